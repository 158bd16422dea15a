"""Recorded cases of processors: their question, their form, and NiFi's own processors asked for it."""

from __future__ import annotations

import json

import pytest

from nifi.proof.recorder import groups, processor_cases
from nifi.proof.recorder.refresh import COMPLIANCE

STANDARD = "org.apache.nifi.processors.standard."
UUID = "11111111-2222-3333-4444-555555555555"


def answer(**more):
    usual = {"exception": None, "triggers": [None], "relationships": {"success": []}, "queue": [], "logs": {}, "counters": {}}
    return {**usual, "provenance": [], "yielded": False, "state": None, **more}


def test_a_case_comes_on_top_of_its_group():
    group = {"type": "T", "properties": {"a": "1", "b": "1"}, "flowfiles": [{"content": "g"}]}
    asked = processor_cases.question(group, {"name": "n", "properties": {"b": "2"}, "triggers": 2})
    assert asked == {"type": "T", "properties": {"a": "1", "b": "2"}, "flowfiles": [{"content": "g"}], "triggers": 2}


def test_what_every_flowfile_has_is_left_out():
    usual = {"uuid": UUID, "filename": UUID, "path": "./"}
    there = [{"attributes": {**usual, **more}, "penalized": False, "content": "c"} for more in ({}, {"filename": "f", "path": "/x"})]
    told = processor_cases.observed(answer(relationships={"success": there}))
    assert told == {"success": [{"content": "c"}, {"attributes": {"filename": "f", "path": "/x"}, "content": "c"}]}


def test_what_is_not_usual_is_kept():
    event = {"type": "ROUTE", "relationship": "a", "details": "d"}
    logs = {"error": ["boom"], "debug": ["x"]}
    told = processor_cases.observed(answer(provenance=[event], logs=logs, yielded=True, state={"version": 1, "values": {"k": "v"}}))
    assert told == {"provenance": ["ROUTE a"], "logs": {"error": ["boom"]}, "yielded": True, "state": {"k": "v"}}
    assert processor_cases.observed({"invalid": ["why"]}) == {"invalid": ["why"]}


@pytest.mark.parametrize("file", sorted((COMPLIANCE / "processors").glob("*.json")), ids=lambda file: file.stem)
def test_the_files_are_in_the_layout_that_is_written(file):
    text = file.read_text(encoding="utf-8")
    assert groups.render(json.loads(text)) == text


@pytest.mark.java
@pytest.mark.parametrize("file", sorted((COMPLIANCE / "processors").glob("*.json")), ids=lambda file: file.stem)
def test_nifi_still_says_what_was_recorded(jvm, tmp_path, file):
    copy = tmp_path / file.name
    copy.write_bytes(file.read_bytes())
    count, changed = processor_cases.refresh(jvm, copy)
    assert count and changed == [] and copy.read_bytes() == file.read_bytes()


@pytest.mark.java
def test_a_processor_that_is_not_valid_says_why_and_is_not_run(jvm):
    assert jvm.ask("processor", type=STANDARD + "RouteOnAttribute", properties={"rule": "2"}) == {
        "invalid": ["'rule' validated against '2' is invalid because No Expressions found"]
    }


@pytest.mark.java
def test_what_a_processor_still_holds_goes_back_when_it_stops(jvm):
    asked = {"type": STANDARD + "MergeContent", "properties": {"Minimum Number of Entries": "2"}, "flowfiles": [{"content": "x"}]}
    found = jvm.ask("processor", asked)
    assert [each["content"] for each in found["queue"]] == ["x"] and not any(found["relationships"].values())
