"""``math``: floor and ceil are floats."""

from __future__ import annotations

import math
from types import ModuleType
from typing import Any, Callable, Tuple

from ...java.lang import strict_math
from ..objects.arithmetic import float_power
from ..objects.bytestring import ByteString
from ..objects.integers import Long
from ..objects.types import type_name
from .catalog import python_module

_NAMES = frozenset((
    "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "ceil", "copysign", "cos", "cosh", "degrees", "e", "erf", "erfc", "exp",
    "expm1", "fabs", "factorial", "floor", "fmod", "frexp", "fsum", "gamma", "hypot", "isinf", "isnan", "ldexp", "lgamma", "log", "log10",
    "log1p", "pi", "pow", "radians", "sin", "sinh", "sqrt", "tan", "tanh", "trunc",
))  # fmt: skip


def _whole(method: Callable[[float], int]) -> Callable[[Any], float]:
    def call(value: Any) -> float:
        return math.copysign(float(method(value)), value) if math.isfinite(value) else float(value)

    return call


def _factorial(value: Any) -> Long:
    if isinstance(value, (int, float)) and (value < 0 or value != int(value)):
        raise ValueError(ByteString("math domain error"))
    return Long(math.factorial(int(value)))


def _trunc(value: Any) -> Any:
    if not hasattr(type(value), "__trunc__"):
        raise AttributeError(ByteString(f"'{type_name(value)}' object has no attribute '__trunc__'"))
    return math.trunc(value)


def _to_the_last_digit(own: Callable[..., float], exact: Callable[..., float]) -> Callable[..., float]:
    def call(*values: Any) -> float:
        own(*values)  # which refuses what is no number
        return exact(*map(float, values))

    return call


def _predicate(name: str, method: Callable[[float], bool]) -> Callable[[Any], bool]:
    def call(value: Any) -> bool:
        if not hasattr(type(value), "__float__"):
            raise TypeError(ByteString(f"{name}(): 1st arg can't be coerced to double"))
        return method(value)

    return call


def _modf(value: Any) -> Tuple[float, float]:
    if not isinstance(value, (int, float)) and not hasattr(type(value), "__float__"):
        raise TypeError(ByteString("modf(): 1st arg can't be coerced to double"))
    part, whole = math.modf(value)
    return part, whole + 0.0  # its zero has no sign


@python_module("math")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("math")
    module.__dict__.update({name: value for name, value in vars(math).items() if name in _NAMES}, modf=_modf)
    module.__dict__.update(ceil=_whole(math.ceil), factorial=_factorial, floor=_whole(math.floor), pow=float_power, trunc=_trunc)
    module.__dict__.update(
        {name: _to_the_last_digit(getattr(math, name), getattr(strict_math, name)) for name in ("atan", "atan2", "hypot")}
    )
    module.__dict__.update(isinf=_predicate("isinf", math.isinf), isnan=_predicate("isnan", math.isnan))
    return module
