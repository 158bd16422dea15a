"""java.lang.Enum: a constant, equal only to itself."""

from __future__ import annotations

from typing import Any

from .object import JavaObject


class Enum(JavaObject):
    """A Java enum constant; equal only to itself."""

    def __init__(self, name: str, ordinal: int) -> None:
        self._name, self._ordinal = name, ordinal

    def name(self) -> str:
        return self._name

    def ordinal(self) -> int:
        """Its place, from 0."""
        return self._ordinal

    def getDeclaringClass(self) -> Any:
        return self.getClass()

    def toString(self) -> str:
        return self._name
