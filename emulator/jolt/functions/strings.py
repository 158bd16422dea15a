"""com.bazaarvoice.jolt.modifier.function.Strings. Lengths and indexes count UTF-16 units, as Java does."""

from __future__ import annotations

from typing import Any, Callable, Dict

from ...java.lang.text import joined, length, trim, units
from ...java.util.regex import patterns
from ..values import ABSENT, FixedList, is_integer, to_text
from .base import Function, driven_list, driven_single, is_text, of_list, single

_WIDEST_PAD = 500


def _of_text(change: Callable[[str], str]) -> Function:
    return single(lambda value: change(value) if isinstance(value, str) else ABSENT)


def _concat(values: Any) -> str:
    return "".join(to_text(value) for value in values if value is not None)


def _join(separator: str, values: Any) -> str:
    """The separator follows every piece but the last of all, empty ones included in the count."""
    out = ""
    for index, value in enumerate(values):
        text = "" if value is None else to_text(value)
        if text:
            out += text + (separator if index < len(values) - 1 else "")
    return out


def _split(separator: str, value: Any) -> Any:
    return FixedList(patterns.split(value, separator)) if isinstance(value, str) else ABSENT


def _substring(values: Any) -> Any:
    if len(values) != 3 or not isinstance(values[0], str) or not is_integer(values[1]) or not is_integer(values[2]):
        return ABSENT
    text, start, end = units(values[0]), values[1], values[2]
    if start >= end or start < 0 or end < 1 or end > len(text):
        return ABSENT
    return joined(text[start:end])


def _pad(place: Callable[[str, str], str]) -> Callable[[str, Any], Any]:
    def over_list(text: str, arguments: Any) -> Any:
        width, filler = arguments[0], arguments[1]
        if not is_integer(width) or not isinstance(filler, str) or not 0 < width <= _WIDEST_PAD or length(filler) != 1:
            return ABSENT
        return place(text, filler * (width - length(text)))

    return over_list


FUNCTIONS: Dict[str, Function] = {
    "toLower": _of_text(str.lower),
    "toUpper": _of_text(str.upper),
    "trim": _of_text(trim),
    "concat": of_list(_concat),
    "join": driven_list(is_text, _join),
    "split": driven_single(is_text, _split),
    "substring": of_list(_substring),
    "leftPad": driven_list(is_text, _pad(lambda text, padding: padding + text)),
    "rightPad": driven_list(is_text, _pad(lambda text, padding: text + padding)),
}
