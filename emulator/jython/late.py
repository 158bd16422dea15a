"""What a script may import and the emulator does not have: nothing happens until it is used, then NotEmulated says its name.

A module that Jython has and that is not emulated is a module with nothing in it; a name imported from one, and a Java class that is not
emulated, is a ``LateName``.
"""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING, Any, NoReturn, Optional

from ..base.errors import NotEmulated
from .objects.bytestring import ByteString

if TYPE_CHECKING:
    from .names import ModuleNames

JAVA_ADVICE = "see COVERAGE.md for the Java classes that scripts can use here"


def _known(module: ModuleType) -> Optional[ModuleNames]:
    from .names import module_names

    return module_names(module.__name__)


class LibraryModule(ModuleType):
    """A module of Jython's library: its ``dir()`` is Jython's, a name that is missing here is NotEmulated or Jython's AttributeError."""

    def __getattr__(self, name: str) -> Any:
        known = _known(self)
        if known is not None and (name in known.names or known.error):
            raise not_emulated(f"{self.__name__}.{name}")
        raise AttributeError(ByteString((known.missing if known else "'module' object has no attribute '%s'") % name))

    def __dir__(self) -> list[str]:
        known = _known(self)
        return sorted(known.names if known else vars(self))

    def __repr__(self) -> str:
        known, name = _known(self), self.__name__
        words = known.missing if known else ""
        if words.startswith("type object '"):
            return "<type '%s'>" % words.split("'")[1]
        if name == "sys":
            return "<module 'sys' (built-in)>"
        return f"<module '{name}' from '{vars(self).get('__file__', '__pyclasspath__/' + name.replace('.', '/') + '.py')}'>"


def library_module(module: ModuleType) -> ModuleType:
    """The same module as one of Jython's library."""
    if type(module) is ModuleType:
        module.__class__ = LibraryModule
    return module


def not_emulated(name: str) -> NotEmulated:
    """The error for a name of Jython's library, with the way round."""
    from .modules.ways_round import way_round

    return NotEmulated(name, "", way_round(name))


def _used(self: Any, *_: Any, **__: Any) -> NoReturn:
    name, advice = object.__getattribute__(self, "_late")
    raise NotEmulated(name, "", advice)


class LateName:
    """A class, function or value that is not emulated; whatever is done with it raises."""

    def __init__(self, name: str, advice: str) -> None:
        object.__setattr__(self, "_late", (name, advice))

    def __getattr__(self, name: str) -> Any:
        if name == "__mro_entries__":  # a base class: asked of the object by __build_class__
            return lambda bases: _used(self)
        outer, advice = object.__getattribute__(self, "_late")
        raise NotEmulated(outer if name.startswith("__") else f"{outer}.{name}", "", advice)


for _name in (
    "__call__", "__str__", "__repr__", "__bool__", "__len__", "__iter__", "__getitem__", "__setitem__", "__contains__", "__eq__", "__ne__",
    "__lt__", "__le__", "__gt__", "__ge__", "__hash__", "__add__", "__radd__", "__mod__", "__mul__", "__sub__", "__int__", "__float__",
    "__index__", "__enter__", "__setattr__", "__dir__", "__format__",
):  # fmt: skip
    setattr(LateName, _name, _used)
