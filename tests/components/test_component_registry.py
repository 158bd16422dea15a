"""The registry, and the components' properties against the second list that the builder has."""

import pytest

from emulator.base.errors import InputError, NotEmulated
from emulator.components.catalog import BUNDLES, MODULES, NOT_EMULATED
from emulator.components.controller_service import ControllerService
from emulator.components.processor import Processor, bundle_of, component, lookup, names
from templates.builder import catalog


def in_builder(java_type):
    try:
        return catalog.lookup(java_type)
    except InputError:
        return None


BOTH = [java_type for java_type in sorted(MODULES) if in_builder(java_type)]


@pytest.mark.parametrize("java_type", sorted(MODULES))
def test_a_module_registers_the_type_that_the_table_names(java_type):
    found = lookup(java_type)
    assert java_type == found.TYPE
    assert issubclass(found, (Processor, ControllerService))
    assert found.BUNDLE == BUNDLES.get(java_type, "nifi-standard-nar") == bundle_of(java_type)


def test_names_are_all_types_of_the_table():
    assert set(MODULES) <= set(names())


def test_what_is_not_emulated_is_not_in_the_table():
    assert not set(NOT_EMULATED) & set(MODULES)


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
