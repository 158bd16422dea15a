"""No FlowFile is lost and none is made out of nothing, whatever the flow."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import emulator
from emulator.flow.model import Retry
from tests.kits.flow_kit import connect, flow, processor
from tests.kits.probe_processors import Pass  # noqa: F401  registers test.*

KINDS = ("test.Pass", "test.Fails", "test.Raises", "RouteOnAttribute", "MergeContent", "RetryFlowFile")
WAYS = {
    "test.Pass": ["success"], "test.Fails": ["success", "failure"], "test.Raises": ["success"], "RouteOnAttribute": ["a", "b", "unmatched"],
    "MergeContent": ["merged", "original", "failure"], "RetryFlowFile": ["retry", "retries_exceeded", "failure"],
}  # fmt: skip
PROPERTIES = {
    "RouteOnAttribute": {"a": "${filename:isEmpty():not()}", "b": "${uuid:isEmpty():not()}"},
    "MergeContent": {"Minimum Number of Entries": "2", "Max Bin Age": "1 min"},
}


@st.composite
def flows(draw):
    """A source and some processors, each relationship to one or two later processors or to an end."""
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=5))
    parts, links = [processor("P0", "GenerateFlowFile", {"generate-ff-custom-text": "x"}, concurrent_tasks=draw(st.integers(1, 2)))], []
    for number, kind in enumerate(kinds, 1):
        retry = Retry(draw(st.integers(0, 2)), {"failure"} if draw(st.booleans()) else set())
        state = "DISABLED" if draw(st.integers(0, 9)) == 0 else "STOPPED"
        parts.append(processor(f"P{number}", kind, PROPERTIES.get(kind), state=state, retry=retry, penalty="1 sec"))
    for number, part in enumerate(parts):
        for way in ["success"] if number == 0 else WAYS[kinds[number - 1]]:
            later = list(range(number + 1, len(parts)))
            ends = draw(st.lists(st.sampled_from(later), max_size=2, unique=True)) if later else []
            if number == 0 and not ends:
                ends = later[:1]
            for end in ends:
                links.append(connect(f"p{number}", f"p{end}", way, object_threshold=draw(st.sampled_from([1, 3, 10000]))))
            if not ends:
                part.auto_terminated.add(way)
    reached = {link.destination.id for link in links}
    for number in range(1, len(parts)):
        if f"p{number}" not in reached:
            links.append(connect("p0", f"p{number}", "success"))
    return flow(*parts, *links)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(flows(), st.integers(1, 4))
def test_what_came_in_is_dropped_or_still_queued(made, fires):
    run = emulator.run_flow(made, fires=fires)
    born = sum(event.type == "CREATE" for event in run.events) + sum(
        len(event.children) for event in run.events if event.type in ("CLONE", "FORK", "JOIN")
    )
    gone = [event.uuid for event in run.events if event.type in ("DROP", "EXPIRE")]
    queued = sum(one.count for one in run.stalled)
    assert len(gone) == len(set(gone))
    assert born == len(gone) + queued
    assert run.report.queued == queued
    for path, counts in run.report.processors.items():
        if "Merge" not in path:
            assert counts.received >= 0


@settings(max_examples=20, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(flows())
def test_the_same_flow_runs_the_same_way_twice(made):
    first, again = (emulator.run_flow(made, fires=2) for _ in range(2))
    assert [(event.type, event.uuid, event.time_ms) for event in first.events] == [
        (event.type, event.uuid, event.time_ms) for event in again.events
    ]
