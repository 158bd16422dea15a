"""``flow`` with a person's own settings, scripts, data and stand-ins; what comes out; when it ends with 1."""

import json
import socket
import threading
import urllib.request
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from emulator.base.secret import Secret
from emulator.cli.flow_settings import KEYS, read_settings
from emulator.cli.main import main
from tests.kits.cli_kit import ROOT
from tests.kits.small_flow import definition, port, processor, script

OUT = port("out")
MAKE = processor("Make", "GenerateFlowFile", {"generate-ff-custom-text": '{"id": 7}'})
PASS = "ff = session.get()\nif ff is not None:\n  session.transfer(session.putAttribute(ff, 'seen', 'yes'), REL_SUCCESS)\n"
ONCE = """from org.apache.nifi.components.state import Scope
ff = session.get()
if ff is not None:
  before = context.getStateManager().getState(Scope.LOCAL).get('before')
  context.getStateManager().setState({'before': 'yes'}, Scope.LOCAL)
  %s
"""
RAISES = "ff = session.get()\nif ff is not None:\n  raise ValueError('boom')\n"


@pytest.fixture
def file(tmp_path):
    def write(name, text):
        path = tmp_path / name
        path.write_text(text if isinstance(text, str) else json.dumps(text), encoding="utf-8")
        return path

    return write


@pytest.fixture
def small(file):
    """Make → Use → out, with a script of one's own."""

    def write(text=PASS, terminate=("failure",), **more):
        use = {**script("Use", text, terminate), **more}
        return file("small.json", definition([MAKE, use], [("Make", "success", "Use"), ("Use", "success", "out")], [OUT]))

    return write


def refused():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return "http://127.0.0.1:%d/orders" % one.getsockname()[1]


def call_flow(url, **properties):
    call = processor("Call", "InvokeHTTP", {"Remote URL": url, "HTTP Method": "POST", **properties},
                     ["Original", "Response", "Retry", "No Retry", "Failure"])  # fmt: skip
    return definition([MAKE, call], [("Make", "success", "Call")])


# exit codes


def test_a_dead_server_is_one_sentence_and_ends_with_1(call, file):
    url = refused()
    code, shown, said = call("flow", file("f.json", call_flow(url)))
    assert code == 1 and said.splitlines() == ["Call: the server %s could not be reached. Check that it runs" % url[7:-7]]
    assert shown["failures"] == said.splitlines()


def test_a_script_that_always_raises_ends_with_1_and_its_error_is_said_twice_at_most(call, small):
    code, shown, said = call("flow", small(RAISES))
    assert code == 1 and len(shown["failures"]) == 1
    assert shown["failures"][0].startswith("stalled: Make -> Use (success): 1 FlowFile, Use gave up: ")
    assert said.count("ValueError: boom") == 2 and said.count("ERROR") == 1
    assert said.startswith("ERROR Use: Traceback (most recent call last):\n")


def test_a_script_that_raised_once_and_then_worked_ends_with_1(call, small):
    code, shown, _ = call("flow", small(ONCE % "if not before:\n    raise ValueError('boom')\n  session.transfer(ff, REL_SUCCESS)"))
    assert (code, shown["outputs"]) == (1, {"out": 1})
    assert shown["failures"][0].startswith("Use raised 1 time, the last: ") and "ValueError: boom" in shown["failures"][0]


def test_when_every_flowfile_failed_it_ends_with_1_and_says_why(call, small):
    text = "ff = session.get()\nif ff is not None:\n  ff = session.putAttribute(ff, 'log.script.error', 'Traceback\\nValueError: no')\n"
    code, shown, _ = call("flow", small(text + "  session.transfer(ff, REL_FAILURE)\n"), "--fires", "2")
    assert (code, shown["failures"]) == (1, ["all 2 FlowFiles failed, or were held or parked: Use: ValueError: no"])


