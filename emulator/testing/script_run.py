"""``run_script``: one script on FlowFiles, on the same road as a flow: one ExecuteScript, two queues, real sessions."""

from __future__ import annotations

import json
import os
import random
import time
from dataclasses import dataclass, field
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple, Union

from ..base.clock import Clock, VirtualClock
from ..base.errors import InputError
from ..components.execute_script import ENGINE, MODULES, SCRIPT_BODY, ExecuteScript, read_script
from ..core.context import ProcessContext
from ..core.flowfile import FlowFile
from ..core.host import Host
from ..core.log import ComponentLog
from ..core.queue import FlowFileQueue
from ..core.repository import Repository
from ..core.session import ProcessSession
from ..core.state import StateManager, StateStore
from ..java.throwable import ProcessException, Throwable
from ..script.source_tokens import SourceError

Content = Union[bytes, str]
Given = Union[Content, Tuple[Content, Mapping[str, str]], Mapping[str, Any]]
_IDENTIFIER = "execute-script"
_LEVELS = ("trace", "debug", "info", "warn", "error")


@dataclass(frozen=True)
class ResultFlowFile:
    """A FlowFile after the run."""

    attributes: Dict[str, str]
    content: bytes
    penalized: bool = False

    @property
    def text(self) -> str:
        """The content as UTF-8."""
        return self.content.decode("utf-8")

    @property
    def size(self) -> int:
        """Bytes of content."""
        return len(self.content)

    def json(self) -> Any:
        """The content as JSON."""
        return json.loads(self.content)


@dataclass
class ScriptResult:
    """What a run of a script did.

    ``relationship`` and ``flowfile`` are of the first FlowFile given, wherever it went; of the first one transferred when it is gone.
    ``exception`` is the first of ``exceptions`` (one for each trigger, None where it went well). ``penalized`` counts FlowFiles.
    """

    relationship: Optional[str] = None
    flowfile: Optional[ResultFlowFile] = None
    transferred: Dict[str, List[ResultFlowFile]] = field(default_factory=dict)
    queue: List[ResultFlowFile] = field(default_factory=list)
    exceptions: List[Optional[Throwable]] = field(default_factory=list)
    logs: Dict[str, List[str]] = field(default_factory=dict)
    counters: Dict[str, int] = field(default_factory=dict)
    provenance: List[Any] = field(default_factory=list)
    state: Dict[str, str] = field(default_factory=dict)
    stdout: str = ""
    penalized: int = 0
    yielded: bool = False

    @property
    def exception(self) -> Optional[Throwable]:
        """The first trigger's error."""
        return next((error for error in self.exceptions if error is not None), None)


def run_script(
    script: Union[str, os.PathLike[str]],
    content: Content = b"",
    attributes: Optional[Mapping[str, str]] = None,
    *,
    properties: Optional[Mapping[str, Optional[str]]] = None,
    state: Optional[Mapping[str, str]] = None,
    flowfiles: Optional[Sequence[Given]] = None,
    triggers: Optional[int] = None,
    parameters: Optional[Mapping[str, str]] = None,
    variables: Optional[Mapping[str, str]] = None,
    services: Any = None,
    modules: Sequence[str] = (),
    clock: Optional[Clock] = None,
    seed: Optional[int] = None,
    version: Sequence[int] = (1, 16, 3),
    environment: Optional[Mapping[str, str]] = None,
) -> ScriptResult:
    """Run a script as ExecuteScript would. ``script``: a path, or the script's text when it holds a line break.

    ``flowfiles`` replaces content and attributes: content, (content, attributes) or {"content", "attributes"} each. ``triggers``: as many
    as there are FlowFiles, one at least. The clock stands still unless one is given.
    """
    given = [_given(one) for one in flowfiles] if flowfiles is not None else [_given((content, attributes or {}))]
    text, name = _text(script)
    bench = Bench(clock or VirtualClock(int(time.time() * 1000)), seed, dict(state or {}))
    written = {ENGINE: "python", SCRIPT_BODY: text, MODULES: ",".join(modules) or None, **(properties or {})}
    bench.set_up(written, version, parameters, variables, services, environment)
    for data, names in given:
        bench.enqueue(data, names)
    try:
        bench.schedule()
    except ProcessException as error:
        raise _unreadable(error, text, name) from error
    for _ in range(triggers if triggers is not None else max(1, len(given))):
        bench.trigger()
    return bench.result()


