"""Jython's way from Python values to Java's arrays of characters and texts, and to its collections, as which Python's count."""

from __future__ import annotations

from array import array
from typing import Any, Callable, Dict

from .overloads import NO
from .signature import conversion

text = conversion("String")


def instance(name: str, value: Any) -> Any:
    """An object of that class of Java."""
    from ..registry import lookup

    kind = lookup(name)
    return value if value is None or kind is not None and isinstance(value, kind) else NO


def _characters(value: Any) -> Any:
    """char[]: a text of them."""
    if value is None:
        return None
    if isinstance(value, array):
        return value.tobytes().decode("latin-1") if getattr(value, "_code", value.typecode) == "c" else NO
    fits = isinstance(value, (list, tuple)) and all(isinstance(item, str) and len(item) == 1 for item in value)
    return "".join(value) if fits else NO


def _text_array(value: Any) -> Any:
    if value is None:
        return None
    if not isinstance(value, (list, tuple)) or not all(item is None or isinstance(item, str) for item in value):
        return NO
    return [text(item) for item in value]


def _list(value: Any) -> Any:
    """A List is Java's own, or a list or tuple of Python."""
    return value if isinstance(value, (list, tuple)) else instance("java.util.List", value)


def _collection(value: Any) -> Any:
    is_pythons = isinstance(value, (list, tuple, set, frozenset)) or hasattr(type(value), "issubset")
    return value if is_pythons else instance("java.util.Collection", value)


def _set(value: Any) -> Any:
    return value if hasattr(type(value), "issubset") else instance("java.util.Set", value)


CONVERSIONS: Dict[str, Callable[[Any], Any]] = {
    "char[]": _characters,
    "java.lang.String[]": _text_array,
    "java.util.Collection": _collection,
    "java.util.List": _list,
    "java.util.Set": _set,
}
