"""Base of the emulated processors and services.

Mirrors org.apache.nifi.processor.AbstractProcessor of NiFi 1.16.3 as far as a processor's author sees it. A processor is data (its
properties, relationships, input rule) and ``on_trigger(context, session)``; the engine opens the session and commits after it.

To add one: a module named as the type in snake case, with a class under ``@component(type, bundle)``; ``registry`` finds it by its name.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Callable, ClassVar, Dict, FrozenSet, List, Mapping, Optional, Set, Tuple, Type, TypeVar

from ..base.clock import SCRIPT_SECONDS, Clock, RealClock
from ..base.errors import NotEmulated
from ..base.versions import DEFAULT_VERSION, Version
from .descriptor import EL_FLOWFILE, EL_NONE, EL_VARS, PropertyDescriptor

if TYPE_CHECKING:
    from ..core.context import ProcessContext
    from ..core.log import ComponentLog
    from ..core.session import ProcessSession
    from ..java.nifi.components.property_descriptor import PropertyDescriptor as JavaDescriptor

__all__ = [
    "EL_FLOWFILE",
    "EL_NONE",
    "EL_VARS",
    "Component",
    "Processor",
    "Properties",
    "PropertyDescriptor",
    "component",
]

SessionFactory = Callable[[], "ProcessSession"]
Properties = Mapping[str, Optional[str]]  # stored name → value, defaults filled in, parameters and EL not

INPUT_REQUIRED, INPUT_ALLOWED, INPUT_FORBIDDEN = "required", "allowed", "forbidden"


class Component:
    """What processors and controller services share: a type, a bundle, properties."""

    TYPE: ClassVar[str] = ""  # set by @component
    BUNDLE: ClassVar[str] = ""
    PROPERTIES: ClassVar[Tuple[PropertyDescriptor, ...]] = ()
    DYNAMIC: ClassVar[Optional[PropertyDescriptor]] = None  # the rule of every dynamic property; None: there are none
    nifi: Version = DEFAULT_VERSION  # the version that it runs in
    artifact: str = ""  # the NAR that its definition names
    timeout: Optional[float] = SCRIPT_SECONDS  # seconds of real time that a script may take for a trigger; None or 0: no limit
    jython: Optional[str] = None  # the jar whose library scripts run with, '' for none; None: the one that is found
    STATE_SCOPE: ClassVar[Optional[str]] = None  # "LOCAL" | "CLUSTER" where the component keeps state

    def __init__(
        self,
        identifier: str = "",
        name: str = "",
        log: Optional[ComponentLog] = None,
        properties: Optional[Properties] = None,
        clock: Optional[Clock] = None,
    ) -> None:
        self.identifier, self.name = identifier, name
        self.clock: Clock = clock or RealClock()
        self.properties = self.with_defaults(properties or {})  # raw: parameters and Expression Language as written
        self._log = log

    @property
    def dynamic(self) -> List[str]:
        """Names of the dynamic properties that are set."""
        return self.dynamic_names(self.properties)

    def java_descriptor(self, name: str) -> JavaDescriptor:
        """The PropertyDescriptor that a script sees; a name that the component does not know is a dynamic property's."""
        from ..java.nifi.components.property_descriptor import PropertyDescriptor as JavaDescriptor

        descriptor = self.descriptor(name) or PropertyDescriptor(name, dynamic=True)
        builder = JavaDescriptor.Builder().name(name).displayName(descriptor.label).description(descriptor.description)
        builder = builder.required(descriptor.required).sensitive(descriptor.sensitive).dynamic(descriptor.dynamic)
        return builder.defaultValue(None if descriptor.allowed else descriptor.default).build()

    @property
    def log(self) -> ComponentLog:
        """The component's log (getLogger)."""
        if self._log is None:
            raise RuntimeError(f"{self.TYPE} was made without a log")
        return self._log

    def validate(self, context: ProcessContext) -> List[str]:
        """Reasons why the component is invalid that its descriptors cannot say, in NiFi's words (customValidate)."""
        return []

    @classmethod
    def refused(cls, properties: Properties, where: str = "") -> Optional[NotEmulated]:
        """Why a component with these properties cannot run here; None where nothing is in the way."""
        return None

    def refuse(self, properties: Properties) -> None:
        """NotEmulated for what ``refused`` says."""
        refused = self.refused(properties, self.name)
        if refused:
            raise refused

    @classmethod
    def short_name(cls) -> str:
        """The simple class name: RouteOnAttribute."""
        return cls.TYPE.rpartition(".")[2]

    @classmethod
    def descriptor(cls, name: str) -> Optional[PropertyDescriptor]:
        """The descriptor of a property, dynamic ones included; None when the component does not know the name."""
        for descriptor in cls.PROPERTIES:
            if descriptor.name == name:
                return descriptor
        return cls.DYNAMIC.named(name) if cls.DYNAMIC else None

    @classmethod
    def with_defaults(cls, properties: Properties) -> Dict[str, Optional[str]]:
        """Every known property in the order of ``PROPERTIES``, then the others in the order given."""
        full: Dict[str, Optional[str]] = {}
        for descriptor in cls.PROPERTIES:
            value = properties.get(descriptor.name)
            full[descriptor.name] = descriptor.default if value is None else value
        full.update({name: value for name, value in properties.items() if name not in full})
        return full

    @classmethod
    def dynamic_names(cls, properties: Properties) -> List[str]:
        """Names of the dynamic properties that have a value, in the order given."""
        declared = _declared(cls)  # type: ignore[arg-type]  # mypy takes no class for hashable
        return [name for name, value in properties.items() if name not in declared and value is not None]


