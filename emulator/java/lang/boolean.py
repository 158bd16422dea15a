"""java.lang.Boolean: its static methods; the values are Python's."""

from __future__ import annotations

from typing import ClassVar, Optional

from ..registry import java_class
from .text import java_text


@java_class("java.lang.Boolean")
class Boolean:
    """Static helpers."""

    TRUE: ClassVar[bool] = True
    FALSE: ClassVar[bool] = False

    @staticmethod
    def parseBoolean(text: Optional[str]) -> bool:
        """Whether it is "true" in any case."""
        return text is not None and text.lower() == "true"

    valueOf = parseBoolean

    @staticmethod
    def toString(value: bool) -> str:
        return java_text(bool(value))
