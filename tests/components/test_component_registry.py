"""The registry, and the components' properties against the second list that the builder has."""

import pytest

from emulator.base.errors import InputError, NotEmulated
from emulator.components.catalog import NOT_EMULATED, module_of
from emulator.components.controller_service import ControllerService
from emulator.components.processor import Processor, component, lookup, names
from templates.builder import catalog


def in_builder(java_type):
    try:
        return catalog.lookup(java_type)
    except InputError:
        return None


EMULATED = names()
BOTH = [java_type for java_type in EMULATED if in_builder(java_type)]


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


def test_what_is_said_to_be_not_emulated_is_not_emulated():
    assert not set(NOT_EMULATED) & set(EMULATED)


def test_a_type_in_the_wrong_package_is_told_the_right_one():
    with pytest.raises(NotEmulated, match=r"did you mean org\.apache\.nifi\.processors\.standard\.SplitJson\?"):
        lookup("org.apache.nifi.processors.SplitJson")


def test_a_registered_class_is_found_at_once():
    @component("test.Registered", "test-nar")
    class Registered(Processor):
        pass

    assert lookup("test.Registered") is Registered
    assert "test.Registered" in names()


@pytest.mark.parametrize("java_type", BOTH)
def test_properties_agree_with_the_builders(java_type):
    mine = {one.name: one for one in lookup(java_type).PROPERTIES}
    for name, theirs in in_builder(java_type).properties.items():
        one = mine[name]
        assert theirs.default in (None, one.default), name
        assert theirs.required in (False, one.required), name
        assert theirs.sensitive == one.sensitive, name
        if theirs.choices:
            assert set(theirs.choices) == set(one.allowed), name
