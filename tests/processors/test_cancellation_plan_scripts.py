"""The scripts of the Run Cancellation Plan Service: what a call is told, and what the Ledger makes of a plan."""

import json

import pytest

from tests.kits.ledger_bench import VERDICT
from tests.kits.script_files import load_script

CHECK = load_script("cancellation_plan/check_call.py")
LEDGER = load_script("cancellation_plan/ledger.py")
NOW = 1_800_000_000
GOOD = {
    "http.method": "POST", "http.request.uri": "/cancellation_plan/", "mime.type": "application/json", "http.headers.X-Webhook-Secret": "s",
}  # fmt: skip
PLAN = {"event": {"type": "cancellation_plan.created", "uuid": "u-1"}, "payload": {"pk": 7, "cancellationplanorderitem_set": []}}


def refusal(secret="s", **change):
    given = {**GOOD, **{name.replace("__", "."): value for name, value in change.items()}}
    attributes = {name: value for name, value in given.items() if value is not None}
    try:
        CHECK.check_request(attributes, "/cancellation_plan/", "X-Webhook-Secret", secret)
    except CHECK.Refused as error:
        return error.status
    return None


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({}, None), ({"http__request__uri": "/cancellation_plan"}, None), ({"http__request__uri": "/other/"}, 404), ({"secret": ""}, 401),
        ({"http__method": "GET"}, 405), ({"http__method": "post"}, 405), ({"mime__type": None}, 415), ({"mime__type": "text/plain"}, 415),
        ({"mime__type": "Application/JSON;charset=UTF-8"}, None), ({"mime__type": 'application/json; charset="utf-8"'}, None),
        ({"mime__type": "application/json; charset=ISO-8859-9"}, 415), ({"mime__type": "application/json-patch+json"}, 415),
        ({"http__method": "GET", "secret": "t"}, 401), ({"http__request__uri": None}, 404),
    ],
)  # fmt: skip
def test_the_first_thing_that_is_wrong_decides(change, status):
    assert refusal(**change) == status


@pytest.mark.parametrize(
    ("sent", "secret", "status"),
    [
        ({"http.headers.x-webhook-secret": "s"}, "s", None), ({"http.headers.X-WEBHOOK-SECRET": "S"}, "s", 401), ({}, "s", 401),
        ({}, "", 401),
        ({"http.headers.X-Webhook-Secret": ""}, "", 401), ({"http.headers.X-Webhook-Secret": ""}, "s", 401),
        ({"http.headers.X-Webhook-Secret": "s "}, "s", 401), ({"http.headers.X-Webhook-Secret-2": "s"}, "s", 401),
        ({"http.headers.X-Webhook-Secret": "\u015f1".encode().decode("latin-1")}, "\u015f1", None),
        ({"http.headers.X-Webhook-Secret": "\u015f1"}, "\u015f1", None),
    ],
)  # fmt: skip
def test_the_secret_is_compared_as_bytes_under_a_header_name_in_any_case(sent, secret, status):
    try:
        CHECK.authenticate(sent, "X-Webhook-Secret", secret)
        found = None
    except CHECK.Refused as error:
        found = error.status
    assert found == status


@pytest.mark.parametrize(
    ("headers", "way"),
    [
        ({}, "http, without a proxy"), ({"X-Forwarded-Proto": "https"}, "https, by X-Forwarded-Proto"),
        ({"x-forwarded-proto": "HTTPS"}, "https, by X-Forwarded-Proto"), ({"X-Forwarded-Proto": "http"}, "http, by X-Forwarded-Proto"),
        ({"X-Forwarded-Proto": "https, http"}, "http, by X-Forwarded-Proto"), ({"X-Forwarded-Proto": "a\nb"}, "http, by X-Forwarded-Proto"),
        ({"Forwarded": 'for=192.0.2.1;proto=https;by="x"'}, "https, by Forwarded"), ({"Forwarded": "for=192.0.2.1"}, "http, by Forwarded"),
        ({"Forwarded": 'proto=http, for=x; Proto="https"'}, "https, by Forwarded"),
        ({"X-Forwarded-For": "192.0.2.1"}, "http, without a proxy"),
        ({"X-Forwarded-Proto": "", "Forwarded": ""}, "http, without a proxy"),
    ],
)  # fmt: skip
def test_the_headers_of_the_last_proxy_say_how_a_call_came(headers, way):
    assert CHECK.way_of({"http.headers." + name: value for name, value in headers.items()}) == way


def test_behind_a_proxy_the_caller_is_the_one_that_the_last_proxy_saw():
    seen = {"http.remote.addr": "127.0.0.1", "http.headers.X-Forwarded-For": "198.51.100.9, 192.0.2.1"}
    assert CHECK.caller_of(seen) == "192.0.2.1"
    assert CHECK.caller_of({**seen, "http.headers.X-Forwarded-For": "x" * 5}) == "127.0.0.1"
    assert CHECK.caller_of({"http.remote.addr": "127.0.0.1"}) == "127.0.0.1"


