"""An operator's commands against a flow in the fake NiFi: what they say, what they send, and how they end."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any, Callable

import pytest

from nifi.cli import main
from nifi.deploy import alarms, operate
from nifi.errors import NifiError
from nifi.rest import Client
from tests.kits.fake_flow import FakeFlow
from tests.kits.fake_nifi import FakeNifi

SMALL = Path(__file__).resolve().parent / "small"
HOUR = 3600
Run = Callable[..., int]


def entry(status: str, age: int = HOUR, answer: str = "") -> str:
    """An entry that is in this status for so many seconds."""
    return f"{status}|2026-01-01|||||{int(time.time()) - age}|by||{answer}".rstrip("|")


def state() -> dict[str, str]:
    """The Ledger's state as it is now: ages are counted from the moment at which it is asked for."""
    return {
        "0floor": "2026-01-01", "0through": "1767225600",
        "0summary": json.dumps({"count": {"given up": 2, "held": 1, "flying": 1, "done": 1}, "oldest": {"held": "2026-01-01T00:00:00Z"}}),
        "i:1": entry("given up", 3 * HOUR, "HTTP 503"), "i:2": entry("given up", 60, "HTTP 422"), "i:3": entry("held"),
        "i:4": entry("flying", 2 * HOUR), "i:5": entry("done"), "i:6": entry("accepted", 2 * HOUR), "i:7": entry("open"),
    }  # fmt: skip


@pytest.fixture
def flow(fake: FakeNifi) -> FakeFlow:
    return FakeFlow(fake, state())


@pytest.fixture
def run(tmp_path: Path, fake: FakeNifi, capsys: Any) -> Run:
    """Runs a command; what it printed is ``run.out`` and ``run.err``."""
    file = tmp_path / "settings.json"
    logs = tmp_path / "logs"
    logs.mkdir()
    data = {
        "name": "Merchant", "flow": str(SMALL / "json" / "small.json"), "nifi": {"url": fake.url},
        "parameters": {"start.date": "2024-01-01", "small.url": "http://127.0.0.1:2", "small.username": "u"},
        "secrets": {"small.password": {"env": "SMALL_PASSWORD"}},
    }  # fmt: skip
    file.write_text(json.dumps(data), encoding="utf-8")

    def command(name: str, *words: str) -> int:
        code = main([name, "--settings", str(file), *words])
        command.out, command.err = capsys.readouterr()  # type: ignore[attr-defined]
        return code

    return command


def status_of(flow: FakeFlow, *ids: str) -> list[str]:
    return [flow.state[f"i:{identifier}"].partition("|")[0] for identifier in ids]


def test_a_held_request_is_released_by_its_id(flow: FakeFlow, run: Any) -> None:
    assert run("release", "--id", "3") == 0
    assert json.loads(run.out)["requests"] == {"3": {"before": "held", "now": "open"}}
    assert flow.orders == [{"op": "release", "id": "3"}]
    assert (flow.source, flow.text) == ("DISABLED", '{"op": ""}')


def test_all_that_were_given_up_are_released_by_one_order(flow: FakeFlow, run: Any) -> None:
    assert run("release", "--given-up") == 0
    assert flow.orders == [{"op": "release", "ids": ["1", "2"]}]
    assert status_of(flow, "1", "2", "3") == ["open", "open", "held"]


def test_since_takes_the_younger_and_older_the_elder(flow: FakeFlow, run: Any) -> None:
    assert run("release", "--given-up", "--since", "1h") == 0
    assert run("release", "--given-up", "--older", "2h") == 0
    assert flow.orders == [{"op": "release", "id": "2"}, {"op": "release", "id": "1"}]


def test_all_is_what_is_held_or_given_up(flow: FakeFlow, run: Any) -> None:
    assert run("done", "--all") == 0
    assert flow.orders == [{"op": "done", "ids": ["1", "2", "3"]}]
    assert status_of(flow, "1", "2", "3", "4") == ["done", "done", "done", "flying"]


