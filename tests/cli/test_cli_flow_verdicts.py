"""When a flow ends with 1, those of templates/ too: a dead ERP, a script that always fails, everything held or parked; what is a note."""

import json
import socket

import pytest

from emulator.base.clock import START_MS
from emulator.mocks.scenarios import scenario_of
from tests.kits.cli_kit import FLOW, ROOT
from tests.kits.small_flow import definition, port, processor, script

DEFAULTS = str(ROOT / "templates" / "parameters" / "order_cancellation_request.json")


@pytest.fixture
def ours(call, tmp_path):
    """The flow against both mock servers, with parameters of one's own."""

    def run(*options, **parameters):
        with scenario_of("order_cancellation_request")(1, 3, now_ms=lambda: START_MS, start_ms=START_MS) as servers:
            file = tmp_path / "parameters.json"
            file.write_text(json.dumps({**servers.parameters(), **parameters}), encoding="utf-8")
            return call("flow", FLOW, "--param-file", DEFAULTS, "--param-file", file, "--start-time", "2023-11-14T22:13:20Z", *options)

    return run


def test_a_dead_erp_is_one_sentence_and_ends_with_1(ours):
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        place = "127.0.0.1:%d" % one.getsockname()[1]
    code, shown, said = ours(**{"erp.url": "http://%s/x" % place})
    assert code == 1 and len(said.splitlines()) == 1 and len(shown["failures"]) == 1
    assert said.startswith("Write Data to ERP/Write Data to ERP: the server %s could not be reached. Check that it runs" % place)
    assert "erp.url=http://%s/x" % place in said and "omnitron.url" not in said


def test_a_script_that_always_fails_holds_everything_and_ends_with_1(ours, tmp_path):
    text = (ROOT / "processors" / "common" / "script.py").read_text(encoding="utf-8")
    script = tmp_path / "script.py"
    script.write_text(text.replace("return output_obj", "raise ValueError('boom')"), encoding="utf-8")
    code, shown, _ = ours("--script", "Script/Script=%s" % script, **{"script.enabled": "true"})
    assert code == 1 and shown["failures"] == ["all 3 FlowFiles failed, or were held or parked: script_error: ValueError: boom"]


@pytest.mark.parametrize(
    "outcomes, failed",
    [
        (["written"], False),
        (["continue"], False),
        (["failure"], True),
        (["held"], True),
        (["write_failed"], True),
        (["do_nothing"], True),
        (["held", "written"], False),
    ],
)
def test_what_a_ledger_says_decides_whether_anything_got_through(call, tmp_path, outcomes, failed):
    sources = [
        processor("Make %d" % number, "GenerateFlowFile", {"ledger.id": str(number), "ledger.outcome": outcome}, ["success"])
        for number, outcome in enumerate(outcomes)
    ]
    file = tmp_path / "f.json"
    file.write_text(definition(sources), encoding="utf-8")
    code, shown, _ = call("flow", file)
    assert code == failed and len(shown["failures"]) == failed


MAKE = processor("Make", "GenerateFlowFile", {"generate-ff-custom-text": '{"id": 7}'})
PASS = "ff = session.get()\nif ff is not None:\n  session.transfer(ff, REL_SUCCESS)\n"
REFUSED = "ff = session.get()\nif ff is not None:\n  log.error('login failed: java.net.ConnectException: Connection refused')\n"
REACHED = "  session.getProvenanceReporter().fetch(ff, 'http://127.0.0.1:82/a')\n  session.transfer(ff, REL_SUCCESS)\n"


def written(tmp_path, text):
    path = tmp_path / "own.json"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_server_that_answered_later_is_a_note(call, tmp_path):
    use = script("Use", REFUSED + REACHED, ["failure"])
    flow = definition([MAKE, use], [("Make", "success", "Use"), ("Use", "success", "out")], [port("out")])
    code, shown, said = call("flow", written(tmp_path, flow))
    assert (code, said, shown["failures"]) == (0, "", [])
    assert shown["notes"] == ["a server that answered later was not reached 1 time"]


@pytest.fixture
def open_port(tmp_path):
    """Make → Card/in → Card/end, a port that leads nowhere."""
    ports = [port("in", "INPUT_PORT"), port("end")]
    card = definition([], [("in", "", "end")], ports, name="Card").replace('"root"', '"card"').replace('"c0"', '"c1"')
    outer = json.loads(definition([MAKE], [("Make", "success", "in")], ports[:1]))
    contents = outer["flowContents"]
    contents["connections"][0]["destination"]["groupId"] = "card"
    contents.update(inputPorts=[], processGroups=[json.loads(card)["flowContents"]])
    return written(tmp_path, json.dumps(outer))


@pytest.fixture
def stopped(tmp_path):
    use = {**script("Use", PASS), "scheduledState": "DISABLED"}
    return written(tmp_path, definition([MAKE, use], [("Make", "success", "Use")]))


def test_what_waits_before_an_open_port_is_a_note_or_a_failure(call, open_port):
    sentence = "left: Card/in -> Card/end: 1 FlowFile, Card/end leads nowhere"
    code, shown, said = call("flow", open_port)
    assert (code, said, shown["failures"], shown["notes"]) == (0, "", [], [sentence])
    code, shown, said = call("flow", open_port, "--leftovers", "fail")
    assert (code, said, shown["failures"]) == (1, sentence + "\n", [sentence])


@pytest.mark.parametrize("name, place", [("open_port", "Card/end"), ("stopped", "Use")])
def test_what_waits_is_among_the_results_with_content_and_attributes(call, request, tmp_path, name, place):
    assert call("flow", request.getfixturevalue(name), "--out", tmp_path / "out")[0] == 0
    (row,) = json.loads((tmp_path / "out" / "index.json").read_text(encoding="utf-8"))
    assert (row["component"], row["how"]) == (place, "waits")
    assert (tmp_path / "out" / row["file"]).read_bytes() == b'{"id": 7}'
    assert json.loads((tmp_path / "out" / (row["file"] + ".attributes.json")).read_text(encoding="utf-8"))["uuid"] == row["uuid"]


def test_a_flowfile_is_put_in_front_of_a_port(call, open_port, tmp_path):
    fed = tmp_path / "order.json"
    fed.write_text('{"id": "Ş-1"}', encoding="utf-8")
    code, shown, _ = call("flow", open_port, "--feed", "Card/in=%s" % fed, "--fires", "0", "--out", tmp_path / "out")
    assert (code, shown["notes"]) == (0, ["left: Card/in -> Card/end: 1 FlowFile, Card/end leads nowhere"])
    (row,) = json.loads((tmp_path / "out" / "index.json").read_text(encoding="utf-8"))
    assert (tmp_path / "out" / row["file"]).read_text(encoding="utf-8") == '{"id": "Ş-1"}'


def test_virtual_time_begins_now_and_says_so_once(call, stopped, monkeypatch):
    monkeypatch.setattr("emulator.base.clock.RealClock.now_ms", lambda self: START_MS)
    shown = call("flow", stopped, "--format", "text")[1]
    assert shown.count("the flow's time began at 2023-11-14T22:13:20Z") == 1 == shown.count("the flow's time")


@pytest.mark.parametrize("fires", ["1", "3"])
def test_no_error_is_said_three_times(call, tmp_path, fires):
    text = "ff = session.get()\nif ff is not None:\n  raise ValueError('boom')\n"
    flow = written(tmp_path, definition([MAKE, script("Use", text)], [("Make", "success", "Use")]))
    code, shown, said = call("flow", flow, "--fires", fires, "--format", "text")
    assert code == 1 and (shown + said).count("ValueError: boom") == 2
