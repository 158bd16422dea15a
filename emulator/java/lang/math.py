"""java.lang.Math. Jython tries the overload of long before that of int, so a whole number comes back as a long."""

from __future__ import annotations

import math
from typing import Any, Callable, ClassVar, Dict, Tuple

from ..registry import java_class
from . import numbers
from .long_value import java_long
from .object import JavaObject, is_java_value
from .statics import Static, add_statics
from .throwable import ArithmeticException


@java_class("java.lang.Math")
class Math(JavaObject):
    """Static helpers."""

    PI: ClassVar[float] = math.pi
    E: ClassVar[float] = math.e

    def __init__(self) -> None:
        raise TypeError("No visible constructors for class (java.lang.Math)")


def _whole(value: Any) -> Any:
    return java_long(numbers.wrap64(value))


def _of_kind(count: int, whole: Callable[..., Any], floating: Callable[..., Any]) -> Static:
    """A method with overloads for int, long, float and double."""
    kinds = ("int", "long", "float", "double")

    def function(*values: Any) -> Any:
        unboxed = [value.unboxed() if is_java_value(value) else value for value in values]
        if all(isinstance(value, int) for value in unboxed):
            answer = whole(*unboxed)
            return answer if _are_ints(values) else _whole(answer)
        return floating(*map(float, unboxed))

    return tuple(", ".join([f"~{kind}"] * count) for kind in kinds), function


def _are_ints(values: Tuple[Any, ...]) -> bool:
    return any(is_java_value(value) and value._primitive == "int" for value in values)


def _round(value: float) -> Any:
    whole = math.floor(value + 0.5) if math.isfinite(value) else numbers.double_to_long(value)
    return java_long(max(numbers.LONG_MIN, min(numbers.LONG_MAX, whole)))


def _exactly(operation: Callable[[int, int], int]) -> Static:
    def function(first: int, second: int) -> Any:
        value = operation(first, second)
        if numbers.wrap64(value) != value:
            raise ArithmeticException("long overflow")
        return java_long(value)

    return ("long, long",), function


def _divided(operation: Callable[[int, int], int]) -> Static:
    def function(first: int, second: int) -> Any:
        if second == 0:
            raise ArithmeticException("/ by zero")
        return java_long(operation(first, second))

    return ("long, long",), function


def _to_int(value: int) -> int:
    if numbers.wrap32(value) != value:
        raise ArithmeticException("integer overflow")
    return value


def _power(base: float, exponent: float) -> float:
    try:
        return math.pow(base, exponent)
    except OverflowError:
        return math.inf
    except ValueError:
        return math.nan if base else math.inf


def _random() -> float:
    import random

    return random.random()


def _rounded(value: Any) -> Any:
    """round(float) is an int: a Float of Java alone is one, Python's number goes to the overload of double."""
    if is_java_value(value):
        return int(_round(value.unboxed())) if value._primitive == "float" else _round(value.unboxed())
    return _round(float(value))


_ONE: Tuple[str, ...] = ("double",)
_TABLE: Dict[str, Static] = {
    "abs": _of_kind(1, abs, abs),
    "max": _of_kind(2, max, lambda first, second: math.nan if first != first or second != second else max(first, second)),
    "min": _of_kind(2, min, lambda first, second: math.nan if first != first or second != second else min(first, second)),
    "ceil": (_ONE, lambda value: float(math.ceil(value))),
    "floor": (_ONE, lambda value: float(math.floor(value))),
    "rint": (_ONE, lambda value: float(round(value))),
    "sqrt": (_ONE, lambda value: math.sqrt(value) if value >= 0 else math.nan),
    "cbrt": (_ONE, lambda value: math.copysign(round(abs(value) ** (1 / 3), 15), value)),
    "exp": (_ONE, math.exp),
    "log": (_ONE, lambda value: math.log(value) if value > 0 else (-math.inf if value == 0 else math.nan)),
    "log10": (_ONE, lambda value: math.log10(value) if value > 0 else (-math.inf if value == 0 else math.nan)),
    "pow": (("double, double",), _power),
    "round": (("~float", "~double"), _rounded),
    "signum": (_ONE, lambda value: float((value > 0) - (value < 0))),
    "random": (("",), _random),
    "floorDiv": _divided(lambda first, second: first // second),
    "floorMod": _divided(lambda first, second: first % second),
    "addExact": _exactly(lambda first, second: first + second),
    "subtractExact": _exactly(lambda first, second: first - second),
    "multiplyExact": _exactly(lambda first, second: first * second),
    "toIntExact": (("long",), _to_int),
}
add_statics(Math, _TABLE)
