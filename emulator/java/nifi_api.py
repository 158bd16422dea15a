"""NiFi's API types that scripts import: callbacks, Relationship, Scope, FlowFile and the interfaces they name.

Mirrors nifi-api 1.16.3. Callbacks are interfaces: a script's class extends one and has ``process``; no ``super().__init__`` is needed.
ExecuteScript is here for ``ExecuteScript.REL_SUCCESS``; running it is the work of the script room.
"""

from __future__ import annotations

from typing import Any, ClassVar, Optional

from .lang.object import JavaObject
from .registry import java_class

_ABSTRACT = "'%s' object does not implement abstract method 'process' from '%s'"


class _Callback(JavaObject):
    """What the three callbacks share: a class without ``process`` fails when it is called, in Jython's words."""

    def process(self, *streams: Any) -> None:
        raise NotImplementedError(_ABSTRACT % (type(self).__name__, self.java_name))


@java_class("org.apache.nifi.processor.io.InputStreamCallback")
class InputStreamCallback(_Callback):
    """process(inputStream)."""


@java_class("org.apache.nifi.processor.io.OutputStreamCallback")
class OutputStreamCallback(_Callback):
    """process(outputStream)."""


@java_class("org.apache.nifi.processor.io.StreamCallback")
class StreamCallback(_Callback):
    """process(inputStream, outputStream)."""


@java_class("org.apache.nifi.processor.Relationship")
class Relationship(JavaObject):
    """A named way out of a processor; two are equal when their names are."""

    SELF: ClassVar[Relationship]
    ANONYMOUS: ClassVar[Relationship]

    def __init__(self, name: str = "", description: str = "", auto_terminate: bool = False) -> None:
        self._name, self._description, self._auto_terminate = name, description, auto_terminate

    def getName(self) -> str:
        """The name."""
        return self._name

    def getDescription(self) -> str:
        """The description."""
        return self._description

    def isAutoTerminated(self) -> bool:
        """Whether it is auto-terminated unless somebody connects it."""
        return self._auto_terminate

    def compareTo(self, other: Optional[Relationship]) -> int:
        """By name."""
        if other is None:
            return -1
        return (self._name > other._name) - (self._name < other._name)

    def toString(self) -> str:
        """The name."""
        return self._name

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Relationship) and other._name == self._name

    def __hash__(self) -> int:
        return hash(self._name)

    @java_class("org.apache.nifi.processor.Relationship$Builder")
    class Builder(JavaObject):
        """Relationship.Builder().name('x').description('…').build()."""

        def __init__(self) -> None:
            self._name, self._description, self._auto_terminate = "", "", False

        def name(self, name: Optional[str]) -> Relationship.Builder:
            """Set the name; null changes nothing."""
            self._name = self._name if name is None else name
            return self

        def description(self, description: Optional[str]) -> Relationship.Builder:
            """Set the description; null changes nothing."""
            self._description = self._description if description is None else description
            return self

        def autoTerminateDefault(self, auto_terminate: bool) -> Relationship.Builder:
            """Set the default of auto-termination."""
            self._auto_terminate = bool(auto_terminate)
            return self

        def build(self) -> Relationship:
            """The Relationship."""
            return Relationship(self._name, self._description, self._auto_terminate)


Relationship.SELF = Relationship()
Relationship.ANONYMOUS = Relationship()


class Enum(JavaObject):
    """A Java enum constant; equal only to itself."""

    def __init__(self, name: str, ordinal: int) -> None:
        self._name, self._ordinal = name, ordinal

    def name(self) -> str:
        """The constant's name."""
        return self._name

    def ordinal(self) -> int:
        """Its place, from 0."""
        return self._ordinal

    def toString(self) -> str:
        """The constant's name."""
        return self._name


@java_class("org.apache.nifi.processor.FlowFileFilter$FlowFileFilterResult")
class FlowFileFilterResult(Enum):
    """What a filter answers; ``isAccept()`` takes the FlowFile, ``isContinue()`` asks for the next."""

    ACCEPT_AND_CONTINUE: ClassVar[FlowFileFilterResult]
    ACCEPT_AND_TERMINATE: ClassVar[FlowFileFilterResult]
    REJECT_AND_CONTINUE: ClassVar[FlowFileFilterResult]
    REJECT_AND_TERMINATE: ClassVar[FlowFileFilterResult]

    def isAccept(self) -> bool:
        """Whether the FlowFile is taken."""
        return self._name.startswith("ACCEPT")

    def isContinue(self) -> bool:
        """Whether the next one is looked at."""
        return self._name.endswith("CONTINUE")


