"""Periods and sizes as NiFi stores them: "30 sec", "1.5 mins", "1 GB".

Mirrors org.apache.nifi.util.FormatUtils.getPreciseTimeDuration (units in any case, decimals allowed, months and years not) and
org.apache.nifi.processor.DataUnit.parseDataSize (1 KB is 1024 B). Cron schedules are not periods; the engine reads them.
"""

from __future__ import annotations

import re
from typing import Dict, Tuple

from ..base.errors import InputError

_PERIOD = re.compile(r"\s*(\d+(?:\.\d+)?|\.\d+)\s*([A-Za-z]+)\s*")
_SIZE = re.compile(r"\s*(\d+(?:\.\d+)?|\.\d+)\s*([A-Za-z]+)\s*")

_UNITS: Tuple[Tuple[float, str], ...] = (
    (1e-6, "ns nano nanos nanosecond nanoseconds"),
    (1.0, "ms milli millis millisecond milliseconds"),
    (1000.0, "s sec secs second seconds"),
    (60_000.0, "m min mins minute minutes"),
    (3_600_000.0, "h hr hrs hour hours"),
    (86_400_000.0, "d day days"),
    (604_800_000.0, "w wk wks week weeks"),
)
_MILLIS: Dict[str, float] = {word: factor for factor, words in _UNITS for word in words.split()}
_BYTES: Dict[str, int] = {unit: 1024**power for power, unit in enumerate(("b", "kb", "mb", "gb", "tb"))}


def period_ms(text: str, where: str = "") -> int:
    """Milliseconds of a period; below one they are cut off, as NiFi's scheduler does."""
    match = _PERIOD.fullmatch(text)
    if match is None or match.group(2).lower() not in _MILLIS:
        raise InputError(f"{text!r} is not a period", where, 'Write a number and a unit, such as "30 sec" or "5 mins"')
    return int(float(match.group(1)) * _MILLIS[match.group(2).lower()])


def size_bytes(text: str, where: str = "") -> int:
    """Bytes of a data size."""
    match = _SIZE.fullmatch(text)
    if match is None or match.group(2).lower() not in _BYTES:
        raise InputError(f"{text!r} is not a data size", where, 'Write a number and a unit, such as "10 KB" or "1 GB"')
    return int(float(match.group(1)) * _BYTES[match.group(2).lower()])
