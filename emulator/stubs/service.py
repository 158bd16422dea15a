"""A controller service that stands in for another: what a script calls of it is its own object's, or refused by name."""

from __future__ import annotations

from typing import Any, ClassVar, Iterable, Type

from ..base.errors import NotEmulated
from ..components.controller_service import ControllerService
from .stub import Stub


class StubService(ControllerService):
    """Made by ``stub_service`` for one type; a function of the stand-in makes the object that scripts get to see."""

    STANDS_IN = True
    stub: ClassVar[Stub]
    _object: Any = None

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        if self.stub.function is None:
            advice = "Give the stand-in an object: --stub '%s=python:module:Class'" % self.stub.target
            raise NotEmulated("%s.%s" % (self.TYPE, name), self.name, advice)
        if self._object is None:
            self._object = self.stub.function()
        return getattr(self._object, name)


def stub_service(stub: Stub, java_type: str, apis: Iterable[str]) -> Type[StubService]:
    """The class that stands in for a type of controller service; ``apis``: the interfaces under which it is found."""
    return type("StubService", (StubService,), {"TYPE": java_type, "BUNDLE": "", "stub": stub, "APIS": tuple(apis)})
