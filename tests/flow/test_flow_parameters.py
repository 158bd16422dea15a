"""Parameter references."""

import pytest

from emulator import el
from emulator.flow import parameters
from emulator.flow.model import Flow, Parameter, ParameterContext, ProcessGroup

KNOWN = {"a": Parameter("a", "1"), "b c": Parameter("b c", "${x}"), "unset": Parameter("unset"), "empty": Parameter("empty", "")}


@pytest.mark.parametrize("text", ["#{a} ##{b} ${#{c}} ###{d}", "plain", "##{x}#{y}"])
def test_escaping_keeps_the_text_literal(text):
    assert el.substitute_parameters(parameters.escape(text), {}, True) == text


def test_names_are_those_of_references_only():
    assert parameters.names("#{a} ##{b} ${#{'c d'}} ${x}") == {"a", "c d"}


def test_own_parameters_win_over_inherited_ones_and_circles_end():
    def context(name, value, *inherited):
        return ParameterContext(name, {"p": Parameter("p", value), name: Parameter(name, value)}, list(inherited))

    contexts = {"one": context("one", "1", "two", "three"), "two": context("two", "2", "one"), "three": context("three", "3")}
    found = parameters.effective(Flow("f", ProcessGroup("g", "g"), contexts), "one")
    assert {name: p.value for name, p in found.items()} == {"p": "1", "one": "1", "two": "2", "three": "3"}
    assert parameters.effective(Flow("f", ProcessGroup("g", "g")), "missing") == {}
