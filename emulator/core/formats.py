"""NiFi's periods and sizes: "30 sec", "10 MB".

Mirrors FormatUtils.getTimeDuration and DataUnit.parseDataSize (NiFi 1.16.3). Units of less than a day may be spelled as NiFi's users spell
them; a decimal period is made whole in smaller units before it is converted, and converting to a larger unit cuts off.
"""

from __future__ import annotations

import re
from typing import Dict

from ..java.lang.throwable import IllegalArgumentException
from ..java.nifi.processor.data_unit import DataUnit
from ..java.util.concurrent.time_unit import TimeUnit
from . import messages

_NANOS = {"ns": 1, "us": 10**3, "ms": 10**6, "s": 10**9, "m": 60 * 10**9, "h": 3600 * 10**9, "d": 86400 * 10**9, "w": 7 * 86400 * 10**9}
_SPELLINGS: Dict[str, str] = {
    "ns": "ns|nano|nanos|nanosecond|nanoseconds",
    "ms": "ms|milli|millis|millisecond|milliseconds",
    "s": "s|sec|secs|second|seconds",
    "m": "m|min|mins|minute|minutes",
    "h": "h|hr|hrs|hour|hours",
    "d": "d|day|days",
    "w": "w|wk|wks|week|weeks",
}
_UNITS = {word: _NANOS[unit] for unit, words in _SPELLINGS.items() for word in words.split("|")}
_PERIOD = re.compile(r"([\d.]+)\s*(" + "|".join(sorted(_UNITS, key=len, reverse=True)) + ")")
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*(B|KB|MB|GB|TB)")
_SIZES = {"B": 1, "KB": 1 << 10, "MB": 1 << 20, "GB": 1 << 30, "TB": 1 << 40}


def period_nanos(text: str) -> int:
    """Nanoseconds of a period."""
    found = _PERIOD.fullmatch(text.strip().lower())
    if found is None or found.group(1).count(".") > 1 or found.group(1) == ".":
        raise IllegalArgumentException(messages.INVALID_DURATION % text)
    return round(float(found.group(1)) * _UNITS[found.group(2)])


def period_ms(text: str) -> int:
    """Milliseconds of a period."""
    return period_nanos(text) // 10**6


def period_in(text: str, unit: TimeUnit) -> int:
    """A period in a TimeUnit, cut off."""
    return period_nanos(text) // unit._nanos


def size_bytes(text: str) -> float:
    """Bytes of a size."""
    found = _SIZE.search(text.upper())
    if found is None:
        raise IllegalArgumentException(messages.INVALID_SIZE % text)
    return float(found.group(1)) * _SIZES[found.group(2)]


def size_in(text: str, unit: DataUnit) -> float:
    """A size in a DataUnit."""
    return size_bytes(text) / _SIZES[unit.name()]
