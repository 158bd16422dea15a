"""Periods and sizes as NiFi stores them: "30 sec", "1.5 mins", "10 MB".

A port of FormatUtils.getTimeDuration (units in any case, decimals, neither months nor years) and DataUnit.parseDataSize (1 KB is 1024 B)
of NiFi 1.16.3. Cron schedules are no periods.
"""

from __future__ import annotations

import re
from typing import Dict, Tuple

from .errors import InputError

LONG_MAX = 2**63 - 1
NANOS_PER_MILLI = 10**6

_DAY = 86_400 * 10**9
_UNITS: Tuple[Tuple[int, str], ...] = (  # nanoseconds, spellings
    (1, "ns nano nanos nanosecond nanoseconds"),
    (10**6, "ms milli millis millisecond milliseconds"),
    (10**9, "s sec secs second seconds"),
    (60 * 10**9, "m min mins minute minutes"),
    (3600 * 10**9, "h hr hrs hour hours"),
    (_DAY, "d day days"),
    (7 * _DAY, "w wk wks week weeks"),
)
_NANOS: Dict[str, int] = {word: nanos for nanos, words in _UNITS for word in words.split()}
_SMALLER = {_DAY: 24, 3600 * 10**9: 60, 60 * 10**9: 60, 10**9: 1000, 10**6: 1000, 10**3: 1000}  # a unit's nanoseconds → what it is cut into
_BYTES: Dict[str, int] = {unit: 1024**power for power, unit in enumerate(("B", "KB", "MB", "GB", "TB"))}

_PERIOD = r"([\d.]+)\s*(" + "|".join(_NANOS) + ")"
_SIZE = r"(\d+(?:\.\d+)?)\s*(B|KB|MB|GB|TB)"


class UnitError(ValueError):
    """NiFi's message for a text that is no period or no size; ``java_class``: the simple name of what it throws."""

    def __init__(self, message: str, java_class: str = "IllegalArgumentException") -> None:
        self.java_class = java_class
        super().__init__(message)


def is_period(text: str) -> bool:
    """Whether FormatUtils.TIME_DURATION_PATTERN matches; "1.2.3 sec" does, and is no number when it is read."""
    return bool(re.fullmatch(_PERIOD, text.lower(), re.ASCII))


def is_size(text: str) -> bool:
    """Whether the whole text is a size."""
    return bool(re.fullmatch(_SIZE, text.upper(), re.ASCII))


def period_in(text: str, nanos_per_unit: int) -> int:
    """A period in whole units of so many nanoseconds, cut off (FormatUtils.getTimeDuration); UnitError when it is none."""
    whole, nanos = _period(text)
    converted = min(whole * nanos // nanos_per_unit, LONG_MAX)
    return min(int(float(converted)), LONG_MAX)  # getTimeDuration casts getPreciseTimeDuration's double


def size_bytes(text: str) -> float:
    """Bytes of the first size in a text (DataUnit.parseDataSize): ".5 MB" is 5 MB; UnitError when it holds none."""
    match = re.search(_SIZE, text.upper(), re.ASCII)
    if match is None:
        raise UnitError(f"Invalid data size: {text}")
    return float(match.group(1)) * _BYTES[match.group(2)]


def size_in(text: str, unit: str) -> float:
    """A size in B, KB, MB, GB or TB."""
    return size_bytes(text) / _BYTES[unit]


def period_ms(text: str, where: str = "") -> int:
    """Whole milliseconds of a period; InputError with the place ``where`` when it is none."""
    try:
        return period_in(text, NANOS_PER_MILLI)
    except UnitError:
        raise InputError(f"{text!r} is not a period", where, 'Write a number and a unit, such as "30 sec" or "5 mins"') from None


def whole_bytes(text: str, where: str = "") -> int:
    """Whole bytes of a size; InputError with the place ``where`` when it is none."""
    try:
        return int(size_bytes(text))
    except UnitError:
        raise InputError(f"{text!r} is not a data size", where, 'Write a number and a unit, such as "10 KB" or "1 GB"') from None


def _period(text: str) -> Tuple[int, int]:
    """A whole number of a unit, and the nanoseconds of that unit."""
    match = re.fullmatch(_PERIOD, text.lower(), re.ASCII)
    if match is None:
        raise UnitError(f"Value '{text}' is not a valid time duration")
    amount, nanos = _double(match.group(1)), _NANOS[match.group(2)]
    if nanos > _DAY:  # TimeUnit has no weeks
        amount, nanos = amount * (nanos // _DAY), _DAY
    while amount != float(round(amount)) and nanos > 1:  # FormatUtils.makeWholeNumberTime
        amount, nanos = amount * _SMALLER[nanos], nanos // _SMALLER[nanos]
    if amount != float(round(amount)):
        return max(round(amount), 1), nanos
    return min(int(amount), LONG_MAX), nanos


def _double(digits: str) -> float:
    """Double.parseDouble of digits and points."""
    if digits.count(".") > 1:
        raise UnitError("multiple points", "NumberFormatException")
    if digits == ".":
        raise UnitError('For input string: "."', "NumberFormatException")
    return float(digits)
