"""What is put together without a network: NARs, configuration, the Maven call, places, prerequisites."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path
from typing import Sequence

import pytest

from nifi.errors import NifiError
from nifi.run import prerequisites, version
from nifi.run.assembly import conf, maven, nar, program, services
from nifi.run.assembly.recipe import NIFI_1, NIFI_2, Recipe
from nifi.run.places import places


def jars(folder: Path) -> list[Path]:
    """Some jars, one of them the parent's."""
    folder.mkdir()
    for name in ("b-1.jar", "a-1.jar", "nifi-api-1.16.3.jar", "slf4j-api-1.7.jar", "jruby-complete-9.jar"):
        (folder / name).write_bytes(name.encode())
    return sorted(folder.iterdir())


def test_a_nar_is_the_same_bytes_whatever_the_order_and_the_times(tmp_path: Path) -> None:
    found = jars(tmp_path / "jars")
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one = nar.make(tmp_path / "one", "x-nar", "1.16.3", found)
    found[0].touch()
    two = nar.make(tmp_path / "two", "x-nar", "1.16.3", found[::-1])
    assert one.read_bytes() == two.read_bytes()


def test_a_nar_begins_with_the_directory_and_the_manifest_and_leaves_the_parents_jars_out(tmp_path: Path) -> None:
    made = nar.make(tmp_path, "x-nar", "1.16.3", jars(tmp_path / "jars"), NIFI_1.left_out)
    with zipfile.ZipFile(made) as archive:
        names = archive.namelist()
        manifest = archive.read("META-INF/MANIFEST.MF").decode()
    inside = "META-INF/bundled-dependencies/"
    assert names == ["META-INF/", "META-INF/MANIFEST.MF", inside, inside + "a-1.jar", inside + "b-1.jar"]
    assert "Nar-Id: x-nar\r\n" in manifest
    assert "Nar-Dependency-Id: nifi-standard-services-api-nar\r\nNar-Dependency-Version: 1.16.3\r\n" in manifest


def test_our_services_bear_the_real_names_and_properties() -> None:
    for nar_id, name in services.SERVICES.items():
        source = (services.SOURCES / (name.replace(".", "/") + ".java")).read_text(encoding="utf-8")
        package, _, short = name.rpartition(".")
        assert nar_id in NIFI_1.released
        assert f"package {package};" in source and f"public class {short} " in source
    proxy = (services.SOURCES / "org/apache/nifi/proxy/StandardProxyConfigurationService.java").read_text(encoding="utf-8")
    for name in ("proxy-type", "proxy-server-host", "proxy-server-port", "proxy-user-name", "proxy-user-password"):
        assert f'"{name}"' in proxy


@pytest.mark.parametrize("recipe", [NIFI_1, NIFI_2], ids=["NiFi 1", "NiFi 2"])
def test_every_module_of_the_poms_is_there_and_every_part_is_a_module(recipe: Recipe) -> None:
    space = "{http://maven.apache.org/POM/4.0.0}"
    top = ElementTree.parse(recipe.poms / "pom.xml")
    modules = {element.text for element in top.iter(f"{space}module")}
    assert modules == {folder.name for folder in recipe.poms.iterdir() if (folder / "pom.xml").is_file()}
    assert modules == {*recipe.layout, *recipe.released, *recipe.by_hand.values()}


@pytest.mark.parametrize("recipe", [NIFI_1, NIFI_2], ids=["NiFi 1", "NiFi 2"])
def test_the_version_is_written_once(recipe: Recipe) -> None:
    for pom in recipe.poms.rglob("pom.xml"):
        assert not any(tested in pom.read_text(encoding="utf-8") for tested in version.TESTED), pom


def test_a_nar_of_nifi_2_leaves_out_what_lib_and_its_parents_have(tmp_path: Path) -> None:
    found = jars(tmp_path / "jars")
    lib = tmp_path / "lib"
    lib.mkdir()
    (lib / "a-1.jar").touch()
    nar.make(lib, "parent-nar", "2.3.0", [file for file in found if file.name == "b-1.jar"])
    assert nar.jars_of(lib, ["parent-nar"], "2.3.0") == {"a-1.jar", "b-1.jar"}
    made = nar.make(lib, "x-nar", "2.3.0", found, nar.jars_of(lib, ["parent-nar"], "2.3.0"), "parent-nar")
    with zipfile.ZipFile(made) as archive:
        assert [name for name in archive.namelist() if name.endswith(".jar")] == ["META-INF/bundled-dependencies/jruby-complete-9.jar"]
        assert b"Nar-Dependency-Id: parent-nar\r\n" in archive.read("META-INF/MANIFEST.MF")


