"""What an outcome means: the table of outcomes, as the Verdict card says it before the Ledger takes it."""

import pytest

import emulator
from tests.kits.ledger_bench import NOW, VERDICT
from tests.kits.script_files import PROCESSORS

DAY = 86400
SCRIPT = str(PROCESSORS / "common" / "verdict.py")


def verdict(word, code="", settings=None, now=NOW, **sent):
    """(status, what else it says as numbers, level, sentence) of one outcome; sent: failures, waits, trouble as the Ledger sent them."""
    event = {"ledger.outcome": word, "ledger.id": "7", "invokehttp.status.code": code}
    event.update(("ledger." + name, str(value)) for name, value in sent.items())
    attributes, level, said = VERDICT.verdict(event, {**VERDICT.SETTINGS, **(settings or {})}, now)
    return attributes, level, said


def said_of(attributes, *names):
    return tuple(attributes["ledger." + name] for name in names)


@pytest.mark.parametrize("word", ["failure", "auth_fail"])
@pytest.mark.parametrize("code", ["", "301", "302", "400", "401", "403", "404", "409", "422", "499"])
def test_an_answer_that_judges_uses_up_an_attempt_and_waits_longer_each_time(word, code):
    attributes, _, said = verdict(word, code, failures=1, waits=4, trouble=NOW - 9)
    assert said_of(attributes, "status", "failures", "waits", "trouble") == ("open", "2", "4", "0")
    assert int(attributes["ledger.due"]) == NOW + 600 and said == ""


@pytest.mark.parametrize("word", ["failure", "auth_fail"])
@pytest.mark.parametrize("code", ["408", "425", "429", "500", "502", "503", "504", "599"])
def test_an_answer_that_judges_nothing_uses_up_no_attempt(word, code):
    attributes, level, said = verdict(word, code, failures=2, waits=2)
    assert said_of(attributes, "status", "failures", "waits", "trouble") == ("open", "2", "3", str(NOW))
    assert int(attributes["ledger.due"]) == NOW + 240 and (level, attributes["ledger.answer"]) == ("warn", "HTTP " + code)
    assert said == "got no verdict 3 times in 0 s (HTTP %s): asked again in 4 min" % code


def test_patience_ends_and_then_every_such_answer_is_a_failure():
    since = NOW - 3 * DAY
    assert verdict("failure", "503", trouble=since + 1)[0]["ledger.failures"] == "0"
    attributes, _, _ = verdict("failure", "503", trouble=since)
    assert said_of(attributes, "failures", "trouble") == ("1", str(since))
    attributes, level, said = verdict("failure", "503", failures=2, trouble=since)
    assert (attributes["ledger.status"], level) == ("given up", "error") and said.startswith("failed 3 times and is given up")


def test_patience_is_a_setting():
    assert verdict("failure", "503", {"failure_patience": 10}, trouble=NOW - 10)[0]["ledger.failures"] == "1"
    assert verdict("failure", "503", {"failure_patience": 0})[0]["ledger.failures"] == "1"


def test_after_its_attempts_it_is_given_up_with_the_answer():
    attributes, level, said = verdict("failure", "422", failures=2)
    assert said_of(attributes, "status", "failures", "due", "answer") == ("given up", "3", "0", "HTTP 422")
    assert (level, said) == ("error", "failed 3 times and is given up until it changes, or is released")


def test_do_nothing_backs_off_without_limit_whatever_the_answer_was():
    for code in ("", "200", "503"):
        waits = [int(verdict("do_nothing", code, waits=number)[0]["ledger.due"]) - NOW for number in (0, 1, 5, 6, 10, 10**6)]
        assert waits == [60, 120, 1920, 3600, 3600, 3600]
    attributes, level, _ = verdict("do_nothing", waits=9, failures=2, trouble=NOW - 40 * DAY)
    assert said_of(attributes, "status", "failures", "waits", "trouble") == ("open", "2", "10", str(NOW - 40 * DAY)) and level == "warn"


def test_the_first_time_without_verdict_is_no_warning():
    assert verdict("do_nothing")[1] == "info"


def test_what_waited_too_long_before_the_erp_is_due_at_once():
    attributes, _, said = verdict("expired", failures=1, waits=2, trouble=3)
    assert said_of(attributes, "status", "failures", "waits", "trouble", "due") == ("open", "1", "2", "3", str(NOW)) and said == ""


@pytest.mark.parametrize("word", ["held", "script_error", "", "continnue", "continue ", "Failure", "x" * 500])
def test_any_other_word_is_held_and_an_operator_told_where_to_look(word):
    attributes, level, said = verdict(word, "503")
    assert said_of(attributes, "status", "due") == ("held", "0") and level == "error" and len(said) < 200
    assert said == "is held, the ERP may have it (%s): look there, then release it or set it done" % (word or "no outcome")[:60]


def test_an_outcome_of_an_earlier_version_says_nothing_of_its_counters_and_is_judged_all_the_same():
    event = {"ledger.outcome": "failure", "ledger.id": "7", "ledger.flight": "abc", "invokehttp.status.code": "422"}
    attributes, _, _ = VERDICT.verdict(event, VERDICT.SETTINGS, NOW)
    assert said_of(attributes, "status", "failures", "waits", "trouble") == ("open", "1", "0", "0")


# ---------------------------------------------------------------- in the flow


def run(*events, properties=None):
    return emulator.run_script(SCRIPT, flowfiles=[("content", event) for event in events], properties=properties, triggers=1)


def test_only_outcomes_are_judged_and_everything_goes_on():
    events = [{"ledger.event": "accepted"}, {"ledger.event": "outcome", "ledger.outcome": "written"}, {}, {"ledger.event": "tick"},
              {"ledger.event": "outcome", "ledger.outcome": "write_failed"}, {"ledger.event": "outcome", "ledger.outcome": "failure"}]
    result = run(*events)
    assert [each.attributes.get("ledger.status") for each in result.transferred["success"]] == [None] * 5 + ["open"]
    assert all(each.content == b"content" for each in result.transferred["success"])


def test_one_trigger_takes_up_to_a_hundred():
    assert len(run(*[{"ledger.event": "tick"}] * 120).queue) == 20


def test_it_says_which_one_and_why():
    result = run({"ledger.event": "outcome", "ledger.outcome": "held", "ledger.id": "7"})
    assert result.logs["error"][0].endswith("Verdict: 7 is held, the ERP may have it (held): look there, then release it or set it done")


def test_a_setting_that_is_no_number_holds_everything_and_no_exception_leaves():
    result = run({"ledger.event": "outcome", "ledger.outcome": "failure"}, properties={"failure_wait": "soon"})
    assert result.exception is None and len(result.queue) == 1 and result.transferred["success"] == []
    assert "nothing is done" in result.logs["error"][0] and "soon" in result.logs["error"][0]


def test_a_counter_that_is_no_number_counts_as_none_and_stops_nobody():
    event = {"ledger.event": "outcome", "ledger.outcome": "failure", "ledger.failures": "many"}
    result = run(event, {"ledger.event": "outcome", "ledger.outcome": "failure"})
    assert [each.attributes["ledger.status"] for each in result.transferred["success"]] == ["open", "open"]
