"""Functions of numbers: Longs wrap at 64 bits, a Double on either side makes both Doubles."""

from __future__ import annotations

import math
import operator
from typing import Any, Callable, List, Optional

from ...java.lang.numbers import LONG_MAX, LONG_MIN, long_to_string, parse_long, quotient, wrap64
from ...java.lang.throwable import ArithmeticException
from ..errors import AttributeExpressionLanguageParsingException
from ..evaluator_names import PACKAGE, evaluator_name
from ..node import BOOLEAN, DATE, DECIMAL, NUMBER, STRING, WHOLE, Node, cast
from .registry import builder, function
from .texts import as_int

Operation = Callable[[Any, Any], Any]


def _comparison(name: str, compare: Callable[[Any, Any], bool], evaluator: str) -> None:
    @function(name, NUMBER, NUMBER, returns=BOOLEAN, null=False, evaluator="functions." + evaluator)
    def body(left: Any, right: Any) -> bool:
        """False when one is not a number."""
        if right is None:
            return False
        if isinstance(left, float) or isinstance(right, float):
            return compare(float(left), float(right))
        return compare(left, right)


_comparison("gt", operator.gt, "GreaterThanEvaluator")
_comparison("ge", operator.ge, "GreaterThanOrEqualEvaluator")
_comparison("lt", operator.lt, "LessThanEvaluator")
_comparison("le", operator.le, "LessThanOrEqualEvaluator")


def _quotient(left: int, right: int) -> int:
    if right == 0:
        raise ArithmeticException("/ by zero")
    return quotient(left, right)


def _remainder(left: int, right: int) -> int:
    return left - _quotient(left, right) * right


def _float_quotient(left: float, right: float) -> float:
    if right != 0 or left != left:
        return left / right if right != 0 else left
    if left == 0 or right != right:
        return math.nan
    return math.copysign(math.inf, math.copysign(1.0, left) * math.copysign(1.0, right))


def _float_remainder(left: float, right: float) -> float:
    if left != left or right != right or right == 0 or math.isinf(left):
        return math.nan
    return math.fmod(left, right)


def _arithmetic(name: str, whole: Operation, decimal: Operation) -> None:
    @function(name, NUMBER, NUMBER, returns=NUMBER, where="")
    def body(left: Any, right: Any) -> Any:
        """Null when one is not a number."""
        if type(left) is int and type(right) is int:
            value = whole(left, right)
            return value if LONG_MIN <= value <= LONG_MAX else wrap64(value)
        if right is None:
            return None
        if isinstance(left, float) or isinstance(right, float):
            return decimal(float(left), float(right))
        return wrap64(whole(left, right))


_arithmetic("plus", operator.add, operator.add)
_arithmetic("minus", operator.sub, operator.sub)
_arithmetic("multiply", operator.mul, operator.mul)
_arithmetic("divide", _quotient, _float_quotient)
_arithmetic("mod", _remainder, _float_remainder)


@function("toRadix", WHOLE, WHOLE, WHOLE, returns=STRING, optional=1, where="")
def to_radix(number: int, radix: Optional[int], *width: Optional[int]) -> Optional[str]:
    """Long.toString(number, radix), zeros in front (of the sign too)."""
    if radix is None:
        return None
    text = long_to_string(number, as_int(radix))
    return text.rjust(as_int(width[0]), "0") if width and width[0] is not None else text


@function("fromRadix", STRING, WHOLE, returns=WHOLE, allowed_in="stringArg", where="")
def from_radix(text: str, radix: Optional[int]) -> Optional[int]:
    """Long.parseLong(text, radix)"""
    return None if radix is None else parse_long(text, as_int(radix))


def _conversion(name: str, wanted: str, evaluator: str) -> None:
    """toNumber and toDecimal are the casts themselves."""

    @builder(name, "ANY", returns=wanted, evaluator="cast." + evaluator)
    def build(subject: Optional[Node], arguments: List[Node]) -> Node:
        assert subject is not None
        if subject.type == BOOLEAN:
            others = ", ".join([STRING, DECIMAL if wanted == WHOLE else WHOLE]) + ", or " + DATE
            raise AttributeExpressionLanguageParsingException(
                f"{PACKAGE}{evaluator_name(subject)}@0 returns type {BOOLEAN} but expected to get {others}"
            )
        node = cast(subject, wanted)
        node.token = name
        return node


_conversion("toNumber", WHOLE, "WholeNumberCastEvaluator")
_conversion("toDecimal", DECIMAL, "DecimalCastEvaluator")


def negative_min(value: int) -> int:
    """Math.abs of a long: the least one stays."""
    return value if value == LONG_MIN else abs(value)