def test_when_some_went_through_it_ends_with_0(call, small):
    code, shown, _ = call("flow", small(ONCE % "session.transfer(ff, before and REL_FAILURE or REL_SUCCESS)"), "--fires", "2")
    assert (code, shown["failures"], shown["outputs"]) == (0, [], {"out": 1})


@pytest.fixture
def left(file):
    """A flow whose last component is disabled."""
    use = {**script("Use", PASS), "scheduledState": "DISABLED"}
    return file("left.json", definition([MAKE, use], [("Make", "success", "Use")]))


def test_what_waits_before_a_disabled_component_is_a_note(call, left):
    code, shown, said = call("flow", left)
    assert (code, said, shown["failures"]) == (0, "", [])
    assert shown["notes"] == ["left: Make -> Use (success): 1 FlowFile, Use is disabled"]


def test_leftovers_can_be_a_failure(call, left):
    code, _, said = call("flow", left, "--leftovers", "fail")
    assert (code, said) == (1, "left: Make -> Use (success): 1 FlowFile, Use is disabled\n")


# formats


def test_a_person_gets_a_sentence_first(call, small):
    code, shown, _ = call("flow", small(), "--format", "text", "--start-time", "2026-01-15T08:00:00Z")
    assert code == 0
    assert shown.startswith("all is well: 0 FlowFiles came to an end, 1 left the flow; the flow's time began at 2026-01-15T08:00:00Z ")
    assert "left the flow by\n  out: 1 FlowFile" in shown