def test_the_maven_call_names_version_output_and_only_what_is_asked_for() -> None:
    line = maven.command("1.16.3", Path("/out"), ["a"], ["a"], "/repo")
    assert {"-Dnifi.version=1.16.3", "-Dassembly.output=/out", "-Pa", "-Dmaven.repo.local=/repo", "--fail-at-end"} <= set(line)
    assert line[line.index("-pl") + 1] == "a"
    assert "-pl" not in maven.command("1.16.3", Path("/out"), [], [])


def test_parts_that_did_not_come_are_named_with_mavens_words(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text("[INFO] x\n[ERROR] Could not transfer artifact a:b\n", encoding="utf-8")
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "a.jar").touch()
    with pytest.raises(NifiError, match="could not fetch nars: Could not transfer artifact a:b.*Check the network"):
        maven.require(tmp_path, ["lib", "nars"], log)
    log.write_text("[ERROR] Could not find artifact a:b\n", encoding="utf-8")
    with pytest.raises(NifiError, match="Your repository does not have that: unset NIFI_VERSION"):
        maven.require(tmp_path, ["nars"], log)


def test_an_assembly_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(maven, "fetch", lambda *_, **__: [])
    with pytest.raises(NifiError, match="could not fetch"):
        program.assemble(tmp_path / "1.16.3", "1.16.3", lambda _: None)
    assert [one.name for one in tmp_path.iterdir()] == ["maven-1.16.3.log"]


def test_released_nars_are_taken_and_only_missing_ones_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def fetch(version: str, output: Path, _log: Path, profiles: list[str], modules: Sequence[str] = (), *_: str, **__: str) -> None:
        asked.append(list(profiles))
        there = [*NIFI_1.layout, "nifi-http-context-map-nar", "nifi-scripting-nar", "nifi-proxy-configuration-nar"]
        for module in modules or there:
            (output / module).mkdir(parents=True)
            (output / module / f"{module}-{version}.nar").write_bytes(b"")

    monkeypatch.setattr(maven, "fetch", fetch)
    done = program.assemble(tmp_path / "1.16.3", "1.16.3", lambda _: None)
    assert asked == [["released"], ["update-attribute-jars"]]
    assert done["nars"]["nifi-scripting-nar"] == "released"
    assert done["nars"]["nifi-update-attribute-nar"] == "made of the released jars"
    assert (tmp_path / "1.16.3" / "lib" / "nifi-update-attribute-nar-1.16.3.nar").is_file()
    assert program.is_assembled(tmp_path / "1.16.3")


def configured(home: Path, port: int, nifi: str = version.PINNED) -> dict[str, str]:
    """nifi.properties after writing the configuration."""
    conf.write(home, home.parent / nifi, "127.0.0.1", port)
    lines = (home / "conf" / "nifi.properties").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


@pytest.mark.parametrize("nifi", sorted(version.TESTED))
def test_the_configuration_listens_on_loopback_only_and_leaves_no_gap(tmp_path: Path, nifi: str) -> None:
    found = configured(tmp_path / "home", 18099, nifi)
    assert ("nifi.nar.persistence.provider.implementation" in found) == (nifi == version.NIFI_2)
    assert (tmp_path / "home" / "conf" / "state-management.xml").is_file()
    assert (found["nifi.web.http.host"], found["nifi.web.http.port"]) == ("127.0.0.1", "18099")
    assert found["nifi.remote.input.http.enabled"] == "false" and found["nifi.web.https.port"] == ""
    assert not any("@" in value for value in found.values())


