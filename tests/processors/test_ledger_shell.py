"""Rules 1 to 4 of the Ledger where it touches NiFi: sessions, the state manager, FlowFiles. In the emulator."""

import json

import emulator
from emulator.core.state import StateManager
from tests.kits.ledger_bench import date
from tests.kits.script_cases import SAMPLE, SAMPLE_TEXT
from tests.kits.script_files import PROCESSORS

LEDGER = str(PROCESSORS / "common" / "ledger.py")
PROPERTIES = {"base_url": "http://omnitron", "start_date": "2023-01-01T00:00:00Z", "query": "status=approved"}
TICK = {"ledger.event": "tick"}
FLYING = {"0summary": "{}", "i:1": "flying|%s||0|0|0|1|abc" % date(-60)}
OUTCOME = {"ledger.event": "outcome", "ledger.outcome": "failure", "ledger.id": "1", "ledger.flight": "abc", "ledger.version": date(-60)}


def run(attributes, content="", state=None, properties=PROPERTIES, **more):
    return emulator.run_script(LEDGER, content, attributes, properties=properties, state=state, **more)


def scanning(**more):
    scan = {"id": "s", "by": "x", "live": 1, "more": 0, "pages": 0, "since": 9e9, "cursor": "2022-01-01T00:00:00.000000Z", "limit": 5,
            "cap": "", "pin": ""}
    return {"0summary": "{}", "0scan": json.dumps(dict(scan, **more))}


def test_the_first_tick_sets_up_the_state_and_sends_a_query():
    result = run(TICK)
    (query,) = result.transferred["success"]
    assert query.attributes["ledger.to"] == "query" and result.queue == [] and result.exception is None
    assert set(result.state) == {"0scan", "0summary"}


def test_without_a_state_outcomes_wait_penalised_for_a_tick():
    result = run(OUTCOME)
    assert result.transferred["success"] == [] and [each.penalized for each in result.queue] == [True] and result.state == {}
    assert "wait for the next tick" in result.logs["error"][0]


def test_a_state_that_was_cleared_by_hand_waits_for_a_tick_too_and_takes_it():
    cleared = {"left": "over"}
    assert [each.penalized for each in run(OUTCOME, state=cleared).queue] == [True]
    result = run(TICK, state=cleared)
    assert len(result.transferred["success"]) == 1 and "0summary" in result.state


def test_a_row_goes_out_as_a_child_with_its_tokens_and_without_the_pages_attributes():
    page = {"ledger.event": "page", "ledger.scan": "s", "ledger.limit": "5", "token.omnitron": "o", "token.erp": "e", "path": "./p",
            "filename": "f", "mime.type": "text/plain", "relation": "forged", "log.x": "x"}
    result = run(page, '{"results": [%s]}' % SAMPLE_TEXT, scanning())
    (work,) = result.transferred["success"]
    assert {name for name in work.attributes if not name.startswith("ledger.")} - {"uuid"} == {
        "token.omnitron", "token.erp", "path", "filename", "_cancellation_request.id", "_cancellation_request.uuid", "_order.number"}
    assert work.json() == SAMPLE and work.attributes["ledger.batch"] == "s" and result.queue == []


def test_what_is_accepted_goes_on_itself_with_content_and_attributes():
    result = run({"ledger.event": "accepted", "ledger.id": "1", "ledger.flight": "abc", "ledger.version": date(-60), "log.x": "kept"},
                 "content", FLYING)
    assert (result.relationship, result.flowfile.content, result.flowfile.attributes["log.x"]) == ("success", b"content", "kept")
    assert result.flowfile.attributes["ledger.to"] == "writeback" and result.state["i:1"].startswith("accepted|")


def test_an_outcome_is_taken_and_its_flowfile_removed():
    result = run(OUTCOME, state=FLYING)
    assert (result.transferred["success"], result.queue, result.exception) == ([], [], None)
    assert result.state["i:1"].startswith("open|")


def test_one_trigger_takes_up_to_a_hundred_events():
    result = run(None, state=FLYING, flowfiles=[("", TICK)] * 120, triggers=1)
    assert len(result.queue) == 20


def test_an_event_that_cannot_be_taken_is_parked_alone():
    result = run(None, state=FLYING, flowfiles=[("keep me", {"ledger.event": "nonsense"}), ("", OUTCOME)], triggers=1)
    (parked,) = result.transferred["success"]
    assert parked.attributes["ledger.to"] == "park" and parked.content == b"keep me" and result.state["i:1"].startswith("open|")
    assert "nonsense" in result.logs["error"][0]


def test_a_store_that_another_node_won_is_computed_again(monkeypatch):
    replace, tries = StateManager.replace, []

    def slower(self, old, new, scope):
        tries.append(1)
        return len(tries) == 3 and replace(self, old, new, scope)

    monkeypatch.setattr(StateManager, "replace", slower)
    result = run(OUTCOME, state=FLYING)
    assert len(tries) == 3 and result.state["i:1"].startswith("open|") and result.queue == []


def test_after_twenty_lost_stores_the_events_go_back(monkeypatch):
    monkeypatch.setattr(StateManager, "replace", lambda *_: False)
    result = run(OUTCOME, state=FLYING)
    assert [each.penalized for each in result.queue] == [True] and result.state == FLYING and "20 tries" in result.logs["error"][0]


def test_a_setting_that_is_wrong_stops_everything_and_says_which():
    result = run(OUTCOME, state=FLYING, properties=dict(PROPERTIES, max_pages="many"))
    assert [each.penalized for each in result.queue] == [True] and result.state == FLYING
    assert 'max_pages is "many": it must be a whole number, not negative' in result.logs["error"][0]


def test_an_empty_queue_is_no_work():
    result = run(None, state=FLYING, flowfiles=[], triggers=1)
    assert result.state == FLYING and result.exception is None