def test_on_a_terminal_words_are_the_default(small, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert main(["flow", str(small())]) == 0
    assert capsys.readouterr().out.startswith("all is well: ")


def test_the_same_message_is_printed_once(call, small):
    text = PASS.replace("  session", "  log.warn('number ' + ff.getAttribute('filename'))\n  session")
    code, shown, said = call("flow", small(text), "--fires", "5")
    assert code == 0 and said.count("WARN") == 1 and shown["notes"] == ["4 more messages like those above (--logs shows all)"]
    assert call("flow", small(text), "--fires", "5", "--logs")[2].count("WARN") == 5


# my flow, my data


def test_a_script_and_a_specification_take_the_place_of_the_flows(call, file):
    jolt = processor("Shape", "JoltTransformJSON", {"jolt-transform": "jolt-transform-shift", "jolt-spec": '{"id": "a"}'}, ["failure"])
    flow = definition([MAKE, script("Use", RAISES, ["failure"]), jolt],
                      [("Make", "success", "Use"), ("Use", "success", "Shape"), ("Shape", "success", "out")], [OUT])  # fmt: skip
    given = ("--script", "Use=%s" % file("own.py", PASS), "--spec", "Shape=%s" % file("own.json", '{"id": "b"}'))
    code, _, _ = call("flow", file("f.json", flow), *given, "--out", file("x", "").parent / "out")
    assert code == 0
    assert json.loads(next((file("x", "").parent / "out" / "out").glob("*-*[!n]")).read_text(encoding="utf-8")) == {"b": 7}


def test_a_wrong_path_names_what_there_is(call, small, file):
    code, _, said = call("flow", small(), "--script", "Uze=%s" % file("own.py", PASS))
    assert code == 2 and "there is no ExecuteScript 'Uze'. The flow has Use" in said


def test_a_script_that_nifi_would_take_for_a_parameter_is_refused(call, small, file):
    code, _, said = call("flow", small(), "--script", "Use=%s" % file("own.py", "# #{x}\n"))
    assert code == 2 and "line 1 holds '#{'" in said


@pytest.fixture
def settings(small, file, monkeypatch):
    text = "ff = session.get()\nif ff is not None:\n  session.transfer(session.putAttribute(ff, 'p', p.getValue()), REL_SUCCESS)\n"
    use = processor("Use", "ExecuteScript", {"Script Engine": "python", "Script Body": text, "p": "#{shop} #{attempts}"}, ["failure"])
    terminated = ["Original", "Response", "Retry", "No Retry", "Failure"]
    call = processor("Call", "InvokeHTTP", {"Remote URL": "http://127.0.0.1:1", "Basic Authentication Password": "#{token}"}, terminated)
    connections = [("Make", "success", "Use"), ("Use", "success", "out"), ("Use", "success", "Call")]
    file("small.json", definition([MAKE, use, call], connections, [OUT]))
    file("own.py", text.replace("'p',", "'own',"))
    monkeypatch.setenv("SHOP_TOKEN", "s3cret")
    return {
        "name": "Shop", "flow": "small.json", "parameters": {"shop": "one", "attempts": 3},
        "secrets": {"token": {"env": "SHOP_TOKEN"}}, "scripts": {"Use": "own.py"},
    }  # fmt: skip


def test_the_settings_of_a_deployment_run_as_they_are(call, file, settings, tmp_path):
    path = file("shop.json", settings)
    code, shown, _ = call("flow", "--settings", path, "--stub", "InvokeHTTP=Response", "--out", tmp_path / "out")
    assert (code, shown["outputs"]) == (0, {"out": 1})
    attributes = json.loads(next((tmp_path / "out" / "out").glob("*.attributes.json")).read_text(encoding="utf-8"))
    assert attributes["own"] == "one 3"
    assert read_settings(str(path)).secret("token") == Secret("s3cret")


ORDER = str(ROOT / "templates" / "json" / "order.json")


def test_settings_by_card_are_those_by_parameter(file):
    by_card = {
        "flow": ORDER,
        "cards": {
            "Omnitron API Settings": {"Domain URL": "https://o.example"},
            "Configuration": {"omnitron.password": {"env": "PASSWORD"}, "Inbound: cron schedule": "0 0 * * * ?"},
            "Post Script": {"Run On Failed Order": True},
            "Mapping": {"Mapping": "mine.json"},
        },
    }
    by_key = {
        "flow": ORDER, "schedule": "0 0 * * * ?", "parameters": {"omnitron.url": "https://o.example", "run.on.failed.order": True},
        "secrets": {"omnitron.password": {"env": "PASSWORD"}}, "specs": {"Mapping/Mapping": "mine.json"},
    }  # fmt: skip
    read = [read_settings(str(file(name, document))) for name, document in (("card.json", by_card), ("key.json", by_key))]
    assert replace(read[0], file="") == replace(read[1], file="")


def test_cards_are_those_of_the_flow_on_the_command_line(call, file):
    path = file("card.json", {"cards": {"Post Script": {"Run On Failed Orders": True}}})
    code, _, said = call("flow", ORDER, "--settings", path)
    assert code == 2 and "the card has no such setting; did you mean Run On Failed Order" in said


@pytest.mark.parametrize(
    "cards, words",
    [
        ({"Post Scrip": {}}, "cards.Post Scrip: the flow has no such card; did you mean Post Script"),
        ({"Post Script": {"run.on.failed.order": 1, "Run On Failed Order": 1}}, "cards.Post Script.Run On Failed Order: is given twice"),
        ({"Post Script": True}, "cards.Post Script: is no object of settings"),
        ([], "cards: is no object of cards"),
    ],
)
def test_a_fault_of_a_card_names_card_and_setting(call, file, cards, words):
    code, _, said = call("flow", "--settings", file("card.json", {"flow": ORDER, "cards": cards}))
    assert code == 2 and words in said


@pytest.mark.parametrize(
    "change, words",
    [
        ({"parametres": {}}, "there is no key 'parametres'. Did you mean 'parameters'?"),
        ({"secrets": {"token": "s3cret"}}, "secrets.token: does not say where the secret is"),
        ({"secrets": {"token": {"env": "NOT_SET_AT_ALL"}}}, "secrets.token: the environment variable NOT_SET_AT_ALL is not set"),
        ({"secrets": {"token": {"file": "nowhere"}}}, "secrets.token: the file nowhere is not there"),
        ({"parameters": {"shop": ["a"]}}, "parameters.shop: is no text, whole number, true or false"),
        ({"flow": ""}, "no flow is named"),
    ],
)
def test_settings_that_cannot_be_used_name_key_and_rule(call, file, settings, change, words):
    code, _, said = call("flow", "--settings", file("shop.json", {**settings, **change}))
    assert code == 2 and words in said and "s3cret" not in said


def test_the_keys_of_the_settings_are_those_of_a_deployments_schema():
    schema = json.loads((ROOT / "nifi" / "deploy" / "settings.schema.json").read_text(encoding="utf-8"))
    assert set(KEYS) == set(schema["properties"])


def test_own_flowfiles_are_put_in_front_of_a_component(call, small, file, tmp_path):
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "in" / name).write_text(name, encoding="utf-8")
    given = ("--feed", "Use=%s" % (tmp_path / "in"), "--attr", "kind=own", "--fires", "0")
    code, shown, _ = call("flow", small(), *given, "--out", tmp_path / "out")
    assert (code, shown["outputs"]) == (0, {"out": 2})
    rows = json.loads((tmp_path / "out" / "index.json").read_text(encoding="utf-8"))
    assert [(tmp_path / "out" / row["file"]).read_text(encoding="utf-8") for row in rows] == ["a.txt", "b.txt"]
    attributes = json.loads((tmp_path / "out" / (rows[0]["file"] + ".attributes.json")).read_text(encoding="utf-8"))
    assert (attributes["kind"], attributes["filename"], attributes["seen"]) == ("own", "a.txt", "yes")


