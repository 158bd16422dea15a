"""A flow that was started: run on, fed, looked at."""

from __future__ import annotations

from typing import Callable, Dict, Iterable, Iterator, List, Mapping, Optional, Tuple, TypeVar, Union

from ..base.collector import seldom_collected
from ..base.errors import InputError
from ..core.provenance import ProvenanceEvent
from ..core.state import SavedState
from ..failure import border
from ..flow import model
from ..flowfile import FlowFile
from .logs import LogRecord
from .node import Node
from .prepared import finish_processor, make_processor
from .processor_node import ProcessorNode
from .report import Counts, Member, Report, build_report
from .runtime import Runtime
from .scheduler import Scheduler
from .serving import Worker
from .stalled import Stalled, find_stalled
from .trace import Final, History, Step
from .validity import InvalidFlow, check, node_problems

Parameters = Mapping[str, Optional[str]]
Result = TypeVar("Result")


class FlowRun:
    """A flow that was started: run it on, look at what it did.

    Attributes:
        stalled: what nothing can move, a Stalled for each connection; [] when all went through.
        finished: False when ``max_time`` was over before all was quiet.

    A ``path`` names a component: "Card/Processor", the end of such a path, its name or its id. InputError lists the nearest where there is
    none, or several.
    """

    def __init__(
        self, runtime: Runtime, history_limit: int, max_triggers: int, keep_ends: bool = False, keep_contents: bool = False
    ) -> None:
        self._runtime = runtime
        self._history = History(runtime.paths, history_limit, keep_contents)
        runtime.repository.keeps_contents = keep_contents
        if keep_ends:
            runtime.repository.ended = self._history.keep
        self._scheduler = Scheduler(list(runtime.nodes.values()), runtime.clock, self._after_round, max_triggers, runtime.door)
        self.after_round: Optional[Callable[[FlowRun], None]] = None  # is told of each round
        self._started_ms = runtime.clock.now_ms()
        self._checked = False
        self.finished = True
        self.stalled: List[Stalled] = []

    def run(self, fires: int = 1, max_time: Optional[float] = None) -> FlowRun:
        """Go on until all is quiet.

        Args:
            fires: how often each source is triggered by its schedule.
            max_time: seconds of the run's clock after which it ends, ``finished`` False.

        Raises:
            InvalidFlow: at the first run, what NiFi would not start.
            NotEmulated: what the emulator does not know, by name.
        """
        for node in self._runtime.processors():
            if node.is_source:
                node.fires_left = fires
        return self._go(max_time)

    def serve(self, work: Callable[[FlowRun], Result], fires: int = 1, max_time: Optional[float] = None) -> Result:
        """Go on while ``work(run)`` calls the flow over HTTP from a thread of its own (``url`` says where), then until all is quiet.

        Args:
            work: gets this run; what it returns or raises is the result.
            fires, max_time: as in ``run``. What is not answered in the end gets no answer.
        """
        for node in self._runtime.processors():
            if node.is_source:
                node.fires_left = fires
        worker = Worker(lambda: work(self), self._runtime.door)
        try:
            self._go(max_time, started=worker.start)
        finally:
            worker.join()
        return worker.result()

    def url(self, path: str) -> str:
        """Where a processor that listens can be reached, as "http://127.0.0.1:41234"; InputError unless it listens now."""
        node = self._node(path)
        address = node.processor.address if isinstance(node, ProcessorNode) else ""
        if not address:
            why = getattr(node, "refused", "") or "Ask for the URL of a HandleHttpRequest inside serve(…)"
            raise InputError("does not listen now", path, why)
        return address

    def urls(self) -> Dict[str, str]:
        """Where each processor that listens can be reached now: its path → "http://127.0.0.1:41234"."""
        return {node.path: node.processor.address for node in self._runtime.processors() if node.processor.address}

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

    def stop(self, path: str) -> None:
        """Stop a processor: what comes waits in front of it."""
        self._node(path).enabled = False

    def start(self, path: str) -> None:
        """Start a processor that was stopped, or that the file says is disabled; the next run moves what waits in front of it."""
        self._processor(path, {}).enabled = True

    def feed(self, path: str, content: Union[bytes, str] = b"", attributes: Optional[Mapping[str, str]] = None) -> FlowFile:
        """Put a FlowFile in front of a component, as if a connection had brought it; the next run moves it.

        Args:
            path: of a processor, port or funnel.
            content: bytes, or a text (as UTF-8).
            attributes: name → text; ``uuid``, ``filename`` and ``path`` are made where they are not given.

        Returns:
            it, as it waits: its ``uuid`` is what ``trace`` and ``flowfile`` take.
        """
        node = self._node(path)
        data = content.encode("utf-8") if isinstance(content, str) else content
        record = self._runtime.repository.new_flowfile(attributes, data)
        self._runtime.outside_queue(node).put(record)
        if node.kind != "INPUT_PORT":  # which counts it when it passes it on
            node.counts.began(record.size)
        return FlowFile.of(record, node.path)

    @property
    def report(self) -> Report:
        """Counts of every processor and card."""
        started = [node for node in self._runtime.nodes.values() if isinstance(node, ProcessorNode) or node.kind != "PROCESSOR"]
        members = [Member(node.path, node.group_path, node.kind, node.passed_on()) for node in started]
        queued = sum(edge.queue.size()[0] for edge in self._runtime.edges if not edge.destination.is_output)
        groups = [self._runtime.paths[group.id] for group in self._runtime.flow.root.walk()]
        return build_report(members, groups, self.elapsed_ms, queued)

    @property
    def events(self) -> List[ProvenanceEvent]:
        """Provenance events, oldest first."""
        return self._history.events

    @property
    def events_forgotten(self) -> int:
        """How many events came before those that are kept (``history_limit``)."""
        return self._history.forgotten

    @property
    def finals(self) -> List[Final]:
        """FlowFiles that reached the end of a path."""
        return self._history.finals

    @property
    def logs(self) -> List[LogRecord]:
        """The log messages, oldest first."""
        return list(self._runtime.logs.records)

    @property
    def bulletins(self) -> List[LogRecord]:
        """Messages at or above their component's bulletin level."""
        return [record for record in self.logs if record.bulletin]

    @property
    def state(self) -> Dict[str, SavedState]:
        """State of all components, to give to a later run."""
        return self._runtime.states.dump()

    @property
    def stubs(self) -> List[Dict[str, str]]:
        """The stand-ins of the run: for each its component (a path), that one's type and the answer; [] for a run without."""
        return self._runtime.stubs.used()

    @property
    def counters(self) -> Dict[str, int]:
        """Counters of the run."""
        return dict(self._runtime.repository.counters)

    def trace(self, flowfile: Union[str, FlowFile], *, lineage: bool = True) -> List[Step]:
        """What happened to a FlowFile (or a uuid), the oldest step first; with ``lineage`` also to its ancestors and descendants."""
        return self._history.trace(flowfile, lineage=lineage)

    def steps(self) -> Iterator[Step]:
        """What happened to every FlowFile, oldest first; its contents too where the run keeps them (``keep_contents``)."""
        return self._history.steps()

    @property
    def triggers(self) -> int:
        """How often something was triggered."""
        return self._scheduler.triggers

    @property
    def ended(self) -> int:
        """How many FlowFiles reached the end of a path and are remembered."""
        return self._history.ended

    @property
    def elapsed_ms(self) -> int:
        """The run's time since it was started."""
        return self._runtime.clock.now_ms() - self._started_ms

    @property
    def flow(self) -> model.Flow:
        """The flow that runs."""
        return self._runtime.flow

    @property
    def paths(self) -> Dict[str, str]:
        """Id of a group or component → path."""
        return self._runtime.paths

    def connections(self) -> Dict[str, Tuple[int, int, int]]:
        """Id of a connection → FlowFiles that came into it, FlowFiles and bytes that wait in it."""
        return {edge.identifier: (edge.passed, *edge.queue.size()) for edge in self._runtime.edges}

    def busy_seconds(self) -> Dict[str, float]:
        """Path of a processor → real time that its triggers took."""
        return {node.path: node.busy_seconds for node in self._runtime.processors()}

    def queue(self, path: str) -> List[FlowFile]:
        """What waits in front of a component, the oldest first."""
        return _waiting(self._node(path))

    def waiting(self) -> List[Tuple[str, FlowFile]]:
        """What waits anywhere, outputs of the flow aside: (path of the component in front of which it waits, FlowFile)."""
        inside = [edge for edge in self._runtime.edges if not edge.destination.is_output]
        paths = [(edge.destination.path, record) for edge in inside for record in edge.queue.snapshot()]
        return [(path, FlowFile.of(record, path)) for path, record in paths]

    @property
    def raised(self) -> Dict[str, Tuple[int, str]]:
        """Processors that raised: path → how often, and the last error."""
        failed = [node for node in self._runtime.processors() if node.counts.errors]
        return {node.path: (node.counts.errors, node.last_error) for node in failed}

    @property
    def outputs(self) -> Dict[str, List[FlowFile]]:
        """What left the flow: name of an output port of the outermost group → FlowFiles, the oldest first, [] for none."""
        return {node.name: _waiting(node) for node in self._runtime.nodes.values() if node.is_output}

    def flowfile(self, uuid: str) -> FlowFile:
        """A FlowFile by its uuid, wherever it waits or ended (then a Final, whose content is gone).

        InputError when it never was, became another (``trace`` tells of all), or ended longer ago than ``history_limit``.
        """
        for edge in self._runtime.edges:
            for record in edge.queue.snapshot():
                if record.uuid == uuid:
                    return FlowFile.of(record, edge.destination.path)
        final = next((final for final in reversed(self.finals) if final.uuid == uuid), None)
        if final is None:
            raise InputError(f"there is no FlowFile {uuid!r}", self._runtime.flow.origin, "run.trace(uuid) tells what became of it")
        return final

    def log_of(self, path: str, level: Optional[str] = None) -> List[str]:
        """Messages of one component, of one level (trace, debug, info, warn, error) or of all."""
        return self._runtime.logs.of(self._node(path).path, level)

    @border()
    def _go(self, max_time: Optional[float], only: Iterable[ProcessorNode] = (), started: Callable[[], None] = lambda: None) -> FlowRun:
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
            started()
            with seldom_collected():
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
            if node is not None:
                _count(node.counts, event)
        if self.after_round is not None:
            self.after_round(self)

    def _node(self, path: str) -> Node:
        return self._runtime.find(path)

    def _processor(self, path: str, properties: Optional[Parameters]) -> ProcessorNode:
        node = self._node(path)
        if node.kind != "PROCESSOR":
            raise InputError(f"{node.path} is a {node.kind.lower().replace('_', ' ')}, not a processor", path)
        described, group = (node.described, node.group) if isinstance(node, ProcessorNode) else self._runtime.disabled[node.identifier]
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
            raise InvalidFlow([(fresh.path, sentence) for sentence in problems])
        runtime.nodes[node.identifier] = fresh
        self._scheduler.replace(node, fresh)
        return fresh


def _waiting(node: Node) -> List[FlowFile]:
    return [FlowFile.of(record, node.path) for edge in node.incoming for record in edge.queue.snapshot()]


def _count(counts: Counts, event: ProvenanceEvent) -> None:
    """What only the events tell: FlowFiles that came from nothing, and those that ended here."""
    if event.type in ("CREATE", "RECEIVE"):
        counts.began(event.size)
    elif event.type == "DROP":
        counts.dropped += 1
        if event.details and event.details.startswith("Auto-Terminated by "):
            counts.went(event.details[len("Auto-Terminated by ") : -len(" Relationship")], 1)
