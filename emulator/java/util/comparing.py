"""The natural order of Java's objects: Comparable.compareTo."""

from __future__ import annotations

import functools
from typing import Any, Callable

from ..lang.object import class_name
from ..lang.throwable import ClassCastException, NullPointerException

_CAST = "class {0} cannot be cast to class {1} ({0} and {1} are in module java.base of loader 'bootstrap')"
_NAMES = {str: "java.lang.String", int: "java.lang.Integer", float: "java.lang.Double", bool: "java.lang.Boolean"}


def natural(first: Any, second: Any) -> int:
    """Comparable.compareTo."""
    if second is None and isinstance(first, str):
        raise NullPointerException('Cannot read field "value" because "anotherString" is null')
    if isinstance(first, str) != isinstance(second, str):
        raise ClassCastException(_CAST.format(_name(second), _name(first)))
    if hasattr(first, "compareTo"):
        return int(first.compareTo(second))
    return int(first > second) - int(first < second)


def _name(value: Any) -> str:
    kind = next((kind for kind in _NAMES if isinstance(value, kind)), None)
    return class_name(value) if kind is None else _NAMES[kind]


def order_of(comparator: Any, method: str, place: str = "2nd") -> Callable[[Any], Any]:
    """The key to sort by: of a Comparator, of the natural order for null. Jython 2.7.2 makes no Comparator of a function."""
    if comparator is None:
        return functools.cmp_to_key(natural)
    if not hasattr(comparator, "compare"):
        raise TypeError(f"{method}(): {place} arg can't be coerced to java.util.Comparator")
    return functools.cmp_to_key(comparator.compare)