def changed(path, value):
    plan = json.loads(json.dumps(PLAN))
    place = plan
    for name in path[:-1]:
        place = place[name]
    place[path[-1]] = value
    return json.dumps(plan)


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{", "null", '"x"', "{}", '{"event": []}', changed(["event", "uuid"], ""), changed(["event", "uuid"], 7),
        changed(["event", "uuid"], "a b"), changed(["event", "uuid"], "x" * 65), changed(["event", "uuid"], "a|b"),
        changed(["event", "type"], ""),
        changed(["payload"], None), changed(["payload"], []), changed(["payload", "pk"], None), changed(["payload", "pk"], True),
        changed(["payload", "cancellationplanorderitem_set"], {}),
    ],
)  # fmt: skip
def test_a_plan_without_what_it_needs_is_400(text):
    with pytest.raises(CHECK.Refused) as refused:
        CHECK.read_call(text, "cancellation_plan.created")
    assert (refused.value.status, bool(refused.value.reason)) == (400, True)


def test_another_event_needs_nothing_else_and_a_plan_gives_its_names():
    assert CHECK.read_call('{"event": {"type": "order.created"}}', "cancellation_plan.created") is None
    uuid, payload = CHECK.read_call("\ufeff" + json.dumps(PLAN), "cancellation_plan.created")
    found = CHECK.accepted(uuid, dict(payload, modified_date="2026-01-02T03:04:05Z", order={"number": "00122"}), "now")
    assert (found["ledger.id"], found["ledger.version"], found["_cancellation_plan.id"]) == ("u-1", "2026-01-02T03:04:05Z", "7")
    assert (found["_order.number"], CHECK.accepted(uuid, payload, "now")["ledger.version"]) == ("00122", "now")


# ---------------------------------------------------------------- the Ledger


class Bench:
    """Feeds events, keeps the state; every step is repeated as a crash before the commit would, and must emit the same."""

    def __init__(self, **settings):
        self.verdict = {name: settings.pop(name, default) for name, default in VERDICT.SETTINGS.items()}
        self.settings, self.state, self.now, self.notes, self.number = {**LEDGER.SETTINGS, **settings}, {}, NOW, [], 0

    def step(self, name, identifier="p", file=None, **attributes):
        self.number += 1
        uuid = file or "%032x" % (self.number << 96)
        event = {"uuid": uuid, "ledger.event": name, "ledger.id": identifier, "ledger.version": "2026-01-01T00:00:00Z", **attributes}
        first, emitted, self.notes = LEDGER.step(self.state, [event], self.settings, self.now)
        again, repeated, _ = LEDGER.step(first, [event], self.settings, self.now)
        if name != "operator":
            assert [one for one in emitted if one["to"] != "answer"] == [one for one in repeated if one["to"] != "answer"]
            assert first == again
        self.state = first
        return [(one["to"], {**event, **one["attributes"]}) for one in emitted]

    def status(self, identifier="p"):
        return self.state.get("i:" + identifier, "").partition("|")[0]

    def flying(self):
        ((_, work),) = self.step("plan")
        return work

    def outcome(self, work, word, code=""):
        """What came of it, as Verdict says it."""
        sent = {name: work[name] for name in ("ledger.flight", "ledger.failures", "ledger.waits", "ledger.trouble")}
        outcome = {**sent, "ledger.outcome": word, "invokehttp.status.code": code}
        judged = {} if word in VERDICT.KEPT else VERDICT.verdict(outcome, self.verdict, self.now)[0]
        return self.step("outcome", **{**outcome, **judged})


def ways(emitted):
    return [to for to, _ in emitted]


def test_a_new_plan_is_taken_a_known_one_only_answered():
    bench = Bench()
    assert ways(bench.step("plan")) == ["accept"]
    assert (ways(bench.step("plan")), bench.status()) == (["answer"], "flying")


@pytest.mark.parametrize("word", ["do_nothing", "failure", "auth_fail", "expired"])
def test_what_is_not_settled_waits_until_it_is_due_and_flies_again(word):
    bench = Bench()
    ((to, waits),) = bench.outcome(bench.flying(), word)
    assert (to, bench.status()) == ("wait", "open")
    due = int(waits["ledger.due"])
    if due > NOW:
        bench.now = due - 1
        assert ways(bench.step("again")) == ["wait"]
    bench.now = due
    ((to, work),) = bench.step("again")
    assert (to, bench.status(), work["ledger.since"]) == ("work", "flying", str(due))
    assert ways(bench.step("again")) == []


def test_failures_are_held_in_the_end_and_only_an_operator_lets_them_go():
    bench = Bench(failure_attempts=2)
    ((_, waits),) = bench.outcome(bench.flying(), "failure")
    bench.now = int(waits["ledger.due"])
    ((_, work),) = bench.step("again")
    assert (ways(bench.outcome(work, "failure")), bench.status()) == (["hold"], "held")
    assert ways(bench.step("again")) == ["hold"]
    assert bench.step("operator", content=json.dumps({"op": "release", "id": "p"})) == []
    assert (ways(bench.step("again")), bench.status()) == (["work"], "flying")


