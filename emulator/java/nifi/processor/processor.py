"""org.apache.nifi.processor.Processor and what it is handed (nifi-api 1.16.3)."""

from __future__ import annotations

from typing import Any, Callable, NoReturn

from ...lang.object import JavaObject, class_name
from ...registry import java_class

METHODS = (
    "getIdentifier", "getPropertyDescriptor", "getPropertyDescriptors", "getRelationships", "initialize", "onPropertyModified", "onTrigger",
    "validate",
)  # fmt: skip


@java_class("org.apache.nifi.processor.Processor")
class Processor(JavaObject):
    """An interface: what a script's class leaves out is an error when it is called (PyProxy's words)."""


def _abstract(name: str) -> Callable[..., NoReturn]:
    def call(self: Any, *arguments: Any) -> NoReturn:
        kind = type(self).__name__
        raise NotImplementedError(f"'{kind}' object does not implement abstract method '{name}' from '{class_name(self)}'")

    call.__name__ = name
    return call


for _name in METHODS:
    setattr(Processor, _name, _abstract(_name))


@java_class("org.apache.nifi.processor.ProcessSessionFactory")
class ProcessSessionFactory(JavaObject):
    """``open_session`` makes a session as a script sees it."""

    def __init__(self, open_session: Callable[[], Any]) -> None:
        self._open_session = open_session

    def createSession(self) -> Any:
        return self._open_session()


@java_class("org.apache.nifi.processor.ProcessorInitializationContext")
class ProcessorInitializationContext(JavaObject):
    """What ``initialize`` gets."""

    def __init__(self, identifier: str, log: Any, services: Any) -> None:
        self._identifier, self._log, self._services = identifier, log, services

    def getIdentifier(self) -> str:
        return self._identifier

    def getLogger(self) -> Any:
        return self._log

    def getControllerServiceLookup(self) -> Any:
        return self._services
