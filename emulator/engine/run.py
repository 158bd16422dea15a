"""run_flow: a whole flow, offline, until it is quiet.

Processors that are not DISABLED are started as an operator would, services enabled. Each source (a processor that nothing leads to) is
triggered ``fires`` times by its schedule. With the virtual clock (the default) schedules, penalties and back-offs cost no time.
A processor that only fails, ten times in a row with nothing new in its queues, is given up (NiFi would go on for ever): what waits before
it is ``stalled``, as is everything else that nothing can move.
"""

from __future__ import annotations

import random
from typing import Any, Callable, Dict, Iterable, List, Mapping, Optional, Tuple, Union

from ..base.clock import Clock, VirtualClock
from ..base.errors import InputError
from ..core.flowfile import FlowFile
from ..core.repository import Repository
from ..core.state import StateStore
from ..flow import model
from .builder import Runtime, build, check, finish_processor, make_processor, node_problems
from .finder import find
from .invalid import InvalidFlow
from .logs import LogRecord, Logs
from .node import Node, ProcessorNode
from .report import Report, build_report
from .scheduler import Scheduler
from .stalled import Stalled, find_stalled
from .trace import Final, History, Step

Parameters = Mapping[str, Optional[str]]
Given = Tuple[Union[bytes, str], Mapping[str, str]]
DEFAULT_START_MS = 1_700_000_000_000  # 2023-11-14T22:13:20Z: every run of the virtual clock starts at the same moment


class FlowRun:
    """A flow that was started: run it on, look at what it did.

    ``events`` provenance, ``logs`` records, ``finals`` how paths ended, ``stalled`` what nothing can move, ``finished`` whether the run
    came to an end by itself (False: ``max_time`` was over), ``state`` of all components for a later ``run_flow(state=…)``.
    """

    def __init__(self, runtime: Runtime, history_limit: int, max_triggers: int) -> None:
        self._runtime = runtime
        self._history = History(runtime.paths, history_limit)
        self._scheduler = Scheduler(list(runtime.nodes.values()), runtime.clock, self._after_round, max_triggers)
        self._started_ms = runtime.clock.now_ms()
        self._checked = False
        self.finished = True
        self.stalled: List[Stalled] = []

    def run(self, fires: int = 1, max_time: Optional[float] = None) -> FlowRun:
        """Go on: each source fires that often more. ``max_time`` in seconds of the run's clock."""
        for node in self._runtime.processors():
            if node.is_source:
                node.fires_left = fires
        return self._go(max_time)

    def run_once(self, path: str, properties: Optional[Parameters] = None, max_time: Optional[float] = None) -> FlowRun:
        """RUN_ONCE: trigger one processor once, a stopped or disabled source too, and let the flow come to rest.

        ``properties`` replaces some of its properties for good, as editing them would.
        """
        node = self._processor(path, properties)
        for other in self._runtime.processors():
            other.fires_left = 0
        node.enabled, was = True, node.enabled
        node.fires_left = 1
        try:
            node.schedule.due_ms = self._runtime.clock.now_ms()
            return self._go(max_time, [node])
        finally:
            node.enabled = was

    def feed(self, path: str, content: Union[bytes, str] = b"", attributes: Optional[Mapping[str, str]] = None) -> FlowFile:
        """Put a FlowFile in front of a component, as if a connection had brought it; the next run moves it."""
        from .feeding import outside_queue

        node = self._node(path)
        data = content.encode("utf-8") if isinstance(content, str) else content
        flowfile = self._runtime.repository.new_flowfile(attributes, data)
        outside_queue(self._runtime, node).put(flowfile)
        return flowfile

    @property
    def report(self) -> Report:
        """Counts of every processor and card."""
        counts = {node.path: node.counts for node in self._runtime.processors()}
        queued = sum(edge.queue.size()[0] for edge in self._runtime.edges)
        groups = [self._runtime.paths[group.id] for group in self._runtime.flow.root.walk()]
        return build_report(counts, groups, self._runtime.clock.now_ms() - self._started_ms, queued)

    @property
    def events(self) -> List[Any]:
        """Provenance events, oldest first."""
        return list(self._history.events)

    @property
    def finals(self) -> List[Final]:
        """FlowFiles that reached the end of a path."""
        return list(self._history.finals)

    @property
    def logs(self) -> List[LogRecord]:
        """Every log message."""
        return self._runtime.logs.records

    @property
    def bulletins(self) -> List[LogRecord]:
        """Messages at or above their component's bulletin level."""
        return [one for one in self.logs if one.bulletin]

    @property
    def state(self) -> Dict[str, Any]:
        """State of all components, to give to a later run."""
        return self._runtime.states.dump()

    @property
    def counters(self) -> Dict[str, int]:
        """Counters of the run."""
        return dict(self._runtime.repository.counters)

    def trace(self, flowfile: Union[str, FlowFile], *, lineage: bool = True) -> List[Step]:
        """What happened to a FlowFile (or a uuid), with its ancestors and descendants."""
        return self._history.trace(flowfile, lineage=lineage)

    def queue(self, path: str) -> List[FlowFile]:
        """What waits in front of a component."""
        return [flowfile for edge in self._node(path).incoming for flowfile in edge.queue.snapshot()]

    def log_of(self, path: str, level: Optional[str] = None) -> List[str]:
        """Messages of one component."""
        return self._runtime.logs.of(self._node(path).path, level)

    def _go(self, max_time: Optional[float], only: Iterable[ProcessorNode] = ()) -> FlowRun:
        if not self._checked:
            check(self._runtime)
            self._checked = True
        clock = self._runtime.clock
        running = [node for node in self._runtime.processors() if node.enabled]
        for node in running:
            node.start()
        for node in only:
            node.schedule.due_ms = clock.now_ms()
        deadline = None if max_time is None else clock.now_ms() + int(max_time * 1000)
        try:
            self.finished = self._scheduler.run(deadline)
        finally:
            for node in running:
                node.stop()
            self._after_round()
        self.stalled = find_stalled(self._runtime)
        return self

    def _after_round(self) -> None:
        for event in self._history.take(self._runtime.repository.events):
            node = self._runtime.nodes.get(event.component_id)
            if node is not None and event.type == "DROP":
                node.counts.dropped += 1
                if event.details and event.details.startswith("Auto-Terminated by "):
                    node.counts.went(event.details[len("Auto-Terminated by ") : -len(" Relationship")], 1)

    def _node(self, path: str) -> Node:
        return find(self._runtime, path)

    def _processor(self, path: str, properties: Optional[Parameters]) -> ProcessorNode:
        node = self._node(path)
        if node.kind != "PROCESSOR":
            raise InputError(f"{node.path} is a {node.kind.lower().replace('_', ' ')}, not a processor", path)
        described, group = (
            (node.described, node.group) if isinstance(node, ProcessorNode) else self._runtime.disabled[node.identifier]
        )
        if isinstance(node, ProcessorNode) and not properties:
            return node
        described.properties.update(properties or {})
        return self._replace(node, described, group)

    def _replace(self, node: Node, described: model.Processor, group: model.ProcessGroup) -> ProcessorNode:
        """Make the processor anew in place of a node, with its connections and counters."""
        runtime = self._runtime
        fresh = make_processor(runtime, described, group)
        fresh.incoming, fresh.outgoing, fresh.counts, fresh.enabled = node.incoming, node.outgoing, node.counts, node.enabled
        for edge in fresh.incoming:
            edge.destination = fresh
        for edge in fresh.outgoing:
            edge.source = fresh
        finish_processor(runtime, fresh)
        problems = node_problems(runtime, fresh)
        if problems:
            raise InvalidFlow([(fresh.path, one) for one in problems])
        runtime.nodes[node.identifier] = fresh
        self._scheduler.replace(node, fresh)
        return fresh


