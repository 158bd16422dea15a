"""Java's numbers, hashes, JSON, dates and regexes as text; expectations printed by JDK 17 and Jackson 2."""

from __future__ import annotations

import pytest

from emulator.java.lang import numbers
from emulator.java.lang.throwable import IllegalArgumentException, NumberFormatException, Throwable
from emulator.java.libraries import jackson
from emulator.java.text import date_formatting as dates
from emulator.java.text import date_pattern
from emulator.java.util import hash_orders, hashing
from emulator.java.util.regex import patterns


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (2e23, "1.9999999999999998E23"),
        (8.41e21, "8.409999999999999E21"),
        (1e23, "9.999999999999999E22"),
        (5e-324, "4.9E-324"),
        (0.002, "0.002"),
        (1.1e-5, "1.1E-5"),
        (-0.0, "-0.0"),
        (1e7, "1.0E7"),
        (9999999.0, "9999999.0"),
        (float("nan"), "NaN"),
        (float("-inf"), "-Infinity"),
    ],
)
def test_doubles_print_as_in_jdk_17(value, text):
    assert numbers.double_to_string(value) == text


def test_whole_numbers_wrap_and_parse_as_in_java():
    assert numbers.wrap64(1 << 63) == -(1 << 63)
    assert numbers.wrap32(0x80000000) == -0x80000000
    assert numbers.decode_long("-0x10") == -16
    assert numbers.long_to_string(-255, 16) == "-ff"
    for text in ("", "-", "1_000", "9223372036854775808", "0x1"):
        with pytest.raises(NumberFormatException):
            numbers.parse_long(text)


def test_hash_codes_and_the_order_of_a_hash_map():
    assert hashing.string_hash("hello") == 99162322
    assert hashing.string_hash("polygenelubricants") == -2147483648
    assert hash_orders.hash_map_order(["b", "a", "zz", "foo"]) == ["zz", "a", "b", "foo"]


def test_removing_and_putting_keeps_the_concurrent_order():
    order = hash_orders.ConcurrentOrder()
    for key in ("x", "y", "z"):
        order.put(key)
    order.remove("y")
    order.put("y")
    assert order.keys() == hash_orders.concurrent_map_order(["x", "z", "y"])


@pytest.mark.parametrize(
    ("text", "value"),
    [('{"a":1,"a":2}x', {"a": 2}), ("12345678901234567890", 12345678901234567890), ("1.10", 1.1), ("1e5", 1e5), (' "\\u00e9" ', "é")],
)
def test_jackson_reads_the_first_value(text, value):
    found = jackson.parse(text)
    assert found == value and type(found) is type(value)


NOT_JSON = ["", "  ", "{'a':1}", "[1,]", "01", "+1", ".5", "5.", "NaN", "nul", "5x", '"\n"', '"\\q"', "{bad}", "[}", "// c\n1"]


@pytest.mark.parametrize("text", NOT_JSON)
def test_jackson_refuses(text):
    with pytest.raises(Throwable):
        jackson.parse(text)


def test_jackson_writes_compact_or_over_lines():
    value = {"a": [1, 100000.0, None], "s": 'é/"\u0001', "e": {}, "l": []}
    assert jackson.render(value) == '{"a":[1,100000.0,null],"s":"é/\\"\\u0001","e":{},"l":[]}'
    assert jackson.render({"a": [1, 2], "e": {}}, pretty=True) == '{\n  "a" : [ 1, 2 ],\n  "e" : { }\n}'


def test_dates_are_lenient_and_zones_have_javas_names():
    assert dates.parse("yyyy-MM-dd", "2022-13-45", "UTC") == 1676332800000
    assert dates.parse("yyyy-MM-dd HH:mm", "2021-03-14 02:30", "America/New_York") == 1615707000000
    assert dates.parse("yyyy", "x", "UTC") is None
    assert dates.format_ms("yyyy-MM-dd'T'HH:mm:ss.SSSXXX zzzz", 0, "Europe/Istanbul") == "1970-01-01T02:00:00.000+02:00 Turkey Time"
    with pytest.raises(IllegalArgumentException):
        date_pattern.compile("qqq")


@pytest.mark.parametrize(
    ("text", "pattern", "replacement", "expected"),
    [
        ("aaa", ".*?", "x", "xaxaxax"),
        ("x1y2", "([a-z])(?<d>\\d)", "${d}$1", "1x2y"),
        ("aab", "a++b|a", "-", "-"),
        ("a.b", "\\Q.\\E", "\\$", "a$b"),
        ("abc", "[a-c&&[^b]]", "", "b"),
        ("aXbx", "a(?i)x|q", "-", "-bx"),
    ],
)
def test_regexes_replace_as_in_java(text, pattern, replacement, expected):
    assert patterns.replace_all(text, pattern, replacement) == expected


def test_regex_errors_have_javas_words():
    with pytest.raises(Throwable) as raised:
        patterns.compile("a**")
    assert raised.value.getMessage() == "Dangling meta character '*' near index 2\na**\n  ^"
