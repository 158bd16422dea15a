"""Every command: its result as JSON on stdout, words on stderr, and the exit code."""

import json
import re

import pytest

from emulator.cli.main import COMMANDS, main
from tests.kits.cli_kit import GENERATE, PASS, stdin

FAIL = "ff = session.get()\nsession.transfer(session.putAttribute(ff, 'log.script.error', 'Traceback\\nValueError: no'), REL_FAILURE)\n"
COUNT = """
from org.apache.nifi.components.state import Scope
ff = session.get()
manager = context.getStateManager()
seen = int(manager.getState(Scope.CLUSTER).get('seen') or '0') + 1
manager.setState({'seen': str(seen)}, Scope.CLUSTER)
log.info('number ' + str(seen))
print seen
session.transfer(session.putAttribute(ff, 'seen', str(seen)), REL_SUCCESS)
"""
ONE_FORM = {"ui", "jolt", "explain", "build", "mocks", "demo"}  # a page, NiFi's own JSON, a function, words, addresses until Ctrl-C, tables


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_a_help_with_an_example(call, command):
    code, out, _ = call(command, "--help")
    assert code == 0
    assert "usage: python -m emulator " + command in out and "example: python -m emulator " + command in out


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - ONE_FORM))
def test_each_command_whose_result_a_machine_may_read_speaks_both(call, name):
    code, _, said = call(name, "--format", "xml")
    assert code == 2 and re.search(r"argument --format: invalid choice: 'xml' \(choose from '?text'?, '?json'?", said)


def test_help_lists_every_command(call):
    code, out, _ = call("--help")
    assert code == 0 and all("  %s " % command in out for command in COMMANDS)


def test_run_prints_what_script_testing_shows(call, script, tmp_path):
    given = script('{"id": 1}', "request.json")
    code, shown, said = call("run", script(PASS), "--in", given, "--attr", "token=a=b")
    assert (code, said) == (0, "")
    assert shown["result_data"] == {"id": 1} and shown["relationship"] == "success" and shown["logs"] == {}
    assert shown["attributes"]["token"] == "a=b" and shown["attributes"]["filename"] == "request.json"


def test_run_reads_standard_input(call, script, monkeypatch):
    stdin(monkeypatch, "müşteri".encode())
    assert call("run", script(PASS), "--in", "-")[1]["result_data"] == "müşteri"


@pytest.mark.parametrize(
    "content, shown",
    [
        (b"", ""),
        (b"\xff\x00", {"hex": "ff00"}),
        (b"[1.5, null]", [1.5, None]),
        (b"NaN", "NaN"),
        (b"1e999", "1e999"),
        (b"[" * 9999, "[" * 9999),
    ],
    ids=["empty", "binary", "JSON", "NaN", "too large", "too deep"],
)
def test_run_shows_content_as_json_else_as_text_else_in_hexadecimal(call, script, monkeypatch, content, shown):
    stdin(monkeypatch, content)
    code, document, _ = call("run", script(PASS), "--in", "-")
    assert code == 0 and document["result_data"] == shown


def test_run_ends_with_1_when_the_flowfile_goes_to_failure(call, script):
    code, shown, said = call("run", script(FAIL))
    assert (code, shown["relationship"]) == (1, "failure")
    assert said == "the FlowFile went to failure: ValueError: no\n"


def test_run_ends_with_1_when_the_script_raises_and_the_flowfile_is_kept(call, script):
    code, shown, said = call("run", script("ff = session.get()\nraise ValueError('boom')\n"), "--attr", "a=1")
    assert (code, shown["relationship"], shown["attributes"]["a"]) == (1, None, "1")
    assert "ValueError: boom" in shown["exception"] and shown["logs"]["error"]
    assert said.startswith("the script failed, the FlowFile is back in its queue: ")
    assert said.endswith("script.py:2: ValueError: boom\n    raise ValueError('boom')\n") and said.count("\n") == 3


def test_run_ends_with_1_when_the_flowfile_is_left(call, script):
    code, shown, said = call("run", script("x = 1\n"), "--attr", "a=1", "--in", script("kept", "in.txt"))
    assert (code, shown["result_data"]) == (1, "kept")
    assert "still in its queue" in said


def test_run_shows_what_a_source_makes_and_does_not_mind_what_it_leaves(call, script):
    code, shown, said = call("run", script("session.transfer(session.putAttribute(session.create(), 'n', '1'), REL_SUCCESS)\n"))
    assert (code, said) == (0, "")
    assert [(one["relationship"], one["attributes"]["n"]) for one in shown["created"]] == [("success", "1")]


