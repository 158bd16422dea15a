"""java.util.Objects."""

from __future__ import annotations

from typing import Any, Optional

from ..lang.text import java_text
from ..lang.throwable import NullPointerException
from ..registry import java_class


@java_class("java.util.Objects")
class Objects:
    """Static helpers."""

    @staticmethod
    def equals(first: Any, second: Any) -> bool:
        return bool(first == second)

    @staticmethod
    def toString(value: Any, default: str = "null") -> str:
        return default if value is None else java_text(value)

    @staticmethod
    def isNull(value: Any) -> bool:
        return value is None

    @staticmethod
    def nonNull(value: Any) -> bool:
        return value is not None

    @staticmethod
    def requireNonNull(value: Any, message: Optional[str] = None) -> Any:
        """The value; NullPointerException when it is null."""
        if value is None:
            raise NullPointerException(message)
        return value
