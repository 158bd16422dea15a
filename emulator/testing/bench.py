"""One ExecuteScript between a queue and its two relationships, step by step."""

from __future__ import annotations

import random
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

from ..base.clock import Clock
from ..base.secret import Parameters, checked_parameters
from ..components.execute_script import ExecuteScript
from ..core.context import ProcessContext
from ..core.flowfile import FlowFile
from ..core.host import Host
from ..core.log import ComponentLog
from ..core.queue import FlowFileQueue
from ..core.repository import Repository
from ..core.session import ProcessSession
from ..core.state import StateManager, StateStore
from ..java.lang.throwable import Throwable
from .results import Outcome, ResultFlowFile, ScriptResult

_IDENTIFIER = "execute-script"
_LEVELS = ("trace", "debug", "info", "warn", "error")


class WatchedQueue(FlowFileQueue):
    """Remembers what was taken (``took``) and what was put in (``came``) since somebody last forgot, by id."""

    def __init__(self, identifier: str, clock: Clock) -> None:
        super().__init__(identifier, clock)
        self.took: Dict[int, FlowFile] = {}
        self.came: Dict[int, FlowFile] = {}

    def put(self, flowfile: FlowFile) -> None:
        """Add one."""
        self.came[flowfile.id] = flowfile
        super().put(flowfile)

    def forget(self) -> None:
        """From here on."""
        self.took, self.came = {}, {}

    def _in_flight(self, flowfile: FlowFile) -> FlowFile:
        self.took[flowfile.id] = flowfile
        return super()._in_flight(flowfile)


class Bench:
    """One ExecuteScript between a queue and its two relationships; also what TestRunner and the command line stand on."""

    def __init__(self, clock: Clock, seed: Optional[int] = None, state: Optional[Mapping[str, str]] = None) -> None:
        self.clock = clock
        self.repository = Repository(clock, random.Random(seed) if seed is not None else None)
        self.queue = WatchedQueue("input", clock)
        self.outgoing = {name: WatchedQueue(name, clock) for name in ExecuteScript.RELATIONSHIPS}
        self.store = StateStore()
        if state:
            self.set_state(state)
        self.logs: Dict[str, List[str]] = {level: [] for level in _LEVELS}
        self.stdout: List[str] = []
        self.exceptions: List[Optional[Throwable]] = []
        self.given: List[int] = []  # ids of the FlowFiles put in the queue
        self.yielded = False

    def set_up(
        self,
        properties: Mapping[str, Optional[str]],
        version: Sequence[int] = (1, 16, 3),
        parameters: Optional[Parameters] = None,
        variables: Optional[Mapping[str, str]] = None,
        services: Any = None,
        environment: Optional[Mapping[str, str]] = None,
    ) -> None:
        """Make the processor."""
        log = ComponentLog(lambda level, message: self.logs[level].append(message), f"ExecuteScript[id={_IDENTIFIER}]")
        self.processor = ExecuteScript(_IDENTIFIER, "ExecuteScript", log, properties)
        self.processor.output = self.stdout.append
        self.processor.version = version  # type: ignore[misc]
        self.host = Host(
            _IDENTIFIER,
            "ExecuteScript",
            "ExecuteScript",
            self.repository,
            incoming=[self.queue],
            outgoing={name: [queue] for name, queue in self.outgoing.items()},
            relationships=lambda: set(ExecuteScript.RELATIONSHIPS),
            log=log,
            state=StateManager(self.store, _IDENTIFIER),
        )
        self.context = ProcessContext(
            self.host,
            self.processor.properties,
            parameters=checked_parameters(parameters),
            variables=variables,
            services=services,
            environment=environment,
        )

    def enqueue(self, data: bytes, attributes: Mapping[str, str]) -> FlowFile:
        """Put a FlowFile in the queue."""
        flowfile = self.repository.new_flowfile(attributes, data)
        self.queue.put(flowfile)
        self.given.append(flowfile.id)
        return flowfile

    def schedule(self) -> None:
        """Start the processor; raises what NiFi would for a script that does not parse."""
        self.processor.on_scheduled(self.context)

    def trigger(self) -> None:
        """One trigger; what it raises is kept in ``exceptions``."""
        session = ProcessSession(self.host)
        self.host.yield_until_ms = 0
        try:
            self.processor.on_trigger(self.context, session)
            session.commit()
            self.exceptions.append(None)
        except Throwable as error:
            session.rollback(True)
            self.exceptions.append(error)
        except BaseException:
            session.rollback()
            raise
        self.yielded = self.yielded or self.host.yield_until_ms > 0

    def result(self) -> ScriptResult:
        """Everything that came of it."""
        went = {name: _all(queue) for name, queue in self.outgoing.items()}
        left = _all(self.queue)
        places = self.places()
        each = [places.get(one, Outcome(None, None)) for one in self.given]
        main = each[0] if each else Outcome(None, None)
        if main.flowfile is None:
            main = next((Outcome(name, ones[0]) for name, ones in went.items() if ones), main)
        penalized = sum(one.penalized for ones in (*went.values(), left) for one in ones)
        return ScriptResult(
            main.relationship, main.flowfile, went, left, each, list(self.exceptions), self.logs, dict(self.repository.counters),
            list(self.repository.events), self.state(), "".join(self.stdout), penalized, self.yielded,
        )  # fmt: skip

    def set_state(self, values: Mapping[str, str]) -> None:
        """Replace the processor's state."""
        self.store.set(_IDENTIFIER, dict(values))

    def state(self) -> Dict[str, str]:
        """The processor's state."""
        saved = self.store.dump().get(_IDENTIFIER)
        return dict(saved["values"]) if saved else {}

    def places(self) -> Dict[int, Outcome]:
        """Where every FlowFile is now, by id."""
        queues: List[Tuple[Optional[str], FlowFileQueue]] = [(None, self.queue), *self.outgoing.items()]
        return {one.id: Outcome(name, _as_result(one)) for name, queue in queues for one in queue.snapshot()}


def _all(queue: FlowFileQueue) -> List[ResultFlowFile]:
    return [_as_result(one) for one in queue.snapshot()]


def _as_result(flowfile: FlowFile) -> ResultFlowFile:
    return ResultFlowFile(dict(flowfile.attributes), flowfile.content.read(), flowfile.isPenalized())
