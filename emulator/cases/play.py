"""Cases run: a script as ``run_script`` does, a flow or one of its groups as ``run_flow`` does."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Callable, Dict, List, Optional, Tuple

from ..base.errors import EmulatorError, InputError
from ..flow.model import Flow, ProcessGroup
from ..flowfile import FlowFile
from .case import Case
from .expect import Difference, Expected, compare, compare_out, expected_of

if TYPE_CHECKING:
    from ..testing.results import ScriptResult


@dataclass
class Outcome:
    """What a case did. ``strict``: places where nothing may be that nobody expects."""

    out: List[Tuple[str, FlowFile]] = field(default_factory=list)
    state: Dict[str, str] = field(default_factory=dict)
    error: str = ""
    logs: List[str] = field(default_factory=list)
    strict: List[str] = field(default_factory=list)


@dataclass
class Played:
    """A case after it ran. ``fault``: why it could not be run, None where it could."""

    case: Case
    differences: List[Difference] = field(default_factory=list)
    seconds: float = 0.0
    fault: Optional[EmulatorError] = None
    outcome: Optional[Outcome] = None
    stubs: List[Dict[str, str]] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        """Whether all is as expected."""
        return self.fault is None and not self.differences


def play(case: Case, run: Optional[Callable[[Case], Outcome]] = None) -> Played:
    """Run a case and compare. What makes it impossible (a wrong case, something not emulated) is its ``fault``.

    ``run``: who runs it, when not the emulator.
    """
    started = time.perf_counter()
    played = Played(case)
    try:
        expected = expected_of(case)
        played.outcome = run(case) if run else _run(case, played)
        played.differences = _differences(case, expected, played.outcome)
    except EmulatorError as error:
        played.fault = error
    except re.error as error:
        played.fault = InputError("holds a pattern that is none: %s" % error, case.title, "Check its brackets")
    played.seconds = time.perf_counter() - started
    return played


def _run(case: Case, played: Played) -> Outcome:
    kinds = [key for key in ("script", "spec", "flow") if case.get(key)]
    if len(kinds) != 1:
        raise InputError("says not what runs", case.title, "Give it a 'script', a 'spec' or a 'flow', one of them")
    return {"script": _script, "spec": _spec}[kinds[0]](case) if kinds[0] != "flow" else _flow(case, played)


def _script(case: Case) -> Outcome:
    from ..testing.script_run import run_script

    flowfiles = [{"content": row["content"], "attributes": row["attributes"]} for row in case.flowfiles()]
    result = run_script(
        str(case.path(case.get("script"))),
        flowfiles=flowfiles,
        properties=case.get("properties"),
        state=case.get("state"),
        parameters=case.get("parameters"),
        triggers=case.get("triggers"),
        modules=[str(case.path(module)) for module in case.get("modules", [])],
    )
    return _outcome(result)


def _spec(case: Case) -> Outcome:
    from ..base.files import decoded, read_bytes
    from ..testing.runner import TestRunner

    path = case.path(case.get("spec"))
    runner = TestRunner("JoltTransformJSON", properties={"jolt-spec": decoded(read_bytes(path), path)})
    flowfiles = case.flowfiles()
    for row in flowfiles:
        runner.enqueue(row["content"], row["attributes"])
    try:
        return _outcome(runner.run(len(flowfiles)))
    except AssertionError as error:
        raise InputError("is no specification: %s" % error, str(path), "Try it in the panel Mapping Testing") from None


def _outcome(result: ScriptResult) -> Outcome:
    out = [(name, flowfile) for name, flowfiles in result.transferred.items() for flowfile in flowfiles]
    out += [("queue", flowfile) for flowfile in result.queue]
    error = str(result.exceptions[0]) if result.exceptions else ""
    logs = [message for messages in result.logs.values() for message in messages]
    return Outcome(out, result.state, error, logs, [*result.transferred, "queue"])


def _flow(case: Case, played: Played) -> Outcome:
    from ..engine.run import start_flow
    from ..flow.load import load_flow
    from ..flow.parameter_file import read_parameters
    from ..stubs.reading import stub_of
    from ..stubs.stubs import Stubs

    flow = load_flow(case.path(case.get("flow")))
    if case.get("group"):
        flow = _group_of(flow, case)
    parameters = read_parameters(case.path(case.get("parameter_file"))) if case.get("parameter_file") else {}
    stubs = Stubs(stub_of(target, answer, case.folder) for target, answer in case.get("stubs", {}).items())
    run = start_flow(flow, parameters={**parameters, **case.get("parameters", {})}, stubs=stubs, keep_ends=True)
    ports = [port.name for port in flow.root.ports if port.kind == "INPUT_PORT"]
    for row in case.flowfiles():
        if not row["at"] and len(ports) != 1:
            advice = 'Write "at": the path of a component' + (", or one of the ports " + ", ".join(ports) if ports else "")
            raise InputError("does not say in front of what a FlowFile is put", case.title, advice)
        run.feed(row["at"] or ports[0], row["content"], row["attributes"])
    run.run(case.get("fires", 0 if case.get("in") else 1))
    out = [(name, flowfile) for name, flowfiles in run.outputs.items() for flowfile in flowfiles]
    ended = [(final.component, final) for final in run.finals if final.has_content]
    error = "; ".join("%s raised: %s" % (path, last) for path, (_, last) in run.raised.items())
    played.stubs = run.stubs
    return Outcome([*out, *ended, *run.waiting()], {}, error, [record.message for record in run.logs], list(run.outputs))


def _group_of(flow: Flow, case: Case) -> Flow:
    """One group of a flow as a flow of its own."""
    groups: List[Tuple[str, ProcessGroup]] = []

    def collect(group: ProcessGroup, above: str) -> None:
        for child in group.groups:
            groups.append((above + child.name, child))
            collect(child, above + child.name + "/")

    collect(flow.root, "")
    wanted = str(case.get("group"))
    chosen = [group for path, group in groups if path == wanted or path.endswith("/" + wanted)]
    if len(chosen) != 1:
        raise InputError("there is no one group '%s'" % wanted, case.title, "The flow has " + ", ".join(path for path, _ in groups))
    services = {service.id: service.name for group in flow.root.walk() for service in group.services}
    return Flow(flow.name, chosen[0], flow.contexts, flow.description, flow.origin, {**flow.external_services, **services})


def _differences(case: Case, expected: Expected, outcome: Outcome) -> List[Difference]:
    differences: List[Difference] = []
    if outcome.error and not (expected.error and re.search(expected.error, outcome.error)):
        differences.append(Difference("error", expected.error or "(none)", outcome.error))
    elif expected.error and not outcome.error:
        differences.append(Difference("error", expected.error, "(none)"))
    strict = [place for place in outcome.strict if not (outcome.error and place == "queue")]
    if expected.out is not None:
        differences += compare_out(case, expected.out, outcome.out, strict)
    if expected.state is not None:
        differences += compare("state", expected.state, outcome.state)
    for pattern in expected.logs:
        if not any(re.search(pattern, message) for message in outcome.logs):
            differences.append(Difference("logs", pattern, outcome.logs[-3:] or "(no messages)"))
    return differences


def actual_rows(outcome: Outcome, expected: Optional[List[Dict[str, Any]]]) -> List[Tuple[str, FlowFile]]:
    """What came out where somebody looks: the strict places, and those that the case names."""
    named = {str(row.get("to", "success")) for row in expected or []}
    return [(place, flowfile) for place, flowfile in outcome.out if place in outcome.strict or place in named]
