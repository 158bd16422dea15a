"""run_flow: a whole flow, offline, until it is quiet.

Processors that are not DISABLED are started as an operator would, services enabled. Each source (a processor that nothing leads to) is
triggered ``fires`` times by its schedule. With the virtual clock (the default) schedules, penalties and back-offs cost no time.
A processor that only fails, ten times in a row with nothing new in its queues, is given up (NiFi would go on for ever): what waits before
it is ``stalled``, as is everything else that nothing can move.
"""

from __future__ import annotations

import random
from typing import Any, Callable, Iterable, Mapping, Optional, Sequence, Tuple, Union

from ..base.clock import Clock, VirtualClock
from ..base.errors import InputError
from ..base.secret import Parameters, checked_parameters
from ..core.repository import Repository
from ..core.state import StateStore
from ..flow import model
from .builder import build
from .flow_run import FlowRun
from .logs import LogRecord, Logs
from .runtime import Runtime
from .service_builder import Services

__all__ = ["DEFAULT_START_MS", "FlowRun", "run_flow", "start_flow"]

Given = Tuple[Union[bytes, str], Mapping[str, str]]
DEFAULT_START_MS = 1_700_000_000_000  # 2023-11-14T22:13:20Z: every run of the virtual clock starts at the same moment


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
    services: Sequence[Any] = (),
) -> FlowRun:
    """Run a flow. ``clock``: 'virtual' (default), 'real', or a Clock; ``seed`` decides uuids; ``state`` is another run's ``state``.

    ``feed``: pairs (path of a component, (content, attributes)), put in front of it before the start. ``services``: controller services of
    enclosing groups, objects with ``identifier``, ``name`` and ``APIS``.
    ``history_limit``: how many events, finals and log messages are kept, the latest.
    """
    run = start_flow(flow, parameters, clock, seed, state, listener, history_limit, max_triggers, services)
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
    services: Sequence[Any] = (),
) -> FlowRun:
    """The flow built, nothing triggered yet; what is not valid is said by the first run."""
    chosen = _clock(clock)
    repository = Repository(chosen, random.Random(seed))
    runtime = Runtime(flow, chosen, repository, StateStore(state), Logs(chosen, listener, history_limit))
    runtime.services = Services(services)
    build(runtime, checked_parameters(parameters))
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
