"""Stand-ins: what is neither emulated nor stood in for is refused, all at once; what stands in does what it was told and is named."""

import json
import re

import pytest

from emulator import NotEmulated, run_flow, start_flow
from emulator.base.errors import InputError
from emulator.flow import parse_flow
from emulator.flow.model import Bundle, ControllerService
from emulator.stubs.reading import read_stubs, stub_of_text
from tests.kits.small_flow import definition, port, processor, script

PUT = processor("Write", "PutSQL", {"JDBC Connection Pool": "pool"}, ["failure", "retry"])
KAFKA = processor("Read", "org.apache.nifi.processors.kafka.pubsub.ConsumeKafka_2_6")
MAKE = processor("Make", "GenerateFlowFile", {"generate-ff-custom-text": '{"id": 7}'})
OUT = port("out")
REST = ["original", "unmatched"]


def flow(*arguments, **options):
    return parse_flow(definition(*arguments, **options).encode(), "small.json")


def put_flow():
    return flow([MAKE, PUT], [("Make", "success", "Write"), ("Write", "success", "out")], [OUT])


def test_all_that_is_not_emulated_is_listed_at_once_with_a_line_to_paste():
    with pytest.raises(NotEmulated) as caught:
        start_flow(flow([KAFKA, PUT], [("Read", "success", "Write"), ("Write", "success", "out")], [OUT]))
    text = str(caught.value)
    assert "2 components of 2 types" in text
    assert "ConsumeKafka_2_6: Read (relationships: success)\n    --stub 'ConsumeKafka_2_6=success'" in text
    assert "PutSQL: Write (relationships: failure, retry, success)\n    --stub 'PutSQL=success'" in text


def test_what_an_emulated_processor_is_set_to_and_is_not_emulated_is_in_that_list_with_a_line_for_that_one_alone():
    groovy = processor("Old", "ExecuteScript", {"Script Engine": "Groovy", "Script Body": "x"}, ["failure"])
    tls = processor("Call", "InvokeHTTP", {"SSL Context Service": "tls"}, ["Retry", "No Retry", "Failure", "Original"])
    evented = processor("Log", "LogMessage", schedulingStrategy="EVENT_DRIVEN")
    ways = [("Old", "success", "Call"), ("Call", "Response", "Log"), ("Log", "success", "Write"), ("Write", "success", "out")]
    parts = [MAKE, groovy, tls, evented, PUT, script("New", "pass")]
    with pytest.raises(NotEmulated) as caught:
        start_flow(flow(parts, [("Make", "success", "Old"), *ways], [OUT]))
    text = str(caught.value)
    assert "4 components of 4 types" in text
    assert "Script Engine Groovy: Old (relationships: failure, success)\n    --stub 'Old=success'" in text
    assert "InvokeHTTP SSL Context Service: Call (" in text and "    --stub 'Call=Response'" in text
    assert "scheduling strategy EVENT_DRIVEN: Log (relationships: success)\n    --stub 'Log=success'" in text
    lines = {"Old": "success", "Call": "Response", "Log": "success", "PutSQL": "success"}
    run = run_flow(flow(parts[:-1], [("Make", "success", "Old"), *ways], [OUT]), stubs=lines)
    assert len(run.outputs["out"]) == 1


def test_a_line_to_paste_chooses_a_relationship_that_leads_somewhere_and_is_for_one_alone_where_they_differ():
    run = processor("Run", "ExecuteStreamCommand", terminate=["nonzero status", "output stream"])
    first, second = processor("First", "RouteText", terminate=REST), processor("Second", "RouteText", terminate=REST)
    ways = [("Make", "success", "First"), ("First", "paid", "Second"), ("Second", "open", "Run"), ("Run", "original", "out")]
    parts = flow([MAKE, first, second, run], ways, [OUT])
    with pytest.raises(NotEmulated) as caught:
        start_flow(parts)
    lines = re.findall("--stub '(.*)'", str(caught.value))
    assert lines == ["First=paid", "Second=open", "ExecuteStreamCommand=original"]
    assert len(run_flow(parts, stubs=dict(line.split("=") for line in lines)).outputs["out"]) == 1


