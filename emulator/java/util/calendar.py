"""java.util.Calendar and GregorianCalendar in Locale.US. roll is there for MONTH, YEAR, DAY_OF_MONTH and fields of the time."""

from __future__ import annotations

from typing import Any, ClassVar, Dict, List, Optional, Tuple

from ...base.clock import RealClock
from ...base.errors import NotEmulated
from ..lang.comparable import Comparable
from ..lang.long_value import java_long
from ..lang.signature import constructor_takes, static_takes, takes
from ..lang.throwable import ArrayIndexOutOfBoundsException, IllegalArgumentException, NullPointerException
from ..registry import java_class, lookup
from ..text.calendar_fields import Stamps, fields_of, local_ms
from ..text.date_formatting import agree
from ..text.date_pattern import MONTHS, WEEKDAYS
from .date import Date
from .time_zone import TimeZone, default_zone

_JAVA = (
    "ERA", "YEAR", "MONTH", "WEEK_OF_YEAR", "WEEK_OF_MONTH", "DAY_OF_MONTH", "DAY_OF_YEAR", "DAY_OF_WEEK", "DAY_OF_WEEK_IN_MONTH", "AM_PM",
    "HOUR", "HOUR_OF_DAY", "MINUTE", "SECOND", "MILLISECOND", "ZONE_OFFSET", "DST_OFFSET",
)  # fmt: skip
_FIELDS = tuple("day" if name == "DAY_OF_MONTH" else name.lower() for name in _JAVA)
_DAYS: Dict[str, int] = {"week_of_year": 7, "week_of_month": 7, "day_of_week_in_month": 7, "day": 1, "day_of_year": 1, "day_of_week": 1}
_TIMES: Dict[str, int] = {"hour": 3_600_000, "hour_of_day": 3_600_000, "minute": 60_000, "second": 1000, "millisecond": 1}
_LIMITS: Dict[str, Tuple[int, int, int]] = {  # least, most of any, most of the shortest
    "era": (0, 1, 1), "year": (1, 292278994, 292269054), "month": (0, 11, 11), "week_of_year": (1, 53, 52), "week_of_month": (0, 6, 4),
    "day": (1, 31, 28), "day_of_year": (1, 366, 365), "day_of_week": (1, 7, 7), "day_of_week_in_month": (1, 6, 4), "am_pm": (0, 1, 1),
    "hour": (0, 11, 11), "hour_of_day": (0, 23, 23), "minute": (0, 59, 59), "second": (0, 59, 59), "millisecond": (0, 999, 999),
}  # fmt: skip
_ROLLED = {"year", "month", "day", "hour", "hour_of_day", "minute", "second", "millisecond"}


