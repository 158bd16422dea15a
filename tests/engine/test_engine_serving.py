"""A run that serves: it lasts as long as the caller's work, waits for requests, and ends quiet."""

from __future__ import annotations

import http.client

import pytest

import emulator
from emulator.base.errors import InputError
from emulator.flow.model import Bundle, Connection, ControllerService, End, Flow, ProcessGroup, Processor, Scheduling

STANDARD = "org.apache.nifi.processors.standard."


def served_flow(tick="1 day"):
    """A source beside a web server whose requests are answered after a penalty of ten minutes, were it not for the clock."""

    def one(name, kind, properties, **more):
        return Processor(name, name, STANDARD + kind, Bundle("test"), properties, **more)

    processors = [
        one("Tick", "GenerateFlowFile", {}, scheduling=Scheduling(period=tick)),
        one("Ticks", "LogMessage", {}, state="DISABLED"),
        one("Web", "HandleHttpRequest", {"Listening Port": "0", "HTTP Context Map": "map"}),
        one("Wait", "RetryFlowFile", {"maximum-retries": "2"}, scheduling=Scheduling(penalty="10 secs"), auto_terminated={"failure"}),
        one("Answer", "HandleHttpResponse", {"HTTP Context Map": "map", "HTTP Status Code": "200"}, auto_terminated={"success", "failure"}),
    ]
    ways = [("Tick", "success", "Ticks"), ("Web", "success", "Wait"), ("Wait", "retry", "Wait"), ("Wait", "retries_exceeded", "Answer")]
    links = [Connection(f"{a}{r}", End(a, "", "PROCESSOR"), End(b, "", "PROCESSOR"), {r}) for a, r, b in ways]
    service = ControllerService("map", "Map", "org.apache.nifi.http.StandardHttpContextMap", Bundle("test"), {})
    return Flow("served", ProcessGroup("root", "Root", processors=processors, connections=links, services=[service]))


def ask(run, path="/"):
    connection = http.client.HTTPConnection(run.url("Web").rpartition("/")[2], timeout=30)
    connection.request("GET", path)
    status = connection.getresponse().status
    connection.close()
    return status


def test_requests_are_answered_while_the_clock_jumps_over_penalties():
    run = emulator.start_flow(served_flow())
    began = run._runtime.clock.now_ms()
    assert run.serve(lambda run: [ask(run) for _ in range(3)]) == [200, 200, 200]
    assert run._runtime.clock.now_ms() - began >= 3 * 20_000
    assert (run.finished, run.queue("Wait"), len(run.queue("Ticks"))) == (True, [], 1)


def test_sources_fire_as_often_as_they_are_told_and_more_in_a_later_run():
    run = emulator.start_flow(served_flow("1 min"))
    assert run.serve(ask, fires=3) == 200
    assert len(run.queue("Ticks")) == 3
    assert run.serve(ask, fires=0) == 200
    assert len(run.run(2).queue("Ticks")) == 5


def test_what_the_callers_work_raises_is_raised_when_the_flow_is_quiet():
    def work(run):
        ask(run)
        raise KeyError("mine")

    run = emulator.start_flow(served_flow())
    with pytest.raises(KeyError, match="mine"):
        run.serve(work)
    assert len(run.queue("Ticks")) == 1


def test_an_error_of_the_run_ends_the_callers_requests_too():
    run = emulator.start_flow(served_flow(), max_triggers=3)
    codes = []

    def work(run):
        try:
            codes.append(ask(run))
        except (http.client.HTTPException, OSError):
            codes.append(0)

    with pytest.raises(emulator.EmulatorError, match="still busy after 3 triggers"):
        run.serve(work)
    assert codes == [0]


def test_with_the_real_clock_it_wakes_for_a_request_and_for_the_end():
    flow = served_flow()
    next(one for one in flow.root.processors if one.name == "Wait").properties["maximum-retries"] = "${literal(0)}"  # 0 is not valid
    run = emulator.start_flow(flow, clock="real")
    assert run.serve(lambda run: [ask(run), ask(run)]) == [200, 200]
    assert (run.finished, len(run.queue("Ticks"))) == (True, 1)


def test_with_a_time_limit_it_ends_though_the_work_goes_on():
    flow = served_flow()
    run = emulator.start_flow(flow, clock="real")
    urls = []

    def work(run):
        urls.append(ask(run, "/first"))

    with pytest.raises((http.client.HTTPException, OSError)):
        run.serve(work, max_time=0.2)
    assert (run.finished, urls) == (False, [])


def test_it_listens_only_while_it_runs():
    run = emulator.start_flow(served_flow())
    with pytest.raises(InputError, match="does not listen now"):
        run.url("Web")
    with pytest.raises(InputError, match="does not listen now"):
        run.serve(lambda run: run.url("Tick"))
