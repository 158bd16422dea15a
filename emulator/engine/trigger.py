"""The one road to a component's work: a session opened, ``on_trigger``, the commit, and what NiFi makes of an error.

Mirrors ConnectableTask.invoke and AbstractProcessor.onTrigger of NiFi 1.16.3. Whether it is time to trigger is asked elsewhere
(``processor_node``, ``scheduler``); flows, single scripts, TestRunner and the benches of the tests all come through here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, Optional

from ..core.session import ProcessSession
from ..java.lang.throwable import Throwable
from ..java.nifi.processor.exception.exceptions import ProcessException

if TYPE_CHECKING:
    from ..components.processor import Processor
    from ..core.context import ProcessContext
    from ..core.host import Host

ADMINISTRATIVE_YIELD_MS = 1000  # nifi.administrative.yield.duration


def trigger(processor: Processor, context: ProcessContext, host: Host) -> Optional[Throwable]:
    """Trigger a processor once. Returns what left it (logged already, its session rolled back), None when all went well.

    Errors of the emulator itself (NotEmulated, InputError) are raised, after the rollback.
    """
    try:
        if processor.OWN_SESSIONS:
            processor.on_trigger_with_factory(context, lambda: ProcessSession(host))
        else:
            in_session(host, lambda session: processor.on_trigger(context, session))
    except ProcessException as error:
        processor.log.error("Processing failed", error)
        return error
    except Throwable as error:
        processor.log.error("Processing halted: yielding [{}]", ["1 sec"], error)
        host.yield_for(ADMINISTRATIVE_YIELD_MS)
        return error
    return None


def in_session(host: Host, work: Callable[[ProcessSession], None]) -> None:
    """Work in a session of its own, committed afterwards; rolled back with penalty when it raises (AbstractProcessor.onTrigger)."""
    session = ProcessSession(host)
    try:
        work(session)
        session.commit()
    except BaseException:
        session.rollback(True)
        raise
