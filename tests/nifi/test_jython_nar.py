"""The NAR that brings Jython to NiFi 2: what it is called, what is in it, and what is not."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from nifi.errors import Misnamed, NifiError
from nifi.jython_nar import build
from nifi.proof.recorder.jvm import Jvm
from nifi.run.version import NIFI_2, PINNED, chosen, is_nifi_2

TYPES = {
    "org.apache.nifi.processors.script.ExecuteScript",
    "org.apache.nifi.processors.script.InvokeScriptedProcessor",
    "org.apache.nifi.processors.standard.JoltTransformJSON",
}
INSIDE = "META-INF/bundled-dependencies/"


def test_the_release_of_the_definitions_is_a_variable_and_the_pinned_one_the_default() -> None:
    assert "-Dnar.version=1.28.1" in build.command("1.28.1", Path("/out"))
    pom = (build.SOURCES / "pom.xml").read_text(encoding="utf-8")
    assert f"<nar.version>{PINNED}</nar.version>" in pom
    with pytest.raises(Misnamed, match=r"2\.3\.0 is no release of NiFi 1") as caught:
        build.built("2.3.0")
    assert caught.value.exit_code == 2


def test_another_release_or_another_source_is_another_build(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    now = build.digest(PINNED)
    assert now != build.digest("1.28.1")
    changed = tmp_path / "X.java"
    changed.write_text("class X { }", encoding="utf-8")
    monkeypatch.setattr(build, "SOURCES", tmp_path)
    assert now != build.digest(PINNED)


def test_a_build_that_fails_says_mavens_words_and_leaves_no_nar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build.prerequisites, "check", lambda *_: None)
    monkeypatch.setattr(build.prerequisites, "java_of", lambda _: "/jvm/bin/java")
    monkeypatch.setattr(build, "command", lambda *_: ["echo", "[ERROR] Could not find artifact a:b"])
    with pytest.raises(NifiError, match="Maven could not build the NAR: Could not find artifact a:b"):
        build.make(PINNED, tmp_path / "x.nar", lambda _: None)
    assert not (tmp_path / "x.nar").exists()


@pytest.fixture(scope="module")
def nar() -> zipfile.ZipFile:
    """The NAR as built."""
    return zipfile.ZipFile(build.built())


@pytest.fixture(scope="module")
def classes(nar: zipfile.ZipFile) -> zipfile.ZipFile:
    """The jar with the processors and Jython."""
    name = next(name for name in nar.namelist() if name.startswith(INSIDE + "jython-nar-processors"))
    return zipfile.ZipFile(io.BytesIO(nar.read(name)))


@pytest.mark.java
def test_it_bears_the_coordinates_that_a_definition_names(nar: zipfile.ZipFile) -> None:
    rows = dict(line.split(": ", 1) for line in nar.read("META-INF/MANIFEST.MF").decode().splitlines() if line)
    assert (rows["Nar-Group"], rows["Nar-Id"], rows["Nar-Version"]) == ("org.apache.nifi", "nifi-scripting-nar", PINNED)
    assert rows["Nar-Dependency-Id"] == "nifi-standard-services-api-nar"
    assert Path(str(nar.filename)).name == f"nifi-scripting-nar-{PINNED}.nar"


@pytest.mark.java
def test_it_has_the_types_that_nifi_2_lost(classes: zipfile.ZipFile) -> None:
    assert set(classes.read("META-INF/services/org.apache.nifi.processor.Processor").decode().split()) == TYPES
    assert {name.replace(".", "/") + ".class" for name in TYPES} <= set(classes.namelist())
    assert "Lib/json/__init__.py" in classes.namelist() and "Lib/unittest/__init__.py" in classes.namelist()


@pytest.mark.java
def test_what_is_known_to_be_vulnerable_in_jythons_jar_is_not_in_it(nar: zipfile.ZipFile, classes: zipfile.ZipFile) -> None:
    names = [*nar.namelist(), *classes.namelist()]
    assert not [name for name in names if re.search(r"(^|/)bouncycastle/|bcprov|bcpkix|ensurepip|\.whl$", name)]


@pytest.mark.java
def test_it_brings_no_api_of_its_own(nar: zipfile.ZipFile) -> None:
    jars = {name[len(INSIDE) :] for name in nar.namelist() if name.endswith(".jar")}
    assert not [jar for jar in jars if jar.startswith(("nifi-api-", "nifi-framework", "slf4j-"))]
    assert {re.sub(r"-\d[\w.]*\.jar$", "", jar) for jar in jars} == {
        "commons-codec", "commons-io", "commons-lang3", "jackson-annotations", "jackson-core", "jackson-databind", "javax.inject",
        "jolt-core", "json-utils", "jython-nar-processors", "nifi-utils",
    }  # fmt: skip


@pytest.mark.java
def test_licence_and_notice_name_what_is_inside(nar: zipfile.ZipFile) -> None:
    licence, notice = (nar.read(f"META-INF/{name}").decode() for name in ("LICENSE", "NOTICE"))
    assert "Apache License" in licence and "PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2" in licence
    assert "not a release of the Apache\nSoftware Foundation" in notice
    assert all(name in notice for name in ("Jython", "Jolt", "Jackson", "Apache NiFi"))


CALLBACK = """
from java.lang import Runnable
from org.apache.nifi.processor.io import OutputStreamCallback
flowFile = session.get()
number = flowFile.getAttribute('number')
class Callback(OutputStreamCallback):
    def process(self, out):
        out.write(bytearray('trigger ' + str(number)))
if number == '2':
    class Task(Runnable):
        def toString(self):
            return 'task ' + number
else:
    class Task(Runnable):
        pass
callback = Callback()
flowFile = session.write(flowFile, callback)
flowFile = session.putAttribute(flowFile, 'java', callback.getClass().getName())
flowFile = session.putAttribute(flowFile, 'task', Task().toString().split('@')[0])
if number != '1':
    flowFile = session.putAttribute(flowFile, 'is of the new class', str(isinstance(former, Callback)))
former = callback
session.transfer(flowFile, REL_SUCCESS)
"""


@pytest.mark.nifi
@pytest.mark.nifi2
@pytest.mark.skipif(not is_nifi_2(chosen()), reason="the NAR runs in a NiFi 2 alone")
def test_the_java_class_behind_a_scripts_class_serves_again_and_the_scripts_class_is_a_new_one() -> None:
    flowfiles = [{"content": "", "attributes": {"number": str(number)}} for number in (1, 2, 3)]
    with Jvm(NIFI_2) as jvm:
        answer = jvm.ask("script", {"script": CALLBACK, "flowfiles": flowfiles, "triggers": 3})
    done = answer["relationships"]["success"]
    assert [flowfile["content"] for flowfile in done] == ["trigger 1", "trigger 2", "trigger 3"]
    assert len({flowfile["attributes"]["java"] for flowfile in done}) == 1
    assert [flowfile["attributes"].get("is of the new class") for flowfile in done] == [None, "False", "False"]
    first, second, third = [flowfile["attributes"]["task"] for flowfile in done]
    assert second == "task 2" and first == third and first.startswith("org.python.proxies.__main__$Task$")


@pytest.mark.java
def test_the_class_that_makes_java_classes_of_a_scripts_is_ours(classes: zipfile.ZipFile) -> None:
    assert "org/python/core/MakeProxies$Shape.class" in classes.namelist()
    assert classes.namelist().count("org/python/core/MakeProxies.class") == 1
