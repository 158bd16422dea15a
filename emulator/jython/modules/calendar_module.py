"""``calendar``."""

from __future__ import annotations

import calendar
from types import ModuleType
from typing import Any, List, Tuple

from ..objects.bytestring import ByteString
from .border import at_border, functions
from .catalog import python_module

_NUMBERS = ("isleap", "leapdays", "monthcalendar", "timegm", "setfirstweekday")
_TEXTS = ("month", "calendar", "weekheader")
_DAYS = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")


def _month_range(year: Any, month: Any) -> Tuple[int, int]:
    """The first day of the week and the days of a month; numbers, which CPython 3.12 has as names."""
    first, days = calendar.monthrange(year, month)
    return int(first), days


def _names(source: Any) -> List[ByteString]:
    return [ByteString(name) for name in source]


@python_module("calendar", jython_first=True)
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("calendar")
    module.__dict__.update({name: getattr(calendar, name) for name in _NUMBERS}, **functions(calendar, *_TEXTS))
    module.__dict__.update({day: index for index, day in enumerate(_DAYS)})
    module.__dict__.update({name: _names(getattr(calendar, name)) for name in ("month_name", "month_abbr", "day_name", "day_abbr")})
    module.__dict__.update(Calendar=calendar.Calendar, IllegalMonthError=calendar.IllegalMonthError, error=ValueError)
    module.__dict__["monthrange"] = _month_range
    module.__dict__["weekday"] = lambda year, month, day: int(calendar.weekday(year, month, day))
    module.__dict__["firstweekday"] = lambda: int(calendar.firstweekday())
    module.__dict__["prmonth"] = lambda *arguments: interpreter.write_stdout(at_border(calendar.month)(*arguments))
    return module