def test_what_is_flying_is_refused_without_force_and_nothing_is_sent(flow: FakeFlow, run: Any) -> None:
    assert run("release", "--id", "4") == 1
    assert "4: refused, it is flying. Add --force; what is still on its way may then be sent twice" in run.err
    assert flow.orders == []
    assert run("release", "--flying", "--older", "30m", "--force") == 0
    assert flow.orders == [{"op": "release", "id": "4", "force": True}]


@pytest.mark.parametrize(("words", "said"), [
    (("release", "--id", "99"), "99: the Ledger does not know it: it is settled and forgotten, or was never read"),
    (("done", "--id", "5"), "5: is done already"),
    (("release", "--given-up", "--older", "9d"), "no request is chosen by that: the Ledger holds 1 done, 1 flying, 2 given up, 1 held"),
    (("replay", "99"), "99: the Ledger does not know it"),
])  # fmt: skip
def test_an_order_that_does_nothing_says_so_and_ends_with_1(flow: FakeFlow, run: Any, words: tuple[str, ...], said: str) -> None:
    assert run(*words) == 1
    assert said in run.err
    assert flow.orders == []


@pytest.mark.parametrize(("words", "said"), [
    (("release",), "no request is named. Add --id ID, --given-up, --held, --flying or --all"),
    (("release", "--held", "--older", "soon"), "--older: 'soon' is no length of time. Write 90s, 30m, 1h or 2d"),
    (("release", "--held", "--since", "31.12."), "--since: '31.12.' is no moment. Write 2026-01-31"),
    (("status", "--alarm", "given=0"), "--alarm: no alarm is named 'given'. Did you mean given-up?"),
    (("status", "--alarm", "older=soon"), "--alarm older: 'soon' is no length of time"),
    (("status", "--alarm", ""), "--alarm: no limit is named. Write older=1h,given-up=0,parked=0"),
    (("status", "--alarm", "held=²"), "--alarm: 'held=²' has no limit"),
    (("status", "--alarm", "held=0,held=5"), "--alarm: held is limited twice"),
    (("release", "--id", " , "), "no request is named"),
    (("status", "--alarm", "parked"), "--alarm: 'parked' has no limit. Write older=1h,given-up=0,parked=0"),
    (("why", "7"), "python -m nifi why: the settings have no log.directory. Name NiFi's log, or a copy of the folder, by --log"),
])  # fmt: skip
def test_a_wrong_call_says_what_to_write(flow: FakeFlow, run: Any, words: tuple[str, ...], said: str) -> None:
    assert run(*words) == 2
    assert said in run.err


def test_an_order_waits_when_the_flow_does_not_run(flow: FakeFlow, run: Any) -> None:
    flow.running = False
    assert run("release", "--held") == 0
    assert "the flow does not run: the Ledger takes the order when it does" in run.err
    assert json.loads(run.out)["taken"] is False


def test_what_the_ledger_did_not_change_is_said(flow: FakeFlow, run: Any) -> None:
    flow.take = lambda order: None  # type: ignore[method-assign]
    assert run("release", "--id", "3") == 1
    assert "3: the Ledger did not change it; its bulletin says why" in run.err


def test_an_entry_that_nifi_does_not_show_can_be_named(flow: FakeFlow, run: Any) -> None:
    flow.state.update({f"i:{number}": entry("open") for number in range(1000, 1600)})
    assert run("release", "--id", "9999") == 0
    assert flow.orders == [{"op": "release", "id": "9999"}]
    assert "NiFi shows the first 500 entries of a state; 110 more could not be looked at: name their ids" in run.err


def test_a_replay_says_what_it_means(flow: FakeFlow, run: Any) -> None:
    assert run("replay", "5") == 0
    assert "5 was settled (done) 60 min ago: it is asked for at Omnitron by the flow's query and sent to the ERP once more" in run.err
    assert "What no longer matches the query, as after a write-back that changed it, is settled again and not sent" in run.err
    assert flow.orders == [{"op": "release", "id": "5"}]


