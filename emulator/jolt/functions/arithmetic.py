"""com.bazaarvoice.jolt.modifier.function.Math: sums, differences, quotients, the least and the greatest.

Integer, Long and Double stay apart as in Java: a difference wants two of its own type, and ints and longs wrap.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any, Callable, Dict, List

from ...java.lang.numbers import INT_MAX, INT_MIN, LONG_MAX, LONG_MIN, double_to_long, wrap32, wrap64
from ..values import ABSENT, Long, is_integer, is_long, is_number
from .base import Function, base, driven_list, of_list, single
from .numbers import as_double, to_double, to_integer, to_long, to_number

_DOUBLE_MAX = 1.7976931348623157e308


def _extreme(choose: Callable[[Any], Any], integer: int, double: float, long: int) -> Callable[[Any], Any]:
    """Math.max and Math.min: the extreme of each type first, then ints before longs before doubles, doubles cut to longs."""

    def over_list(values: Any) -> Any:
        numbers = [to_number(value) if isinstance(value, str) else value for value in values]
        integers = [one for one in numbers if is_integer(one)]
        longs = [one for one in numbers if is_long(one)]
        doubles = [one for one in numbers if isinstance(one, float)]
        if not (integers or longs or doubles):
            return ABSENT
        of_integers, of_longs = choose([integer, *integers]), choose([long, *longs])
        of_doubles = _nan_or(choose, [double, *doubles])
        whole = double_to_long(of_doubles)
        if choose((of_integers, whole)) == of_integers and choose((of_integers, of_longs)) == of_integers:
            return of_integers
        return Long(of_longs) if choose((of_longs, whole)) == of_longs else of_doubles

    return over_list


def _nan_or(choose: Callable[[Any], Any], doubles: List[float]) -> float:
    for double in doubles:
        if double != double:
            return double
    return float(choose(doubles))


def _absolute(value: Any) -> Any:
    if isinstance(value, str):
        value = to_number(value)
    if isinstance(value, float):
        return abs(value)
    if is_integer(value):
        return wrap32(abs(value))
    return Long(wrap64(abs(value))) if is_long(value) else ABSENT


def _average(values: Any) -> Any:
    total, count = 0.0, 0
    for value in values:
        number = to_number(value)
        if number is not ABSENT:
            total, count = total + as_double(number), count + 1
    return total / count if count else ABSENT


def _sum(convert: Callable[[Any], Any], zero: Any, fit: Callable[[Any], Any]) -> Function:
    def over_list(values: Any) -> Any:
        total = zero
        for value in values:
            number = convert(value)
            if number is not ABSENT:
                total = fit(total + number)
        return fit(total)

    return of_list(over_list)


def _difference(is_one: Callable[[Any], bool], fit: Callable[[Any], Any]) -> Function:
    def over_list(values: Any) -> Any:
        return fit(values[0] - values[1]) if len(values) == 2 and all(map(is_one, values)) else ABSENT

    return of_list(over_list)


def _quotient(values: Any) -> Any:
    if len(values) != 2:
        return ABSENT
    numbers = [to_double(value) for value in values]
    if ABSENT in numbers or numbers[1] == 0:
        return ABSENT
    return numbers[0] / numbers[1]


def _rounded(digits: int, values: Any) -> Any:
    result = _quotient(values)
    if result is ABSENT or result != result or abs(result) > _DOUBLE_MAX:
        return ABSENT
    scale = Decimal(1).scaleb(-digits)
    return float(Decimal(result).quantize(scale, ROUND_HALF_UP, Context(prec=1200)))


def _long(value: int) -> Long:
    return Long(wrap64(value))


_maximum = _extreme(max, INT_MIN, -_DOUBLE_MAX, LONG_MIN)
_minimum = _extreme(min, INT_MAX, _DOUBLE_MAX, LONG_MAX)


def _number_itself(value: Any) -> Any:
    return value if is_number(value) else ABSENT


FUNCTIONS: Dict[str, Function] = {
    "min": base(_minimum, _number_itself),
    "max": base(_maximum, _number_itself),
    "abs": single(_absolute),
    "avg": of_list(_average),
    "intSum": _sum(to_integer, 0, wrap32),
    "doubleSum": _sum(to_double, 0.0, float),
    "longSum": _sum(to_long, 0, _long),
    "intSubtract": _difference(is_integer, wrap32),
    "doubleSubtract": _difference(lambda value: isinstance(value, float), float),
    "longSubtract": _difference(is_long, _long),
    "divide": of_list(_quotient),
    "divideAndRound": driven_list(is_integer, _rounded),
}
