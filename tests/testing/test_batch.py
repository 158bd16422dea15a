"""run_all: every given FlowFile's outcome, with what its triggers did."""

from __future__ import annotations

import pytest

from emulator.base.errors import NotEmulated
from emulator.testing.batch import run_all
from emulator.testing.script_bench import Setting, open_bench, read_source, schedule


def run(script, *contents):
    bench = open_bench(seed=1)
    schedule(bench, read_source(None, script), None, Setting())
    for one in contents:
        bench.enqueue(one, {})
    return run_all(bench)


def test_a_script_that_puts_its_flowfile_back_is_triggered_as_often_as_there_are_flowfiles():
    done = run("ff = session.get()\nlog.info('again')\nsession.transfer(ff)\n", b"a", b"b")
    assert [(one.relationship, one.flowfile.content) for one in done] == [(None, b"a"), (None, b"b")]
    assert sum(len(one.logs["info"]) for one in done) == 2


def test_what_a_trigger_did_is_told_once_and_its_error_to_all_it_took():
    done = run("many = session.get(5)\nlog.warn('took')\nprint 'x'\nraise ValueError('boom')\n", b"a", b"b")
    assert ["warn" in one.logs for one in done] == [True, False] and [one.stdout for one in done] == ["x\n", ""]
    assert all("boom" in str(one.exception) and one.flowfile.penalized for one in done)


def test_a_flowfile_that_was_left_first_and_settled_later_keeps_the_words_of_both_triggers():
    script = """
from org.apache.nifi.components.state import Scope
manager = context.getStateManager()
first = manager.getState(Scope.LOCAL).get('seen') is None
manager.setState({'seen': '1'}, Scope.LOCAL)
log.info('left' if first else 'taken')
if not first:
    session.transfer(session.get(5), REL_SUCCESS)
"""
    done = run("\n" + script, b"a", b"b")
    assert [one.relationship for one in done] == ["success", "success"]
    assert [message[-5:] for one in done for message in one.logs.get("info", [])] == [" left", "taken"]


def test_nothing_given_is_one_trigger():
    bench = open_bench()
    schedule(bench, read_source(None, "session.adjustCounter('n', 1, False)\n"), None, Setting())
    assert run_all(bench) == [] and bench.repository.counters == {"n": 1}


def test_what_is_not_emulated_leaves_the_flowfile_in_its_queue():
    bench = open_bench()
    schedule(bench, read_source(None, "ff = session.get()\nsession.migrate(session, [ff])\n"), None, Setting())
    bench.enqueue(b"kept", {})
    with pytest.raises(NotEmulated):
        bench.trigger()
    assert [one.content for one in bench.result().queue] == [b"kept"]
