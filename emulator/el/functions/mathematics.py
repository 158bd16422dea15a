"""math(): the methods of java.lang.Math (JDK 17), found as reflection finds them, by name and exact types (MathEvaluator)."""

from __future__ import annotations

import math
from typing import Any, Callable, Dict, List, Optional, Tuple

from ...java.lang.numbers import LONG_MAX, LONG_MIN, double_to_long
from ..errors import AttributeExpressionLanguageException
from ..node import NUMBER, STRING, Node, cast
from ..scope import Scope
from .numeric import negative_min
from .registry import builder
from .texts import as_int


def _strict(name: str) -> Callable[..., float]:
    """A function of java.lang.StrictMath."""

    def call(*numbers: float) -> float:
        from ...java.lang import strict_math

        result: float = getattr(strict_math, name)(*numbers)
        return result

    return call


def _safe(method: Callable[..., float]) -> Callable[..., float]:
    """Java gives NaN where Python raises ValueError, and an infinity for OverflowError."""

    def called(*values: float) -> float:
        try:
            return method(*values)
        except ValueError:
            return math.nan
        except OverflowError:
            return math.inf

    return called


def _whole(method: Callable[[float], int]) -> Callable[[float], float]:
    """floor, ceil, rint: a double again, with the sign of a zero."""

    def called(value: float) -> float:
        if not math.isfinite(value):
            return value
        whole = float(method(value))
        return math.copysign(whole, value) if whole == 0 else whole

    return called


def _round(value: float) -> int:
    if not math.isfinite(value):
        return double_to_long(value)
    floor = math.floor(value)
    return max(LONG_MIN, min(LONG_MAX, floor + (1 if value - floor >= 0.5 else 0)))


def _signum(value: float) -> float:
    return value if value == 0 or value != value else math.copysign(1.0, value)


def _log(method: Callable[[float], float]) -> Callable[[float], float]:
    return lambda value: -math.inf if value == 0 else _safe(method)(value)


def _pow(base: float, power: float) -> float:
    if power != power or (abs(base) == 1 and math.isinf(power)):
        return 1.0 if power == 0 else math.nan
    try:
        return math.pow(base, power)
    except OverflowError:
        return -math.inf if base < 0 and power % 2 == 1 else math.inf
    except ValueError:
        return math.nan if base != 0 else -math.inf if math.copysign(1, base) < 0 and power % 2 == 1 else math.inf


def _exact(value: int, least: int = LONG_MIN, most: int = LONG_MAX) -> int:
    if not least <= value <= most:
        raise OverflowError
    return value


def _max(left: float, right: float) -> float:
    return math.nan if left != left or right != right else max(left, right)


def _min(left: float, right: float) -> float:
    return math.nan if left != left or right != right else min(left, right)


def _remainder(left: float, right: float) -> float:
    return _safe(math.remainder)(left, right)


