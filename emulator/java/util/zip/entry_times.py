"""The time of a ZIP entry: DOS's two seconds and what an extra field adds (ZipUtils, ZipEntry.setExtra0)."""

from __future__ import annotations

import struct
from datetime import datetime, timedelta
from typing import Iterator, Optional, Tuple

from ...text.time_zones import zone
from ..time_zone import default_zone

BEFORE_1980 = 1 << 21 | 1 << 16
LAST_MS = 128 * 365 * 24 * 60 * 60 * 1000
_UNIX, _WINDOWS = 0x5455, 0x000A
_LAST_UNIX_S = 0x7FFFFFFF
_WINDOWS_EPOCH_MS = -11644473600000
_NO_WINDOWS_TIME = -(2**63)
_EPOCH = datetime(1970, 1, 1)


def to_dos(millis: int) -> int:
    """Milliseconds as DOS has them in the machine's zone: date and time in 32 bits."""
    local = _EPOCH + timedelta(milliseconds=millis + zone(default_zone()).offset_ms(millis)[0])
    if local.year < 1980:
        return BEFORE_1980
    date = (local.year - 1980) << 25 | local.month << 21 | local.day << 16
    return (date | local.hour << 11 | local.minute << 5 | local.second >> 1) & 0xFFFFFFFF


def from_dos(dos: int) -> int:
    """The milliseconds; a month or a day that is none goes over into the next."""
    year, month, day = (dos >> 25 & 0x7F) + 1980, dos >> 21 & 0x0F, dos >> 16 & 0x1F
    months = year * 12 + month - 1
    moment = datetime(months // 12, months % 12 + 1, 1) + timedelta(
        days=day - 1, hours=dos >> 11 & 0x1F, minutes=dos >> 5 & 0x3F, seconds=dos << 1 & 0x3E
    )
    local = (moment - _EPOCH) // timedelta(milliseconds=1)
    return local - zone(default_zone()).offset_of_local_ms(local)


def fields(extra: Optional[bytes]) -> Iterator[Tuple[int, bytes]]:
    """The fields of an extra: tag and data."""
    at = 0
    while extra is not None and at + 4 <= len(extra):
        tag, size = struct.unpack_from("<HH", extra, at)
        at += 4
        if at + size > len(extra):
            return
        yield tag, extra[at : at + size]
        at += size


def time_of(extra: Optional[bytes]) -> Optional[int]:
    """The milliseconds that an extra has."""
    millis = None
    for tag, data in fields(extra):
        if tag == _UNIX and len(data) >= 5 and data[0] & 1:
            millis = struct.unpack_from("<i", data, 1)[0] * 1000
        elif tag == _WINDOWS and len(data) >= 32 and struct.unpack_from("<HH", data, 4) == (1, 24):
            ticks = struct.unpack_from("<q", data, 8)[0]
            millis = millis if ticks == _NO_WINDOWS_TIME else ticks // 10_000 + _WINDOWS_EPOCH_MS
    return millis


def field_of(millis: Optional[int]) -> bytes:
    """The field for a time that DOS has no room for."""
    if millis is None:
        return b""
    seconds = millis // 1000
    if seconds <= _LAST_UNIX_S:
        return struct.pack("<HHBi", _UNIX, 5, 1, seconds)
    ticks = (millis - _WINDOWS_EPOCH_MS) * 10_000
    return struct.pack("<HHiHHqqq", _WINDOWS, 32, 0, 1, 24, ticks, _NO_WINDOWS_TIME, _NO_WINDOWS_TIME)


def without_times(extra: Optional[bytes]) -> bytes:
    """An extra as it is written: the times stand in a field of their own."""
    kept = [(tag, data) for tag, data in fields(extra) if tag not in (_UNIX, _WINDOWS)]
    return b"".join(struct.pack("<HH", tag, len(data)) + data for tag, data in kept)
