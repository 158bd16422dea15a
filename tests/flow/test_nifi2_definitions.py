"""A definition of NiFi 2 is read in the words of NiFi 1.16.3."""

import json
from pathlib import Path

import pytest

import emulator
from emulator.base.errors import InputError
from emulator.flow import nifi2
from emulator.flow.json_read import parse
from emulator.flow.load import load_flow, parse_flow
from tests.kits.component_kit import lookup

ROOT = Path(__file__).resolve().parents[1]
INVOKE_HTTP = "org.apache.nifi.processors.standard.InvokeHTTP"


def definition(properties, version="2.3.0", kind=INVOKE_HTTP):
    bundle = {"group": "org.apache.nifi", "artifact": "nifi-standard-nar", "version": version}
    described = {name: {"name": name, "sensitive": name.endswith("Password")} for name in properties}
    component = {"identifier": "p", "name": "Call", "type": kind, "bundle": bundle, "properties": properties}
    component["propertyDescriptors"] = described
    return json.dumps({"flowContents": {"identifier": "g", "name": "G", "processors": [component]}}).encode()


def test_a_renamed_property_is_read_by_its_old_name():
    read = parse(definition({"HTTP URL": "http://h/", "Request Password": "#{p}", "X-Own": "1"})).root.processors[0]
    assert read.properties == {"Remote URL": "http://h/", "Basic Authentication Password": "#{p}", "X-Own": "1"}
    assert read.sensitive_properties == {"Basic Authentication Password"}


def test_the_same_name_in_a_definition_of_nifi_1_is_the_users_own():
    assert parse(definition({"HTTP URL": "x"}, "1.28.1")).root.processors[0].properties == {"HTTP URL": "x"}


JSON_PATH = "org.apache.nifi.processors.standard.EvaluateJsonPath"


@pytest.mark.parametrize("version, left", [("1.28.1", {}), ("1.16.3", {"Max String Length": "20 MB"})])
def test_a_property_that_came_after_1_16_3_is_left_out_at_its_default(version, left):
    assert parse(definition({"Max String Length": "20 MB"}, version, JSON_PATH)).root.processors[0].properties == left
    template = """<template encoding-version="1.4"><name>n</name><snippet><processors><id>p</id><name>Path</name><type>%s</type>
        <bundle><version>%s</version></bundle><config><properties>
        <entry><key>Max String Length</key><value>20 MB</value></entry></properties></config></processors></snippet></template>"""
    assert parse_flow((template % (JSON_PATH, version)).encode()).root.processors[0].properties == left
    own = {"Max String Length": "$.length"}
    assert parse(definition(own, "1.28.1", JSON_PATH)).root.processors[0].properties == own


def test_what_nifi_2_added_is_left_out_at_its_default_and_refused_by_name_otherwise():
    assert parse(definition({"Socket Write Timeout": "15 secs", "Request Content-Encoding": None})).root.processors[0].properties == {}
    with pytest.raises(InputError, match="Call: 'Request Content-Encoding' is 'GZIP', a property that NiFi 2 added"):
        parse(definition({"Request Content-Encoding": "GZIP"}))


def test_what_nifi_2_added_and_makes_no_difference_here_may_have_any_value():
    assert parse(definition({"Socket Write Timeout": "120 secs"})).root.processors[0].properties == {}


def test_what_a_release_after_2_3_0_renamed_is_read_by_its_old_name_unless_the_definition_has_that():
    generate = "org.apache.nifi.processors.standard.GenerateFlowFile"
    later = parse(definition({"Custom Text": "t", "Mime Type": None}, "2.9.0", generate)).root.processors[0]
    assert later.properties == {"generate-ff-custom-text": "t", "mime-type": None}
    own = {"generate-ff-custom-text": "t", "Custom Text": "an attribute of its own"}
    assert parse(definition(own, "2.3.0", generate)).root.processors[0].properties == own


def test_a_type_that_nifi_2_moved_is_read_as_that_of_nifi_1():
    properties = {"Jolt Transform": "jolt-transform-shift", "Jolt Specification": "{}", "Pretty Print": "true"}
    properties["Max String Length"] = "20 MB"
    read = parse(definition(properties, "2.4.0", "org.apache.nifi.processors.jolt.JoltTransformJSON")).root.processors[0]
    assert read.type == "org.apache.nifi.processors.standard.JoltTransformJSON"
    assert read.properties == {"jolt-transform": "jolt-transform-shift", "jolt-spec": "{}", "pretty_print": "true"}


@pytest.mark.parametrize("section", ["types", "later", "moved"])
def test_the_names_of_nifi_1_are_those_of_the_emulated_types(section):
    recorded = json.loads(Path(nifi2.FILE).read_text(encoding="utf-8"))[section]
    for kind, changes in (recorded if section == "types" else recorded["types"]).items():
        names = {descriptor.name for descriptor in lookup(changes.get("to", kind)).PROPERTIES}
        assert set(changes["renamed"]) <= names and not names & set(changes["new"]), kind


def scheduled(version, period):
    bundle = {"group": "org.apache.nifi", "artifact": "nifi-standard-nar", "version": version}
    source = {"identifier": "p", "name": "Every", "type": "org.apache.nifi.processors.standard.GenerateFlowFile", "bundle": bundle}
    source.update(schedulingStrategy="CRON_DRIVEN", schedulingPeriod=period, autoTerminatedRelationships=["success"])
    return parse_flow(json.dumps({"flowContents": {"identifier": "g", "name": "G", "processors": [source]}}).encode())


@pytest.mark.parametrize("version, nifi", [("2.9.0", "1.16.3"), ("1.17.0", "1.16.3"), ("1.16.3", "2.3.0")])
def test_a_schedule_holds_parameters_from_nifi_1_17_on(version, nifi):
    run = emulator.run_flow(scheduled(version, "0 0/#{minutes} * * * ?"), parameters={"minutes": "5"}, fires=2, nifi=nifi)
    created = [event.time_ms for event in run.events if event.type == "CREATE"]
    assert created[1] - created[0] == 300_000


def test_a_parameter_of_a_schedule_is_text_before_nifi_1_17_and_needs_a_value_after():
    with pytest.raises(InputError, match="is not a cron schedule"):
        emulator.run_flow(scheduled("1.16.3", "0 0/#{minutes} * * * ?"), parameters={"minutes": "5"})
    with pytest.raises(InputError, match="Every, schedule: no value for parameter 'minutes'"):
        emulator.run_flow(scheduled("2.9.0", "0 0/#{minutes} * * * ?"))


def test_a_definition_that_nifi_2_3_0_gave_out_runs_as_the_one_that_it_took():
    of_2, of_1 = ROOT / "fixtures" / "nifi2_small.json", ROOT / "nifi" / "small" / "json" / "small.json"
    parameters = {"start.date": "2024-01-01", "small.url": "http://127.0.0.1:1", "small.username": "u", "small.password": "x"}
    runs = [emulator.run_flow(load_flow(file), parameters=parameters, fires=2) for file in (of_2, of_1)]
    seen = [sorted((event.type, event.relationship or "", sorted(event.attributes)) for event in run.events) for run in runs]
    assert seen[0] == seen[1] and {kind for kind, _, _ in seen[0]} >= {"CREATE", "ROUTE", "DROP"}