def test_an_outage_holds_no_plan_and_the_next_answer_ends_it():
    bench = Bench(failure_attempts=1, alarm_after=2)
    ((_, waits),) = bench.outcome(bench.flying(), "failure", "503")
    assert (bench.status(), bench.notes) == ("open", [])
    bench.now = int(waits["ledger.due"])
    ((_, work),) = bench.step("again")
    bench.outcome(work, "failure", "503")
    assert bench.status() == "open" and "2 answers in a row" in bench.notes[0][1]
    bench.now += 3600
    bench.step("again")
    bench.step("accepted")
    assert bench.status() == "done" and "takes requests again" in bench.notes[0][1]


def test_a_word_that_nobody_knows_holds_and_done_ends_it():
    bench = Bench()
    assert ways(bench.outcome(bench.flying(), "script_error")) == ["hold"]
    bench.step("operator", content=json.dumps({"op": "done", "id": "p"}))
    assert (ways(bench.step("again")), bench.status()) == ([], "done")


def test_settled_plans_are_known_for_a_week_in_few_bytes():
    bench = Bench()
    bench.flying()
    assert ways(bench.step("accepted")) == []
    assert len(bench.state["i:p"]) < 45
    bench.now += 604800
    bench.step("tick")
    assert ways(bench.step("plan")) == ["answer"]
    bench.now += 1
    bench.step("tick")
    assert ways(bench.step("plan")) == ["accept"]


def test_a_write_back_that_fails_is_parked_and_tried_again_without_the_erp():
    bench = Bench(writeback="true")
    work = bench.flying()
    assert (ways(bench.step("accepted")), bench.status()) == (["writeback"], "accepted")
    assert (ways(bench.outcome(work, "write_failed")), bench.status()) == (["park"], "parked")
    assert ways(bench.step("accepted")) == ["writeback"]
    assert (ways(bench.outcome(work, "written")), bench.status()) == ([], "written")


def test_what_is_lost_is_forgotten_after_a_day_so_that_it_can_be_sent_again():
    bench = Bench()
    work = bench.flying()
    bench.now += 86401
    bench.step("tick")
    assert (bench.status(), any("Omnitron can send it again" in text for _, text in bench.notes)) == ("", True)
    assert ways(bench.outcome(work, "do_nothing")) == ["wait"]


def test_a_cleared_state_loses_no_plan():
    bench = Bench()
    work = bench.flying()
    bench.state = {}
    assert ways(bench.outcome(work, "failure")) == ["wait"]
    bench.state = {}
    assert (ways(bench.step("again")), bench.status()) == (["work"], "flying")


def test_an_outcome_of_an_older_flight_ends_and_changes_nothing():
    bench = Bench()
    work = bench.flying()
    assert ways(bench.outcome({**work, "ledger.flight": "older"}, "failure")) == []
    assert bench.status() == "flying"
    assert any("second FlowFile" in text for _, text in bench.notes)


def test_a_full_state_refuses_and_forgets_early():
    bench = Bench(max_bytes=300, max_inflight=100)
    for number in range(8):
        ((to, answer),) = bench.step("plan", "p%d" % number)
    assert (to, answer["webhook.status"], json.loads(answer["webhook.answer"])["status"]) == ("answer", "503", "refused")
    for number in range(3):
        bench.step("accepted", "p%d" % number)
    bench.settings["max_bytes"] = 250
    bench.step("tick")
    assert [name for name in sorted(bench.state) if name.startswith("i:")] == ["i:p2", "i:p3", "i:p4", "i:p5"]
    assert any("forgotten early" in text for _, text in bench.notes)


@pytest.mark.parametrize("status", ["flying", "open", "held", "accepted", "parked", "done", "written"])
def test_plans_that_an_earlier_version_left_go_on_and_are_not_taken_twice(status):
    """Entries had eight fields, and an outcome said nothing of its counters."""
    bench = Bench(writeback="true")
    bench.state = {"0summary": '{"format": 1}', "i:p": "%s|2026-01-01T00:00:00Z||1|2|%d|%d|abc" % (status, NOW, NOW)}
    work = {"ledger.flight": "abc", "ledger.failures": "", "ledger.waits": "", "ledger.trouble": ""}
    ends = {"flying": lambda: bench.outcome(work, "failure", "422"), "accepted": lambda: bench.outcome(work, "written"),
            "parked": lambda: bench.step("accepted")}  # fmt: skip
    emitted = ends.get(status, lambda: bench.step("again"))()
    expected = {"flying": ["wait"], "open": ["work"], "held": ["hold"], "accepted": [], "parked": ["writeback"], "done": [], "written": []}
    assert ways(emitted) == expected[status]
    assert ways(bench.step("plan")) == ["answer"]
