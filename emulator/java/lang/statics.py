"""Static methods as a table: name → (overloads as in ``signature.py``, the function that gets the Java values).

A class may have an instance method of the same name (Integer.toString()): called on an instance without arguments, that one answers.
"""

from __future__ import annotations

from typing import Any, Callable, Dict, Mapping, Tuple

from .object import is_java_value
from .signature import static_takes
from .throwable import ArrayIndexOutOfBoundsException

Static = Tuple[Tuple[str, ...], Callable[..., Any]]


def add_statics(cls: type, table: Mapping[str, Static]) -> None:
    """Give a class these methods."""
    own: Dict[str, Any] = {name: getattr(cls, name, None) for name in table}
    for name, (overloads, function) in table.items():
        static = _taking(name, overloads, function)
        setattr(cls, name, _Both(own[name], static) if own[name] else staticmethod(static))


def _taking(name: str, overloads: Tuple[str, ...], function: Callable[..., Any]) -> Callable[..., Any]:
    def call(*arguments: Any) -> Any:
        return function(*arguments)

    call.__name__ = name
    return static_takes(*overloads)(call)


class _Both:
    """An instance method and a static one under one name."""

    def __init__(self, own: Callable[..., Any], static: Callable[..., Any]) -> None:
        self._own, self._static = own, static

    def _of_class(self, *arguments: Any) -> Any:
        try:
            return self._static(*arguments)
        except TypeError:
            if len(arguments) == 1 and is_java_value(arguments[0]):  # taken for the object, which then lacks an argument
                raise ArrayIndexOutOfBoundsException("Index 0 out of bounds for length 0")
            raise

    def __get__(self, instance: Any, owner: type) -> Callable[..., Any]:
        if instance is None:
            return self._of_class
        return lambda *arguments: self._static(*arguments) if arguments else self._own(instance)
