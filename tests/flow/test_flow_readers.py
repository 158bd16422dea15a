"""Reading files that NiFi made, or might have made."""

import json
from pathlib import Path

import pytest

from emulator.base.errors import InputError
from emulator.flow import load_flow, parse_flow
from tests.kits import small_flow

TEMPLATE = """<?xml version="1.0"?><template{version}><description>d</description><name>n</name><snippet>{snippet}</snippet></template>"""
COMPLIANCE = Path(__file__).resolve().parents[1] / "compliance" / "flow"
GROUP = """<processGroups><id>g-0000</id><name>G</name><contents>{contents}</contents></processGroups>"""
PROCESSOR = """<processors><id>p-0000</id><parentGroupId>g-0000</parentGroupId>{stable}<position><x>10.0</x><y>20.0</y></position>
<config><properties><entry><key>a</key><value>#{{x}} ${{#{{y}}}}</value></entry><entry><key>none</key></entry>
<entry><key>empty</key><value/></entry></properties>{config}</config><name>P</name>
<relationships><autoTerminate>true</autoTerminate><name>success</name><retry>true</retry></relationships>
<relationships><autoTerminate>false</autoTerminate><name>failure</name></relationships><state>RUNNING</state><unknown><deep/></unknown>
<type>org.apache.nifi.processors.standard.LogAttribute</type></processors>"""


def template(contents="", version=' encoding-version="1.3"', snippet=None):
    text = TEMPLATE.format(version=version, snippet=GROUP.format(contents=contents) if snippet is None else snippet)
    return parse_flow(text.encode(), "t.xml")


def processor(version=' encoding-version="1.3"', stable="", config=""):
    return template(PROCESSOR.format(stable=stable, config=config), version).root.processors[0]


def definition(**contents):
    document = {"flowContents": {"identifier": "g", "name": "G", **contents}, "latest": False}
    return parse_flow(json.dumps(document).encode(), "d.json")


def test_a_missing_retry_count_is_0_in_xml_and_10_in_json():
    assert processor().retry.count == 0
    assert definition(processors=[{"identifier": "p", "type": "T"}]).root.processors[0].retry.count == 10


def test_retry_is_read_from_the_config_and_termination_from_the_relationships():
    found = processor(config="<retriedRelationships>failure</retriedRelationships><retryCount>2</retryCount>")
    assert found.retry.relationships == {"failure"}
    assert found.retry.count == 2
    assert found.auto_terminated == {"success"}
    assert found.relationships == {"success", "failure"}


def test_null_empty_and_unknown_fields():
    found = processor()
    assert found.properties == {"a": "#{x} ${#{y}}", "none": None, "empty": ""}
    assert (found.state, found.position, found.scheduling.period) == ("RUNNING", (10.0, 20.0), "0 sec")


@pytest.mark.parametrize("version", ["", ' encoding-version="1.2"', ' encoding-version="1.0"'])
def test_before_encoding_1_3_a_parameter_is_literal_text(version):
    assert processor(version).properties["a"] == "##{x} ${#{y}}"


def test_before_encoding_1_0_cards_were_smaller():
    assert processor("").position == (15.0, 26.8)
    assert processor(' encoding-version="1.0"').position == (10.0, 20.0)


def test_versioned_ids_replace_ids_everywhere():
    connection = """<connections><id>c</id><source><id>p-0000</id><groupId>g-0000</groupId><type>PROCESSOR</type></source>
    <destination><id>p-0000</id><groupId>g-0000</groupId><type>PROCESSOR</type></destination></connections>"""
    stable = "<versionedComponentId>stable</versionedComponentId>"
    found = template(connection + PROCESSOR.format(stable=stable, config="")).root.connections[0]
    assert (found.source.id, found.destination.id, found.source.group_id, found.id) == ("stable", "stable", "g-0000", "c")


def test_a_versioned_id_that_copies_share_is_no_id():
    stable = "<versionedComponentId>stable</versionedComponentId>"
    first, second = (PROCESSOR.format(stable=stable, config="").replace("p-0000", own) for own in ("p-0001", "p-0002"))
    connection = """<connections><id>c</id><source><id>p-0001</id>%s<groupId>g</groupId><type>PROCESSOR</type></source>
    <destination><id>p-0002</id>%s<groupId>g</groupId><type>PROCESSOR</type></destination></connections>"""
    root = template(connection % (stable, stable) + first + second).root
    assert [processor.id for processor in root.processors] == ["p-0001", "p-0002"]
    assert (root.connections[0].source.id, root.connections[0].destination.id) == ("p-0001", "p-0002")


def test_a_reference_to_a_service_follows_its_versioned_id():
    service = (
        "<controllerServices><id>s</id><versionedComponentId>v</versionedComponentId><name>S</name><type>T</type></controllerServices>"
    )
    user = """<processors><id>u</id><config><descriptors><entry><key>Map</key><value>
    <identifiesControllerService>T</identifiesControllerService>
    <name>Map</name></value></entry></descriptors>
    <properties><entry><key>Map</key><value>s</value></entry></properties></config></processors>"""
    group = template(service + user).root
    assert group.processors[0].properties == {"Map": "v"}
    assert group.processors[0].service_properties == {"Map"}
    assert group.services[0].id == "v"


def test_loose_components_get_a_group_of_the_templates_name():
    flow = template(snippet=PROCESSOR.format(stable="", config=""))
    assert (flow.root.name, flow.root.processors[0].name) == ("n", "P")


