"""Rules 1 to 4 of the Ledger where it touches NiFi: sessions, the state manager, FlowFiles. In the emulator."""

import json

import pytest

import emulator
from emulator.core.state import StateManager
from tests.kits.ledger_bench import READ_PAGE, date
from tests.kits.script_cases import SAMPLE, SAMPLE_TEXT
from tests.kits.script_files import PROCESSORS

LEDGER = str(PROCESSORS / "common" / "ledger.py")
PROPERTIES = {"start_date": "2023-01-01T00:00:00Z"}
TICK = {"ledger.event": "tick"}
FLYING = {"0summary": "{}", "i:1": "flying|%s||0|0|0|1|abc" % date(-60)}
OUTCOME = {"ledger.event": "outcome", "ledger.outcome": "failure", "ledger.id": "1", "ledger.flight": "abc", "ledger.version": date(-60),
           "ledger.status": "open", "ledger.failures": "1", "ledger.waits": "0", "ledger.trouble": "0", "ledger.due": "2000000000"}


def run(attributes, content="", state=None, properties=PROPERTIES, **more):
    return emulator.run_script(LEDGER, content, attributes, properties=properties, state=state, **more)


def scanning(**more):
    scan = {"id": "s", "by": "x", "live": 1, "more": 0, "pages": 0, "since": 9e9, "cursor": "2022-01-01T00:00:00.000000Z", "limit": 5,
            "cap": "", "pin": "", "wait": 0}
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
    page = {"ledger.event": "page", "ledger.scan": "s", "ledger.page": "0", "ledger.next": '{"more": 0}', "token.omnitron": "o",
            "token.erp": "e", "path": "./p", "filename": "f", "mime.type": "text/plain", "relation": "forged", "log.x": "x"}
    text = READ_PAGE.ascii_json(SAMPLE_TEXT).replace("\n", " ")
    row = ("1", SAMPLE["modified_date"], "2022-01-01T00:00:00.000000Z", '{"_order.number": "429452907"}', text)
    result = run(page, "\t".join(row), scanning())
    (work,) = result.transferred["success"]
    assert {name for name in work.attributes if not name.startswith("ledger.")} - {"uuid"} == {
        "token.omnitron", "token.erp", "path", "filename", "_order.number"}
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


def test_one_trigger_takes_up_to_a_thousand_events():
    result = run(None, state=FLYING, flowfiles=[("", TICK)] * 1020, triggers=1)
    assert len(result.queue) == 20


def test_a_step_that_changes_nothing_stores_nothing(monkeypatch):
    unchanged = run(OUTCOME, state=FLYING).state
    monkeypatch.setattr(StateManager, "replace", lambda *_: 1 // 0)
    again = run(OUTCOME, state=unchanged)
    assert again.queue == [] and again.logs["error"] == []


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
    result = run(OUTCOME, state=FLYING, properties=dict(PROPERTIES, max_asks="many"))
    assert [each.penalized for each in result.queue] == [True] and result.state == FLYING
    assert 'max_asks is "many": it must be a whole number, not negative' in result.logs["error"][0]


@pytest.mark.parametrize("method", ["getState", "replace"])
def test_what_the_state_manager_throws_is_told_and_leaves_no_script(monkeypatch, method):
    """An exception that leaves a script costs a whole Jython engine: everything goes back, penalised, and the processor yields."""

    def away(*_):
        raise OSError("ConnectionLoss for /nifi/components")

    monkeypatch.setattr(StateManager, method, away)
    result = run(OUTCOME, state=FLYING)
    assert result.exception is None and [each.penalized for each in result.queue] == [True]
    (line,) = result.logs["error"]
    assert line.endswith("nothing is done, it is tried again: IOError: ConnectionLoss for /nifi/components")


def test_an_empty_queue_is_no_work():
    result = run(None, state=FLYING, flowfiles=[], triggers=1)
    assert result.state == FLYING and result.exception is None
