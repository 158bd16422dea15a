"""The registry: where a component stands, and what is said of a type that is not there."""

import re

import pytest

from emulator.base.errors import NotEmulated
from emulator.components.catalog import module_of
from emulator.components.controller_service import ControllerService
from emulator.components.processor import Processor, component
from emulator.components.registry import lookup, names
from emulator.components.ways_round import WAYS_ROUND
from emulator.stubs.reading import stub_of_text
from emulator.stubs.recorded import recorded

EMULATED = [name for name in names() if not name.startswith("test.")]  # other tests register some of their own


@pytest.mark.parametrize("java_type", EMULATED)
def test_a_component_stands_in_the_module_named_as_its_type(java_type):
    component_class = lookup(java_type)
    assert component_class.__module__ == "emulator.components." + module_of(java_type)
    assert issubclass(component_class, (Processor, ControllerService))
    assert java_type == component_class.TYPE and component_class.BUNDLE.endswith("-nar")


@pytest.mark.parametrize(
    ("simple_name", "module"),
    [
        ("SplitJson", "split_json"),
        ("AttributesToJSON", "attributes_to_json"),
        ("JoltTransformJSON", "jolt_transform_json"),
        ("InvokeHTTP", "invoke_http"),
        ("StandardHttpContextMap", "standard_http_context_map"),
    ],
)
def test_a_modules_name_is_the_types_in_snake_case(simple_name, module):
    assert module_of("any.package." + simple_name) == module


@pytest.mark.parametrize("java_type", ["", "split_json", "a..SplitJson", "a.SplitJson/../x", "a.B$SplitJson", "a.Nobody"])
def test_what_is_no_type_here_has_no_module(java_type):
    assert module_of(java_type) is None


def test_the_most_used_processors_that_are_not_emulated_have_a_way_round_and_are_not_emulated():
    assert len(WAYS_ROUND) >= 50 and not set(WAYS_ROUND) & {name.rpartition(".")[2] for name in EMULATED}
    for name, advice in WAYS_ROUND.items():
        stub = re.search(r"--stub '(.*)'", advice)
        assert stub and stub[1].startswith(name + "=")
        known = recorded("org.apache.nifi.processors.standard." + name)
        if known and not stub[1].endswith("python:stubs.py:answer"):
            used = {used for answer in stub_of_text(stub[1]).answers for used in answer.relationships()}
            assert used <= known.names or known.open, name
    with pytest.raises(NotEmulated, match=r"let a stand-in take what it is given, --stub 'PutFile=success'"):
        lookup("org.apache.nifi.processors.standard.PutFile")


def test_a_name_that_is_only_like_another_is_not_taken_for_a_slip():
    with pytest.raises(NotEmulated, match=r"ParseEvtx\. 'coverage' lists all of them"):
        lookup("org.apache.nifi.processors.evtx.ParseEvtx")


def test_a_type_in_the_wrong_package_is_told_the_right_one():
    with pytest.raises(NotEmulated, match=r"did you mean org\.apache\.nifi\.processors\.standard\.SplitJson\?"):
        lookup("org.apache.nifi.processors.SplitJson")


def test_a_registered_class_is_found_at_once():
    @component("test.Registered", "test-nar")
    class Registered(Processor):
        pass

    assert lookup("test.Registered") is Registered
    assert "test.Registered" in names()