def test_run_on_a_removed_flowfile_shows_nothing_of_it(call, script):
    code, shown, _ = call("run", script("session.remove(session.get())\n"))
    assert (code, shown["attributes"], shown["result_data"], shown["relationship"]) == (0, {}, None, None)


def test_run_gives_properties_parameters_and_state_to_the_script(call, script):
    text = "ff = session.get()\nff = session.putAttribute(ff, 'got', p.getValue())\nsession.transfer(ff, REL_SUCCESS)\n"
    _, shown, _ = call("run", script(text), "--property", "p=#{a}-x", "--param", "a=1")
    assert shown["attributes"]["got"] == "1-x"
    assert call("run", script(COUNT), "--state", "seen=6")[1]["attributes"]["seen"] == "7"


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "in"
    made.mkdir()
    for name in ("b.json", "a.json", "c.json"):
        (made / name).write_text('"%s"' % name, encoding="utf-8")
    (made / ".hidden").write_text("no FlowFile", encoding="utf-8")
    (made / "folder").mkdir()
    return made


def test_run_on_a_folder_is_one_run_over_its_files_in_order(call, script, folder):
    code, shown, said = call("run", script(COUNT), "--in", folder)
    assert (code, said) == (0, "")
    assert [(one["result_data"], one["attributes"]["seen"]) for one in shown] == [("a.json", "1"), ("b.json", "2"), ("c.json", "3")]
    assert [one["logs"]["info"][0][-8:] for one in shown] == ["number 1", "number 2", "number 3"]
    assert [one["stdout"] for one in shown] == ["1\n", "2\n", "3\n"]


def test_run_on_a_folder_gives_all_files_to_a_script_that_takes_many(call, script, folder):
    text = "many = session.get(10)\nif many:\n  log.warn('took %d' % len(many))\n  session.transfer(many, REL_SUCCESS)\n"
    code, shown, _ = call("run", script(text), "--in", folder)
    assert code == 0 and [one["relationship"] for one in shown] == ["success"] * 3
    assert [len(one["logs"]) for one in shown] == [1, 0, 0]


def test_run_on_a_folder_names_the_files_that_failed_and_goes_on(call, script, folder):
    text = "ff = session.get()\nif ff.getAttribute('filename')[0] == 'b':\n  raise ValueError('boom')\nsession.transfer(ff, REL_SUCCESS)\n"
    code, shown, said = call("run", script(text), "--in", folder)
    assert (code, [one["relationship"] for one in shown]) == (1, ["success", None, "success"])
    assert ["exception" in one for one in shown] == [False, True, False]
    assert said.startswith("b.json: the script failed") and said.count("\n") == 3


def test_run_on_a_folder_shows_what_was_made_beside_the_file_that_it_was_made_of(call, script, folder):
    text = "ff = session.get()\nsession.transfer(session.create(ff), REL_FAILURE)\nsession.transfer(ff, REL_SUCCESS)\n"
    code, shown, _ = call("run", script(text), "--in", folder)
    assert code == 0 and [[made["relationship"] for made in one["created"]] for one in shown] == [["failure"]] * 3


def test_el_prints_the_value_as_a_json_string(call):
    assert call("el", "${a:append(#{p})}${v}", "--attr", "a=x", "--param", "p=y", "--variable", "v=z") == (0, "xyz", "")
    assert call("el", "no expression") == (0, "no expression", "")


def test_jolt_prints_the_transformed_document(call, script):
    spec = script('[{"operation": "shift", "spec": {"a": "${to}"}}] // a comment', "spec.json")
    given = script('{"a": 1.0, "b": 2}', "in.json")
    assert call("jolt", spec, given, "--attr", "to=x") == (0, {"x": 1.0}, "")
    assert call("jolt", "--operation", "sort", script('{"b": 1, "a": 2}', "s.json"))[1] == {"a": 2, "b": 1}
    assert call("jolt", "--operation", "shift", script('{"a": "y"}', "shift.json"), given)[1] == {"y": 1.0}


def test_jolt_reads_standard_input_and_prints_one_line_when_asked(call, script, monkeypatch, capsys):
    stdin(monkeypatch, b'{"a": {"b": [1, 2]}}')
    assert main(["jolt", str(script('[{"operation": "sort"}]', "spec.json")), "--compact"]) == 0
    assert capsys.readouterr().out == '{"a":{"b":[1,2]}}\n'


