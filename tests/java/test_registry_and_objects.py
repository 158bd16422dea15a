from __future__ import annotations

import subprocess
import sys

import pytest

from emulator.java import registry
from emulator.java.lang.object import JavaObject
from emulator.java.lang.throwable import IllegalArgumentException
from emulator.java.nifi.components.state.scope import Scope
from emulator.java.nifi.flowfile.attributes.core_attributes import CoreAttributes
from emulator.java.nifi.processor.io.callbacks import InputStreamCallback, OutputStreamCallback, StreamCallback
from emulator.java.nifi.processor.relationship import Relationship
from emulator.java.nifi.processors.script.execute_script import ExecuteScript

ROOM = "emulator.java."


def test_lookup_by_java_name_and_none_for_the_unknown():
    assert registry.lookup("org.apache.commons.io.IOUtils").java_name == "org.apache.commons.io.IOUtils"
    assert registry.lookup("org.foo.Bar") is None and registry.lookup("Bar") is None


def test_nested_classes_are_found_with_a_dot_or_a_dollar():
    for name in ("org.apache.nifi.processor.Relationship$Builder", "org.apache.nifi.processor.Relationship.Builder"):
        assert registry.lookup(name) is Relationship.Builder
    assert registry.lookup("java.util.Map$Entry").java_name == "java.util.Map$Entry"


def test_a_nested_class_is_found_whatever_was_imported_before():
    code = "import emulator.java.util.maps\nfrom emulator.java import registry\nprint(registry.lookup('java.util.Map$Entry').java_name)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "java.util.Map$Entry\n"


def test_packages_hold_their_parents_and_no_classes():
    packages = registry.packages()
    assert {"java", "java.util", "org.apache.nifi.processor.io", "org", "javax.script"} <= packages
    assert "java.util.Collections" not in packages and "org.apache.nifi.processor.Relationship" not in packages


def test_one_package_asked_for_is_what_all_of_them_are():
    others = {"java.commons", "java.libraries", "java.nifi", "java.lang.string", "java.util.Map", "jav", "json", "os", "com.example", ""}
    packages = registry.packages()
    assert {name for name in {*packages, *others, *registry.classes()} if registry.is_package(name)} == packages - set(registry.classes())


def test_a_class_stands_in_the_folder_of_its_package():
    inside = {
        name: registry.package_of(cls.__module__)
        for name in registry.classes()
        if (cls := registry.lookup(name)).__module__.startswith(ROOM)
    }
    assert len(inside) > 150
    for name, package in inside.items():
        if package is not None and not name.startswith("sun."):  # what java.net opens and no script imports
            assert name.startswith(package + ".") and registry.lookup(name).java_name.startswith(package + "."), name


def test_a_class_in_a_file_of_its_name_is_found_without_its_neighbours():
    code = (
        "import sys; from emulator.java import registry; print(registry.lookup('java.util.Base64').__module__); "
        "print([name for name in sys.modules if name.startswith('emulator.java.util.') and name.endswith(('uuid', 'sets'))])"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed == "emulator.java.util.base64\n[]\n"


def test_looking_up_a_class_imports_no_more_than_its_package():
    code = (
        "import sys; from emulator.java import registry; "
        "registry.lookup('java.nio.charset.StandardCharsets'); print('http.client' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


@registry.java_class("test.Thing")
class Thing(JavaObject):
    def __init__(self):
        self._size, self._on = 3, True

    def getSize(self):
        return self._size

    def isOn(self):
        return self._on

    def setOn(self, on):
        self._on = on

    def getPart(self, number):
        return number


class ScriptsThing(Thing):
    pass


def test_getters_are_properties():
    thing = Thing()
    assert (thing.size, thing.on) == (3, True)
    thing.on = False
    assert thing.isOn() is False


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (lambda thing: setattr(thing, "size", 4), "read-only attr: size"),
        (lambda thing: setattr(thing, "other", 4), "'test.Thing' object has no attribute 'other'"),
        (lambda thing: thing.other, "'test.Thing' object has no attribute 'other'"),
        (lambda thing: thing.part, "'test.Thing' object has no attribute 'part'"),
        (lambda thing: thing.getsize(), "'test.Thing' object has no attribute 'getsize'"),
    ],
)
def test_what_is_no_property_is_an_attribute_error(act, message):
    with pytest.raises(AttributeError) as caught:
        act(Thing())
    assert str(caught.value) == message


def test_a_scripts_subclass_takes_any_attribute():
    thing = ScriptsThing()
    thing.other = 4
    assert thing.other == 4 and thing.size == 3
    assert thing.getClass().getName() == "test.Thing"


def test_dir_lists_methods_and_properties():
    found = dir(Thing())
    assert {"getSize", "size", "isOn", "on", "class", "hashCode", "wait"} <= set(found) and "part" not in found


def test_a_class_shows_as_in_jython():
    found = Thing().getClass()
    assert str(found) == repr(found) == "<type 'test.Thing'>"
    assert (found.getName(), found.simpleName) == ("test.Thing", "Thing")


def test_relationships_are_equal_by_name():
    made = Relationship.Builder().name("success").description("d").build()
    assert made == Relationship("success") and hash(made) == hash(Relationship("success"))
    assert (made.name, made.description, str(made), made.isAutoTerminated()) == ("success", "d", "success", False)
    assert made.compareTo(Relationship("t")) < 0 < made.compareTo(Relationship("a"))
    assert (str(Relationship.SELF), ExecuteScript.REL_SUCCESS.description) == ("", "FlowFiles that were successfully processed")


@pytest.mark.parametrize("callback", [InputStreamCallback, OutputStreamCallback, StreamCallback])
def test_a_callback_without_process_says_so_in_jythons_words(callback):
    no_proc = type("NoProc", (callback,), {})
    with pytest.raises(NotImplementedError) as caught:
        no_proc().process(None)
    assert str(caught.value) == f"'NoProc' object does not implement abstract method 'process' from '{callback.java_name}'"


def test_enums():
    assert (Scope.LOCAL.name(), str(Scope.CLUSTER), Scope.valueOf("LOCAL") is Scope.LOCAL) == ("LOCAL", "CLUSTER", True)
    assert CoreAttributes.MIME_TYPE.key() == "mime.type"
    with pytest.raises(IllegalArgumentException) as caught:
        Scope.valueOf("X")
    assert caught.value.getMessage() == "No enum constant org.apache.nifi.components.state.Scope.X"
