"""The emulator's side."""

from __future__ import annotations

from typing import Callable, Dict, List, Optional, Sequence

from emulator.base.clock import VirtualClock
from emulator.engine.flow_run import FlowRun
from emulator.engine.run import start_flow
from emulator.engine.validity import InvalidFlow
from emulator.flow.load import parse_flow
from emulator.flow.model import Flow, Parameter, ProcessGroup

from ...deploy import operate
from ...deploy.deploy import Plan
from ...run.version import PINNED
from .observed import Event, Waiting


class Emulated:
    """Runs the flow of a plan (the very bytes that NiFi imports); ``change`` may break the flow first."""

    def __init__(self, plan: Plan, change: Optional[Callable[[Flow], None]] = None, nifi: str = PINNED) -> None:
        self._plan, self._change, self.nifi = plan, change, nifi
        self._clock = VirtualClock(0)
        self._run: Optional[FlowRun] = None
        self._paths: Dict[str, str] = {}
        self._disabled: List[str] = []

    def now_ms(self) -> int:
        return self._clock.now_ms()

    @property
    def flow_run(self) -> FlowRun:
        """The run; begun."""
        assert self._run is not None
        return self._run

    def begin(self, values: Dict[str, str], stopped: Sequence[str], start_ms: int) -> List[str]:
        self._clock = VirtualClock(start_ms)
        flow = parse_flow(self._plan.snapshot.data(), str(self._plan.snapshot.file))
        for context in flow.contexts.values():  # as the deploy command fills it
            context.parameters = {name: Parameter(name, one.value, one.sensitive) for name, one in self._plan.defined.items()}
        if self._change:
            self._change(flow)
        self._paths = paths_of(flow)
        self._disabled = [self._paths[one.id] for group in flow.root.walk() for one in group.processors if one.state == "DISABLED"]
        defaults = {name: one.value for name, one in self._plan.defined.items()}
        self._run = start_flow(flow, parameters={**defaults, **values}, clock=self._clock, seed=1, nifi=self.nifi)
        for path in stopped:
            self._run.stop(path)
        try:
            self._run.run(0)
        except InvalidFlow as error:
            return [f"{path}: {sentence}" for path, sentence in error.problems]
        return []

    def stop(self, path: str) -> None:
        self.flow_run.stop(path)

    def start(self, path: str) -> None:
        self.flow_run.start(path)
        self.flow_run.run(0)

    def run_once(self, path: str) -> None:
        self.flow_run.run_once(path)

    def serve(self, url: str, work: Callable[[], None]) -> None:
        self.flow_run.serve(lambda _: work(), fires=0)

    def order(self, path: str, text: str) -> None:
        self.flow_run.run_once(path, {operate.TEXT: text})

    def let_go(self, path: str) -> None:
        self.start(path)
        self.stop(path)

    def state(self) -> Dict[str, str]:
        states = self.flow_run.state
        ledgers = [state["values"] for state in states.values() if "0summary" in state["values"]]
        return dict(ledgers[0]) if ledgers else {}

    def wait_until(self, seconds: int) -> None:
        self._clock.wait_until(seconds * 1000)

    def parked(self) -> List[Waiting]:
        return [Waiting(path, one.attributes, one.content) for path in self._disabled for one in self.flow_run.queue(path)]

    def events(self) -> List[Event]:
        return [
            Event(one.type, self._paths.get(one.component_id, "?"), one.relationship or "", one.attributes, one.size)
            for one in self.flow_run.events
        ]

    def end(self) -> None:
        """Nothing is left running."""


def paths_of(flow: Flow) -> Dict[str, str]:
    """Id of each processor, port and funnel -> its path below the outer group."""
    paths: Dict[str, str] = {}

    def visit(group: ProcessGroup, above: str) -> None:
        paths.update((one.id, above + one.name) for one in group.processors)
        paths.update((one.id, above + one.name) for one in group.ports)
        paths.update((one.id, above + "funnel") for one in group.funnels)
        for child in group.groups:
            visit(child, above + child.name + "/")

    visit(flow.root, "")
    return paths