def test_two_that_are_set_to_the_same_have_a_line_each():
    old = [processor(name, "ExecuteScript", {"Script Engine": "Groovy", "Script Body": "x"}, ["failure"]) for name in ("Old", "Older")]
    parts = flow([MAKE, *old], [("Make", "success", "Old"), ("Old", "success", "Older"), ("Older", "success", "out")], [OUT])
    with pytest.raises(NotEmulated) as caught:
        start_flow(parts)
    lines = re.findall("--stub '(.*)'", str(caught.value))
    assert lines == ["Old=success", "Older=success"]
    assert len(run_flow(parts, stubs=dict(line.split("=") for line in lines)).outputs["out"]) == 1


def test_services_of_one_type_have_one_line_that_stands_in_for_them_and_not_for_who_refers_to_them():
    listening = [processor(name, "HandleHttpRequest", {"HTTP Context Map": "id-" + name}, ["success"]) for name in ("One", "Other")]
    parts = flow(listening)
    for name in ("id-One", "id-Other"):
        parts.root.services.append(ControllerService(name, name, "org.example.OwnContextMap", Bundle("own")))
    with pytest.raises(NotEmulated, match="OwnContextMap: One, Other\n") as caught:
        start_flow(parts)
    assert re.findall("--stub '(.*)'", str(caught.value)) == ["OwnContextMap=success"]


def test_one_that_is_not_emulated_keeps_its_place_and_has_the_line_too():
    with pytest.raises(NotEmulated) as caught:
        start_flow(put_flow())
    assert str(caught.value).startswith("Write: not emulated: org.apache.nifi.processors.standard.PutSQL. ")
    assert str(caught.value).endswith("--stub 'PutSQL=success'")


@pytest.mark.parametrize("target", ["PutSQL", "org.apache.nifi.processors.standard.PutSQL", "Write", "id-Write"])
def test_a_stand_in_is_chosen_by_type_name_or_id_and_the_run_names_it(target):
    run = run_flow(put_flow(), stubs={target: "success"})
    assert [flowfile.text for flowfile in run.outputs["out"]] == ['{"id": 7}']
    assert run.stubs == [{"component": "Write", "type": "PutSQL", "answer": "success"}]


def test_a_name_wins_over_a_type():
    run = run_flow(put_flow(), stubs={"PutSQL": "failure", "Write": "success"})
    assert len(run.outputs["out"]) == 1 and [row["answer"] for row in run.stubs] == ["success"]


def test_a_stand_in_sets_attributes_and_content_by_expressions():
    answer = {"attributes": {"rows": "1", "was": "${filename:length()}", "path": None}, "content": "id ${filename:substring(0, 0)}done"}
    out = run_flow(put_flow(), stubs={"PutSQL": answer}).outputs["out"][0]
    assert (out.attributes["rows"], out.attributes["was"], out.text) == ("1", "36", "id done")
    assert "path" not in out.attributes


def test_a_table_answers_by_its_first_condition_that_is_true():
    table = [{"if": "${filename:isEmpty()}", "relationship": "failure"}, {"content": {"a": [1]}}]
    assert run_flow(put_flow(), stubs={"PutSQL": table}).outputs["out"][0].json() == {"a": [1]}


def test_null_removes_the_flowfile_and_also_makes_further_ones():
    table = {"relationship": None, "also": [{"content": "a"}, {"content": "b"}]}
    assert [one.text for one in run_flow(put_flow(), stubs={"PutSQL": table}).outputs["out"]] == ["a", "b"]


def test_in_a_sources_place_it_brings_its_flowfiles_once():
    stubs = {"ConsumeKafka_2_6": {"feed": [{"content": {"id": 1}}, {"content": "x", "attributes": {"key": "k"}}]}}
    run = run_flow(flow([KAFKA], [("Read", "success", "out")], [OUT]), stubs=stubs, fires=3)
    assert [(one.text, one.attributes.get("key")) for one in run.outputs["out"]] == [('{"id": 1}', None), ("x", "k")]


def test_an_emulated_processor_can_be_stood_in_for_too():
    call = processor("Call", "InvokeHTTP", {"Remote URL": "http://127.0.0.1:1/"}, ["Original", "Retry", "No Retry", "Failure"])
    run = run_flow(
        flow([MAKE, call], [("Make", "success", "Call"), ("Call", "Response", "out")], [OUT]),
        stubs={"InvokeHTTP": {"relationship": "Response", "attributes": {"invokehttp.status.code": "201"}, "content": "{}"}},
    )
    assert [one.attributes["invokehttp.status.code"] for one in run.outputs["out"]] == ["201"]


