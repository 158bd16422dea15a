"""What a parameter context inherits."""

from emulator.flow import parameters
from emulator.flow.model import Flow, Parameter, ParameterContext, ProcessGroup


def test_own_parameters_win_over_inherited_ones_and_circles_end():
    def context(name, value, *inherited):
        return ParameterContext(name, {"p": Parameter("p", value), name: Parameter(name, value)}, list(inherited))

    contexts = {"one": context("one", "1", "two", "three"), "two": context("two", "2", "one"), "three": context("three", "3")}
    found = parameters.effective(Flow("f", ProcessGroup("g", "g"), contexts), "one")
    assert {name: p.value for name, p in found.items()} == {"p": "1", "one": "1", "two": "2", "three": "3"}
    assert parameters.effective(Flow("f", ProcessGroup("g", "g")), "missing") == {}
