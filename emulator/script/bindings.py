"""``session`` and ``log`` as a script sees them: core's objects behind Jython's coercion."""

from __future__ import annotations

from typing import Any, Callable, Dict

from ..java.lang.object import JavaClass, class_name
from .coercion import Overloads, refuse_keywords, resolve

_NO_ATTRIBUTE = "'%.50s' object has no attribute '%s'"


class Coerced:
    """A Java object whose methods take Python values. What has no overloads in the table goes straight through."""

    def __init__(self, target: Any, overloads: Dict[str, Overloads]) -> None:
        self.__dict__.update(_target=target, _overloads=overloads)

    @property
    def java_name(self) -> str:
        """The Java class of what is behind."""
        return class_name(self._target)

    def getClass(self) -> JavaClass:
        """The Java class."""
        return JavaClass(class_name(self._target))

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name in _HIDDEN:
            raise AttributeError(_NO_ATTRIBUTE % (class_name(self._target), name))
        attribute = getattr(self._target, name)
        if name not in self._overloads:
            return attribute
        method = self.__dict__[name] = coerced_method(attribute, name, self._overloads[name])
        return method

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


_HIDDEN = frozenset(("host", "content_of", "write_bytes"))  # Python's side of core


def coerced_method(method: Callable[..., Any], name: str, overloads: Overloads) -> Callable[..., Any]:
    """The method behind its table of overloads."""

    def call(*arguments: Any, **keywords: Any) -> Any:
        if keywords:
            raise refuse_keywords(name)
        return method(*resolve(name, overloads, arguments))

    call.__name__ = name
    return call
