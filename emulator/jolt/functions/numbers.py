"""Objects.toNumber, toInteger, toLong, toDouble: any value as one of Java's numbers."""

from __future__ import annotations

import math
from typing import Any, Dict

from ...java.lang.numbers import double_to_long, parse_double, wrap64
from ...java.lang.throwable import NumberFormatException
from ..elements.transpose import int_value
from ..java_text import int_or_none
from ..values import ABSENT, Long, is_number
from .base import Function, single

_LONG_MAX = (1 << 63) - 1


def to_number(value: Any) -> Any:
    """A number, or a string that is an int, a long or a double."""
    if is_number(value):
        return value
    if not isinstance(value, str):
        return ABSENT
    whole = int_or_none(value)
    if whole is not None:
        return whole
    digits = value[1:] if value[:1] in ("+", "-") else value
    if digits.isascii() and digits.isdigit() and len(digits) < 4000 and -_LONG_MAX - 1 <= int(value) <= _LONG_MAX:
        return Long(value)
    try:
        return parse_double(value)
    except NumberFormatException:
        return ABSENT


def to_integer(value: Any) -> Any:
    """Number.intValue."""
    number = to_number(value)
    return ABSENT if number is ABSENT else int_value(number)


def to_long(value: Any) -> Any:
    """Number.longValue."""
    number = to_number(value)
    if number is ABSENT:
        return ABSENT
    return Long(double_to_long(number) if isinstance(number, float) else wrap64(number))


def to_double(value: Any) -> Any:
    """Number.doubleValue."""
    number = to_number(value)
    return ABSENT if number is ABSENT else as_double(number)


def as_double(number: Any) -> float:
    """The number as a double; too large a whole number is infinite."""
    try:
        return float(number)
    except OverflowError:
        return math.inf if number > 0 else -math.inf


FUNCTIONS: Dict[str, Function] = {
    "toInteger": single(to_integer),
    "toLong": single(to_long),
    "toDouble": single(to_double),
}
