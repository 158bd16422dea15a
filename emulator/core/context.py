"""ProcessContext: how a processor sees its configuration and surroundings.

Mirrors StandardProcessContext (NiFi 1.16.3). Properties are the effective values: defaults filled in, references to parameters outside
of expressions already replaced (``el.substitute_parameters``); expressions are evaluated when a PropertyValue is asked to, and find the
parameters there. A name that is not known gives a PropertyValue of None, as every processor with dynamic properties does. Left out:
encrypt, decrypt, resources.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Dict, Mapping, NoReturn, Optional, Protocol, Set

from ..base.errors import NotEmulated
from ..base.secret import Parameters
from ..base.versions import DEFAULT_VERSION, Version
from ..java.lang.object import JavaObject
from ..java.nifi.processor.relationship import Relationship
from ..java.registry import java_class
from .flowfile import FlowFile
from .host import Host
from .property_value import PropertyValue, Surroundings
from .services import ControllerServiceLookup
from .state import StateManager

if TYPE_CHECKING:
    from ..java.nifi.components.property_descriptor import PropertyDescriptor
    from ..java.util.maps import LinkedHashMap
    from ..java.util.sets import HashSet


def described(name: str) -> PropertyDescriptor:
    """The descriptor of a property of which nothing but the name is known."""
    from ..java.nifi.components.property_descriptor import PropertyDescriptor

    return PropertyDescriptor.Builder().name(name).build()


class Scheduling(Protocol):
    """How a processor is scheduled; ``execution_node`` is ALL or PRIMARY."""

    @property
    def concurrent_tasks(self) -> int: ...

    @property
    def execution_node(self) -> str: ...


@java_class("org.apache.nifi.processor.StandardProcessContext")
class ProcessContext(JavaObject):
    """``properties``: stored name → value."""

    def __init__(
        self,
        host: Host,
        properties: Mapping[str, Optional[str]],
        *,
        parameters: Optional[Parameters] = None,
        variables: Optional[Mapping[str, str]] = None,
        services: Optional[ControllerServiceLookup] = None,
        scheduling: Optional[Scheduling] = None,
        annotation_data: Optional[str] = None,
        environment: Optional[Mapping[str, str]] = None,
        nifi: Version = DEFAULT_VERSION,
        describe: Callable[[str], PropertyDescriptor] = described,
    ) -> None:
        self._host, self._scheduling, self._annotation_data = host, scheduling, annotation_data
        self._services = services or ControllerServiceLookup()
        self._parameters: Parameters = parameters or {}
        now_ms, next_int = host.clock.now_ms, host.repository.next_int
        self._surroundings = Surroundings(variables, self._parameters, self._services, environment, now_ms, next_int, nifi)
        self._properties: Dict[str, Optional[str]] = dict(properties)
        self._describe = describe
        self._scheduled = True

    def getProperty(self, which: Any) -> PropertyValue:
        """The value of a property, by name or by anything that has one (a PropertyDescriptor)."""
        name = which if isinstance(which, str) else _name(which)
        return PropertyValue(self._properties.get(name), self._surroundings)

    def raw_text(self, name: str) -> str:
        """A property's text as it stands, '' where it is not set (Python's side)."""
        return self._properties.get(name) or ""

    def is_set(self, name: str) -> bool:
        """Whether a property is set (Python's side)."""
        return self._properties.get(name) is not None

    def value_of(self, name: str, flowfile: Optional[FlowFile] = None) -> str:
        """A property with its expressions evaluated, '' where it is not set: without the two PropertyValues (Python's side)."""
        return self.text_of(self._properties.get(name) or "", flowfile)

    def text_of(self, text: str, flowfile: Optional[FlowFile] = None, state: Optional[Mapping[str, str]] = None) -> str:
        """A text with its expressions evaluated (Python's side)."""
        return self._surroundings.text_of(text, flowfile, state)

    def newPropertyValue(self, text: Optional[str]) -> PropertyValue:
        return PropertyValue(text, self._surroundings)

    def getAllProperties(self) -> LinkedHashMap:
        """Names and values of all properties."""
        from ..java.util.maps import LinkedHashMap

        return LinkedHashMap(self._properties)

    def getProperties(self) -> LinkedHashMap:
        """Descriptors and values of all properties."""
        from ..java.util.maps import LinkedHashMap

        return LinkedHashMap({self._describe(name): value for name, value in self._properties.items()})

    def getName(self) -> str:
        return self._host.name

    def getAnnotationData(self) -> Optional[str]:
        """What an advanced UI stored."""
        return self._annotation_data

    def getStateManager(self) -> StateManager:
        return self._host.state

    def getControllerServiceLookup(self) -> ControllerServiceLookup:
        return self._services

    def getMaxConcurrentTasks(self) -> int:
        return self._scheduling.concurrent_tasks if self._scheduling else 1

    def getExecutionNode(self) -> str:
        return self._scheduling.execution_node if self._scheduling else "ALL"

    def yield_(self) -> None:
        """``yield``: do not trigger before the yield period has passed."""
        self._host.yield_for(self._host.yield_ms)

    def hasIncomingConnection(self) -> bool:
        return bool(self._host.incoming)

    def hasNonLoopConnection(self) -> bool:
        """Whether something other than itself is connected to it."""
        own = {id(queue) for queues in self._host.outgoing.values() for queue in queues}
        return any(id(queue) not in own for queue in self._host.incoming)

    def hasConnection(self, relationship: Relationship) -> bool:
        return bool(self._host.queues(relationship.getName()))

    def getAvailableRelationships(self) -> HashSet:
        """Relationships none of whose connections is full."""
        from ..java.util.sets import HashSet

        return HashSet([Relationship(name) for name in sorted(self.available_relationships())])

    def available_relationships(self) -> Set[str]:
        """Their names (Python's side)."""
        return {name for name in self._host.relationships() if not any(queue.is_full() for queue in self._host.queues(name))}

    def auto_terminates(self, relationship: Relationship) -> bool:
        """Whether what goes there is dropped (Python's side)."""
        return relationship.getName() in self._host.auto_terminated

    def isRelationshipRetried(self, relationship: Relationship) -> bool:
        return relationship.getName() in self._host.retry.relationships

    def getRetryCount(self) -> int:
        return self._host.retry.count

    def isScheduled(self) -> bool:
        return self._scheduled

    def isConnectedToCluster(self) -> bool:
        """One node: no."""
        return False

    def encrypt(self, text: str) -> NoReturn:
        raise NotEmulated("ProcessContext.encrypt")

    decrypt = encrypt


def _name(which: Any) -> str:
    name = getattr(which, "name", None) or which.getName()
    return str(name() if callable(name) else name)