def test_json_nulls_mean_the_default():
    empty = dict.fromkeys(("properties", "position", "bundle", "comments", "scheduledState", "retryCount", "style", "retriedRelationships"))
    found = definition(processors=[{"identifier": "p", "type": "T", **empty}], connections=None, comments=None).root
    assert found.processors[0].properties == {}
    assert found.processors[0].state == "STOPPED"
    assert found.comments == ""


def test_json_null_property_stays_null():
    assert definition(processors=[{"identifier": "p", "type": "T", "properties": {"a": None}}]).root.processors[0].properties == {"a": None}


def test_ports_say_a_relationship_without_a_name_and_it_is_none():
    end = {"id": "a", "groupId": "g", "type": "INPUT_PORT"}
    found = definition(connections=[{"identifier": "c", "source": end, "destination": end, "selectedRelationships": [""]}])
    assert found.root.connections[0].relationships == set()


def test_a_sensitive_parameter_has_no_value_even_when_the_file_has_one():
    document = {
        "flowContents": {"identifier": "g", "parameterContextName": "c"},
        "parameterContexts": {"c": {"parameters": [{"name": "s", "sensitive": True, "value": "x"}, {"name": "p", "value": "v"}]}},
        "externalControllerServices": {"i": {"identifier": "i", "name": "outer"}},
    }
    flow = parse_flow(json.dumps(document).encode())
    assert {p.name: p.value for p in flow.contexts["c"].parameters.values()} == {"s": None, "p": "v"}
    assert flow.root.parameter_context == "c"
    assert flow.external_services == {"i": "outer"}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "the file is empty"),
        (b"hello", "neither XML nor a JSON object"),
        (b"[]", "neither XML nor a JSON object"),
        (b"<template><name>", "not well-formed XML"),
        (b"<flowController/>", "the root element is <flowController>"),
        (b'{"a": ', "not JSON: .* line 1"),
        (b'{"a": 1}', "it has no flowContents"),
        (b'{"flowContents": {}}', "not a flow definition that NiFi would take: no 'identifier'"),
        (b'{"flowContents": {"identifier": "g", "processors": [1]}}', "not a flow definition that NiFi would take"),
        (b'{"a": "\xff"}', "not UTF-8"),
    ],
)
def test_what_is_neither_format_is_one_clear_error(data, words):
    with pytest.raises(InputError, match="^x: .*" + words):
        parse_flow(data, "x")


def test_a_file_that_is_not_there_says_so(tmp_path):
    with pytest.raises(InputError, match="cannot be read: No such file"):
        load_flow(tmp_path / "none.xml")


def test_load_flow_knows_both_formats_whatever_the_name(tmp_path):
    file: Path = tmp_path / "flow.txt"
    file.write_bytes(b'\xef\xbb\xbf  {"flowContents": {"identifier": "g", "name": "J"}}')
    assert load_flow(file).name == "J"
    file.write_text(TEMPLATE.format(version="", snippet=GROUP.format(contents="")))
    assert load_flow(file).name == "n"


def test_a_template_that_nifis_own_classes_parse():
    group = load_flow(COMPLIANCE / "hand_made_template.xml").root  # from: source:TemplateDTO@1.16.3
    gen, log = sorted(group.processors, key=lambda p: p.name)
    assert (group.name, group.variables, len(group.connections)) == ("tiny group", {"who": "world"}, 2)
    assert (gen.properties, gen.retry.count) == ({"generate-ff-custom-text": "hi ${who}", "mime-type": None}, 0)
    assert (log.retry.count, log.retry.relationships) == (2, {"success"})
    assert group.connections[1].prioritizers == ["org.apache.nifi.prioritizer.FirstInFirstOutPrioritizer"]
    assert group.connections[1].bends == [(10.0, 20.0)]
    assert (len(group.funnels), len(group.labels), group.remote_groups) == (1, 1, ["http://localhost:8080/nifi"])
    assert group.services[0].state == "ENABLED"


def test_a_definition_that_nifis_own_classes_parse():
    flow = load_flow(COMPLIANCE / "hand_made_definition.json")  # from: source:RegisteredFlowSnapshot@1.16.3
    gen, log = flow.root.processors
    assert (gen.retry.count, log.retry.count, log.auto_terminated) == (10, 2, {"success"})
    assert (flow.root.parameter_context, flow.root.variables) == ("lab", {"k": "v"})
    assert {p.name: (p.value, p.sensitive) for p in flow.contexts["lab"].parameters.values()} == {
        "who": ("world", False),
        "token": (None, True),
    }
    assert [p.kind for p in flow.root.ports] == ["INPUT_PORT"]


def test_a_number_in_json_is_a_text_as_jackson_reads_it_and_a_variable_without_a_value_is_none() -> None:
    update = small_flow.processor("Update", "UpdateAttribute", {"a": 5, "b": True, "c": None, "d": "x"})
    document = json.loads(small_flow.definition([update]))
    document["flowContents"]["variables"] = {"n": 7, "none": None}
    document["parameterContexts"] = {"Own": {"name": "Own", "parameters": [{"name": "p", "value": 1.5}]}}
    flow = parse_flow(json.dumps(document).encode())
    assert flow.root.processors[0].properties == {"a": "5", "b": "true", "c": None, "d": "x"}
    assert (flow.root.variables, flow.contexts["Own"].parameters["p"].value) == ({"n": "7"}, "1.5")


def test_a_list_in_place_of_a_text_is_no_flow() -> None:
    document = small_flow.definition([small_flow.processor("Update", "UpdateAttribute", {"a": ["x"]})])
    with pytest.raises(InputError, match="the value of 'a' is a list or an object, not a text"):
        parse_flow(document.encode())
