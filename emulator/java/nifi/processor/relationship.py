"""org.apache.nifi.processor.Relationship (nifi-api 1.16.3)."""

from __future__ import annotations

from typing import ClassVar, Optional

from ...lang.object import JavaObject
from ...registry import java_class


@java_class("org.apache.nifi.processor.Relationship")
class Relationship(JavaObject):
    """A named way out of a processor; two are equal when their names are."""

    SELF: ClassVar[Relationship]
    ANONYMOUS: ClassVar[Relationship]

    def __init__(self, name: str = "", description: str = "", auto_terminate: bool = False) -> None:
        self._name, self._description, self._auto_terminate = name, description, auto_terminate

    def getName(self) -> str:
        return self._name

    def getDescription(self) -> str:
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
            self._auto_terminate = bool(auto_terminate)
            return self

        def build(self) -> Relationship:
            return Relationship(self._name, self._description, self._auto_terminate)


Relationship.SELF = Relationship()


Relationship.ANONYMOUS = Relationship()
