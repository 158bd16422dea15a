"""A flow of NiFi 1 as one of NiFi 2: names, bundles, variables, contexts, schedules, scripts; both runs compared."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, List

import pytest

import emulator
from emulator.base.errors import InputError
from emulator.flow import nifi2
from emulator.flow.load import load_flow, parse_flow
from emulator.flow.model import Flow
from emulator.migrate import compare, migrate
from emulator.migrate.components import INSTEAD, OF_THE_NAR
from tests.kits.small_flow import definition, processor, script

ROOT = Path(__file__).resolve().parents[2]
MORNING = ROOT / "tests" / "fixtures" / "variables" / "morning.xml"
TEMPLATES = sorted((ROOT / "templates" / "xml").glob("*.xml"))
PASS = "flowFile = session.get()\nsession.transfer(flowFile, REL_SUCCESS)\n"


def flow(*processors: Dict[str, Any], **group: Any) -> Flow:
    document = json.loads(definition(processors))
    document["flowContents"].update(group)
    return parse_flow(json.dumps(document).encode())


def said(of: Flow, kind: str) -> List[str]:
    return [f"{change.where}: {change.text}" for change in migrate(of).of(kind)]


def properties(of: Flow) -> Dict[str, Any]:
    return {each.name: each.properties for group in migrate(of).flow.root.walk() for each in group.processors}


def test_the_given_flow_is_left_as_it_is() -> None:
    before = load_flow(MORNING)
    migrate(before)
    assert before == load_flow(MORNING)


def test_an_unknown_target_is_an_input_error() -> None:
    with pytest.raises(InputError, match=r"there is no way to NiFi '2\.9\.9'"):
        migrate(load_flow(MORNING), "2.9.9")


def test_properties_and_bundle_are_those_of_nifi_2_and_are_read_back() -> None:
    call = processor("Call", "InvokeHTTP", {"Remote URL": "http://h/", "X-Own": "1"}, ["Original"])
    migrated = migrate(flow(call))
    written = json.loads(migrated.definition)["flowContents"]["processors"][0]
    assert (written["properties"], written["bundle"]["version"]) == ({"HTTP URL": "http://h/", "X-Own": "1"}, "2.3.0")
    assert parse_flow(migrated.definition.encode()).root.processors[0].properties == call["properties"]
    assert said(flow(call), "renamed") == ["Call: Remote URL → HTTP URL"]


def test_a_header_that_is_called_as_a_property_of_nifi_2_must_be_renamed_by_hand() -> None:
    call = processor("Call", "InvokeHTTP", {"Remote URL": "http://h/", "HTTP URL": "mine"})
    assert said(flow(call), "by hand") == ["Call: its own property 'HTTP URL' is a property of NiFi 2 now: call it otherwise"]


def test_what_nifi_2_has_no_more_is_named_with_what_does_it_there() -> None:
    assert said(flow(processor("Old", "PostHTTP")), "by hand") == [
        "Old: NiFi 2.3.0 has no PostHTTP in its standard bundles: InvokeHTTP does it"
    ]
    assert {name for name in INSTEAD if f"org.apache.nifi.processors.standard.{name}" not in nifi2.gone()} == set()
    assert nifi2.gone() >= OF_THE_NAR


def test_a_type_of_ones_own_is_left_as_it_is_even_under_a_name_of_nifis() -> None:
    own = {**processor("Own", "InvokeHTTP", {"Remote URL": "${host}", "Password": "#{secret}"}), "type": "com.example.InvokeHTTP"}
    before = flow(own, variables={"host": "h"})
    migrated = migrate(before)
    after = migrated.flow.root.processors[0]
    assert (after.properties["Remote URL"], after.bundle) == ("#{host}", before.root.processors[0].bundle)
    assert said(before, "note") == [
        "Own: InvokeHTTP is not known here: NiFi 2 renames its properties when it imports the flow, if it has the type"
    ]


def test_scripts_keep_the_bundle_by_which_the_nar_is_found_and_groovy_gets_nifi_2s() -> None:
    groovy = script("Groovy", "session.get()")
    groovy["properties"]["Script Engine"] = "Groovy"
    migrated = migrate(flow(script("Python", PASS), groovy)).flow.root.processors
    assert [each.bundle.version for each in migrated] == ["1.16.3", "2.3.0"]


def test_a_language_that_nifi_2_lost_is_changed_by_hand() -> None:
    ruby = script("Ruby", "1")
    ruby["properties"]["Script Engine"] = "ruby"
    assert said(flow(ruby), "by hand") == ["Ruby: NiFi 2 has no script engine ruby: write it in Groovy or Python"]


def test_a_script_is_looked_at_for_what_nifi_2_lost() -> None:
    lost = flow(script("Script", "import ssl\n" + PASS + "log.error('a', [], None)\n"))
    assert [text.partition(" (")[0][:40] for text in said(lost, "by hand")] == ["Script: script line 1: the NAR's Jython "]
    assert any("line 4: NiFi 2 has no ComponentLog.error" in text for text in said(lost, "note"))


@pytest.mark.parametrize(("before", "after"), [
    ("0 0 6 ? * 2-6", "0 0 6 ? * MON-FRI"),
    ("0 0 6 ? * 1,7", "0 0 6 ? * SUN,SAT"),
    ("0 0 6 ? * MON-FRI *", "0 0 6 ? * MON-FRI"),
    ("0/30 * * * * ?", "0/30 * * * * ?"),
])  # fmt: skip
def test_a_schedule_is_written_so_that_both_read_it_alike(before: str, after: str) -> None:
    source = processor("Source", "GenerateFlowFile", schedulingStrategy="CRON_DRIVEN", schedulingPeriod=before)
    migrated = migrate(flow(source))
    assert migrated.flow.root.processors[0].scheduling.period == after and not migrated.of("by hand")


@pytest.mark.parametrize("period", [
    "0 0 6 ? * 2/2", "0 0 6 1 1 ? 2030", "0 0 6 ? * 6L",
    "0 0 6 ? * 6-2", "0 0 6 ? * FRI-MON", "0 0 6 ? * L", "0 0 22-2 * * ?", "0 0 6 1 NOV-FEB ?",
])  # fmt: skip
def test_a_schedule_without_such_a_form_is_changed_by_hand(period: str) -> None:
    source = processor("Source", "GenerateFlowFile", schedulingStrategy="CRON_DRIVEN", schedulingPeriod=period)
    assert len(said(flow(source), "by hand")) == 1


def test_a_parameter_in_a_schedule_is_not_taken_for_a_field_that_nifi_2_refuses() -> None:
    source = processor("Source", "GenerateFlowFile", schedulingStrategy="CRON_DRIVEN", schedulingPeriod="0 0 #{hour} ? * #{day2}")
    assert said(flow(source), "by hand") == []


def test_a_flow_of_nifi_2_is_not_migrated_again() -> None:
    migrated = parse_flow(migrate(flow(processor("Log", "LogAttribute"))).definition.encode())
    with pytest.raises(InputError, match=r"it is of NiFi 2 already: Log is of a-nar:2\.3\.0"):
        migrate(migrated)


def test_variables_become_parameters_of_one_context_and_an_inner_one_gets_a_name_of_its_own() -> None:
    migrated = migrate(load_flow(MORNING))
    assert migrated.parameters == {"greeting": "Good morning", "host": "erp.example", "host.Inner": "inner.example"}
    root = migrated.flow.root
    assert [group.parameter_context for group in root.walk()] == ["Morning variables"] * 2
    assert not any(group.variables for group in root.walk())
    assert properties(load_flow(MORNING))["Call"] == {"called": "#{host.Inner}:${address:contains(${#{host.Inner}})}"}


def test_a_name_that_an_expression_could_not_hold_is_another_parameter() -> None:
    update = processor("Update", "UpdateAttribute", {"a": "${'my host'}", "b": "${'trim'}"})
    migrated = migrate(flow(update, variables={"my host": "h", "trim": "t"}))
    assert migrated.parameters == {"my_host": "h", "variable.trim": "t"}
    assert migrated.flow.root.processors[0].properties == {"a": "#{my_host}", "b": "#{variable.trim}"}


def test_a_group_with_a_context_of_its_own_inherits_the_variables_and_names_do_not_meet() -> None:
    document = json.loads(definition([processor("Update", "UpdateAttribute", {"a": "${host}", "b": "#{host}"})]))
    document["flowContents"].update(variables={"host": "variable"}, parameterContextName="Own")
    document["parameterContexts"] = {"Own": {"name": "Own", "parameters": [{"name": "host", "value": "parameter", "sensitive": False}]}}
    migrated = migrate(parse_flow(json.dumps(document).encode()))
    assert migrated.flow.contexts["Own"].inherited == ["Small variables"]
    assert migrated.parameters == {"host.Small": "variable"}
    assert migrated.flow.root.processors[0].properties == {"a": "#{host.Small}", "b": "#{host}"}


def test_a_variable_that_no_parameter_can_replace_is_left_to_the_hand() -> None:
    update = processor("Update", "UpdateAttribute", {"a": "${anyAttribute('host', 'b'):isEmpty()}", "c": "${b:evaluateELString()}"})
    condition = "<conditions><expression>${host:equals(&quot;h&quot;)}</expression></conditions>"
    update["annotationData"] = f"<criteria><rules>{condition}</rules></criteria>"
    with_variable = flow(update, variables={"host": "h"})
    assert [text.partition(" reads")[0].partition(": write")[0] for text in said(with_variable, "by hand")] == [
        "Update: a: ${anyAttribute('host', 'b'):isEmpty()}",
        "Update: its Advanced page uses the variable host",
    ]
    assert [text[:35] for text in said(with_variable, "note")] == ["Update: c: evaluateELString() sees "]
    assert said(flow(update), "by hand") == said(flow(update), "note") == []


def test_a_property_without_expressions_keeps_its_text() -> None:
    text = script("Script", "x = '${size}'\n")
    assert properties(flow(text, variables={"size": "1 KB"}))["Script"]["Script Body"] == "x = '${size}'\n"


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_a_template_gets_a_context_and_nothing_of_it_is_left_to_the_hand(file: Path) -> None:
    migrated = migrate(load_flow(file))
    assert migrated.of("by hand") == []
    defined = json.loads((ROOT / "templates" / "parameters" / f"{file.stem}.json").read_text(encoding="utf-8"))
    context = parse_flow(migrated.definition.encode()).contexts[migrated.flow.root.name]
    assert set(context.parameters) <= set(defined)
    assert all(context.parameters[name].sensitive == bool(defined[name]["sensitive"]) for name in context.parameters)


def runs(before: Flow, after: Flow) -> Any:
    return compare(*(emulator.run_flow(each, nifi=nifi, keep_ends=True) for each, nifi in ((before, "1.16.3"), (after, "2.3.0"))))


def test_both_runs_of_a_migrated_flow_are_alike() -> None:
    before = load_flow(MORNING)
    comparison = runs(before, parse_flow(migrate(before).definition.encode()))
    assert (comparison.same, comparison.differences, comparison.of_nifi) == (1, (), ())


def test_a_variable_that_got_lost_is_seen_in_what_comes_out() -> None:
    before, after = load_flow(MORNING), migrate(load_flow(MORNING)).flow
    after.contexts["Morning variables"].parameters["host"].value = "elsewhere"
    differences = runs(before, after).differences
    assert [text.partition(": ")[2] for text in differences] == ["attribute address was 'http://erp.example/2', is 'http://elsewhere/2'"]


def test_what_only_one_run_brought_forth_is_named() -> None:
    before, after = load_flow(MORNING), load_flow(MORNING)
    after.root.processors[1].properties["Script Body"] = "session.transfer(session.get(), REL_FAILURE)\n"
    differences = runs(before, after).differences
    assert any(text.startswith("Inner/Log") and text.endswith("only before") for text in differences)
    assert any(text.startswith("Version") and text.endswith("only after") for text in differences)


def test_what_nifi_itself_does_otherwise_is_named_apart() -> None:
    source = processor("Source", "GenerateFlowFile", {"generate-ff-custom-text": "x"})
    merge = processor("Merge", "MergeContent", {"Minimum Number of Entries": "1"}, ["original", "failure", "merged"])
    small = parse_flow(definition([source, merge], [("Source", "success", "Merge")]).encode())
    comparison = runs(small, parse_flow(migrate(small).definition.encode()))
    assert comparison.differences == () and len(comparison.of_nifi) == 1 and "attribute merge.uuid" in comparison.of_nifi[0]
