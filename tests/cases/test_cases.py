"""Cases as data: what is as expected, what is not and how that is said, what is updated, and what pipelines read."""

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from emulator.base.errors import InputError
from emulator.cases import play, read_cases
from emulator.cases.nifi_engine import outcome_of
from emulator.cli.main import main
from tests.kits.small_flow import definition, port, processor, script

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """import json
from org.apache.commons.io import IOUtils
from org.apache.nifi.components.state import Scope
from org.apache.nifi.processor.io import StreamCallback
class Shape(StreamCallback):
  def process(self, inputStream, outputStream):
    item = json.loads(IOUtils.toString(inputStream, 'utf-8'))
    outputStream.write(bytearray(json.dumps({'id': item['id'], 'price': item['price'] * 2}).encode('utf-8')))
ff = session.get()
if ff is not None:
  log.info('shaped ' + ff.getAttribute('kind'))
  context.getStateManager().setState({'last': ff.getAttribute('kind')}, Scope.CLUSTER)
  ff = session.write(ff, Shape())
  session.transfer(session.removeAttribute(session.putAttribute(ff, 'seen', 'at 10:31'), 'old'), REL_SUCCESS)
"""
GOOD = {
    "script": "shape.py",
    "in": {"content": {"id": 1, "price": 2}, "attributes": {"kind": "order", "old": "x"}},
    "expect": {
        "out": [{"to": "success", "attributes": {"seen": {"$matches": r"at \d+:\d+"}, "old": None, "uuid": {"$any": True}},
                 "content": {"price": 4, "id": 1}}],
        "state": {"last": "order"}, "logs": ["shaped order$"],
    },
}  # fmt: skip


@pytest.fixture
def case(tmp_path):
    (tmp_path / "shape.py").write_text(SCRIPT, encoding="utf-8")

    def write(document, name="a.case.json"):
        path = tmp_path / name
        path.write_text(json.dumps(document), encoding="utf-8")
        return path

    return write


def played(path):
    return [play(one) for one in read_cases([str(path)])]


def differences(path):
    return {one.where: (one.expected, one.actual) for run in played(path) for one in run.differences}


def expecting(**changes):
    return {**GOOD, "expect": {**GOOD["expect"], **changes}}


OURS = read_cases([str(ROOT / "processors" / "cases"), str(ROOT / "tests" / "fixtures" / "own")])


@pytest.mark.parametrize("test_case", OURS, ids=lambda one: "%s-%s" % (one.file.stem, one.name))
def test_the_default_scripts_do_what_their_cases_say(test_case):
    run = play(test_case)
    assert run.is_good, run.fault or run.differences


def test_a_specification_is_a_case_too(case, tmp_path):
    (tmp_path / "map.json").write_text('[{"operation": "shift", "spec": {"id": "number"}}]', encoding="utf-8")
    good = {"spec": "map.json", "in": [{"content": {"id": "ş"}}, {"content": "{"}],
            "expect": [{"content": {"number": "ş"}}, {"to": "failure", "content": "{"}]}  # fmt: skip
    assert differences(case(good)) == {}
    assert differences(case({**good, "expect": [{"content": {"number": "s"}}]}))["out[0].content.number"] == ("s", "ş")


def test_a_specification_that_is_none_is_a_fault_with_its_reason(case, tmp_path):
    (tmp_path / "map.json").write_text("[{}]", encoding="utf-8")
    (run,) = played(case({"spec": "map.json", "in": {"content": {}}}))
    assert "map.json: is no specification" in str(run.fault)


def test_a_case_that_is_as_expected_has_no_differences(case):
    assert [run.is_good for run in played(case(GOOD))] == [True]