for _ordinal, _name in enumerate(("ACCEPT_AND_CONTINUE", "ACCEPT_AND_TERMINATE", "REJECT_AND_CONTINUE", "REJECT_AND_TERMINATE")):
    setattr(FlowFileFilterResult, _name, FlowFileFilterResult(_name, _ordinal))


@java_class("org.apache.nifi.processor.FlowFileFilter")
class FlowFileFilter(JavaObject):
    """filter(flowFile) gives a FlowFileFilterResult."""

    FlowFileFilterResult: ClassVar[type] = FlowFileFilterResult


@java_class("org.apache.nifi.components.state.Scope")
class Scope(Enum):
    """Where state lives: Scope.LOCAL or Scope.CLUSTER."""

    CLUSTER: ClassVar[Scope]
    LOCAL: ClassVar[Scope]

    @classmethod
    def valueOf(cls, name: str) -> Scope:
        """The constant of that name."""
        from .lang.throwable import IllegalArgumentException

        if name not in ("LOCAL", "CLUSTER"):
            raise IllegalArgumentException(f"No enum constant {cls.java_name}.{name}")
        return cls.LOCAL if name == "LOCAL" else cls.CLUSTER


Scope.CLUSTER = Scope("CLUSTER", 0)
Scope.LOCAL = Scope("LOCAL", 1)


@java_class("org.apache.nifi.flowfile.FlowFile")
class FlowFile(JavaObject):
    """The interface; the objects are core's FlowFile."""

    __slots__ = ()

    @java_class("org.apache.nifi.flowfile.FlowFile$KeyValidator")
    class KeyValidator:
        """Which names an attribute may have."""

        @staticmethod
        def validateKey(key: Optional[str]) -> str:
            """The key; IllegalArgumentException when it is null or blank."""
            if key is None or not key.strip():
                from .lang.throwable import IllegalArgumentException

                raise IllegalArgumentException("Invalid attribute key: " + ("null" if key is None else "<Empty String>"))
            return key

        @staticmethod
        def isValid(key: Optional[str]) -> bool:
            """Whether validateKey would take it."""
            return key is not None and bool(key.strip())


@java_class("org.apache.nifi.controller.ControllerService")
class ControllerService(JavaObject):
    """The interface."""


@java_class("org.apache.nifi.proxy.ProxyConfigurationService")
class ProxyConfigurationService(ControllerService):
    """The interface; ``getConfiguration()`` gives type, host, port, user name and password."""


@java_class("org.apache.nifi.processors.script.ExecuteScript")
class ExecuteScript(JavaObject):
    """Only its two relationships."""

    REL_SUCCESS: ClassVar[Relationship] = Relationship("success", "FlowFiles that were successfully processed")
    REL_FAILURE: ClassVar[Relationship] = Relationship("failure", "FlowFiles that failed to be processed")


@java_class("org.apache.nifi.flowfile.attributes.CoreAttributes")
class CoreAttributes(Enum):
    """The framework's own attributes: CoreAttributes.FILENAME.key()."""

    def __init__(self, name: str, ordinal: int, key: str) -> None:
        super().__init__(name, ordinal)
        self._key = key

    def key(self) -> str:
        """The attribute's name."""
        return self._key


_CORE = {
    "PATH": "path",
    "ABSOLUTE_PATH": "absolute.path",
    "FILENAME": "filename",
    "UUID": "uuid",
    "PRIORITY": "priority",
    "MIME_TYPE": "mime.type",
    "DISCARD_REASON": "discard.reason",
    "ALTERNATE_IDENTIFIER": "alternate.identifier",
}
for _ordinal, (_name, _key) in enumerate(_CORE.items()):
    setattr(CoreAttributes, _name, CoreAttributes(_name, _ordinal, _key))