@java_class("java.util.Calendar")
class Calendar(Comparable):
    """A moment in a time zone, and its fields; what ``set`` got is worked out when it is asked for."""

    SHORT: ClassVar[int] = 1
    LONG: ClassVar[int] = 2

    def _begin(self, zone: Optional[TimeZone], millis: Optional[int] = None) -> None:
        self._zone = zone or TimeZone(default_zone())
        self._millis = RealClock().now_ms() if millis is None else millis
        self._stamps: Stamps = {}  # what was set since the moment was last worked out
        self._next, self._lenient = 2, True

    @staticmethod
    @static_takes("", "java.util.TimeZone", "java.util.Locale", "java.util.TimeZone, java.util.Locale")
    def getInstance(*where: Any) -> GregorianCalendar:
        if where and where[0] is None:
            raise NullPointerException('Cannot invoke "java.util.Locale.getUnicodeLocaleType(String)" because "l" is null')
        zone = next((part for part in where if isinstance(part, TimeZone)), None)
        return GregorianCalendar._at(zone, None)

    def _complete(self) -> int:
        """The moment, worked out."""
        if self._stamps:
            local = local_ms(self._stamps)
            if not self._lenient:
                self._check(local)
            self._millis, self._stamps, self._next = local - self._zone._zone.offset_of_local_ms(local), {}, 2
        return self._millis

    def _check(self, local: int) -> None:
        external = {name: stamp for name, stamp in self._stamps.items() if stamp[1] > 1}
        for name, stamp in external.items():
            if not agree({name: stamp}, fields_of(local)):
                raise IllegalArgumentException(_JAVA[_FIELDS.index(name)])

    def _local(self) -> int:
        millis = self._complete()
        return millis + self._zone._zone.offset_ms(millis)[0]

    def _values(self) -> Dict[str, int]:
        fields = fields_of(self._local())
        offset = self._zone._zone.offset_ms(self._millis)[0]
        raw = min(offset, self._zone._zone.standard_ms(self._millis + offset))
        return {
            **fields._asdict(), "am_pm": fields.hour // 12, "hour": fields.hour % 12, "hour_of_day": fields.hour,
            "zone_offset": raw, "dst_offset": offset - raw,
        }  # fmt: skip

    @takes("int")
    def get(self, field: int) -> int:
        return self._values()[_field(field)]

    @takes("int, int", "int, int, int", "int, int, int, int, int", "int, int, int, int, int, int")
    def set(self, *values: int) -> None:
        """A field, or year, month (from 0), day and time."""
        names = [_field(values[0])] if len(values) == 2 else ["year", "month", "day", "hour_of_day", "minute", "second"][: len(values)]
        for name, value in zip(names, values[1:] if len(values) == 2 else values):
            self._set(name, value)

    def _set(self, name: str, value: int) -> None:
        if name in ("zone_offset", "dst_offset"):
            raise NotEmulated(f"Calendar.set of {name.upper()}", "", "use setTimeZone")
        if not self._stamps:
            values = self._values()
            self._stamps = {field: (values[field], 1) for field in _FIELDS[:15]}
        self._stamps[name] = (value, self._next)
        self._next += 1

    @takes("", "int")
    def clear(self, field: Optional[int] = None) -> None:
        if field is None:
            self._stamps = {"year": (1970, 1)}
            return
        self._set(_field(field), 0)
        del self._stamps[_field(field)]

    @takes("int, int")
    def add(self, field: int, amount: int) -> None:
        name = _field(field)
        if amount == 0:
            return
        if name in ("year", "month"):
            values = self._values()
            months = values["year"] * 12 + values["month"] + amount * (12 if name == "year" else 1)
            self._move(months // 12, months % 12, values["day"])
        elif name in _TIMES:
            self._millis = self._complete() + amount * _TIMES[name]
        elif name in _DAYS or name == "am_pm":
            local = self._local() + amount * (_DAYS[name] * 86_400_000 if name in _DAYS else 43_200_000)
            self._millis = local - self._zone._zone.offset_of_local_ms(local)
        else:
            raise NotEmulated(f"Calendar.add of {name.upper()}")

    def _move(self, year: int, month: int, day: int) -> None:
        """To a month, the day at most its last (pinDayOfMonth)."""
        self._set("year", year)
        self._set("month", month)
        self._set("day", min(day, _days_of(year, month)))
        self._complete()

    @takes("int, java.lang.Boolean", "int, int")
    def roll(self, field: int, amount: Any) -> None:
        """Add without changing larger fields."""
        name = _field(field)
        if name not in _ROLLED:
            raise NotEmulated(f"Calendar.roll of {name.upper()}")
        values, count = self._values(), (1 if amount else -1) if isinstance(amount, bool) else amount
        if name in ("year", "month"):
            year = values["year"] + (count if name == "year" else 0)
            self._move(year, (values["month"] + (count if name == "month" else 0)) % 12, values["day"])
            return
        least = _LIMITS[name][0]
        most = _days_of(values["year"], values["month"]) if name == "day" else _LIMITS[name][1]
        self._set(name, (values[name] - least + count) % (most - least + 1) + least)
        self._complete()

    def getTime(self) -> Date:
        return Date(self._complete())

    @takes("java.util.Date")
    def setTime(self, moment: Any) -> None:
        if moment is None:
            raise NullPointerException("date must not be null")
        self._millis, self._stamps = int(moment.getTime()), {}

    def getTimeInMillis(self) -> int:
        return java_long(self._complete())

    @takes("long")
    def setTimeInMillis(self, millis: int) -> None:
        self._millis, self._stamps = millis, {}

    def getTimeZone(self) -> TimeZone:
        return self._zone

    @takes("java.util.TimeZone")
    def setTimeZone(self, zone: Any) -> None:
        self._complete()
        self._zone = zone

    @takes("boolean")
    def setLenient(self, lenient: bool) -> None:
        self._lenient = lenient

    def isLenient(self) -> bool:
        return self._lenient

    @takes("int")
    def isSet(self, field: int) -> bool:
        return not self._stamps or _field(field) in self._stamps

    @takes("int")
    def getActualMaximum(self, field: int) -> int:
        name, values = _field(field), self._values()
        if name == "day":
            return _days_of(values["year"], values["month"])
        if name == "day_of_year":
            return 337 + _days_of(values["year"], 1)
        if name in ("week_of_year", "week_of_month", "day_of_week_in_month"):
            raise NotEmulated(f"Calendar.getActualMaximum of {name.upper()}")
        return _LIMITS[name][1]

    @takes("int")
    def getActualMinimum(self, field: int) -> int:
        return _LIMITS[_field(field)][0]

    @takes("int")
    def getMaximum(self, field: int) -> int:
        return _LIMITS[_field(field)][1]

    @takes("int")
    def getMinimum(self, field: int) -> int:
        return _LIMITS[_field(field)][0]

    @takes("int")
    def getLeastMaximum(self, field: int) -> int:
        return _LIMITS[_field(field)][2]

    def getFirstDayOfWeek(self) -> int:
        return 1

    def getMinimalDaysInFirstWeek(self) -> int:
        return 1

    def getWeekYear(self) -> int:
        return fields_of(self._local()).week_year

    @takes("int, int, java.util.Locale")
    def getDisplayName(self, field: int, style: int, locale: Any) -> Optional[str]:
        """The English name of a month, a day of the week, or AM and PM."""
        name, value = _field(field), self.get(field)
        names: Dict[str, List[str]] = {"month": MONTHS, "day_of_week": ["", *WEEKDAYS], "am_pm": ["AM", "PM"], "era": ["BC", "AD"]}
        if name not in names:
            return None
        return names[name][value] if style == self.LONG or name in ("am_pm", "era") else names[name][value][:3]

    @takes("Object")
    def before(self, other: Any) -> bool:
        return isinstance(other, Calendar) and self._complete() < other._complete()

    @takes("Object")
    def after(self, other: Any) -> bool:
        return isinstance(other, Calendar) and self._complete() > other._complete()

    def toInstant(self) -> Any:
        instant: Any = lookup("java.time.Instant")
        return instant.ofEpochMilli(self._complete())

    def clone(self) -> GregorianCalendar:
        self._complete()
        return GregorianCalendar._at(self._zone, self._millis)

    def toString(self) -> str:
        raise NotEmulated("java.util.Calendar.toString", "", "show getTime()")

    def _key(self) -> int:
        return self._complete()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Calendar) and (self._complete(), self._zone) == (other._complete(), other._zone)

    def __hash__(self) -> int:
        return hash(self._complete())


