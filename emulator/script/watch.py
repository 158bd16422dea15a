"""How long a trigger of a script may last: one that does not come back is stopped where it is; in NiFi it would keep its thread for ever.

Nothing is traced, so a script that ends costs no more than setting an alarm. On the main thread the alarm is a SIGALRM, which also wakes
``time.sleep`` and ends a regular expression that backtracks without end; elsewhere (another thread, Windows, somebody else's SIGALRM) a
thread of ours raises the exception in the script's thread, which sees it between two of its statements. What neither reaches, one call
of Python's own that does not come back (``sum(xrange(2 ** 31 - 1))``), ends with the process where ``end_process_at_last`` was called.
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]
import faulthandler
import signal
import sys
import threading
import time
from types import FrameType
from typing import Any, Callable, Dict, Optional

AT_LAST = 10.0  # seconds more until the process is ended
AGAIN = 1.0  # seconds until the next try, where a ``finally`` of the script goes round for ever too


class Overdue(KeyboardInterrupt):
    """Raised inside a script that has run for too long; no clause of a script catches it."""


def watched(work: Callable[[], None], seconds: Optional[float]) -> None:
    """Do the work; Overdue, from where it was, when it lasts longer than so many seconds (None or 0: no limit)."""
    if not seconds:
        work()
    elif _alarm_is_free():
        _with_alarm(work, seconds)
    else:
        _with_thread(work, seconds)


def end_process_at_last() -> None:
    """From now on a script that cannot be stopped ends the process with a traceback on standard error: for the command line."""
    _alarm.ends_process = True


_handler_of: Callable[[int], Any] = _signal.getsignal  # without the enum, which costs most


def _alarm_is_free() -> bool:
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        return False
    handler = _handler_of(signal.SIGALRM)
    if handler == signal.SIG_DFL:
        signal.signal(signal.SIGALRM, _ring)
    return handler in (signal.SIG_DFL, _ring)


class _Alarm:
    is_set = False
    ends_process = False


_alarm = _Alarm()


def _with_alarm(work: Callable[[], None], seconds: float) -> None:
    if _alarm.ends_process and sys.__stderr__:
        faulthandler.dump_traceback_later(seconds + AT_LAST, exit=True, file=sys.__stderr__)
    _alarm.is_set = True
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        work()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        _alarm.is_set = False
        if _alarm.ends_process:
            faulthandler.cancel_dump_traceback_later()


def _ring(number: int, frame: Optional[FrameType]) -> None:
    if not _alarm.is_set:  # somebody else's, who wants what a SIGALRM does
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.raise_signal(signal.SIGALRM)
    elif not _is_debugged():
        raise Overdue


def _is_debugged() -> bool:
    """A person looks at the script's lines: their time does not count."""
    debugger = sys.modules.get("bdb")
    tracer = getattr(sys.gettrace(), "__self__", None)
    return "pydevd" in sys.modules or (debugger is not None and isinstance(tracer, debugger.Bdb))


def _with_thread(work: Callable[[], None], seconds: float) -> None:
    thread = threading.get_ident()
    _SENTRY.expect(thread, time.monotonic() + seconds)
    try:
        work()
    finally:
        while True:
            try:
                _SENTRY.forget(thread)
                break
            except Overdue:  # came between the script's end and here
                continue


class _Sentry:
    """A thread that waits for the earliest deadline; it is started by the first script that needs it."""

    def __init__(self) -> None:
        self._deadlines: Dict[int, float] = {}
        self._changed = threading.Condition()
        self._thread: Optional[threading.Thread] = None
        self._waits_until = 0.0

    def expect(self, thread: int, deadline: float) -> None:
        """From now on the thread must come back before the deadline (of time.monotonic)."""
        with self._changed:
            self._deadlines[thread] = deadline
            if self._thread is None or not self._thread.is_alive():  # a forked process has none
                self._thread = threading.Thread(target=self._watch, name="script timeout", daemon=True)
                self._thread.start()
            elif deadline < self._waits_until:
                self._changed.notify()

    def forget(self, thread: int) -> None:
        """The thread came back; an exception that is under way does not reach it any more."""
        with self._changed:
            if self._deadlines.pop(thread, None) is not None:
                _raise_in(thread, None)

    def _watch(self) -> None:
        with self._changed:
            while True:
                now = time.monotonic()
                for thread, deadline in self._deadlines.items():
                    if deadline <= now:
                        self._deadlines[thread] = now + AGAIN
                        if "pydevd" not in sys.modules:
                            _raise_in(thread, Overdue)
                earliest = min(self._deadlines.values(), default=now + 3600)
                self._waits_until = earliest
                self._changed.wait(max(0.001, earliest - now))


def _raise_in(thread: int, kind: Optional[type]) -> None:
    import ctypes

    python: Any = getattr(ctypes, "pythonapi", None)  # CPython's alone
    if python is not None:
        python.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(kind) if kind else None)


_SENTRY = _Sentry()
