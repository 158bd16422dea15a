"""Parameter references."""

import pytest

from emulator.base.errors import InputError
from emulator.flow import parameters
from emulator.flow.model import Flow, Parameter, ParameterContext, ProcessGroup

KNOWN = {"a": Parameter("a", "1"), "b c": Parameter("b c", "${x}"), "unset": Parameter("unset"), "empty": Parameter("empty", "")}


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("#{a}", "1"),
        ("x#{a}y#{b c}", "x1y${x}"),
        ("##{a}", "#{a}"),
        ("###{a}", "#1"),
        ("####{a}", "##{a}"),
        ("${#{a}}", "${#{a}}"),
        ("${x:equals('}'):and(${#{a}})} #{a}", "${x:equals('}'):and(${#{a}})} 1"),
        ("$${#{a}}", "$${1}"),
        ("${unclosed #{a}", "${unclosed 1"),
        ("#{empty}|", "|"),
        ("#[a] # {a} #{}", "#[a] # {a} #{}"),
    ],
)
def test_references_outside_expressions_are_replaced(text, resolved):
    assert parameters.resolve(text, KNOWN) == resolved


def test_without_expression_language_every_reference_is_replaced():
    assert parameters.resolve("${#{a}}", KNOWN, expression_language=False) == "${1}"


def test_an_unknown_parameter_is_an_error_with_the_nearest_names():
    with pytest.raises(InputError, match="Tick: there is no parameter 'emty'. Nearest: empty"):
        parameters.resolve("${#{emty}}", KNOWN, where="Tick")


def test_a_parameter_without_a_value_is_an_error():
    with pytest.raises(InputError, match="parameter 'unset' has no value. Give one: unset=…"):
        parameters.resolve("#{unset}", KNOWN)


@pytest.mark.parametrize("text", ["#{a} ##{b} ${#{c}} ###{d}", "plain", "##{x}#{y}"])
def test_escaping_keeps_the_text_literal(text):
    assert parameters.resolve(parameters.escape(text), KNOWN | {"c": Parameter("c", "")}) == text


def test_names_are_those_of_references_only():
    assert parameters.names("#{a} ##{b} ${#{'c d'}} ${x}") == {"a", "c d"}
    assert parameters.undefined(["#{a} #{z}", None, "${#{y}}"], KNOWN) == ["y", "z"]


def test_own_parameters_win_over_inherited_ones_and_circles_end():
    def context(name, value, *inherited):
        return ParameterContext(name, {"p": Parameter("p", value), name: Parameter(name, value)}, list(inherited))

    contexts = {"one": context("one", "1", "two", "three"), "two": context("two", "2", "one"), "three": context("three", "3")}
    found = parameters.effective(Flow("f", ProcessGroup("g", "g"), contexts), "one")
    assert {name: p.value for name, p in found.items()} == {"p": "1", "one": "1", "two": "2", "three": "3"}
    assert parameters.effective(Flow("f", ProcessGroup("g", "g")), "missing") == {}
