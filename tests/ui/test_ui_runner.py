"""What the page asks is answered by messages, without a server and without a process."""

import json

import pytest

from emulator.ui.runner import ANSWERS, Folder, answer
from tests.kits.panel_texts import MAPPING, RESPONSE_SCRIPT, SCRIPT


def result_of(message):
    document = answer(message)
    assert "refused" not in document, document["refused"]
    return document


def test_a_script_shows_attributes_and_result_data():
    document = result_of({"kind": "script", "text": SCRIPT, "input": '{"ad": "Çağla"}', "attributes": {"token.erp": "abc"}})
    shown = json.loads(document["text"])
    assert list(shown) == ["attributes", "result_data"] and shown["result_data"] == {"ad": "Çağla", "token": "abc"}
    assert shown["attributes"]["token.erp"] == "abc" and not document["failed"] and document["sentence"] == "to success"


@pytest.mark.parametrize("status, relation", [("200", "continue"), ("401", "auth_fail"), ("422", "failure")])
def test_the_default_response_script_writes_its_relation(status, relation):
    document = result_of({"kind": "script", "text": RESPONSE_SCRIPT, "input": "{}", "attributes": {"invokehttp.status.code": status}})
    assert document["changed"]["attributes"] == {"relation": relation} and document["before"]["invokehttp.status.code"] == status


def test_an_error_that_the_script_keeps_in_an_attribute_is_marked_on_its_own_line():
    document = result_of({"kind": "script", "text": SCRIPT.replace("# Transform content", "output_obj['none']"), "input": "{}"})
    (mark,) = document["marks"]
    assert mark["line"] == 1 + SCRIPT[: SCRIPT.index("# Transform content")].count("\n")
    assert mark["message"] == "log.script.error: KeyError: 'none'" and document["failed"]


def test_an_error_that_leaves_the_script_is_marked_on_its_line():
    document = result_of({"kind": "script", "text": "flowFile = session.get()\n\nraise ValueError('x')\n", "input": "1"})
    assert [mark["line"] for mark in document["marks"]] == [3] and "ValueError: x" in document["marks"][0]["message"]


def test_a_script_that_does_not_parse_is_marked_where_it_breaks_off():
    document = answer({"kind": "script", "text": "x = 1\ny = (\n", "input": ""})
    assert document["failed"] and [mark["line"] for mark in document["marks"]] == [2] and "NiFi would say" in document["refused"]


def test_properties_state_and_parameters_reach_the_script():
    text = (
        "flowFile = session.get()\nmanager = context.getStateManager()\nfrom org.apache.nifi.components.state import Scope\n"
        "old = manager.getState(Scope.LOCAL).get('n')\nmanager.setState({'n': str(int(old) + 1)}, Scope.LOCAL)\n"
        "session.transfer(session.putAttribute(flowFile, 'p', p.getValue()), REL_SUCCESS)\nprint 'said'\n"
    )
    rows = {"properties": {"p": "#{x}y", "": "left out"}, "parameters": {"x": "z"}, "state": {"n": "1"}}
    document = result_of({"kind": "script", "text": text, "input": "", **rows})
    assert document["after"]["p"] == "zy" and document["state"] == {"n": "2"} and document["stdout"] == "said\n"


def test_lint_marks_a_line():
    marks = result_of({"kind": "script.lint", "text": "flowFile = session.get()\nsession.transfer(nobody, REL_SUCCESS)"})["marks"]
    assert (2, "undefined-name", "warning") in [(mark["line"], mark["rule"], mark["severity"]) for mark in marks]


def test_a_mapping_gives_its_result():
    reason = {"pk": 1, "subject": "Yanlış ürün aldım."}
    request = {"id": 1, "status": "approved", "reason": reason, "order_item": {"order": {"number": "429452907"}}}
    document = result_of({"kind": "mapping", "text": MAPPING, "input": json.dumps(request)})
    expected = {"id": 1, "status": "approved", "reason_id": 1, "reason_subject": "Yanlış ürün aldım.", "order_number": "429452907"}
    assert json.loads(document["text"]) == expected


def test_a_mapping_tells_what_each_operation_did():
    chain = [{"operation": "shift", "spec": {"a": "b"}}, {"operation": "default", "spec": {"c": 2}}]
    document = result_of({"kind": "mapping", "text": json.dumps(chain), "input": '{"a": 1}'})
    first, second = document["steps"]
    assert (first["operation"], first["text"]) == ("shift", '{\n  "b" : 1\n}')
    assert (second["operation"], second["text"]) == ("default", '{\n  "b" : 1,\n  "c" : 2\n}') and second["lines"] == [2, 3]
    assert document["text"] == second["text"]


def test_an_operation_that_fails_says_which_and_keeps_those_before():
    chain = [{"operation": "default", "spec": {"a": {"x": 1}}}, {"operation": "shift", "spec": {"*": "a[#2]"}}]
    document = answer({"kind": "mapping", "text": json.dumps(chain), "input": "{"})
    assert document["refused"].startswith("the input: is not JSON")
    document = answer({"kind": "mapping", "text": json.dumps(chain[:1] + [{"operation": "shift", "spec": 1}]), "input": "{}"})
    assert "NiFi would say com.bazaarvoice.jolt.exception.SpecException" in document["refused"]


