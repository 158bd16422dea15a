"""Any text gives a value or an exception that NiFi could raise, never another one."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from emulator import Failure, el
from emulator.base.errors import NotEmulated
from emulator.el.keywords import keywords

CALLS = sorted(keywords().calls)
PIECES = ["${", "}", "$", "#{", "##{", "(", ")", ":", ",", "'", '"', "\\", "a", "x", " ", "\n", "#", "1", "'$.a'", "'yyyy'", "'[a-'"]
ANY_TEXT = st.lists(st.one_of(st.sampled_from(PIECES + CALLS), st.text(max_size=3)), max_size=14).map("".join)
SPECIAL = ["42", "-0.5", "0xFF", '{"a":[1]}', "a,b", "2022/04/13 10:20:30", "true", "\ud800", "😀é"]
VALUES = st.one_of(st.text(max_size=12), st.sampled_from(SPECIAL))
ARGUMENT = st.one_of(st.sampled_from(["'a'", "'$.a'", "''", "3", "-2", "1.5", "true", "${b}", "${missing}", "'(['", "'UTC'"]))
CALL = st.tuples(st.sampled_from(CALLS), st.lists(ARGUMENT, max_size=3)).map(lambda call: ":%s(%s)" % (call[0], ",".join(call[1])))


def evaluated(text, attributes):
    try:
        return el.evaluate(text, attributes, parameters={"p": "v"}, now_ms=0)
    except (Failure, NotEmulated) as error:
        return error


@settings(max_examples=200, deadline=None)
@given(ANY_TEXT)
def test_any_text_is_a_value_or_an_error(text):
    assert isinstance(evaluated(text, {"a": "1", "x": "y"}), (str, Failure, NotEmulated))


@settings(max_examples=200, deadline=None)
@given(st.lists(CALL, min_size=1, max_size=3).map("".join), VALUES, VALUES)
def test_any_calls_on_any_value_are_a_value_or_an_error(calls, value, other):
    assert isinstance(evaluated("${a" + calls + "}", {"a": value, "b": other}), (str, Failure, NotEmulated))


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.characters(blacklist_characters="$#{"), max_size=30))
def test_text_without_expressions_and_parameters_is_itself(text):
    assert el.evaluate(text) == text
    assert el.substitute_parameters(text, {}, True) == text
    assert el.references(text) == set()