@pytest.mark.parametrize(
    "change, where, said",
    [
        ({"out": [{"to": "failure"}]}, "out[0]", ("a FlowFile at failure", "none; there is success: 1")),
        ({"out": []}, "out", ("no more FlowFiles", "one at success: {'price': 4, 'id': 1}")),
        ({"out": [{"attributes": {"seen": "no"}}]}, "out[0].attributes.seen", ("no", "at 10:31")),
        ({"out": [{"attributes": {"old": "x"}}]}, "out[0].attributes.old", ("x", None)),
        ({"out": [{"attributes": {"kind": None}}]}, "out[0].attributes.kind", (None, "order")),
        ({"out": [{"attributes": {"seen": {"$matches": "at"}}}]}, "out[0].attributes.seen", ({"$matches": "at"}, "at 10:31")),
        ({"out": [{"content": {"id": 1, "price": 5}}]}, "out[0].content.price", (5, 4)),
        ({"out": [{"content": {"id": 1, "price": 4, "more": 1}}]}, "out[0].content.more", (1, "(nothing)")),
        ({"out": [{"content": {"id": 1}}]}, "out[0].content.price", ("(nothing)", 4)),
        ({"out": [{"content": {"id": "1", "price": 4}}]}, "out[0].content.id", ("1", 1)),
        ({"out": [{"content": "text"}]}, "out[0].content", ("text", '{"price": 4, "id": 1}')),
        ({"state": {}}, "state.last", ("(nothing)", "order")),
        ({"logs": ["shaped nothing"]}, "logs", None),
        ({"error": "boom"}, "error", ("boom", "(none)")),
    ],
)
def test_what_is_not_as_expected_is_named_by_its_place(case, change, where, said):
    found = differences(case(expecting(**change)))
    assert list(found) == [where] and (said is None or found[where] == said)


def test_a_script_that_raises_is_a_difference_unless_its_error_is_expected(case):
    wrong = {**GOOD, "in": {"content": "{", "attributes": {"kind": "order"}}, "expect": {}}
    assert "error" in differences(case(wrong))
    assert differences(case({**wrong, "expect": {"error": "ValueError"}})) == {}


def test_one_file_holds_several_cases_that_share_what_they_have_in_common(case):
    common = {key: value for key, value in GOOD.items() if key != "expect"}
    runs = played(case({**common, "cases": {"good": {"expect": GOOD["expect"]}, "bad": {"expect": {"to": "failure"}}}}))
    assert [(run.case.name, run.is_good) for run in runs] == [("good", True), ("bad", False)]


def test_contents_come_from_files_beside_the_case(case, tmp_path):
    (tmp_path / "in.json").write_text('{"id": 1, "price": 2}', encoding="utf-8")
    (tmp_path / "out.json").write_text('{"id": 1,\n "price": 4}', encoding="utf-8")
    given = {"file": "in.json", "attributes": {"kind": "order"}}
    row = {"to": "success", "attributes": {"filename": "in.json"}, "content": {"$file": "out.json"}}
    assert differences(case({**GOOD, "in": given, "expect": row})) == {}


@pytest.fixture
def flow_case(case, tmp_path):
    put = processor("Write", "PutSQL", terminate=["retry"])
    use = script("Use", "ff = session.get()\nsession.transfer(session.putAttribute(ff, 'seen', 'yes'), REL_SUCCESS)\n", ["failure"])
    connections = [("in", [], "Use"), ("Use", "success", "Write"), ("Write", "success", "out"), ("Write", "failure", "failed")]
    ports = [port("in", "INPUT_PORT"), port("out"), port("failed")]
    (tmp_path / "card.json").write_text(definition([use, put], connections, ports), encoding="utf-8")
    return {"flow": "card.json", "in": [{"content": "a"}, {"content": "b", "attributes": {"n": "2"}}], "stubs": {"PutSQL": "success"}}


def test_a_card_runs_from_port_to_port_with_its_stand_ins(case, flow_case):
    rows = [{"to": "out", "attributes": {"seen": "yes"}, "content": text} for text in ("a", "b")]
    assert differences(case({**flow_case, "expect": rows})) == {}
    table = [{"if": "${n:equals('2')}", "relationship": "failure"}, {}]
    assert differences(case({**flow_case, "stubs": {"Write": table}, "expect": [rows[0], {"to": "failed", "content": "b"}]})) == {}


