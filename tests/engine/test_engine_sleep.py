"""A component that nothing waits for is not looked at, and wakes when something is put in front of it."""

from __future__ import annotations

import emulator
from tests.kits.flow_kit import connect, flow, processor, sink


def taken(run, path):
    return run.report.processors[path].received


def timed():
    return processor("Source", "GenerateFlowFile", {}, period="5 sec")


def test_it_wakes_for_each_flowfile_that_comes_later():
    run = emulator.run_flow(flow(timed(), sink(), connect("source", "sink", "success")), fires=3)
    assert taken(run, "Sink") == 3
    assert taken(run.run(2), "Sink") == 5


def test_it_wakes_for_what_is_fed_when_all_is_quiet():
    run = emulator.run_flow(flow(timed(), sink(), connect("source", "sink", "success")), fires=1)
    run.feed("Sink", "one")
    assert taken(run.run(0), "Sink") == 2
    run.feed("Sink", "two")
    assert taken(run.run(0), "Sink") == 3
    assert run.stalled == []


def test_a_stopped_component_does_not_sleep_over_what_waited():
    run = emulator.run_flow(flow(timed(), sink(), connect("source", "sink", "success")), fires=0)
    run.stop("Sink")
    run.run(2)
    assert taken(run, "Sink") == 0 and run.stalled[0].count == 2
    run.start("Sink")
    assert taken(run.run(0), "Sink") == 2
