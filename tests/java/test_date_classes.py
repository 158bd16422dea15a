from __future__ import annotations

import pytest

from emulator.java import registry
from emulator.java.lang.throwable import IllegalArgumentException
from emulator.java.text.exceptions import ParseException
from emulator.java.text.simple_date_format import SimpleDateFormat
from emulator.java.util.date import Date
from emulator.java.util.time_zone import TimeZone


def test_dates_are_moments(monkeypatch):
    monkeypatch.setenv("TZ", "UTC")
    early, late = Date(0), Date(1000)
    assert (early.getTime(), early.before(late), early.after(late), early.compareTo(late), early == Date(0)) == (0, True, False, -1, True)
    assert str(early) == "Thu Jan 01 00:00:00 UTC 1970"
    late.setTime(0)
    assert late == early and Date().getTime() > 1_600_000_000_000


def test_a_format_writes_and_reads_in_its_zone():
    made = SimpleDateFormat("yyyy-MM-dd'T'HH:mm:ss.SSSXXX")
    made.setTimeZone(TimeZone.getTimeZone("Europe/Istanbul"))
    assert made.format(Date(0)) == "1970-01-01T02:00:00.000+02:00" == made.format(0)
    assert made.parse("1970-01-01T02:00:00.000+02:00") == Date(0)
    assert (made.toPattern()[:4], made.getTimeZone().getID()) == ("yyyy", "Europe/Istanbul")


def test_what_does_not_fit_or_is_no_pattern():
    with pytest.raises(ParseException) as caught:
        SimpleDateFormat("yyyy").parse("x")
    assert caught.value.getMessage() == 'Unparseable date: "x"'
    with pytest.raises(IllegalArgumentException):
        SimpleDateFormat("b")


def test_they_are_found_by_name():
    assert registry.lookup("java.util.Date") is Date and registry.lookup("java.text.SimpleDateFormat") is SimpleDateFormat
