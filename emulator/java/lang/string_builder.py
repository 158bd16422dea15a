"""java.lang.StringBuilder."""

from __future__ import annotations

from typing import Any, List

from ..registry import java_class
from .object import JavaObject
from .text import java_text


@java_class("java.lang.StringBuilder")
class StringBuilder(JavaObject):
    """Collects a text."""

    def __init__(self, start: Any = "") -> None:
        self._parts: List[str] = [] if isinstance(start, int) else [start]

    def append(self, value: Any) -> StringBuilder:
        self._parts.append(java_text(value))
        return self

    def length(self) -> int:
        return len(self.toString())

    def reverse(self) -> StringBuilder:
        self._parts = [self.toString()[::-1]]
        return self

    def toString(self) -> str:
        self._parts = ["".join(self._parts)]
        return self._parts[0]
