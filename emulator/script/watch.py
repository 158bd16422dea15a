"""How long a trigger of a script may last: one that does not come back is stopped where it is; in NiFi it would keep its thread for ever.

Nothing is traced, so a script that ends costs no more than setting an alarm. On the main thread the alarm is a SIGALRM, which also wakes
``time.sleep`` and ends a regular expression that backtracks without end; elsewhere (another thread, Windows, somebody else's SIGALRM) a
thread of ours does (``watch_thread.py``). What neither reaches, one call of Python's own that does not come back
(``sum(xrange(2 ** 31 - 1))``), ends with the process where ``end_process_at_last`` was called.
"""

from __future__ import annotations

import _signal as signals  # type: ignore[import-not-found]  # signal without its enums, which cost most
import faulthandler
import sys
from types import FrameType
from typing import Any, Callable, Optional

from .overdue import AGAIN, Overdue

AT_LAST = 10.0  # seconds more until the process is ended


def watched(work: Callable[[], None], seconds: Optional[float]) -> None:
    """Do the work; Overdue, from where it was, when it lasts longer than so many seconds (None or 0: no limit)."""
    if not seconds:
        work()
    elif _alarm_is_free():
        _with_alarm(work, seconds)
    else:
        from .watch_thread import with_thread

        with_thread(work, seconds)


def end_process_at_last() -> None:
    """From now on a script that cannot be stopped ends the process with a traceback on standard error: for the command line."""
    _alarm.ends_process = True


def _alarm_is_free() -> bool:
    if not _is_main_thread() or not hasattr(signals, "setitimer"):
        return False
    handler = signals.getsignal(signals.SIGALRM)
    if handler == signals.SIG_DFL:
        signals.signal(signals.SIGALRM, _ring)
    return handler in (signals.SIG_DFL, _ring)


def _is_main_thread() -> bool:
    threading: Any = sys.modules.get("threading")  # nobody has another thread who has not imported it
    return threading is None or threading.current_thread() is threading.main_thread()


class _Alarm:
    is_set = False
    ends_process = False


_alarm = _Alarm()


def _with_alarm(work: Callable[[], None], seconds: float) -> None:
    if _alarm.ends_process and sys.__stderr__ and not _is_debugged():
        faulthandler.dump_traceback_later(seconds + AT_LAST, exit=True, file=sys.__stderr__)
    _alarm.is_set = True
    signals.setitimer(signals.ITIMER_REAL, seconds, AGAIN)
    try:
        work()
    finally:
        signals.setitimer(signals.ITIMER_REAL, 0)
        _alarm.is_set = False
        if _alarm.ends_process:
            faulthandler.cancel_dump_traceback_later()


def _ring(number: int, frame: Optional[FrameType]) -> None:
    if not _alarm.is_set:  # somebody else's, who wants what a SIGALRM does
        signals.signal(signals.SIGALRM, signals.SIG_DFL)
        signals.raise_signal(signals.SIGALRM)
    elif not _is_debugged():
        raise Overdue


def _is_debugged() -> bool:
    """A person looks at the script's lines: their time does not count."""
    debugger = sys.modules.get("bdb")
    tracer = getattr(sys.gettrace(), "__self__", None)
    return "pydevd" in sys.modules or (debugger is not None and isinstance(tracer, debugger.Bdb))
