"""When components are triggered, and in which order."""

import pytest

import emulator
from emulator.base.clock import START_MS, VirtualClock
from emulator.flow.model import Funnel, Port, Retry
from tests.kits.flow_kit import connect, flow, group, processor, sink
from tests.kits.probe_processors import ORDER


def probe(name, kind="Pass", **fields):
    return processor(name, "test." + kind, **fields)


def times(run, component):
    return [event.time_ms - START_MS for event in run.events if event.component_id == component]


def test_a_timer_driven_source_fires_at_once_and_then_each_period():
    run = emulator.run_flow(flow(probe("S", "Source", period="5 sec", terminate=["success"])), fires=3)
    assert times(run, "s")[::2] == [0, 5000, 10000]


def test_a_cron_driven_source_fires_at_its_moments_only():
    source = probe("S", "Source", strategy="CRON_DRIVEN", period="0 * * * * ?", terminate=["success"])
    run = emulator.run_flow(flow(source), fires=2)
    assert times(run, "s")[::2] == [40_000, 100_000]  # the run starts at second 20 of a minute


def test_a_cron_driven_processor_in_the_middle_takes_what_waits_at_its_moment():
    middle = probe("M", strategy="CRON_DRIVEN", period="0 * * * * ?", terminate=["success"])
    run = emulator.run_flow(flow(probe("S", "Source"), middle, connect("s", "m", "success")), fires=1)
    assert times(run, "m") == [40_000]


def test_a_cron_moment_that_passed_without_work_is_gone():
    parts = [probe("S", "Source", strategy="CRON_DRIVEN", period="30 * * * * ?"), probe("M", strategy="CRON_DRIVEN", period="0 * * * * ?")]
    parts[1].auto_terminated = {"success"}
    run = emulator.run_flow(flow(*parts, connect("s", "m", "success")), fires=2)
    assert times(run, "s") == [10_000, 70_000]
    assert times(run, "m") == [40_000, 100_000]


def test_a_cron_moment_is_not_missed_by_a_clock_that_went_on():
    class Late(VirtualClock):
        def wait_until(self, moment_ms):
            super().wait_until(moment_ms + 7)

    source = probe("S", "Source", strategy="CRON_DRIVEN", period="0 * * * * ?", terminate=["success"])
    run = emulator.run_flow(flow(source), fires=2, clock=Late(START_MS))
    assert times(run, "s")[::2] == [40_007, 100_007]


def test_the_real_clock_runs_what_is_due_now():
    assert emulator.run_flow(flow(probe("S", "Source", terminate=["success"])), clock="real").report.processors["S"].triggers == 1


def test_max_time_ends_the_run_before_sources_have_fired_all():
    run = emulator.run_flow(flow(probe("S", "Source", period="5 sec", terminate=["success"])), fires=10, max_time=12)
    assert run.report.processors["S"].triggers == 3
    assert not run.finished


def test_ready_processors_take_turns_in_the_order_of_the_file():
    parts = [probe("S", "Source"), probe("A", terminate=["success"]), probe("B", terminate=["success"])]
    ORDER.clear()
    emulator.run_flow(flow(*parts, connect("s", "a", "success"), connect("s", "b", "success")), fires=3)
    assert ORDER == ["A", "B"] * 3


def test_concurrent_tasks_are_triggers_in_a_round():
    parts = [probe("A", concurrent_tasks=2), probe("B", terminate=["success"])]
    ORDER.clear()
    emulator.run_flow(flow(*parts, connect("a", "b", "success")), feed=[("A", ("", {}))] * 4)
    assert list("AABAABBB") == ORDER


def test_a_full_destination_stops_its_source():
    stopped = probe("Stop", state="DISABLED")
    queue = connect("s", "stop", "success", object_threshold=3)
    run = emulator.run_flow(flow(probe("S", "Source"), stopped, queue), fires=10)
    assert run.report.processors["S"].triggers == 3
    assert [(one.queue, one.count) for one in run.stalled] == [("S -> Stop (success)", 3)]
    assert "disabled" in str(run.stalled[0])


def test_one_full_connection_of_several_relationships_is_enough_to_stop():
    parts = [probe("F", "Fails", terminate=["success"]), probe("Stop", state="DISABLED")]
    queue = connect("f", "stop", "failure", object_threshold=1)
    run = emulator.run_flow(flow(*parts, queue), feed=[("F", ("", {}))] * 3)
    assert {one.queue: one.count for one in run.stalled} == {"(outside) -> F": 2, "F -> Stop (failure)": 1}
    assert "back pressure of F -> Stop (failure)" in [str(one) for one in run.stalled if one.queue.startswith("(outside)")][0]


