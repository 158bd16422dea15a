"""One processor between a queue and a queue for each of its relationships, step by step."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Dict, List, Mapping, Optional, Sequence, Tuple, Type, TypeVar

from ..base.clock import Clock
from ..base.secret import Parameters, checked_parameters
from ..components.processor import Processor
from ..core.context import ProcessContext
from ..core.flowfile import FlowFile as Record
from ..core.host import Host
from ..core.log import ComponentLog
from ..core.queue import Filter, FlowFileQueue
from ..core.releases import release_of
from ..core.repository import Repository
from ..core.services import ControllerServiceLookup
from ..core.state import StateManager, StateStore
from ..engine.properties import resolved
from ..engine.trigger import trigger
from ..flowfile import FlowFile
from ..java.lang.throwable import Throwable
from .outcome import Outcome

if TYPE_CHECKING:
    from .results import ScriptResult

QUEUE = "the queue"  # where a FlowFile is that went nowhere
LEVELS = ("trace", "debug", "info", "warn", "error")
Kind = TypeVar("Kind", bound=Processor)


class WatchedQueue(FlowFileQueue):
    """Remembers what was taken (``took``) and what was put in (``came``) since somebody last forgot, by id."""

    def __init__(self, identifier: str, clock: Clock) -> None:
        super().__init__(identifier, clock)
        self.took: Dict[int, Record] = {}
        self.came: Dict[int, Record] = {}

    def put(self, flowfile: Record) -> None:
        self.came[flowfile.id] = flowfile
        super().put(flowfile)

    def forget(self) -> None:
        """From here on."""
        self.took, self.came = {}, {}

    def poll(self) -> Optional[Record]:
        flowfile = super().poll()
        if flowfile is not None:
            self.took[flowfile.id] = flowfile
        return flowfile

    def poll_filter(self, choose: Filter) -> List[Record]:
        before = self.took
        self.took = {}
        flowfiles = super().poll_filter(choose)
        self.took = {**before, **{flowfile.id: flowfile for flowfile in flowfiles}}
        return flowfiles


class Bench:
    """What ``run_script``, TestRunner and the command line stand on: ``make`` a processor, ``set_up``, ``schedule``, ``trigger``.

    State, counters, queues and logs stay when another processor is set up in the place of the first.
    """

    processor: Processor
    host: Host
    context: ProcessContext

    def __init__(
        self, clock: Clock, seed: Optional[int] = None, state: Optional[Mapping[str, str]] = None, identifier: str = "processor"
    ) -> None:
        self.clock, self.identifier = clock, identifier
        self.repository = Repository(clock, random.Random(seed) if seed is not None else None)
        self.queue = WatchedQueue("input", clock)
        self.outgoing: Dict[str, WatchedQueue] = {}
        self.store = StateStore()
        if state:
            self.set_state(state)
        self.logs: Dict[str, List[str]] = {level: [] for level in LEVELS}
        self.stdout: List[str] = []
        self.exceptions: List[Optional[Throwable]] = []  # one for each trigger
        self.given: List[int] = []  # ids of the FlowFiles put in the queue
        self.yielded = False

    def make(self, processor_class: Type[Kind], properties: Mapping[str, Optional[str]]) -> Kind:
        """A processor with the bench's clock and log; ``properties`` as they are written, stored name → value."""
        kind = processor_class.short_name()
        log = ComponentLog(lambda level, message: self.logs[level].append(message), f"{kind}[id={self.identifier}]")
        processor = processor_class(self.identifier, kind, log, properties, self.clock)
        if hasattr(processor, "output"):  # of a script
            processor.output = self.stdout.append
        return processor

    def set_up(
        self,
        processor: Processor,
        *,
        parameters: Optional[Parameters] = None,
        variables: Optional[Mapping[str, str]] = None,
        services: Optional[ControllerServiceLookup] = None,
        environment: Optional[Mapping[str, str]] = None,
        auto_terminated: Sequence[str] = (),
        unconnected: Sequence[str] = (),
        incoming: bool = True,
    ) -> None:
        """Put the processor between its queues. ``incoming``: whether the queue in front is connected (else it is a source)."""
        self.processor = processor
        self.parameters = checked_parameters(parameters)
        self.services = services or ControllerServiceLookup()
        values = self.values = resolved(processor, self.parameters)
        names = processor.relationships(values)
        declared = [name for name in processor.RELATIONSHIPS if name in names]
        self.relationships = declared + sorted(names.difference(declared))
        connected = [name for name in self.relationships if name not in auto_terminated and name not in unconnected]
        for name in connected:
            self.outgoing.setdefault(name, WatchedQueue(name, self.clock))
        release = release_of(processor.nifi)
        self.host = Host(
            self.identifier,
            processor.name,
            processor.short_name(),
            self.repository,
            incoming=[self.queue] if incoming else [],
            outgoing={name: [self.outgoing[name]] for name in connected},
            auto_terminated=auto_terminated,
            relationships=lambda: processor.relationships(values),
            log=processor.log,
            state=StateManager(self.store, self.identifier, release=release),
            release=release,
        )
        self.context = ProcessContext(
            self.host,
            values,
            parameters=self.parameters,
            variables=variables,
            services=self.services,
            annotation_data=processor.annotation_data,
            environment=environment,
            nifi=processor.nifi,
            describe=processor.java_descriptor,
        )

    def enqueue(self, data: bytes, attributes: Mapping[str, str]) -> Record:
        """Put a FlowFile in the queue."""
        flowfile = self.repository.new_flowfile(attributes, data)
        self.queue.put(flowfile)
        self.given.append(flowfile.id)
        return flowfile

    def schedule(self) -> None:
        """Start the processor (@OnScheduled). Raises what NiFi would: a ProcessException for a script that does not parse."""
        self.processor.on_scheduled(self.context)

    def trigger(self) -> Optional[Throwable]:
        """One trigger. What it raised is returned, and kept in ``exceptions``."""
        self.host.yield_until_ms = 0
        error = trigger(self.processor, self.context, self.host)
        self.exceptions.append(error)
        self.yielded = self.yielded or self.host.yield_until_ms > 0
        return error

    def stop(self) -> None:
        """Stop the processor (@OnStopped): what it still holds goes back to its queue."""
        self.processor.on_stopped(self.context)

    def result(self) -> ScriptResult:
        """Everything that came of it."""
        from ..failure import Failure
        from .results import ScriptResult

        transferred = {name: _all(queue, name) for name, queue in self.outgoing.items()}
        waiting = _all(self.queue, QUEUE)
        places = self.places()
        each = [places.get(identifier, Outcome(None, None)) for identifier in self.given]
        main = each[0] if each else Outcome(None, None)
        if main.flowfile is None:
            main = next((Outcome(name, flowfiles[0]) for name, flowfiles in transferred.items() if flowfiles), main)
        penalized = sum(flowfile.penalized for flowfiles in (*transferred.values(), waiting) for flowfile in flowfiles)
        triggers = [None if error is None else Failure.of(error) for error in self.exceptions]
        return ScriptResult(
            main.relationship, main.flowfile, transferred, waiting, each, triggers, self.logs,
            dict(self.repository.counters), list(self.repository.events), self.state(), "".join(self.stdout), penalized, self.yielded,
        )  # fmt: skip

    def set_state(self, values: Mapping[str, str]) -> None:
        """Replace the processor's state."""
        self.store.set(self.identifier, dict(values))

    def state(self) -> Dict[str, str]:
        """The processor's state; empty when it was never set."""
        saved = self.store.dump().get(self.identifier)
        return dict(saved["values"]) if saved else {}

    def places(self) -> Dict[int, Outcome]:
        """Where every FlowFile is now, by id."""
        queues: List[Tuple[Optional[str], FlowFileQueue]] = [(None, self.queue), *self.outgoing.items()]
        return {record.id: Outcome(name, FlowFile.of(record, name or QUEUE)) for name, queue in queues for record in queue.snapshot()}


def _all(queue: FlowFileQueue, where: str) -> List[FlowFile]:
    return [FlowFile.of(record, where) for record in queue.snapshot()]
