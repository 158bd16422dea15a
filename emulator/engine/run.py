"""run_flow: a whole flow, offline, until it is quiet.

Processors that are not DISABLED are started as an operator would, services enabled. Each source (a processor that nothing leads to) is
triggered ``fires`` times by its schedule. With the virtual clock (the default) schedules, penalties and back-offs cost no time.
A processor that only fails, ten times in a row with nothing new in its queues, is given up (NiFi would go on for ever): what waits before
it is ``stalled``, as is everything else that nothing can move.
"""

from __future__ import annotations

import os
import random
from typing import Callable, Iterable, Mapping, Optional, Sequence, Tuple, Union

from ..base.clock import SCRIPT_SECONDS, ClockChoice, chosen_clock
from ..base.errors import InputError
from ..base.secret import Parameters, checked_parameters
from ..base.versions import DEFAULT, version_of
from ..components.controller_service import ControllerService
from ..core.repository import Repository
from ..core.state import SavedState, StateStore
from ..failure import border
from ..flow.load import load_flow
from ..flow.model import Flow
from ..stubs.stubs import Stubs, StubsLike
from .builder import build
from .flow_run import FlowRun
from .logs import LogRecord, Logs
from .runtime import Runtime
from .service_builder import Services

__all__ = ["FlowRun", "run_flow", "start_flow"]

FlowOrPath = Union[Flow, str, "os.PathLike[str]"]
Fed = Tuple[str, Tuple[Union[bytes, str], Mapping[str, str]]]  # path of a component, (content, attributes)


def run_flow(
    flow: FlowOrPath,
    *,
    parameters: Optional[Parameters] = None,
    fires: int = 1,
    max_time: Optional[float] = None,
    feed: Iterable[Fed] = (),
    clock: ClockChoice = "virtual",
    seed: int = 0,
    nifi: str = DEFAULT,
    state: Optional[Mapping[str, SavedState]] = None,
    services: Sequence[ControllerService] = (),
    stubs: Optional[StubsLike] = None,
    keep_ends: bool = False,
    keep_contents: bool = False,
    listener: Optional[Callable[[LogRecord], None]] = None,
    history_limit: int = 100_000,
    max_triggers: int = 1_000_000,
    timeout: Optional[float] = SCRIPT_SECONDS,
    jython: Optional[str] = None,
) -> FlowRun:
    """Run a flow until nothing moves any more.

    Args:
        flow: the path of an XML template or JSON flow definition, or a Flow (``load_flow``).
        parameters: name → text, None for one without a value, ``Secret(text)`` for a sensitive one; they win over the file's.
        fires: how often each source is triggered by its schedule.
        max_time: seconds of the run's clock after which it ends, ``finished`` False; no limit by default.
        feed: pairs (path of a component, (content, attributes)) to put in front of it before the start.
        clock: 'virtual' (waiting costs no time, starts at 2023-11-14T22:13:20Z), 'real', or a clock.
        seed: decides uuids and everything random.
        nifi: NiFi's version: how ExecuteScript starts a script, which functions expressions have; the rest is 1.16.3's.
        state: the components' state, another run's ``state``.
        services: enabled controller services of enclosing groups.
        stubs: stand-ins for components, what is not emulated or not wanted: type, name, path or id → answer, as ``{"PutSQL": "success"}``
            (``emulator.stubs.answer`` says what an answer can be). The run names them (``FlowRun.stubs``).
        keep_ends: keep the content of FlowFiles that reach an end, which NiFi forgets (``FlowRun.finals``).
        keep_contents: keep the content of every FlowFile at each of its steps (``FlowRun.trace``).
        listener: is called with each log message as it comes.
        history_limit: how many events, finals and log messages are kept, the latest.
        max_triggers: how many triggers one run may make.
        timeout: seconds of real time that a trigger of a script may last; None or 0: no limit.
        jython: the jar jython-standalone-2.7.2.jar, whose library then runs ('' for none); by default the one that is found.

    Raises:
        InputError: the file, a parameter or another argument cannot be used; the message says which.
        InvalidFlow: what NiFi would not start; every component and sentence is listed.
        NotEmulated: the flow uses what the emulator does not know, by name.
        EmulatorError: ``max_triggers`` is over.
        Failure: a script did not end in its time; it says where it was.
    """
    run = start_flow(
        flow,
        parameters=parameters,
        clock=clock,
        seed=seed,
        nifi=nifi,
        state=state,
        services=services,
        stubs=stubs,
        keep_ends=keep_ends,
        keep_contents=keep_contents,
        listener=listener,
        history_limit=history_limit,
        max_triggers=max_triggers,
        timeout=timeout,
        jython=jython,
    )
    for path, (content, attributes) in feed:
        run.feed(path, content, attributes)
    return run.run(fires, max_time)


def start_flow(
    flow: FlowOrPath,
    *,
    parameters: Optional[Parameters] = None,
    clock: ClockChoice = "virtual",
    seed: int = 0,
    nifi: str = DEFAULT,
    state: Optional[Mapping[str, SavedState]] = None,
    services: Sequence[ControllerService] = (),
    stubs: Optional[StubsLike] = None,
    keep_ends: bool = False,
    keep_contents: bool = False,
    listener: Optional[Callable[[LogRecord], None]] = None,
    history_limit: int = 100_000,
    max_triggers: int = 1_000_000,
    timeout: Optional[float] = SCRIPT_SECONDS,
    jython: Optional[str] = None,
) -> FlowRun:
    """A flow built, nothing triggered yet: ``feed`` it, ``run`` it, ``serve`` it. What is not valid is said by the first run.

    Arguments and errors are those of ``run_flow``.
    """
    if isinstance(flow, (str, os.PathLike)):
        flow = load_flow(flow)
    elif not isinstance(flow, Flow):
        raise InputError(f"a flow is a path or a Flow, not of type {type(flow).__name__}", "", "Give the path of an XML or JSON file")
    time = chosen_clock(clock)
    runtime = Runtime(flow, time, Repository(time, random.Random(seed)), StateStore(state), Logs(time, listener, history_limit))
    runtime.nifi, runtime.script_timeout, runtime.jython = version_of(nifi), timeout, jython
    runtime.services, runtime.stubs = Services(services), Stubs.of(stubs)
    with border(flow.origin):
        build(runtime, checked_parameters(parameters))
    return FlowRun(runtime, history_limit, max_triggers, keep_ends, keep_contents)
