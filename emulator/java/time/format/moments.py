"""Moments as a DateTimeFormatter writes and reads them: NiFi 2's dates (org.apache.nifi.util.FormatUtils). ``ms``: since 1970 UTC."""

from __future__ import annotations

from functools import lru_cache
from typing import Optional, Tuple

from ...lang.throwable import Throwable
from ..exceptions import DateTimeException
from ..instant import Instant
from ..local_date import LocalDate
from ..local_date_time import LocalDateTime
from ..zone_id import ZoneId, ZoneOffset
from ..zoned_date_time import ZonedDateTime
from .date_time_formatter import DateTimeFormatter
from .exceptions import DateTimeParseException
from .lenient import LENIENT
from .pieces import Piece, compile_pattern
from .resolving import Resolved

_SECOND = 10**9
_EPOCH = {"YEAR": 1970, "MONTH_OF_YEAR": 1, "DAY_OF_MONTH": 1, "HOUR_OF_DAY": 0, "MINUTE_OF_HOUR": 0, "SECOND_OF_MINUTE": 0}
_ANY_ISO = DateTimeFormatter(tuple(Piece("optional", inner=formatter._pieces) for formatter in (
    DateTimeFormatter.ISO_INSTANT, DateTimeFormatter.ISO_OFFSET_DATE_TIME, DateTimeFormatter.RFC_1123_DATE_TIME,
)))  # fmt: skip


@lru_cache(maxsize=256)
def reader(pattern: str) -> DateTimeFormatter:
    """FormatUtils.prepareLenientCaseInsensitiveDateTimeFormatter."""
    return DateTimeFormatter((Piece("insensitive"), *compile_pattern(pattern)), parsers=LENIENT)


@lru_cache(maxsize=256)
def writer(pattern: str) -> DateTimeFormatter:
    """DateTimeFormatter.ofPattern."""
    return DateTimeFormatter(compile_pattern(pattern))


def in_zone(formatter: DateTimeFormatter, zone: Optional[str]) -> DateTimeFormatter:
    """The formatter with a zone of its own, where there is one; ZoneRulesException or DateTimeException for what is no zone."""
    return formatter if zone is None else formatter.withZone(ZoneId.of(zone))


def written(formatter: DateTimeFormatter, ms: int, default_zone: str) -> str:
    """The moment in the JVM's zone, which the formatter's own overrules."""
    return formatter.format(ZonedDateTime.ofInstant(_instant(ms), ZoneId.of(default_zone)))


def read(formatter: DateTimeFormatter, text: str, default_zone: str) -> int:
    """FormatUtils.parseToInstant: a moment, else a date with or without time, or a time of 1970-01-01, in the JVM's zone."""
    resolved = formatter._resolved(text)
    try:
        return _ms(resolved._query_instant())
    except Throwable:
        local = _local(resolved)
    if local is None:
        error = DateTimeException("Unable to convert parsed text using any of the specified queries")
        raise DateTimeParseException(f"Text '{text}' could not be parsed: {error.getMessage()}", error)
    return _ms(ZonedDateTime._of_local(local, ZoneId.of(default_zone))._query_instant())


def read_fields(formatter: DateTimeFormatter, text: str, default_zone: str) -> int:
    """FormatUtils.parseToInstant since NiFi 2.5.0: the fields that were read, the others of 1970-01-01T00:00, in the zone read or set."""
    resolved = formatter._resolved(text)
    values = {**_EPOCH, **resolved._values()}
    year, month, day, hour, minute, second = (values[name] for name in _EPOCH)
    nanos = values["NANO_OF_SECOND"] if "MILLI_OF_SECOND" in values else 0
    local = LocalDateTime._of(LocalDate._of(year, month, day), ((hour * 60 + minute) * 60 + second) * _SECOND + nanos)
    offset = values.get("OFFSET_SECONDS")
    zone = (resolved._zone or ZoneId.of(default_zone)) if offset is None else ZoneOffset._of(offset)
    return _ms(ZonedDateTime._of_local(local, zone)._query_instant())


def read_moment(formatter: DateTimeFormatter, text: str) -> Tuple[int, int]:
    """DateTimeFormatter.parse(text, Instant::from): seconds since 1970 UTC, nanoseconds."""
    instant = formatter._parsed_as(text, "Instant")
    return instant._seconds, instant._nanos


def written_moment(formatter: DateTimeFormatter, moment: Tuple[int, int]) -> str:
    """DateTimeFormatter.format of an Instant."""
    return formatter.format(Instant._of(*moment))


def iso(moment: Tuple[int, int]) -> str:
    """Instant.toString."""
    return Instant._of(*moment).toString()


def read_iso(text: str) -> Tuple[int, int]:
    """The first of an instant, a date and time with an offset, a date of RFC 1123, or DateTimeParseException."""
    return read_moment(_ANY_ISO, text)


def _local(resolved: Resolved) -> Optional[LocalDateTime]:
    date, nanos = resolved._date, resolved._nanos or 0
    if date is None and resolved._nanos is None:
        return None
    return LocalDateTime._of_local((0 if date is None else date._days()) * 86_400 + nanos // _SECOND, nanos % _SECOND)


def _instant(ms: int) -> Instant:
    return Instant._of(ms // 1000, ms % 1000 * 10**6)


def _ms(instant: Instant) -> int:
    return instant._seconds * 1000 + instant._nanos // 10**6
