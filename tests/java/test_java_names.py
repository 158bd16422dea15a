"""What Java's classes have and the emulator's lack is not emulated by name; it is never an AttributeError that a script would believe."""

from __future__ import annotations

import pytest

from emulator.base.errors import NotEmulated
from emulator.java import registry
from emulator.java.lang.object import Beans
from emulator.jython.lacking import refuse_lacking
from emulator.jython.names import member_names


def own():
    """The classes of this room: other rooms and tests register theirs."""
    return [name for name in registry.classes() if (registry.lookup(name) or object).__module__.startswith("emulator.java.")]


def test_the_names_of_each_class_are_recorded():
    assert [name for name in own() if not member_names(name)] == []


def test_what_java_has_and_we_lack_is_not_emulated():
    believed = []
    for name in own():
        cls = registry.lookup(name)
        if not issubclass(cls, Beans):
            continue
        for member in member_names(name):
            if member.startswith("_") or any(member in vars(base) for base in cls.__mro__):
                continue
            try:
                getattr(cls, member)
            except AttributeError as error:
                if "instance attr" not in str(error):
                    try:
                        refuse_lacking(error)
                        believed.append(str(error))
                    except NotEmulated:
                        pass
    assert believed == []


@pytest.mark.parametrize("name", ["java.util.Date", "java.util.Collections", "java.lang.System"])
def test_what_java_lacks_is_an_attribute_error_in_jythons_words(name):
    with pytest.raises(AttributeError, match=rf"type object '{name}' has no attribute 'nothing'"):
        registry.lookup(name).nothing  # noqa: B018
