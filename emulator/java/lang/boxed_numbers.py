"""java.lang.Integer, Long, Double and Float: the static methods that scripts use."""

from __future__ import annotations

from typing import Any, ClassVar, Optional

from ..registry import java_class
from . import numbers
from .object import JavaObject


@java_class("java.lang.Number")
class Number(JavaObject):
    """The base class; boxed numbers are Python's own here."""


@java_class("java.lang.Integer")
class Integer(Number):
    """32 bits."""

    MAX_VALUE: ClassVar[int] = 2**31 - 1
    MIN_VALUE: ClassVar[int] = -(2**31)

    def __new__(cls, value: Any) -> Any:
        return cls.valueOf(value)

    @staticmethod
    def parseInt(text: Optional[str], radix: int = 10) -> int:
        """NumberFormatException when it is none."""
        return numbers.parse_int(_not_null(text), radix)

    @classmethod
    def valueOf(cls, value: Any, radix: int = 10) -> int:
        """A number from a text or a number."""
        return numbers.wrap32(int(value)) if isinstance(value, (int, float)) else cls.parseInt(value, radix)

    @staticmethod
    def toHexString(value: int) -> str:
        """Unsigned hexadecimal."""
        return f"{value & 0xFFFFFFFF:x}"

    @staticmethod
    def compare(first: int, second: int) -> int:
        """-1, 0 or 1."""
        return (first > second) - (first < second)


@java_class("java.lang.Long")
class Long(Number):
    """64 bits."""

    MAX_VALUE: ClassVar[int] = 2**63 - 1
    MIN_VALUE: ClassVar[int] = -(2**63)

    def __new__(cls, value: Any) -> Any:
        return cls.valueOf(value)

    @staticmethod
    def parseLong(text: Optional[str], radix: int = 10) -> int:
        """NumberFormatException when it is none."""
        return numbers.parse_long(_not_null(text), radix)

    @classmethod
    def valueOf(cls, value: Any, radix: int = 10) -> int:
        """A number from a text or a number."""
        return numbers.wrap64(int(value)) if isinstance(value, (int, float)) else cls.parseLong(value, radix)

    @staticmethod
    def toHexString(value: int) -> str:
        """Unsigned hexadecimal."""
        return f"{value & 0xFFFFFFFFFFFFFFFF:x}"

    @staticmethod
    def compare(first: int, second: int) -> int:
        """-1, 0 or 1."""
        return (first > second) - (first < second)


@java_class("java.lang.Double")
class Double(Number):
    """64 bits, floating."""

    MAX_VALUE: ClassVar[float] = 1.7976931348623157e308
    MIN_VALUE: ClassVar[float] = 5e-324
    NaN: ClassVar[float] = float("nan")
    POSITIVE_INFINITY: ClassVar[float] = float("inf")
    NEGATIVE_INFINITY: ClassVar[float] = float("-inf")

    def __new__(cls, value: Any) -> Any:
        return cls.valueOf(value)

    @staticmethod
    def parseDouble(text: Optional[str]) -> float:
        """NumberFormatException when it is none."""
        from .throwable import NullPointerException

        if text is None:
            raise NullPointerException()
        return numbers.parse_double(text)

    @classmethod
    def valueOf(cls, value: Any) -> float:
        """A number from a text or a number."""
        return float(value) if isinstance(value, (int, float)) else cls.parseDouble(value)

    @staticmethod
    def isNaN(value: float) -> bool:
        return value != value

    @staticmethod
    def compare(first: float, second: float) -> int:
        """-1, 0 or 1."""
        return (first > second) - (first < second)


def _to_string(value: Any, radix: int = 10) -> str:
    return numbers.double_to_string(value) if isinstance(value, float) else numbers.long_to_string(int(value), radix)


for _class in (Integer, Long, Double):
    _class.toString = staticmethod(_to_string)  # type: ignore[assignment]


def _not_null(text: Optional[str]) -> str:
    if text is None:
        from .throwable import NumberFormatException

        raise NumberFormatException("Cannot parse null string")
    return text
