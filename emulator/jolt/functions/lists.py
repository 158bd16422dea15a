"""com.bazaarvoice.jolt.modifier.function.Lists."""

from __future__ import annotations

import math
from typing import Any, Dict

from ..values import ABSENT, FixedList, ObjectArray, is_integer, is_long
from .base import Function, base, driven_list, of_list


def _element_at(index: int, values: Any) -> Any:
    return values[index] if 0 <= index < len(values) else ABSENT


def _sort(values: Any) -> Any:
    """Arrays.sort: all of one type that can be compared, or nothing."""
    if len(values) < 2:
        return ObjectArray(values)
    kinds = {_comparable(value) for value in values}
    if len(kinds) > 1 or None in kinds:
        return ABSENT
    return ObjectArray(sorted(values, key=_KEYS.get(kinds.pop() or "")))


def _comparable(value: Any) -> Any:
    if isinstance(value, (bool, str, float)):
        return type(value).__name__
    if not isinstance(value, int):
        return None
    return "Integer" if is_integer(value) else "Long" if is_long(value) else "BigInteger"


_KEYS: Dict[str, Any] = {
    "str": lambda text: text.encode("utf-16-be", "surrogatepass"),
    "float": lambda number: (number != number, 0.0 if number != number else number, math.copysign(1, number)),
}

FUNCTIONS: Dict[str, Function] = {
    "firstElement": of_list(lambda values: values[0]),
    "lastElement": of_list(lambda values: values[-1]),
    "elementAt": driven_list(is_integer, _element_at),
    "toList": base(lambda values: values, lambda value: FixedList([value])),
    "sort": base(_sort, lambda value: value),
}