def test_the_key_of_sensitive_values_is_kept_private_and_kept(tmp_path: Path) -> None:
    first, second = configured(tmp_path / "home", 1), configured(tmp_path / "home", 2)
    other = configured(tmp_path / "other", 1)
    key = "nifi.sensitive.props.key"
    assert first[key] == second[key] != other[key] and len(first[key]) >= 12
    assert (tmp_path / "home" / "conf" / "nifi.properties").stat().st_mode & 0o077 == 0


def test_two_releases_are_tested_others_untested_and_anything_else_refused() -> None:
    assert version.chosen({}) == version.PINNED and version.warning(version.PINNED) == ""
    assert version.chosen({"NIFI_VERSION": "1.28.1"}) == "1.28.1" and "untested" in version.warning("1.28.1")
    assert version.chosen({"NIFI_VERSION": "2.3.0"}) == version.NIFI_2 and version.warning(version.NIFI_2) == ""
    assert "untested" in version.warning(version.chosen({"NIFI_VERSION": "2.0.0"}))
    for bad in ("3.0.0", "1.16", "latest"):
        with pytest.raises(NifiError, match="NIFI_VERSION"):
            version.chosen({"NIFI_VERSION": bad})


def test_everything_is_kept_in_one_folder_by_instance(tmp_path: Path) -> None:
    one = places("1.16.3", {"NIFI_CACHE": str(tmp_path)})
    two = places("1.16.3", {"NIFI_CACHE": str(tmp_path), "NIFI_INSTANCE": "second"})
    assert one.url_file == tmp_path / "run" / "url"
    assert one.program == two.program and one.home != two.home
    assert places("2.3.0", {"NIFI_CACHE": str(tmp_path)}).record_file != one.record_file


def test_nifi_2_takes_the_first_java_that_is_new_enough() -> None:
    versions = {"/jdk/bin/java": 17, "/usr/bin/java": 11, "/usr/lib/jvm/25/bin/java": 25, "/usr/lib/jvm/26/bin/java": 26}
    assert prerequisites.java_of_nifi_2(list(versions), versions.__getitem__) == "/usr/lib/jvm/25/bin/java"
    assert prerequisites.java_of_nifi_2(["/usr/bin/java"], versions.__getitem__) is None


def test_without_such_a_java_nifi_2_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prerequisites, "javas", lambda: [])
    with pytest.raises(NifiError, match="no Java 21 or newer is installed, NiFi 2 needs it: apt-get install openjdk-21"):
        prerequisites.check(False, version.NIFI_2)
    with pytest.raises(NifiError, match="no Java 21"):
        prerequisites.java_of(version.NIFI_2)


def test_nifi_2_listens_for_its_management_below_the_ports_of_outgoing_connections(tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    option = next(word for word in conf.java_command("java", tmp_path, "1g") if "management.server.address" in word)
    address, _, port = option.partition("=")[2].partition(":")
    assert address == "127.0.0.1" and 1024 < int(port) < 32768


@pytest.mark.parametrize(("there", "java", "words"), [
    ({}, 0, ["java is not installed: apt-get install openjdk-17", "mvn is not installed: apt-get install maven"]),
    ({"java": "/j", "javac": "/c"}, 17, ["mvn is not installed"]),
    ({"java": "/j", "mvn": "/m"}, 17, ["javac is not installed (a JRE is not enough"]),
    ({"java": "/j", "javac": "/c", "mvn": "/m"}, 8, ["/j is Java 8, NiFi needs 11"]),
    ({"java": "/j", "javac": "/c", "mvn": "/m"}, 17, []),
])  # fmt: skip
def test_a_missing_prerequisite_says_the_command_that_mends_it(there: dict[str, str], java: int, words: list[str]) -> None:
    found = prerequisites.missing(True, there.get, lambda _: java)
    assert len(found) == len(words)
    assert all(one.startswith(word) for one, word in zip(found, words))


def test_what_is_assembled_needs_java_only() -> None:
    assert prerequisites.missing(False, {"java": "/j"}.get, lambda _: 17) == []


def test_a_zip_has_an_entry_for_every_directory(tmp_path: Path) -> None:
    nar.write_zip(tmp_path / "z", {"a/b/c": b"1", "d": b"2"})
    with zipfile.ZipFile(io.BytesIO((tmp_path / "z").read_bytes())) as archive:
        assert archive.namelist() == ["a/", "a/b/", "a/b/c", "d"]