def run_flow(
    flow: model.Flow,
    *,
    parameters: Optional[Parameters] = None,
    fires: int = 1,
    max_time: Optional[float] = None,
    clock: Union[Clock, str, None] = None,
    seed: int = 0,
    state: Optional[Mapping[str, Any]] = None,
    feed: Iterable[Tuple[str, Given]] = (),
    listener: Optional[Callable[[LogRecord], None]] = None,
    history_limit: int = 100_000,
    max_triggers: int = 1_000_000,
) -> FlowRun:
    """Run a flow. ``clock``: 'virtual' (default), 'real', or a Clock; ``seed`` decides uuids; ``state`` is another run's ``state``.

    ``feed``: pairs (path of a component, (content, attributes)), put in front of it before the start.
    """
    run = start_flow(flow, parameters, clock, seed, state, listener, history_limit, max_triggers)
    for path, (content, attributes) in feed:
        run.feed(path, content, attributes)
    return run.run(fires, max_time)


def start_flow(
    flow: model.Flow,
    parameters: Optional[Parameters] = None,
    clock: Union[Clock, str, None] = None,
    seed: int = 0,
    state: Optional[Mapping[str, Any]] = None,
    listener: Optional[Callable[[LogRecord], None]] = None,
    history_limit: int = 100_000,
    max_triggers: int = 1_000_000,
) -> FlowRun:
    """The flow built, nothing triggered yet; what is not valid is said by the first run."""
    chosen = _clock(clock)
    repository = Repository(chosen, random.Random(seed))
    runtime = Runtime(flow, chosen, repository, StateStore(state), Logs(chosen, listener))
    build(runtime, {name: value for name, value in (parameters or {}).items()})
    return FlowRun(runtime, history_limit, max_triggers)


def _clock(clock: Union[Clock, str, None]) -> Clock:
    if clock is None or clock == "virtual":
        return VirtualClock(DEFAULT_START_MS)
    if clock == "real":
        from ..base.clock import RealClock

        return RealClock()
    if isinstance(clock, str):
        raise InputError(f"there is no clock {clock!r}", "", "Give 'virtual' or 'real'")
    return clock
