"""Watches over scripts where no alarm can: a thread of ours raises Overdue in the script's thread, which sees it between two statements."""

from __future__ import annotations

import sys
import threading
import time
from typing import Any, Callable, Dict, Optional

from .overdue import AGAIN, Overdue


def with_thread(work: Callable[[], None], seconds: float) -> None:
    """Do the work; Overdue is raised in it when it lasts longer than so many seconds."""
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
