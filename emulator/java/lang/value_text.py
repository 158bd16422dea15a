"""String.valueOf, also of the values that Jython keeps as its own."""

from __future__ import annotations

from typing import Any, Callable

_shown: Callable[[Any], str] = str


def use_for_python_values(show: Callable[[Any], str]) -> None:
    """Let ``show(value)`` write a list or dict of a script: who runs the scripts knows how."""
    global _shown
    _shown = show


def python_text(value: Any) -> str:
    """PyObject.toString: a script's text inside of an Object[] keeps its quotes."""
    return _shown(value)


def java_text(value: Any) -> str:
    """String.valueOf."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        from .numbers import double_to_string

        return double_to_string(value)
    if isinstance(value, str):
        return value
    if isinstance(value, type) and "java_name" in value.__dict__:
        return f"class {value.__dict__['java_name']}"
    own = getattr(value, "toString", None) if hasattr(type(value), "java_name") else None
    return _shown(value) if own is None else str(own())