@java_class("java.util.GregorianCalendar")
class GregorianCalendar(Calendar):
    """What Calendar.getInstance gives."""

    @constructor_takes(
        "", "java.util.TimeZone", "java.util.Locale", "java.util.TimeZone, java.util.Locale",
        "int, int, int", "int, int, int, int, int", "int, int, int, int, int, int",
    )  # fmt: skip
    def __init__(self, *parts: Any) -> None:
        self._begin(next((part for part in parts if isinstance(part, TimeZone)), None))
        if parts and isinstance(parts[0], int):
            self.clear()
            self.set(*parts)

    @staticmethod
    def _at(zone: Optional[TimeZone], millis: Optional[int]) -> GregorianCalendar:
        result = GregorianCalendar.__new__(GregorianCalendar)
        result._begin(zone, millis)
        return result

    @takes("int")
    def isLeapYear(self, year: int) -> bool:
        return _days_of(year, 1) == 29


def _field(number: int) -> str:
    if not 0 <= number < len(_FIELDS):
        raise ArrayIndexOutOfBoundsException(f"Index {number} out of bounds for length {len(_FIELDS)}")
    return _FIELDS[number]


def _days_of(year: int, month: int) -> int:
    from ..text.calendar_fields import day_number

    return day_number(year, month + 1, 1) - day_number(year, month, 1)


for _number, _name in enumerate(_JAVA):
    setattr(Calendar, _name, _number)
for _number, _name in enumerate(MONTHS):
    setattr(Calendar, _name.upper(), _number)
for _number, _name in enumerate(WEEKDAYS):
    setattr(Calendar, _name.upper(), _number + 1)
for _name, _number in {"DATE": 5, "UNDECIMBER": 12, "AM": 0, "PM": 1, "ALL_STYLES": 0, "FIELD_COUNT": 17}.items():
    setattr(Calendar, _name, _number)