def test_the_framework_retries_with_doubled_penalties_and_then_routes():
    failing = probe("F", "Fails", penalty="1 sec", retry=Retry(3, {"failure"}), terminate=["success", "failure"])
    run = emulator.run_flow(flow(failing), feed=[("F", ("", {}))])
    counts = run.report.processors["F"]
    assert (counts.triggers, counts.retried, counts.failed) == (4, 3, 1)
    assert run.finals[0].attributes["tried"] == "yes"
    assert times(run, "f")[-1] == 7000  # tries at 0, 1, 3 and 7 seconds


def test_the_framework_can_yield_the_processor_instead():
    failing = probe("F", "Fails", yield_="2 sec", retry=Retry(1, {"failure"}, "YIELD_PROCESSOR"), terminate=["success", "failure"])
    run = emulator.run_flow(flow(failing), feed=[("F", ("", {}))])
    assert times(run, "f")[-1] == 2000


def test_an_error_is_logged_rolled_back_penalised_and_given_up_after_ten():
    run = emulator.run_flow(flow(probe("R", "Raises", terminate=["success"])), feed=[("R", ("x", {}))])
    assert run.report.processors["R"].errors == 10
    assert [one.why for one in run.stalled] == [
        "R gave up: org.apache.nifi.processor.exception.ProcessException: boom"
    ]
    first = run.log_of("R", "error")[0]
    assert first.startswith("Raises[id=r] Processing failed: ") and "ProcessException: boom" in first
    assert run.bulletins[0].message == first
    assert run.bulletins[1].time_ms - run.bulletins[0].time_ms == 30_000


def test_any_other_throwable_yields_administratively_for_a_second():
    run = emulator.run_flow(flow(probe("R", "Raises", terminate=["success"])), feed=[("R", ("x", {"state": "illegal"}))])
    assert run.log_of("R", "error")[0].startswith("Raises[id=r] Processing halted: yielding [1 sec]: ")  # recorded from NiFi 1.16.3


def test_a_processor_that_cannot_be_scheduled_does_not_run():
    run = emulator.run_flow(flow(probe("U", "Unwilling", terminate=["success"])), feed=[("U", ("", {}))])
    assert run.stalled[0].why == "U could not start: org.apache.nifi.processor.exception.ProcessException: not today"
    assert run.log_of("U", "error")[0].startswith("Unwilling[id=u] Failed to properly initialize Processor.")


def test_what_was_given_up_is_tried_again_when_something_new_comes():
    started = emulator.start_flow(flow(probe("R", "Raises", terminate=["success"])))
    started.feed("R")
    assert started.run().report.processors["R"].errors == 10
    started.feed("R")
    assert started.run().report.processors["R"].errors == 20


def test_a_loop_without_end_is_an_error_that_names_the_busiest():
    loop = flow(probe("A"), probe("B"), connect("a", "b", "success"), connect("b", "a", "success"))
    with pytest.raises(emulator.EmulatorError, match="still busy after 500 triggers.*A"):
        emulator.run_flow(loop, feed=[("A", ("", {}))], max_triggers=500)


def test_ports_funnels_and_nested_groups_pass_flowfiles_on():
    inner = group("Card", Port("in", "in", "INPUT_PORT"), Port("out", "out", "OUTPUT_PORT"), probe("P"), connect("in", "p"))
    inner.connections.append(connect("p", "out", "success"))
    parts = [probe("S", "Source"), Funnel("fun"), inner, sink()]
    links = [connect("s", "fun", "success"), connect("fun", "in"), connect("out", "sink")]
    run = emulator.run_flow(flow(*parts, *links), fires=2)
    assert run.report.processors["Card/P"].received == 2
    assert [final.component for final in run.finals] == ["Sink", "Sink"]
    assert run.report.cards["Card"].sent == 2


def test_two_connections_of_one_relationship_get_a_flowfile_each():
    parts = [probe("S", "Source"), sink("One"), sink("Two")]
    run = emulator.run_flow(flow(*parts, connect("s", "one", "success"), connect("s", "two", "success")))
    assert sorted(final.component for final in run.finals) == ["One", "Two"]
    assert len({final.uuid for final in run.finals}) == 2


def test_an_expired_flowfile_is_dropped_with_an_event():
    slow = processor("Slow", "test.Pass", terminate=["success"], strategy="CRON_DRIVEN", period="0 * * * * ?")
    run = emulator.run_flow(flow(probe("S", "Source"), slow, connect("s", "slow", "success", expiration="10 sec")))
    assert [event.type for event in run.events] == ["CREATE", "EXPIRE"]
    assert run.finals[0].details == "Expiration Threshold = 10 sec"


def test_the_same_seed_gives_the_same_uuids():
    made = flow(probe("S", "Source", terminate=["success"]))
    first, again, other = (emulator.run_flow(made, seed=seed).finals[0].uuid for seed in (1, 1, 2))
    assert first == again != other
