"""``datetime.strptime`` and ``time.strptime``: errors in the words of Jython's Lib/_strptime.py, with its frames."""

from __future__ import annotations

import re
import warnings
from typing import Any, Callable, Tuple, TypeVar

from ...java.lang.throwable import NullPointerException
from .bytestring import ByteString, plain
from .later import later

T = TypeVar("T")
_LIBRARY = "<jython>/jython-standalone-2.7.2.jar/Lib/"
_OF_DATETIME = f'  File "{_LIBRARY}datetime$py.class", line 1791, in strptime\n    struct, micros = _strptime(date_string, format)\n'
_OF_TIME = f'  File "{_LIBRARY}_strptime$py.class", line 467, in _strptime_time\n    return _strptime(data_string, format)[0]\n'
_LINES = {
    322: "found = format_regex.match(data_string)",
    324: 'raise ValueError("time data %r does not match format %r" %',
    327: 'raise ValueError("unconverted data remains: %s" %',
}
_DIRECTIVE = re.compile(r"%(.?)", re.S)
_KNOWN = frozenset("dfHIjmMpSUwWyYaAbBcxXZ%")
NULL_TEXT = 'Cannot invoke "String.length()" because "string" is null'


def _parsed_quietly(parse: Callable[[str, str], T], text: str, form: str) -> T:
    """Python 3.13 warns of a day without a year."""
    if "%y" in form.lower():
        return parse(text, form)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return parse(text, form)


def parsed(parse: Callable[[str, str], T], text: Any, form: Any) -> T:
    """What ``parse`` makes of the text; errors as datetime.strptime raises them."""
    for value in (form, text):
        if not isinstance(value, str):
            raise _framed(TypeError(ByteString(f"expected string or buffer, but got {plain(later.repr_(later.type_of(value)))}")), 322)
    for directive in _DIRECTIVE.finditer(form):
        if directive[1] not in _KNOWN or not directive[1]:
            bad = "'%s' is a bad directive in format '%s'" % (directive[1], plain(form))
            raise ValueError(ByteString(bad if directive[1] else f"stray % in format '{plain(form)}'"))
    try:
        return _parsed_quietly(parse, plain(text), plain(form)) if "%d" in form else parse(plain(text), plain(form))
    except ValueError as error:
        words = str(error)
        if words.startswith("time data "):
            raise _framed(ValueError(ByteString(f"time data {later.repr_(text)} does not match format {later.repr_(form)}")), 324) from None
        if words == "day is out of range for month":
            raise _no_day(plain(text), plain(form)) from None
        if words.startswith("unconverted data remains"):
            raise _framed(ValueError(ByteString(words)), 327) from None
        raise


def _no_day(text: str, form: str) -> ValueError:
    """The words of Lib/datetime.py's date, which have the day beside them."""
    import calendar
    import importlib

    match = importlib.import_module("_strptime")._TimeRE_cache.compile(form).match(text)
    fields: dict[str, str] = match.groupdict()
    names = [name.lower() for name in (*calendar.month_abbr[:], *calendar.month_name[:])]
    month = int(fields["m"]) if "m" in fields else names.index((fields.get("b") or fields["B"]).lower()) % 13
    century = 0 if "Y" in fields else 2000 if int(fields.get("y", 99)) < 69 else 1900
    year = century + int(fields.get("Y") or fields.get("y") or 0)
    return ValueError(ByteString(f"day must be in 1..{calendar.monthrange(year, month)[1]}"), int(fields["d"]))


def parsed_time(parse: Callable[[str, str], T], text: Any, form: Any) -> T:
    """time.strptime: Java's String arguments first, which makes the texts unicode."""
    if text is None or form is None:
        raise NullPointerException(NULL_TEXT)
    try:
        return parsed(parse, plain(text) if isinstance(text, str) else text, plain(form) if isinstance(form, str) else form)
    except (TypeError, ValueError) as error:
        if hasattr(error, "jython_frames"):
            error.jython_frames = (_OF_TIME, *error.jython_frames[1:])
        raise


def _framed(error: BaseException, line: int) -> BaseException:
    frame = f'  File "{_LIBRARY}_strptime$py.class", line {line}, in _strptime\n    {_LINES[line]}\n'
    frames: Tuple[str, ...] = (_OF_DATETIME, frame)
    error.jython_frames = frames  # type: ignore[attr-defined]
    return error
