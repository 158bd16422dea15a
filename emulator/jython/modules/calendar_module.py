"""``calendar``."""

from __future__ import annotations

import calendar
from types import ModuleType
from typing import Any, List

from ..objects.bytestring import ByteString
from .border import at_border, functions
from .catalog import python_module

_NUMBERS = ("isleap", "leapdays", "weekday", "monthrange", "monthcalendar", "timegm", "firstweekday", "setfirstweekday")
_TEXTS = ("month", "calendar", "weekheader")
_DAYS = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")


def _names(source: Any) -> List[ByteString]:
    return [ByteString(name) for name in source]


@python_module("calendar", jython_first=True)
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("calendar")
    module.__dict__.update({name: getattr(calendar, name) for name in _NUMBERS}, **functions(calendar, *_TEXTS))
    module.__dict__.update({day: index for index, day in enumerate(_DAYS)})
    module.__dict__.update({name: _names(getattr(calendar, name)) for name in ("month_name", "month_abbr", "day_name", "day_abbr")})
    module.__dict__.update(Calendar=calendar.Calendar, IllegalMonthError=calendar.IllegalMonthError, error=ValueError)
    module.__dict__["prmonth"] = lambda *arguments: interpreter.write_stdout(at_border(calendar.month)(*arguments))
    return module
