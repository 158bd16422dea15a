"""java.util.Arrays."""

from __future__ import annotations

from typing import Any, Iterable

from ..registry import java_class
from .lists import ArrayList


@java_class("java.util.Arrays")
class Arrays:
    """The static helpers."""

    @staticmethod
    def asList(*values: Any) -> ArrayList:
        """A list of the arguments, or of one sequence."""
        return ArrayList(values[0] if len(values) == 1 and isinstance(values[0], (list, tuple)) else values)

    @staticmethod
    def toString(values: Iterable[Any]) -> str:
        """[a, b]."""
        return ArrayList(values).toString()