def test_recover_releases_what_can_be_nowhere(flow: FakeFlow, run: Any) -> None:
    flow.parked = 3
    assert run("recover") == 0
    assert flow.orders == [{"op": "release", "id": "4", "force": True}]
    assert json.loads(run.out)["lost"] == {"4": {"status": "flying", "age": "2 h"}}
    assert "6: the ERP has it for 2 h, its write-back did not end. Write it to Omnitron by hand, then done --id 6 --force" in run.err


def test_recover_lets_alone_what_is_young(flow: FakeFlow, run: Any) -> None:
    assert run("recover", "--older", "3h") == 0
    assert "nothing is under way for longer than 3 h" in run.err
    assert flow.orders == []


ONE_LOST = {"clustered": True, "connectedNodeCount": 1, "totalNodeCount": 2}


@pytest.mark.parametrize(("queued", "threads", "cluster", "doubt"), [
    (2, 0, {}, "2 FlowFiles are queued and 0 threads are active: they may be among them"),
    (0, 1, {}, "0 FlowFiles are queued and 1 threads are active: they may be among them"),
    (0, 0, ONE_LOST, "1 of 2 nodes are not connected: they may lie in its queues"),
    (2, 0, ONE_LOST, "1 of 2 nodes are not connected: they may lie in its queues, and go on when it comes back; 2 FlowFiles are queued"),
])  # fmt: skip
def test_recover_lists_what_may_still_be_on_its_way(
    flow: FakeFlow, run: Any, queued: int, threads: int, cluster: dict[str, Any], doubt: str
) -> None:
    flow.queued, flow.threads, flow.cluster = queued, threads, cluster
    assert run("recover") == 1
    assert doubt in run.err
    assert f"6: the ERP has it for 2 h, its write-back did not end. It may still come: {doubt}" in run.err
    assert "release --flying --older 900s --force" in run.err
    assert flow.orders == []
    assert list(json.loads(run.out)["lost"]) == ["4"]


def test_recover_knows_a_ledger_that_reads_by_id_by_its_batch(flow: FakeFlow, run: Any) -> None:
    flow.parked = 3
    flow.state["0scan"] = json.dumps({"by": "1", "since": 1, "live": 0})
    del flow.state["0floor"]
    assert run("recover") == 0
    assert flow.orders == [{"op": "release", "id": "4", "force": True}]


def test_recover_cannot_bring_back_what_was_in_its_flowfile_alone(flow: FakeFlow, run: Any) -> None:
    del flow.state["0floor"]
    assert run("recover") == 1
    assert "was in its FlowFile alone: it is forgotten in a day, and Omnitron can send it again" in run.err
    assert flow.orders == []


def test_status_names_what_was_given_up_and_what_is_flying(flow: FakeFlow, run: Any) -> None:
    assert run("status") == 0
    book = json.loads(run.out)["ledger"]
    assert [(each["id"], each["answer"]) for each in book["given up"]] == [("1", "HTTP 503"), ("2", "HTTP 422")]
    assert [each["id"] for each in book["flying"]] == ["4"]
    assert (book["last good batch"], book["counts"]["given up"], book["entries not shown"]) == ("2026-01-01T00:00:00Z", 2, 0)


def test_status_in_words(flow: FakeFlow, run: Any) -> None:
    of_the_cluster = {"nodeAddress": "127.0.0.1:1", "bulletin": {"level": "WARNING", "sourceName": "Cluster", "message": "n2 is gone"}}
    flow.bulletins = [of_the_cluster, {"groupId": "g", "bulletin": {"level": "ERROR", "sourceName": "Ledger", "message": "2 is given up"}}]
    flow.parked = 2
    assert run("status", "--format", "words") == 0
    lines = run.out.splitlines()
    assert lines[0] == "Merchant: 2 DISABLED, 1 RUNNING"
    assert lines[1] == "done 1, flying 1, given up 2, held 1"
    assert lines[2].startswith("oldest unsettled: 2026-01-01T00:00:00Z (")
    assert [line.split()[:3] for line in lines if "HTTP" in line] == [["1", "given", "up"], ["2", "given", "up"]]
    assert "queued 2, of them parked 2" in lines
    assert lines[-1] == "ERROR Ledger: 2 is given up"


