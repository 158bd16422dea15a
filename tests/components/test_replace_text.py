"""ReplaceText."""

import pytest

from emulator.engine.validity import InvalidFlow
from tests.kits.component_kit import trigger

ENTIRE = "Entire text"


def replaced(content, strategy=None, value=None, search=None, mode="Line-by-Line", lines=None, **attributes):
    properties = {
        "Replacement Strategy": strategy, "Replacement Value": value, "Regular Expression": search,
        "Evaluation Mode": mode, "Line-by-Line Evaluation Mode": lines,
    }  # fmt: skip
    name, flowfile = trigger("ReplaceText", {key: one for key, one in properties.items() if one is not None}, (content, attributes)).only()
    assert name == "success"
    return flowfile.content.decode()


def test_the_default_leaves_everything_as_it_is():
    assert replaced("a\nb\r\nc") == "a\nb\r\nc"


def test_always_replace_keeps_line_endings_line_by_line():
    assert replaced("a\r\nb\nc", "Always Replace", "X") == "X\r\nX\nX"


def test_always_replace_of_the_entire_text_takes_expressions():
    assert replaced("anything\n", "Always Replace", "hi ${who}", mode=ENTIRE, who="you") == "hi you"


def test_an_empty_flowfile_has_no_line_to_replace_but_an_entire_text():
    assert replaced("", "Always Replace", "X") == ""
    assert replaced("", "Always Replace", "X", mode=ENTIRE) == "X"


def test_prepend_and_append_go_round_each_line():
    assert replaced("a\nb", "Prepend", "> ") == "> a\n> b"
    assert replaced("a\nb\r\n", "Append", ";") == "a;\nb;\r\n"
    assert replaced("a\nb\n", "Append", ";", mode=ENTIRE) == "a\nb\n;"


def test_literal_replace_knows_no_regular_expressions():
    assert replaced("a.b.c axb", "Literal Replace", "$1", "a.b") == "$1.c axb"


def test_regex_replace_has_back_references():
    assert replaced("key=value\n", "Regex Replace", "$2=$1", r"(\w+)=(\w+)") == "value=key\n"


def test_regex_replace_without_a_match_changes_nothing_and_succeeds():
    assert replaced("abc", "Regex Replace", "x", "z") == "abc"


def test_a_reference_beyond_the_groups_is_text():
    assert replaced("abc", "Regex Replace", "I owe $8", "(b)") == "aI owe $8c"


def test_groups_are_attributes_of_expressions():
    assert replaced("abc", "Regex Replace", "${'$1':toUpper()}", "(b)") == "aBc"


def test_values_of_attributes_are_quoted_in_the_search_and_are_no_references():
    assert replaced("a.c abc", "Regex Replace", "X", "${dot}", dot="a.c") == "X abc"
    assert replaced("abc", "Regex Replace", "${price}", "(b)", price="$1") == "a$1c"


def test_substitute_variables_takes_attributes_and_defaults():
    assert replaced("${who}, ${none:-nobody} ${none}", "Substitute Variables", who="you", mode=ENTIRE) == "you, nobody ${none}"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("All", "X\nX\nX"), ("First-Line", "X\nb\nc"), ("Last-Line", "a\nb\nX"), ("Except-First-Line", "a\nX\nX"),
        ("Except-Last-Line", "X\nX\nc"),
    ],
)  # fmt: skip
def test_line_by_line_modes(lines, expected):
    assert replaced("a\nb\nc", "Always Replace", "X", lines=lines) == expected


def test_an_entire_text_above_the_buffer_fails():
    properties = {"Evaluation Mode": ENTIRE, "Maximum Buffer Size": "3 B", "Replacement Strategy": "Literal Replace"}
    assert trigger("ReplaceText", properties, "abcd").only()[0] == "failure"
    assert trigger("ReplaceText", {**properties, "Replacement Strategy": "Append"}, "abcd").only()[0] == "success"


def test_a_search_that_is_no_regular_expression_is_invalid():
    with pytest.raises(InvalidFlow, match="Not a valid Java Regular Expression"):
        trigger("ReplaceText", {"Regular Expression": "("}, "x")
