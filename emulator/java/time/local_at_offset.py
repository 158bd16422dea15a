"""What OffsetDateTime and ZonedDateTime share: a LocalDateTime, and the moment that it is."""

from __future__ import annotations

import operator
from typing import Any, Callable

from ..lang.long_value import java_long
from ..lang.signature import takes
from .instant import Instant
from .local_date import LocalDate
from .local_date_time import LocalDateTime
from .local_time import LocalTime
from .temporal.temporal import Temporal

_COMPARISONS = (("isBefore", operator.lt), ("isAfter", operator.gt), ("isEqual", operator.eq))


class LocalAtOffset(Temporal):
    """A class says its moment in ``_query_instant``, and in ``_same`` what another LocalDateTime becomes."""

    _local: LocalDateTime

    def _same(self, local: LocalDateTime) -> Any:
        raise NotImplementedError

    def _query_instant(self) -> Instant:
        raise NotImplementedError

    def _query_date(self) -> LocalDate:
        return self._local._date

    def _query_time(self) -> LocalTime:
        return self._local.toLocalTime()

    def _query_date_time(self) -> LocalDateTime:
        return self._local

    def _with_date(self, date: LocalDate) -> Any:
        return self._same(self._local._with_date(date))

    def _with_time(self, time: LocalTime) -> Any:
        return self._same(self._local._with_time(time))

    def _with_field(self, name: str, value: int) -> Any:
        return self._same(self._local._with_field(name, value))

    def _truncated(self, nanos: int) -> Any:
        return self._same(self._local._truncated(nanos))

    def toInstant(self) -> Instant:
        return self._query_instant()

    def toEpochSecond(self) -> int:
        return java_long(self._query_instant()._seconds)

    def toLocalDateTime(self) -> LocalDateTime:
        return self._local

    def toLocalDate(self) -> LocalDate:
        return self._local._date

    def toLocalTime(self) -> LocalTime:
        return self._local.toLocalTime()


def add_comparisons(kind: Any, other: str) -> None:
    """Give a class isBefore, isAfter, isEqual and compareTo with the Java type ``other``."""
    for name, holds in _COMPARISONS:
        setattr(kind, name, takes(other)(_comparison(name, holds)))
    kind.compareTo = takes(other)(_compare_to)


def _comparison(name: str, holds: Callable[[Any, Any], Any]) -> Any:
    def compare(self: LocalAtOffset, other: Any) -> bool:
        return bool(holds(self._query_instant(), other._query_instant()))

    compare.__name__ = name
    return compare


def _compare_to(self: LocalAtOffset, other: Any) -> int:
    mine, theirs = self._query_instant()._key(), other._query_instant()._key()
    return (mine > theirs) - (mine < theirs) or self._local.compareTo(other._local)


_compare_to.__name__ = "compareTo"