def test_a_group_of_a_flow_runs_alone(case):
    path = ROOT / "templates" / "json" / "order_cancellation_request.json"
    row = {"at": "in", "content": {"id": 1}, "attributes": {"ledger.id": "1"}}
    expect = {"out": [{"to": "out", "attributes": {"ledger.id": "1"}, "content": {"id": 1}}]}
    parameters = str(ROOT / "templates" / "parameters" / "cards" / "script.json")
    runs = played(case({"flow": str(path), "group": "Script", "parameter_file": parameters, "in": row, "expect": expect}))
    assert runs[0].is_good, runs[0].fault or runs[0].differences
    run = play(read_cases([str(case({"flow": str(path), "group": "Skript", "expect": {}}))])[0])
    assert "there is no one group 'Skript'" in str(run.fault)


@pytest.mark.parametrize(
    "document, words",
    [
        ({"scrpt": "a.py"}, "there is no key 'scrpt'. Did you mean 'script'?"),
        ([], "is not a JSON object"),
        ({"script": "shape.py", "cases": []}, "is no object of cases"),
        ({"script": "shape.py", "state": []}, "state: is no object"),
    ],
)
def test_a_file_that_is_no_case_says_why(case, document, words):
    with pytest.raises(InputError) as caught:
        read_cases([str(case(document))])
    assert words in str(caught.value)


@pytest.mark.parametrize(
    "change, words",
    [
        ({"script": "nowhere.py"}, "nowhere.py: the script cannot be read"),
        ({"script": ""}, "Give it a 'script', a 'spec' or a 'flow'"),
        ({"expect": {"ouput": []}}, "there is no key 'ouput'. Did you mean 'out'?"),
        ({"in": {"contents": ""}}, "there is no key 'contents'. Did you mean 'content'?"),
        ({"expect": {"error": "("}, "in": {"content": "{", "attributes": {"kind": "a"}}}, "holds a pattern that is none"),
    ],
)
def test_a_case_that_cannot_run_is_a_fault_with_its_reason(case, change, words):
    run = played(case({**GOOD, **change}))[0]
    assert not run.is_good and words in str(run.fault)


# the command