_DOUBLE: Dict[str, Callable[[float], Any]] = {
    **{name: _safe(getattr(math, name)) for name in ("sin", "cos", "tan", "asin", "acos", "exp", "sqrt", "cosh", "tanh", "expm1")},
    "sinh": lambda value: math.copysign(_safe(math.sinh)(abs(value)), value),
    "abs": abs,
    "ceil": _whole(math.ceil),
    "floor": _whole(math.floor),
    "rint": _whole(round),
    "round": _round,
    "log": _log(math.log),
    "log10": _log(math.log10),
    "log1p": lambda value: -math.inf if value == -1 else _safe(math.log1p)(value),
    "atan": _strict("atan"),
    "cbrt": _strict("cbrt"),
    "signum": _signum,
    "toDegrees": lambda value: value * (180.0 / math.pi),
    "toRadians": lambda value: value * (math.pi / 180.0),
    "ulp": lambda value: math.ulp(value) if math.isfinite(value) else abs(value),
    "nextUp": lambda value: math.nextafter(value, math.inf),
    "nextDown": lambda value: math.nextafter(value, -math.inf),
    "getExponent": lambda value: 1024 if not math.isfinite(value) else max(-1023, math.frexp(value)[1] - 1) if value else -1023,
}
_LONG: Dict[str, Callable[[int], int]] = {
    "abs": negative_min,
    "absExact": lambda value: _exact(abs(value)),
    "negateExact": lambda value: _exact(-value),
    "incrementExact": lambda value: _exact(value + 1),
    "decrementExact": lambda value: _exact(value - 1),
    "toIntExact": lambda value: _exact(value, -(1 << 31), (1 << 31) - 1),
}
_TWO: Dict[Tuple[str, str], Dict[str, Callable[[Any, Any], Any]]] = {
    ("double", "double"): {
        "pow": _pow,
        "max": _max,
        "min": _min,
        "atan2": _strict("atan2"),
        "hypot": _strict("hypot"),
        "copySign": math.copysign,
        "IEEEremainder": _remainder,
        "nextAfter": lambda left, right: math.nextafter(left, right),
    },
    ("double", "int"): {"scalb": lambda value, power: _safe(math.ldexp)(value, power)},
    ("long", "long"): {
        "max": max,
        "min": min,
        "addExact": lambda left, right: _exact(left + right),
        "subtractExact": lambda left, right: _exact(left - right),
        "multiplyExact": lambda left, right: _exact(left * right),
        "floorDiv": lambda left, right: left if right == -1 and left == LONG_MIN else left // right,
        "floorMod": lambda left, right: left % right,
        "multiplyHigh": lambda left, right: (left * right) >> 64,
    },
    ("long", "int"): {},
}
_CANNOT = "Cannot evaluate 'math' function because no method was found matching the passed parameters:"


def _type(value: Any) -> str:
    return "double" if isinstance(value, float) else "long"


def _one(name: str, value: Any) -> Any:
    method: Optional[Callable[[Any], Any]] = (_DOUBLE if isinstance(value, float) else _LONG).get(name)
    if method is None:
        raise AttributeExpressionLanguageException(f"{_CANNOT} name:'{name}', one argument of type: '{_type(value)}'")
    return _called(method, value)


def _two(name: str, value: Any, other: Any) -> Any:
    method = _TWO.get((_type(value), _type(other)), {}).get(name)
    if method is None and not isinstance(other, float):
        method, other = _TWO[(_type(value), "int")].get(name), as_int(other)
    if method is None:
        types = f"first argument type: '{_type(value)}', second argument type:  '{_type(other)}'"
        raise AttributeExpressionLanguageException(f"{_CANNOT} name:'{name}', {types}")
    return _called(method, value, other)


def _called(method: Callable[..., Any], *values: Any) -> Any:
    try:
        return method(*values)
    except (OverflowError, ZeroDivisionError):
        raise AttributeExpressionLanguageException("Unable to calculate math function value")


@builder("math", NUMBER, STRING, NUMBER, returns=NUMBER, optional=1)
def math_function(subject: Optional[Node], arguments: List[Node]) -> Node:
    """MathEvaluator on a number."""
    assert subject is not None
    of = cast(subject, NUMBER)
    run, name = of.run, cast(arguments[0], STRING).run
    other = cast(arguments[1], NUMBER).run if len(arguments) > 1 else None

    def calculated(scope: Scope) -> Any:
        method = name(scope)
        value = None if method is None else run(scope)
        if value is None:
            return None
        if other is None:
            return _one(method, value)
        second = other(scope)
        return None if second is None else _two(method, value, second)

    return Node(NUMBER, calculated, "math", of)


@builder("math", None, STRING, returns=NUMBER)
def standalone_math(subject: Optional[Node], arguments: List[Node]) -> Node:
    """MathEvaluator without a subject: Math has one method without arguments."""
    name = cast(arguments[0], STRING).run

    def calculated(scope: Scope) -> Optional[float]:
        method = name(scope)
        if method is None:
            return None
        if method != "random":
            raise AttributeExpressionLanguageException(
                f"Cannot evaluate 'math' function because no subjectless method was found with the name:'{method}'"
            )
        return scope.randomness().random()

    return Node(NUMBER, calculated, "math")