def test_an_attribute_of_no_flowfile_is_refused(call, small):
    code, _, said = call("flow", small(), "--attr", "a=1")
    assert code == 2 and "Say which FlowFile: --feed" in said


def test_a_servers_folder_is_elsewhere_here(call, file, tmp_path):
    file("own.py", PASS)
    use = processor("Use", "ExecuteScript", {"Script Engine": "python", "Script File": "/opt/nifi/own.py"}, ["success", "failure"])
    flow = file("f.json", definition([MAKE, use], [("Make", "success", "Use")]))
    assert "/opt/nifi/own.py" in call("flow", flow)[2]
    assert call("flow", flow, "--map", "/opt/nifi=%s" % tmp_path)[0] == 0


def test_stand_ins_come_from_the_command_line_and_from_files_and_are_named(call, file):
    put, read = processor("Write", "PutSQL", terminate=["failure", "retry"]), processor("Read", "GetSFTP")
    flow = file("f.json", definition([read, put], [("Read", "success", "Write"), ("Write", "success", "out")], [OUT]))
    code, _, said = call("flow", flow)
    assert code == 3 and "--stub 'GetSFTP=success'" in said and "--stub 'PutSQL=success'" in said
    stubs = file("stubs.json", {"GetSFTP": {"feed": [{"content": "x"}]}, "PutSQL": "failure"})
    code, shown, _ = call("flow", flow, "--stubs", stubs, "--stub", "PutSQL=success")
    assert (code, shown["outputs"]) == (0, {"out": 1})
    assert [(row["component"], row["type"]) for row in shown["stubs"]] == [("Write", "PutSQL"), ("Read", "GetSFTP")]
    text = call("flow", flow, "--stubs", stubs, "--stub", "PutSQL=success", "--format", "text")[1]
    assert "stood in for: Write (PutSQL): success" in text


# what came out


def test_a_folder_of_results_is_written_anew_and_a_foreign_one_is_refused(call, small, tmp_path):
    for _ in range(2):
        assert call("flow", small(), "--out", tmp_path / "out")[0] == 0
        assert len(list((tmp_path / "out" / "out").iterdir())) == 2
    (tmp_path / "foreign").mkdir()
    (tmp_path / "foreign" / "letter.txt").write_text("mine", encoding="utf-8")
    code, _, said = call("flow", small(), "--out", tmp_path / "foreign")
    assert code == 2 and "holds something that no run wrote" in said