def test_lint_lists_findings_by_script_and_ends_with_1_when_there_are_some(call, script):
    good, bad = script(PASS), script("print f'{x}'\n", "bad.py")
    code, shown, _ = call("lint", good, bad)
    assert code == 1 and shown[str(good)] == []
    assert {"line", "column", "rule", "advice"} <= set(shown[str(bad)][0])
    assert call("lint", good)[0] == 0


def test_flow_prints_the_report(call, script):
    code, shown, said = call("flow", script(GENERATE, "t.xml"), "--param", "text=abc", "--fires", "3")
    assert (code, said) == (0, "")
    assert shown["processors"]["Make"]["triggers"] == 3 and shown["cards"][""]["in"] == 3 and shown["cards"][""]["bytes_in"] == 9
    assert shown["finished"] is True and shown["stalled"] == []


def test_flow_prints_a_table_when_asked(call, script):
    code, shown, _ = call("flow", script(GENERATE, "t.xml"), "--param", "text=x", "--format", "text")
    assert code == 0 and shown.startswith("all is well: 1 FlowFile came to an end; ")
    assert shown.splitlines()[2].split()[:3] == ["triggers", "in", "out"]


def test_flow_cut_short_ends_with_1(call, script):
    code, shown, said = call("flow", script(GENERATE, "t.xml"), "--param", "text=x", "--fires", "9", "--max-time", "70")
    assert (code, shown["finished"]) == (1, False) and "--max-time" in said
    assert shown["processors"]["Make"]["triggers"] == 2


def test_of_several_parameter_files_the_last_wins_and_param_over_all(call, script):
    files = script('{"text": "a"}', "a.json"), script('{"parameters": {"text": {"default": "bb", "required": true}}}', "b.json")
    given = [part for file in files for part in ("--param-file", file)]
    assert call("flow", script(GENERATE, "t.xml"), *given)[1]["cards"][""]["bytes_in"] == 2
    assert call("flow", script(GENERATE, "t.xml"), *given, "--param", "text=ccc")[1]["cards"][""]["bytes_in"] == 3


def test_a_required_parameter_that_a_file_leaves_open_must_be_given(call, script):
    file = script('{"parameters": {"text": {"default": null, "required": true}}}', "a.json")
    code, _, said = call("flow", script(GENERATE, "t.xml"), "--param-file", file)
    assert code == 2 and "no value for parameter 'text'. Give a value: --param text=…" in said


def test_what_a_flow_knows_goes_on_in_the_next_run_of_the_same_state_file(call, script, tmp_path):
    text = GENERATE.replace("org.apache.nifi.processors.standard.GenerateFlowFile", "org.apache.nifi.processors.script.ExecuteScript")
    body = COUNT.replace("ff = session.get()", "ff = session.create()").replace("<", "&lt;")
    entry = "<entry><key>Script Engine</key><value>python</value></entry><entry><key>Script Body</key><value>%s</value></entry>" % body
    text = text.replace("<entry><key>generate-ff-custom-text</key><value>#{text}</value></entry>", entry)
    failure = "<relationships><name>failure</name><autoTerminate>true</autoTerminate></relationships>"
    text = text.replace("</relationships>", "</relationships>" + failure)
    state = tmp_path / "state.json"
    for expected in ("2", "4"):
        code, _, said = call("flow", script(text, "t.xml"), "--fires", "2", "--state", state)
        assert (code, said.split()[-1]) == (0, expected)  # what the script prints is no result of the flow
        saved = json.loads(state.read_text(encoding="utf-8"))
        assert [one["values"] for one in saved["components"].values()] == [{"seen": expected}]
    assert saved["clock_ms"] >= 1_700_000_000_000 + 2 * 60_000


def test_demo_shows_cards_and_requests(call, tmp_path):
    options = ("--count", "8", "--seed", "3", "--definition", "json", "--journal", tmp_path / "new" / "j")
    code, out, said = call("demo", "--flow", "order_cancellation_request", *options)
    assert (code, said) == (0, "")
    assert "card " in out and "  written back" in out and "templates/json/order_cancellation_request.json" in out
    assert sorted(path.name for path in (tmp_path / "new" / "j").iterdir()) == ["erp.jsonl", "omnitron.jsonl"]