@lru_cache(maxsize=256)
def _declared(component_class: Type[Component]) -> FrozenSet[str]:
    return frozenset(descriptor.name for descriptor in component_class.PROPERTIES)


class Processor(Component):
    """Base class of every emulated processor; one object for one processor of a flow, so fields persist between triggers.

    ``log`` is its ComponentLog. ``annotation_data`` is the flow's text of that name.
    """

    RELATIONSHIPS: ClassVar[Mapping[str, str]] = {}  # name → what goes there; in the order in which the screen lists them
    AUTO_TERMINATED: ClassVar[Tuple[str, ...]] = ()  # autoTerminateDefault: dropped unless connected
    INPUT: ClassVar[str] = INPUT_ALLOWED  # @InputRequirement
    TRIGGER_WHEN_EMPTY: ClassVar[bool] = False  # @TriggerWhenEmpty
    TRIGGER_WHEN_ANY_AVAILABLE: ClassVar[bool] = False  # @TriggerWhenAnyDestinationAvailable
    TRIGGER_SERIALLY: ClassVar[bool] = False  # @TriggerSerially
    OWN_SESSIONS: ClassVar[bool] = False  # AbstractSessionFactoryProcessor: sessions that live longer than a trigger
    LISTENS: ClassVar[bool] = False  # its work comes from outside the flow: ``arrival_ms`` says when there is some
    annotation_data: Optional[str] = None
    ring: Callable[[], None] = staticmethod(lambda: None)  # given by the engine
    address = ""  # where a processor that listens can be reached while it runs

    def relationships(self, properties: Properties) -> Set[str]:
        """Names of the relationships with these properties."""
        return set(self.RELATIONSHIPS)

    def on_scheduled(self, context: ProcessContext) -> None:
        """Called once before the first trigger (@OnScheduled)."""

    def on_trigger(self, context: ProcessContext, session: ProcessSession) -> None:
        """The work. The engine commits the session afterwards, or rolls it back when this raises."""
        raise NotImplementedError

    def on_stopped(self, context: ProcessContext) -> None:
        """Called once after the last trigger (@OnStopped)."""

    def on_trigger_with_factory(self, context: ProcessContext, open_session: SessionFactory) -> None:
        """The work of a processor with ``OWN_SESSIONS``: it opens and commits them itself."""
        raise NotImplementedError

    def arrival_ms(self) -> Optional[int]:
        """With ``LISTENS``: the moment from which there is work, 0 for now, None for none in sight. The processor rings when some comes."""
        return None

    def next_wake_ms(self) -> Optional[int]:
        """When time alone gives the processor something to do (a bin's age); None: never."""
        return None


ComponentType = TypeVar("ComponentType", bound=Type[Component])

REGISTERED: Dict[str, Type[Component]] = {}  # Java type → class, of what has been imported


def component(java_type: str, bundle: str) -> Callable[[ComponentType], ComponentType]:
    """Register a class under its Java type and the artifact of its NAR."""

    def register(cls: ComponentType) -> ComponentType:
        cls.TYPE, cls.BUNDLE = java_type, bundle
        REGISTERED[java_type] = cls
        return cls

    return register
