"""``session`` and ``log`` as a script sees them: core's objects behind Jython's coercion."""

from __future__ import annotations

from typing import Any, Callable, ClassVar, Dict, Tuple, Type

from ..java.lang.object import class_name, use_for_classes
from .coercion import OverloadList, Signatures, refuse_keywords
from .overloads import LOG, SESSION, STATE

_NO_ATTRIBUTE = "'%.50s' object has no attribute '%s'"
_HIDDEN = frozenset(("host", "content_of", "write_bytes"))  # Python's side of core


def _java_class_of(value: object) -> str:
    from ..jython.java_names import java_class_of

    return java_class_of(value)


use_for_classes(_java_class_of)


class Coerced:
    """A Java object whose methods take Python values: those of a table stand in a subclass, everything else goes straight through."""

    java_name: ClassVar[str]

    def __new__(cls, target: Any) -> Coerced:
        coerced = object.__new__(_CLASSES.get((cls, type(target))) or _named(cls, target))
        coerced.__dict__["_target"] = target
        return coerced

    def getClass(self) -> Any:
        """The Java class."""
        from ..java.lang.java_class import JavaClass

        return JavaClass(class_name(self._target))

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name in _HIDDEN:
            raise AttributeError(_NO_ATTRIBUTE % (class_name(self._target), name))
        return getattr(self._target, name)

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(self._target, name, value)

    def __str__(self) -> str:
        return str(self._target)

    def __repr__(self) -> str:
        return repr(self._target)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Coerced) and other._target is self._target

    def __hash__(self) -> int:
        return hash(id(self._target))


_CLASSES: Dict[Tuple[Type[Coerced], type], Type[Coerced]] = {}


def _named(cls: Type[Coerced], target: Any) -> Type[Coerced]:
    """The class that a script sees as the Java class of what is behind."""
    java_name = class_name(target)
    kind = type(cls.__name__, (cls,), {"java_name": java_name, "__module__": java_name.rpartition(".")[0]})
    return _CLASSES.setdefault((cls, type(target)), kind)


def _coerced(table: Dict[str, OverloadList]) -> Type[Coerced]:
    return type("Coerced", (Coerced,), {name: _method(name, Signatures(name, overloads)) for name, overloads in table.items()})


def _method(name: str, signatures: Signatures) -> Callable[..., Any]:
    def call(self: Coerced, *arguments: Any, **keywords: Any) -> Any:
        if keywords:
            raise refuse_keywords(name)
        return getattr(self._target, name)(*signatures.resolve(arguments))

    call.__name__ = name
    return call


Session, Log, State = _coerced(SESSION), _coerced(LOG), _coerced(STATE)


class ScriptContext(Coerced):
    """``context``: its state manager takes Python dicts."""

    def getStateManager(self) -> Any:
        """The component's state."""
        return State(self._target.getStateManager())

    @property
    def stateManager(self) -> Any:
        """The component's state."""
        return self.getStateManager()


def coerced_method(method: Callable[..., Any], signatures: Signatures) -> Callable[..., Any]:
    """The method behind its overloads."""

    def call(*arguments: Any, **keywords: Any) -> Any:
        if keywords:
            raise refuse_keywords(signatures.name)
        return method(*signatures.resolve(arguments))

    call.__name__ = signatures.name
    return call