def test_a_function_answers_and_what_it_raises_fails_the_trigger():
    def answer(flowfile):
        return [{"attributes": {"id": str(flowfile.json()["id"])}}, {"content": b"\xff"}]

    out = run_flow(put_flow(), stubs={"Write": answer}).outputs["out"]
    assert [out[0].attributes["id"], out[1].content] == ["7", b"\xff"]

    def fails(_flowfile):
        raise KeyError("no such row")

    run = run_flow(put_flow(), stubs={"Write": fails})
    assert run.stalled and "KeyError: 'no such row'" in str(run.stalled[0])


def test_a_file_names_functions_and_contents_beside_it(tmp_path):
    (tmp_path / "answers.py").write_text("def answer(flowfile):\n    return {'content': flowfile.text.upper()}\n", encoding="utf-8")
    (tmp_path / "row.json").write_text("[1]", encoding="utf-8")
    file = tmp_path / "stubs.json"
    file.write_text(json.dumps({"Write": "python:answers.py:answer", "Read": {"feed": [{"file": "row.json"}]}}), encoding="utf-8")
    from emulator.stubs.stubs import Stubs

    stubs = Stubs(read_stubs(file))
    run = run_flow(flow([KAFKA, PUT], [("Read", "success", "Write"), ("Write", "success", "out")], [OUT]), stubs=stubs)
    assert [one.text for one in run.outputs["out"]] == ["[1]"]
    assert [row["component"] for row in run.stubs] == ["Write", "Read"]


def test_a_stand_in_for_a_service_satisfies_those_that_refer_to_it_and_refuses_what_a_script_calls_by_name():
    service = {
        "identifier": "pool", "name": "Pool", "type": "org.apache.nifi.dbcp.DBCPConnectionPool", "properties": {},
        "groupIdentifier": "root",
        "bundle": {"group": "org.apache.nifi", "artifact": "a-nar", "version": "1.16.3"}, "componentType": "CONTROLLER_SERVICE",
        "controllerServiceApis": [{"type": "org.apache.nifi.dbcp.DBCPService", "bundle": {}}],
    }  # fmt: skip
    body = "session.transfer(session.get(), REL_SUCCESS)\ncontext.getControllerServiceLookup().getControllerService('pool').getConnection()"
    with pytest.raises(NotEmulated, match="DBCPConnectionPool.getConnection"):
        run_flow(flow([MAKE, script("Use", body)], [("Make", "success", "Use")], services=[service]), stubs={"Pool": "enabled"})


@pytest.mark.parametrize(
    "stubs, words",
    [
        ({"PutSQL": "sucess"}, "answers by the relationship 'sucess', which leads nowhere. It has failure, retry, success"),
        ({"PutSLQ": "success", "PutSQL": "success"}, "nothing to stand in for named 'PutSLQ'. Nearest: PutSQL"),
        ({"PutSQL": {"atributes": {}}}, "there is no key 'atributes'. Did you mean 'attributes'?"),
        ({"PutSQL": 3}, "is no answer of a stand-in"),
        ({"PutSQL": "python:nowhere_at_all:f"}, "cannot be imported"),
        ({"PutSQL": "python:f"}, "names no function"),
    ],
)
def test_a_stand_in_that_cannot_be_used_says_why(stubs, words):
    with pytest.raises(InputError) as caught:
        run_flow(put_flow(), stubs=stubs)
    assert words in str(caught.value)


def test_the_command_lines_form():
    assert stub_of_text("PutSQL=failure").answers[0].relationship == "failure"
    assert stub_of_text('Write={"content": "x=y"}').answers[0].text == "x=y"
    with pytest.raises(InputError):
        stub_of_text("PutSQL=[")


def test_the_content_of_what_ended_is_kept_when_asked():
    run = run_flow(flow([processor("Make", "GenerateFlowFile", {"generate-ff-custom-text": "x"}, ["success"])]), keep_ends=True)
    assert [final.text for final in run.finals] == ["x"]