def test_status_for_prometheus(flow: FakeFlow, run: Any) -> None:
    assert run("status", "--format", "prometheus") == 0
    lines = run.out.splitlines()
    assert "# TYPE nifi_flow_requests gauge" in lines
    assert 'nifi_flow_requests{flow="Merchant",status="given up"} 2' in lines
    assert 'nifi_flow_last_good_batch_timestamp_seconds{flow="Merchant"} 1767225600' in lines
    assert all(line.startswith("# ") or line.rpartition(" ")[2].isdigit() for line in lines)


def test_an_alarm_is_an_exit_code_and_a_sentence(flow: FakeFlow, run: Any) -> None:
    assert run("status", "--alarm", "given-up=2,parked=0,held=1,flying=5") == 0
    assert run("status", "--alarm", "older=1h,given-up=0,parked=0") == 1
    assert "alarm: 2 are given up, the limit is 0" in run.err
    assert "alarm: the oldest unsettled request is " in run.err
    assert "parked" not in run.err


def test_a_flow_that_never_read_a_batch_to_its_end_is_an_alarm(flow: FakeFlow, run: Any) -> None:
    del flow.state["0through"]
    assert run("status", "--alarm", "batch=30m") == 1
    assert "alarm: no batch was read to its end yet, the limit is 30 min" in run.err
    flow.state.clear()
    assert run("status", "--alarm", "batch=30m") == 1


def test_a_ledger_without_pages_has_no_batch_that_could_be_old(flow: FakeFlow, run: Any) -> None:
    del flow.state["0through"], flow.state["0floor"]
    assert run("status", "--alarm", "batch=30m") == 0


def test_an_alarm_looks_at_every_ledger_of_a_canvas() -> None:
    book = {"counts": {"held": 1}, "floor": "2026-01-01", "oldest": "2026-01-01T00:00:00Z", "last good batch": "2026-01-01T00:00:00Z"}
    good = {**book, "counts": {}, "oldest": "", "last good batch": "2026-01-02T00:00:00Z"}
    limits = {"held": 0, "older": 60, "batch": 60}
    assert len(alarms.excesses({"ledger": [good, book], "parked": 0}, limits, now=1767312000)) == 3
    assert alarms.excesses({"ledger": [good, good], "parked": 0}, limits, now=1767312000) == []


def test_several_ids_may_stand_with_commas(flow: FakeFlow, run: Any) -> None:
    assert run("release", "--id", "1, 2", "--id", "3") == 0
    assert flow.orders == [{"op": "release", "ids": ["1", "2", "3"]}]


LINE = {"time": "2026-01-20T13:48:35Z", "flow": "", "id": "7", "relation": "failure", "log.erp.response.body": '{"error": "no stock"}'}


def nifi_line(record: dict[str, Any]) -> str:
    return f"2026-01-20 13:48:35,201 INFO [Timer-Driven Process Thread-1] o.a.n.p.ExecuteScript ExecuteScript[id=1] {json.dumps(record)}\n"


