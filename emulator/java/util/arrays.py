"""java.util.Arrays."""

from __future__ import annotations

from typing import Any, Iterable

from ..registry import java_class
from .lists import ArrayList, refused


class FixedList(ArrayList):
    """What asList gives: values can be set, none added or taken out."""

    java_name = "java.util.Arrays$ArrayList"

    add = remove = clear = addAll = append = extend = insert = pop = __delitem__ = _discard = refused


@java_class("java.util.Arrays")
class Arrays:
    """The static helpers."""

    @staticmethod
    def asList(*values: Any) -> FixedList:
        """A list of the arguments, or of one sequence."""
        return FixedList(values[0] if len(values) == 1 and isinstance(values[0], (list, tuple)) else values)

    @staticmethod
    def toString(values: Iterable[Any]) -> str:
        """[a, b]."""
        return ArrayList(values).toString()
