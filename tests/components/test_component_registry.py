"""The registry: where a component stands, and what is said of a type that is not there."""

import pytest

from emulator.base.errors import NotEmulated
from emulator.components.catalog import NOT_EMULATED, module_of
from emulator.components.controller_service import ControllerService
from emulator.components.processor import Processor, component, lookup, names

EMULATED = names()


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