class Bench:
    """One ExecuteScript between a queue and its two relationships; also what TestRunner and the web page stand on."""

    def __init__(self, clock: Clock, seed: Optional[int] = None, state: Optional[Mapping[str, str]] = None) -> None:
        self.clock = clock
        self.repository = Repository(clock, random.Random(seed) if seed is not None else None)
        self.queue = FlowFileQueue("input", clock)
        self.outgoing = {name: FlowFileQueue(name, clock) for name in ExecuteScript.RELATIONSHIPS}
        self.store = StateStore()
        if state:
            self.store.set(_IDENTIFIER, dict(state))
        self.logs: Dict[str, List[str]] = {level: [] for level in _LEVELS}
        self.stdout: List[str] = []
        self.exceptions: List[Optional[Throwable]] = []
        self.first: Optional[int] = None
        self.yielded = False

    def set_up(
        self,
        properties: Mapping[str, Optional[str]],
        version: Sequence[int] = (1, 16, 3),
        parameters: Optional[Mapping[str, str]] = None,
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
        known = {name: (value, False) for name, value in (parameters or {}).items()}
        self.context = ProcessContext(
            self.host, self.processor.properties, parameters=known, variables=variables, services=services, environment=environment
        )

    def enqueue(self, data: bytes, attributes: Mapping[str, str]) -> FlowFile:
        """Put a FlowFile in the queue."""
        flowfile = self.repository.new_flowfile(attributes, data)
        self.queue.put(flowfile)
        if self.first is None:
            self.first = flowfile.id
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
        self.yielded = self.yielded or self.host.yield_until_ms > 0

    def result(self) -> ScriptResult:
        """Everything that came of it."""
        went = {name: [_drain(one) for one in _ordered(queue)] for name, queue in self.outgoing.items()}
        left = _ordered(self.queue)
        relationship, flowfile = self._main(left)
        penalized = sum(one.penalized for ones in went.values() for one in ones) + sum(one.isPenalized() for one in left)
        return ScriptResult(
            relationship, flowfile, went, [_drain(one) for one in left], list(self.exceptions), self.logs, dict(self.repository.counters),
            list(self.repository.events), _values(self.store), "".join(self.stdout), penalized, self.yielded,
        )  # fmt: skip

    def _main(self, left: Sequence[FlowFile]) -> Tuple[Optional[str], Optional[ResultFlowFile]]:
        everywhere = [(name, one) for name, queue in self.outgoing.items() for one in queue.snapshot()]
        for name, one in everywhere:
            if one.id == self.first:
                return name, _drain(one)
        kept = next((one for one in left if one.id == self.first), None)
        if kept is not None or not everywhere:
            return None, _drain(kept) if kept is not None else None
        name, one = everywhere[0]
        return name, _drain(one)


def _ordered(queue: FlowFileQueue) -> List[FlowFile]:
    return list(queue.snapshot())


def _drain(flowfile: FlowFile) -> ResultFlowFile:
    return ResultFlowFile(dict(flowfile.attributes), flowfile.content.read(), flowfile.isPenalized())


def _values(store: StateStore) -> Dict[str, str]:
    saved = store.dump().get(_IDENTIFIER)
    return dict(saved["values"]) if saved else {}


def _given(one: Given) -> Tuple[bytes, Dict[str, str]]:
    if isinstance(one, Mapping):
        return _bytes(one.get("content", b"")), dict(one.get("attributes") or {})
    if isinstance(one, tuple):
        return _bytes(one[0]), dict(one[1])
    return _bytes(one), {}


def _bytes(content: Content) -> bytes:
    return content.encode("utf-8") if isinstance(content, str) else bytes(content)


def _text(script: Union[str, os.PathLike[str]]) -> Tuple[str, str]:
    if isinstance(script, str) and "\n" in script:
        return script, "<script>"
    path = os.fspath(script)
    return read_script(path), path


def _unreadable(error: ProcessException, text: str, name: str) -> BaseException:
    """The script's SyntaxError as NiFi says it, with our pointer to the place."""
    source = error.__cause__
    if not isinstance(source, SourceError):
        return error
    lines = text.split("\n")
    line = lines[source.line - 1].rstrip("\r") if 0 < source.line <= len(lines) else ""
    pointer = f"\n  {line}\n  {' ' * source.column}^\n" if line else "\n"
    nifi = f"NiFi would say: {error.getMessage()}: {error.getCause()}"
    return InputError(f"SyntaxError: {source.message}{pointer}{nifi}", f"{name}:{source.line}:{source.column + 1}")
