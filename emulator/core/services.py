"""ControllerServiceLookup: how processors and scripts find controller services.

Mirrors StandardProcessContext's half of the interface (NiFi 1.16.3). A service is any object with ``identifier``, ``name`` and ``APIS``
(the Java interfaces it has); types are given as a registered class, a Java name or a simple name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Iterable, Iterator, Optional, Protocol, Sequence, Set, Union

from ..java.lang.object import JavaObject
from ..java.registry import java_class

if TYPE_CHECKING:
    from ..java.util.sets import HashSet


class Service(Protocol):
    """A controller service, emulated or a test's own. ``APIS``: the Java interfaces that it has, by full name."""

    @property
    def identifier(self) -> str: ...

    @property
    def name(self) -> Optional[str]: ...

    @property
    def APIS(self) -> Sequence[str]: ...


@java_class("org.apache.nifi.controller.ControllerServiceLookup")
class ControllerServiceLookup(JavaObject):
    """Services by id; ``enabled`` are the ids of those that run."""

    def __init__(self, services: Iterable[Service] = ()) -> None:
        self._services: Dict[str, Service] = {}
        self._enabled: Set[str] = set()
        for service in services:
            self._register(service)

    def _register(self, service: Service, *, enabled: bool = True) -> None:
        self._services[service.identifier] = service
        (self._enabled.add if enabled else self._enabled.discard)(service.identifier)

    register = _register

    def __iter__(self) -> Iterator[Service]:
        return iter(self._services.values())

    def getControllerService(self, identifier: Optional[str]) -> Optional[Service]:
        """The service, None when there is none of that id."""
        return None if identifier is None else self._services.get(identifier)

    def getControllerServiceName(self, identifier: str) -> Optional[str]:
        service = self.getControllerService(identifier)
        return None if service is None else service.name

    def getControllerServiceIdentifiers(self, service_type: Any) -> HashSet:
        """Ids of the services that have an interface."""
        from ..java.util.sets import HashSet

        interface = service_type if isinstance(service_type, str) else str(getattr(service_type, "java_name", service_type))
        return HashSet([key for key, service in self._services.items() if _has(service, interface)])

    def isControllerServiceEnabled(self, service: Union[str, Service]) -> bool:
        """Whether a service, or the one of an id, is enabled."""
        return (service if isinstance(service, str) else service.identifier) in self._enabled

    def isControllerServiceEnabling(self, identifier: str) -> bool:
        """Never: services are enabled before the first trigger."""
        return False


def _has(service: Service, interface: str) -> bool:
    if interface.endswith("controller.ControllerService"):
        return True
    return any(interface in (api, api.rpartition(".")[2]) for api in service.APIS)
