"""java.time.format.Parsed: what was read becomes a date, a time, a zone; SMART takes 31 February for its last day, STRICT does not."""

from __future__ import annotations

from typing import Any, Dict, Optional

from ..days import checked_date, length_of_month
from ..exceptions import DateTimeException
from ..instant import Instant
from ..local_date import LocalDate
from ..local_date_time import LocalDateTime
from ..local_time import LocalTime, time_values
from ..offset_date_time import OffsetDateTime
from ..temporal.chrono_field import FIELDS
from ..temporal.temporal import TemporalAccessor
from ..zone_id import ZoneOffset
from ..zoned_date_time import ZonedDateTime
from .parsing import Fields


class Resolved(TemporalAccessor):
    """The fields that are left, a date, a time and a zone."""

    java_name = "java.time.format.Parsed"

    def __init__(self, fields: Fields, strict: bool, zone: Any) -> None:
        self._left: Dict[str, int] = dict(fields.values)
        self._strict = strict
        self._zone = fields.zone or zone
        self._date: Optional[LocalDate] = None
        self._nanos: Optional[int] = None
        self._instant: Optional[int] = self._left.pop("INSTANT_SECONDS", None)
        self._resolve_date()
        self._resolve_time()

    def _take(self, name: str) -> Optional[int]:
        value = self._left.pop(name, None)
        return value if value is None else FIELDS[name].checked(value)

    def _resolve_date(self) -> None:
        left = self._left
        if "YEAR_OF_ERA" in left and (not self._strict or "ERA" in left):
            of_era = self._take("YEAR_OF_ERA") or 0
            era = self._take("ERA")
            left["YEAR"] = of_era if era in (None, 1) else 1 - of_era
        if "EPOCH_DAY" in left:
            self._set_date(LocalDate._of_day(left.pop("EPOCH_DAY")))
        elif {"YEAR", "MONTH_OF_YEAR", "DAY_OF_MONTH"} <= left.keys():
            year, month, day = (self._take(name) or 0 for name in ("YEAR", "MONTH_OF_YEAR", "DAY_OF_MONTH"))
            if not self._strict:
                day = min(day, length_of_month(year, month))
            self._set_date(LocalDate._of(*checked_date(year, month, day)))
        elif {"YEAR", "DAY_OF_YEAR"} <= left.keys():
            self._set_date(LocalDate.ofYearDay(left.pop("YEAR"), left.pop("DAY_OF_YEAR")))

    def _set_date(self, date: LocalDate) -> None:
        self._date = date
        values = date._values()
        for name in [name for name in self._left if name in values]:
            read = self._left.pop(name)
            if values[name] != read:
                shown = FIELDS[name].toString()
                raise DateTimeException(f"Conflict found: Field {shown} {values[name]} differs from {shown} {read} derived from {date}")

    def _resolve_time(self) -> None:
        left = self._left
        if "CLOCK_HOUR_OF_DAY" in left:
            left["HOUR_OF_DAY"] = (self._take("CLOCK_HOUR_OF_DAY") or 0) % 24
        if "CLOCK_HOUR_OF_AMPM" in left:
            left["HOUR_OF_AMPM"] = (self._take("CLOCK_HOUR_OF_AMPM") or 0) % 12
        if {"AMPM_OF_DAY", "HOUR_OF_AMPM"} <= left.keys():
            left["HOUR_OF_DAY"] = (self._take("AMPM_OF_DAY") or 0) * 12 + (self._take("HOUR_OF_AMPM") or 0)
        for name, nanos in (("NANO_OF_DAY", 1), ("MILLI_OF_DAY", 10**6), ("SECOND_OF_DAY", 10**9)):
            if name in left:
                self._nanos = (self._take(name) or 0) * nanos
                return
        hour, minute, second, nano = (
            left.get(name) for name in ("HOUR_OF_DAY", "MINUTE_OF_HOUR", "SECOND_OF_MINUTE", "NANO_OF_SECOND")
        )
        if hour is None or minute is None and (second is not None or nano is not None) or second is None and nano is not None:
            return
        midnight = hour == 24 and not self._strict and not (minute or second or nano)
        if midnight:
            left["HOUR_OF_DAY"] = 0
        names = ("HOUR_OF_DAY", "MINUTE_OF_HOUR", "SECOND_OF_MINUTE", "NANO_OF_SECOND")
        values = [self._take(name) or 0 for name in names]
        self._nanos = ((values[0] * 60 + values[1]) * 60 + values[2]) * 10**9 + values[3]
        if midnight and self._date is not None:
            self._date = LocalDate._of_day(self._date._days() + 1)

    def _values(self) -> Dict[str, int]:
        return {
            **self._left, **(self._date._values() if self._date else {}), **(time_values(self._nanos) if self._nanos is not None else {}),
            **self._of_instant(),
        }  # fmt: skip

    def _of_instant(self) -> Dict[str, int]:
        if self._date is None or self._nanos is None or not ("OFFSET_SECONDS" in self._left or self._zone):
            return {} if self._instant is None else {"INSTANT_SECONDS": self._instant}
        local = LocalDateTime._of(self._date, self._nanos)
        offset = self._left.get("OFFSET_SECONDS")
        offset = self._zone._of_local(local._local_seconds())[1] if offset is None else offset
        return {"INSTANT_SECONDS": local._local_seconds() - int(offset or 0)}

    def toString(self) -> str:
        fields = ", ".join(f"{FIELDS[name].toString()}={value}" for name, value in self._left.items())
        text = f"{{{fields}}},ISO" + (f",{self._zone}" if self._zone else "")
        parts = [str(part) for part in (self._date, None if self._nanos is None else LocalTime._of(self._nanos)) if part is not None]
        return text + (" resolved to " + "T".join(parts) if parts else "")

    def _lacks(self, kind: str) -> DateTimeException:
        return DateTimeException(f"Unable to obtain {kind} from TemporalAccessor: {self.toString()} of type java.time.format.Parsed")

    def _query_date(self) -> LocalDate:
        if self._date is None:
            raise self._lacks("LocalDate")
        return self._date

    def _query_time(self) -> LocalTime:
        if self._nanos is None:
            raise self._lacks("LocalTime")
        return LocalTime._of(self._nanos)

    def _query_date_time(self) -> LocalDateTime:
        if self._date is None or self._nanos is None:
            raise self._lacks("LocalDateTime")
        return LocalDateTime._of(self._date, self._nanos)

    def _query_offset_date_time(self) -> OffsetDateTime:
        offset = self._left.get("OFFSET_SECONDS")
        if offset is None or self._date is None or self._nanos is None:
            raise self._lacks("OffsetDateTime")
        return OffsetDateTime._of(self._query_date_time(), ZoneOffset._of(offset))

    def _query_zone(self) -> Any:
        offset = self._left.get("OFFSET_SECONDS")
        return self._zone or (None if offset is None else ZoneOffset._of(offset))

    def _query_zoned(self) -> ZonedDateTime:
        zone = self._query_zone()
        if zone is None or self._date is None or self._nanos is None:
            raise self._lacks("ZonedDateTime")
        if "OFFSET_SECONDS" in self._left:
            return ZonedDateTime.ofInstant(self._query_instant(), zone)
        return ZonedDateTime._of_local(self._query_date_time(), zone)

    def _query_instant(self) -> Instant:
        values = self._of_instant()
        if not values:
            raise self._lacks("Instant")
        return Instant._of(values["INSTANT_SECONDS"], (self._nanos or 0) % 10**9)

    def _year_month(self) -> Any:
        if self._date is not None:
            return self._date._date[:2]
        if {"YEAR", "MONTH_OF_YEAR"} <= self._left.keys():
            return self._left["YEAR"], FIELDS["MONTH_OF_YEAR"].checked(self._left["MONTH_OF_YEAR"])
        raise self._lacks("YearMonth")

