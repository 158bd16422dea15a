"""emulator/COVERAGE.md and the facts that it is made from."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def coverage(*options):
    """In a process of its own: tests register components and Java classes of their own."""
    return subprocess.run([sys.executable, "-m", "emulator", "coverage", *options], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def facts():
    return json.loads(coverage().stdout)


def test_the_page_is_what_the_registries_say():
    done = coverage("--check")
    assert done.returncode == 0, done.stderr


def test_a_stale_page_ends_with_1_and_says_how_to_make_it(tmp_path, monkeypatch, capsys):
    from emulator.cli import coverage as command
    from emulator.cli.main import main

    monkeypatch.setattr(command, "PAGE", tmp_path / "COVERAGE.md")
    assert main(["coverage", "--check"]) == 1
    assert "is stale. Run 'python -m emulator coverage --write'" in capsys.readouterr().err
    assert main(["coverage", "--write"]) == 0 and main(["coverage", "--check"]) == 0


def test_a_processor_has_its_properties_and_relationships(facts):
    split = facts["processors"]["org.apache.nifi.processors.standard.SplitJson"]
    assert list(split["relationships"]) == ["failure", "original", "split"]
    assert split["properties"]["JsonPath Expression"]["required"] and split["dynamic_properties"] is None
    assert split["bundle"] == "nifi-standard-nar"
    assert "org.apache.nifi.proxy.StandardProxyConfigurationService" in facts["controller_services"]


def test_an_operator_is_told_what_goes_to_a_relationship(facts):
    assert not [name for name, processor in facts["processors"].items() if not all(processor["relationships"].values())]


def test_an_operator_is_told_what_a_dynamic_property_is(facts):
    dynamic = [one["dynamic_properties"] for one in facts["processors"].values() if one["dynamic_properties"] is not None]
    assert dynamic and all(one.get("description") for one in dynamic)


def test_the_languages_have_their_functions(facts):
    language = facts["expression_language"]
    assert language["functions"]["substring"] == "1-2" and language["functions"]["in"] == "1-" and language["functions"]["toUpper"] == "0"
    assert language["standalone"]["now"] == "0" and "anyAttribute" in language["selections"]
    assert "length" in facts["jsonpath"]["functions"] and "=~" in facts["jsonpath"]["filter_operators"]
    assert "chain" in facts["jolt"]["operations"] and "join" in facts["jolt"]["modify_functions"]


def test_a_java_class_has_its_own_methods_and_what_it_extends(facts):
    java = facts["java"]
    assert "putAttribute" in java["org.apache.nifi.controller.repository.StandardProcessSession"]["methods"]
    assert java["java.io.FileNotFoundException"] == {"extends": "java.io.IOException", "methods": [], "constants": []}
    assert not [name for one in java.values() for name in one["methods"] if "_" in name]
    assert "json" in facts["python_modules"]["ours"]


def test_what_is_not_emulated_has_its_name_and_the_way_round(facts):
    refused = {one["name"]: one["advice"] for one in facts["not_emulated"]}
    assert refused["Python module ftplib"] == "let GetFTP or PutFTP move the file"
    assert "org.apache.commons.io.IOUtils.toCharArray" in refused
    assert "remote process groups" in refused and all(any(letter.isalpha() for letter in name) for name in refused)


def test_a_search_is_a_table_with_what_to_do_instead():
    done = coverage("putfile", "SplitJson", "--format", "text")
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines[0].split() == ["name", "what", "it", "is", "emulated"] and len(lines) == 3
    assert lines[1].split() == ["SplitJson", "processor", "yes"]
    assert lines[2].startswith("PutFile ") and "no   let a stand-in take what it is given, --stub 'PutFile=success'" in lines[2]
    rows = json.loads(coverage("toupper").stdout)
    assert {"name": "toUpper", "kind": "function of the Expression Language", "emulated": True, "instead": ""} in rows


def test_the_columns_of_a_search_stand_under_their_headings():
    lines = coverage("PutFile", "--format", "text").stdout.splitlines()
    assert [line.index(word) for line, word in zip(lines, ("emulated", "no   let"))] == [len("PutFile  what it is  ")] * 2


def test_a_search_for_what_nobody_knows_says_so():
    done = coverage("nosuchthing")
    assert done.returncode == 2 and done.stderr.startswith("nosuchthing: nothing has that in its name")