def test_why_reads_what_happened_from_the_log_and_asks_the_ledger(flow: FakeFlow, run: Any, tmp_path: Path) -> None:
    logs = tmp_path / "logs"
    said = "2026-01-20 14:00:00,001 ERROR [Timer] o.a.n.p.ExecuteScript ExecuteScript[id=2] Ledger: 7 failed 3 times and is given up\n"
    (logs / "nifi-app.log").write_text(nifi_line(LINE) + nifi_line({**LINE, "id": "77"}) + "noise 7\n" + said, encoding="utf-8")
    (logs / "batch.log").write_text(json.dumps({**LINE, "time": "2026-01-19T10:00:00Z", "relation": "do_nothing"}) + "\n", encoding="utf-8")
    assert run("why", "7", "--log", str(logs)) == 0
    assert run.out.splitlines() == [
        '2026-01-19T10:00:00Z  relation do_nothing; ERP answered {"error": "no stock"}',
        '2026-01-20T13:48:35Z  relation failure; ERP answered {"error": "no stock"}',
        "2026-01-20T14:00:00  Ledger: 7 failed 3 times and is given up",
    ]
    assert "7: the Ledger says open" in run.err
    assert run("why", "7", "--log", str(logs), "--format", "json") == 0
    assert [record["relation"] for record in json.loads(run.out)["lines"][:2]] == ["do_nothing", "failure"]


@pytest.mark.parametrize("key", ["4e7ab202", "2839", "147267"])
def test_why_finds_a_line_by_uuid_by_what_omnitron_calls_it_and_by_the_number_of_its_order(run: Any, tmp_path: Path, key: str) -> None:
    line = {**LINE, "uuid": "4e7ab202", "pk": "2839", "order_number": "147267"}
    (tmp_path / "logs" / "batch.log").write_text(json.dumps(line) + "\n", encoding="utf-8")
    assert run("why", key, "--log", str(tmp_path / "logs")) == 0
    assert "relation failure" in run.out


def test_why_of_what_nobody_knows_ends_with_1(flow: FakeFlow, run: Any, tmp_path: Path) -> None:
    assert run("why", "99", "--log", str(tmp_path / "logs")) == 1
    assert "99: no line about it in" in run.err
    assert "99: the Ledger does not know it, or no longer" in run.err
    assert run("why", "99", "--log", str(tmp_path / "none")) == 2
    assert "no such file or folder" in run.err


def test_why_needs_no_nifi_for_what_the_log_says(run: Any, tmp_path: Path) -> None:
    (tmp_path / "logs" / "batch.log").write_text(json.dumps(LINE) + "\n", encoding="utf-8")
    assert run("why", "7", "--log", str(tmp_path / "logs")) == 0
    assert "the Ledger could not be asked: " in run.err


NOT_CONNECTED = "'Relationship success' is invalid because Relationship 'success' is not connected"


@pytest.mark.parametrize("words", [["INVALID", "VALIDATING", "VALID"], ["VALID"]])
def test_a_processor_that_was_just_enabled_is_waited_for_until_nifi_has_looked_at_it_anew(fake: FakeNifi, words: list[str]) -> None:
    says = iter(words)
    fake.routes["GET /processors/held"] = lambda _: (200, {"component": {"name": "Held", "validationStatus": next(says)}})
    operate.valid(Client(fake.url), "held")
    assert list(says) == []


def test_a_processor_that_stays_invalid_is_told_with_nifis_reasons(fake: FakeNifi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(operate, "VALIDATED", 0)
    component = {"name": "Held", "validationStatus": "INVALID", "validationErrors": [NOT_CONNECTED]}
    fake.routes["GET /processors/held"] = lambda _: (200, {"component": component})
    with pytest.raises(NifiError, match="Held is not valid: " + NOT_CONNECTED):
        operate.valid(Client(fake.url), "held")


def test_a_disabled_processor_that_nifi_calls_invalid_is_no_fault(flow: FakeFlow, run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    processors = flow.processors()
    processors[1]["component"]["validationStatus"] = "INVALID"
    monkeypatch.setattr(flow, "processors", lambda: processors)
    assert run("status", "--format", "json") == 0
    assert json.loads(run.out)["invalid"] == []
    processors[0]["component"]["validationStatus"] = "INVALID"
    assert run("status", "--format", "json") == 1
    assert len(json.loads(run.out)["invalid"]) == 1