def test_what_was_auto_terminated_is_among_the_results_with_its_content(call, file, tmp_path):
    flow = file("f.json", definition([{**MAKE, "autoTerminatedRelationships": ["success"]}]))
    assert call("flow", flow, "--out", tmp_path / "out")[0] == 0
    row = json.loads((tmp_path / "out" / "index.json").read_text(encoding="utf-8"))[0]
    assert (row["component"], row["how"]) == ("Make", "Auto-Terminated by success Relationship")
    assert (tmp_path / "out" / row["file"]).read_bytes() == b'{"id": 7}'


def test_a_flowfile_is_followed_by_an_attribute_or_its_uuid(call, small):
    code, shown, _ = call("flow", small(), "--trace", "seen=yes")
    steps = [(step["event"], step["component"]) for step in shown["trace"]]
    assert (code, steps) == (0, [("CREATE", "Make"), ("ATTRIBUTES_MODIFIED", "Use")])
    assert shown["trace"][1]["changed"] == {"seen": "yes"}
    uuid = shown["trace"][0]["uuid"]
    assert "    seen = yes" in call("flow", small(), "--trace", uuid, "--format", "text")[1]
    code, _, said = call("flow", small(), "--trace", "seen=no")
    assert code == 2 and "no FlowFile of the run was that" in said


# a flow that listens


class Own(BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *_):
        pass


def test_a_server_that_answers_is_no_fault(call, file):
    with HTTPServer(("127.0.0.1", 0), Own) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        code, _, said = call("flow", file("f.json", call_flow("http://127.0.0.1:%d/" % server.server_port)))
        server.shutdown()
    assert (code, said) == (0, "")


def test_a_trace_has_the_request_and_the_answer(call, file):
    with HTTPServer(("127.0.0.1", 0), Own) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        flow = file("f.json", call_flow("http://127.0.0.1:%d/" % server.server_port))
        code, shown, _ = call("flow", flow, "--trace", "invokehttp.status.code=200")
        server.shutdown()
    steps = [(step["component"], step.get("request"), step.get("content")) for step in shown["trace"]]
    assert code == 0 and ("Call", {"id": 7}, None) in steps and ("Call", None, {}) in steps


def listening():
    contexts = {
        "identifier": "map", "name": "Contexts", "type": "org.apache.nifi.http.StandardHttpContextMap", "properties": {},
        "bundle": {"group": "org.apache.nifi", "artifact": "a-nar", "version": "1.16.3"}, "componentType": "CONTROLLER_SERVICE",
        "groupIdentifier": "root",
    }  # fmt: skip
    request = processor("Request", "HandleHttpRequest", {"Listening Port": "80", "HTTP Context Map": "map"})
    answer = processor("Answer", "HandleHttpResponse", {"HTTP Status Code": "202", "HTTP Context Map": "map"}, ["success", "failure"])
    return definition([request, answer], [("Request", "success", "Answer")], services=[contexts])


def test_a_flow_that_listens_stays_up_until_it_is_interrupted(file, capsys, monkeypatch):
    import signal

    handlers = {}
    monkeypatch.setattr("signal.signal", lambda number, handler: handlers.setdefault(number, handler))
    answers = []

    def call_it(text, **_):
        url = text.rpartition(" ")[2]
        threading.Thread(target=lambda: (answers.append(urllib.request.urlopen(url + "/x").status), handlers[signal.SIGINT]())).start()

    monkeypatch.setattr("emulator.cli.flow_serve.print", call_it, raising=False)
    assert main(["flow", str(file("f.json", listening())), "--serve", "0"]) == 0
    assert answers == [202] and json.loads(capsys.readouterr().out)["processors"]["Request"]["out"] == 1


def test_a_flow_that_does_not_listen_cannot_be_served(call, small):
    code, _, said = call("flow", small(), "--serve")
    assert code == 2 and "nothing in the flow listens" in said