def test_the_command_ends_with_0_1_or_2_and_says_how_many(case, capsys, tmp_path):
    case(GOOD)
    assert main(["test", str(tmp_path), "--format", "text"]) == 0
    assert capsys.readouterr().out == "1 case, all as expected.\n"
    case(expecting(out=[{"content": {"id": 1, "price": 5}}]), "b.case.json")
    assert main(["test", str(tmp_path), "--format", "text"]) == 1
    out = capsys.readouterr().out
    assert out.startswith("1 of 2 cases is not as expected.\n")
    assert "out[0].content.price\n    expected  5\n    got       4\n" in out
    assert main(["test", str(tmp_path), "-k", "a.case", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["passed"] == 1
    case({**GOOD, "script": "nowhere.py"}, "c.case.json")
    assert main(["test", str(tmp_path)]) == 2


def test_a_folder_without_cases_is_refused(tmp_path, capsys):
    assert main(["test", str(tmp_path)]) == 2
    assert "holds no case. A case is a file NAME.case.json" in capsys.readouterr().err


def test_junit_has_a_testcase_for_each_with_failures_and_errors(case, tmp_path, capsys):
    case({**GOOD, "cases": {"good": {}, "bad": {"expect": {"to": "failure"}}, "none": {"script": "nowhere.py"}}})
    assert main(["test", str(tmp_path), "--junit", str(tmp_path / "report" / "junit.xml")]) == 2
    suite = ElementTree.parse(tmp_path / "report" / "junit.xml").getroot().find("testsuite")
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("3", "1", "1")
    assert [(one.get("name"), [child.tag for child in one]) for one in suite] == [("good", []), ("bad", ["failure"]), ("none", ["error"])]
    assert "expected  " in suite[1][0].text


def test_update_writes_what_came_out_keeps_rules_and_the_rest_of_the_file(case, tmp_path, capsys):
    row = {"to": "success", "attributes": {"seen": {"$matches": "at .*"}}, "content": {"id": {"$any": True}, "price": 5}}
    path = case(expecting(out=[row]))
    assert main(["test", str(tmp_path), "--update"]) == 0
    document = json.loads(path.read_text(encoding="utf-8"))
    assert document["script"] == "shape.py" and document["in"] == GOOD["in"]
    assert document["expect"] == {
        "out": [{"to": "success", "attributes": {"seen": {"$matches": "at .*"}}, "content": {"id": {"$any": True}, "price": 4}}],
        "state": {"last": "order"}, "logs": ["shaped order$"],
    }  # fmt: skip


def test_update_writes_the_first_expectation_of_a_case_that_has_none(case, tmp_path, capsys):
    path = case({key: value for key, value in GOOD.items() if key != "expect"})
    assert main(["test", str(tmp_path), "--update"]) == 0
    row = {"to": "success", "attributes": {"seen": "at 10:31", "old": None}, "content": {"price": 4, "id": 1}}
    assert json.loads(path.read_text(encoding="utf-8"))["expect"] == {"out": [row], "state": {"last": "order"}}


@pytest.mark.java
def test_pytest_asks_nifis_own_classes(case, tmp_path):
    case({**GOOD, "cases": {"good": {}, "bad": {"expect": {"to": "failure"}}}})
    (tmp_path / "map.json").write_text("[]", encoding="utf-8")
    case({"spec": "map.json", "in": {"content": {}}}, "b.case.json")
    command = [sys.executable, "-m", "pytest", "-q", "-rs", "-p", "emulator.cases.pytest_plugin", "-p", "no:cacheprovider"]
    done = subprocess.run([*command, "--nifi-engine", "nifi", str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "1 failed, 1 passed, 1 skipped" in done.stdout, done.stdout
    assert "a FlowFile at failure" in done.stdout and "not emulated: flows, specifications" in done.stdout


def test_a_case_is_compared_with_what_nifi_did(case, monkeypatch):
    from nifi.proof.recorder import sides

    asked = []
    row = {"attributes": {"seen": "at 10:31", "uuid": "u"}, "penalized": False, "content": '{"id": 1, "price": 4}'}
    answer = {
        "exception": None, "success": [row], "failure": [], "queue": [], "logs": {"info": ["ExecuteScript shaped order"]},
        "state": {"last": "order"}, "counters": {},
    }  # fmt: skip
    monkeypatch.setattr(sides, "ask_nifi", lambda question: asked.append(question) or answer)
    (run,) = [play(one, outcome_of) for one in read_cases([str(case(GOOD))])]
    assert run.is_good, run.fault or run.differences
    assert (asked[0]["script"], asked[0]["triggers"]) == (SCRIPT, 1)
    assert asked[0]["flowfiles"][0]["attributes"] == {"kind": "order", "old": "x"}
    answer["exception"] = {"class": "x.ProcessException", "message": "boom"}
    (run,) = [play(one, outcome_of) for one in read_cases([str(case(GOOD))])]
    assert [one.where for one in run.differences] == ["error"]


def test_pytest_collects_cases_and_gives_both_fixtures(case, tmp_path):
    case({**GOOD, "cases": {"good": {}, "bad": {"expect": {"to": "failure"}}}})
    text = "def test_it(nifi_script, nifi_flow):\n    assert nifi_script(text='session.remove(session.get())').relationship is None\n"
    (tmp_path / "test_own.py").write_text(text + "    assert callable(nifi_flow)\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "emulator.cases.pytest_plugin", "-p", "no:cacheprovider", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "2 passed" in done.stdout and "1 failed" in done.stdout
    assert "a FlowFile at failure" in done.stdout and "Traceback" not in done.stdout