def test_a_specification_is_looked_at_while_it_is_typed():
    (mark,) = result_of({"kind": "mapping.lint", "text": '[\n  {"operation": }\n]'})["marks"]
    assert (mark["line"], mark["severity"]) == (2, "error")
    assert result_of({"kind": "mapping.lint", "text": MAPPING})["marks"] == []


def test_expressions_and_paths_are_evaluated():
    rows = {"attributes": {"a": "çay"}, "parameters": {"u": "x"}, "variables": {"v": "w"}}
    assert result_of({"kind": "expression", "text": "${a:toUpper()}#{u}${v}", **rows})["text"] == "ÇAYxw"
    assert answer({"kind": "expression", "text": "#{none}"})["refused"].startswith("parameter 'none' has no value")
    assert "NiFi would refuse it" in answer({"kind": "expression", "text": "${a:toUper()}"})["refused"]
    document = result_of({"kind": "jsonpath", "text": "$.a[*].b", "input": '{"a": [{"b": "ş"}, {"b": 2}]}'})
    assert (json.loads(document["text"]), document["attribute"]) == (["ş", 2], '["ş",2]')
    assert "nothing is there" in result_of({"kind": "jsonpath", "text": "$.x", "input": "{}"})["sentence"]


def test_every_script_and_specification_that_comes_along_can_be_picked():
    sources = result_of({"kind": "sources"})
    for row in sources["files"]:
        assert result_of({"kind": "source", "path": row["path"]})["kind"] == row["kind"]
    for name in sources["flows"]:
        assert {part["kind"] for part in result_of({"kind": "flow", "path": name})["parts"]} == {"script", "spec"}
    assert answer({"kind": "source", "path": "../pyproject.toml"})["refused"].startswith("../pyproject.toml: is not there")


def test_every_example_runs():
    kinds = {"script": "script", "spec": "mapping", "expression": "expression", "jsonpath": "jsonpath"}
    for row in result_of({"kind": "sources"})["examples"]:
        text = row["text"] if "text" in row else result_of({"kind": "source", "path": row["file"]})["text"]
        assert not result_of({**row, "kind": kinds[row["panel"]], "text": text})["failed"], row["title"]


def test_an_uploaded_flow_gives_its_scripts_with_their_properties():
    with open("tests/fixtures/own/flow.json", encoding="utf-8") as file:
        document = result_of({"kind": "flow", "text": file.read(), "name": "flow.json"})
    assert [(part["path"], part["kind"]) for part in document["parts"]] == [("Total", "script")]
    assert "not a flow" in answer({"kind": "flow", "text": "hello", "name": "x.txt"})["refused"]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(Folder, "path", tmp_path / "cases")
    return Folder.path


@pytest.mark.parametrize("panel, text, document", [("script", SCRIPT, {"ad": "Çağla"}), ("spec", MAPPING, {"id": 7, "status": "ş"})])
def test_what_a_panel_shows_is_saved_as_a_case_that_the_command_runs(folder, panel, text, document):
    from emulator.cli.main import main

    message = {"kind": "case.save", "panel": panel, "name": "my first", "what": "it passes", "text": text, "input": json.dumps(document)}
    saved = result_of({**message, "attributes": {"token.erp": "abc"}})
    assert saved["sentence"] == "saved as %s" % (folder / "my_first.case.json")
    assert main(["test", str(folder), "--format", "json"]) == 0
    assert "is there already" in answer(message)["sentence"] and result_of({**message, "replace": True})["written"]
    rows = [row for row in result_of({"kind": "cases"})["cases"] if row["own"]]
    assert rows == [{"file": "my_first.case.json", "name": "", "panel": panel, "what": "it passes", "own": True}]
    opened = result_of({"kind": "case.open", **rows[0]})
    assert (opened["text"], json.loads(opened["input"]), opened["outcome"]) == (text, document, "as expected")


def test_a_case_of_ours_is_opened_and_a_name_that_leaves_the_folder_is_refused(folder):
    opened = result_of({"kind": "case.open", "file": "script.case.json", "name": "no JSON", "own": False})
    assert (opened["panel"], opened["input"], opened["outcome"]) == ("script", "{", "as expected")
    message = {"kind": "case.save", "panel": "script", "text": SCRIPT, "input": "{}"}
    assert "is no name" in answer({**message, "name": "../x"})["refused"] and not folder.exists()


def test_every_question_has_somebody_who_answers_and_an_unknown_one_is_refused():
    assert all("there is no question" not in answer({"kind": kind}).get("refused", "") for kind in ANSWERS)
    assert answer({"kind": "nonsense"})["refused"].startswith("there is no question 'nonsense'")
    assert "cannot be read" in answer({"kind": "script"})["refused"]
