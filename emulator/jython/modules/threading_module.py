"""``threading``: Python 3's, with the names of Python 2."""

from __future__ import annotations

import threading
from types import ModuleType
from typing import Any

from ..objects.bytestring import ByteString
from .catalog import python_module

_NAMES = ("BoundedSemaphore", "Condition", "Event", "Lock", "RLock", "Semaphore", "Timer", "local", "enumerate", "settrace", "setprofile")


class Thread(threading.Thread):
    """``threading.Thread``."""

    def getName(self) -> ByteString:  # noqa: N802
        """Its name."""
        return ByteString(self.name)

    def setName(self, name: Any) -> None:  # noqa: N802
        """Name it."""
        self.name = str.__str__(name)

    def isDaemon(self) -> bool:  # noqa: N802
        """Does nobody wait for it?"""
        return self.daemon

    def setDaemon(self, daemonic: Any) -> None:  # noqa: N802
        """Let nobody wait for it."""
        self.daemon = bool(daemonic)

    def isAlive(self) -> bool:  # noqa: N802
        """Does it run?"""
        return self.is_alive()


class _Current:
    """The thread that asks."""

    def __init__(self) -> None:
        self._thread = threading.current_thread()
        self.name, self.ident, self.daemon = ByteString(self._thread.name), self._thread.ident, self._thread.daemon

    def getName(self) -> ByteString:  # noqa: N802
        """Its name."""
        return self.name

    def isAlive(self) -> bool:  # noqa: N802
        """It asks, so it runs."""
        return True

    is_alive = isAlive

    def isDaemon(self) -> bool:  # noqa: N802
        """Does nobody wait for it?"""
        return self.daemon


def _current() -> Any:
    thread = threading.current_thread()
    return thread if isinstance(thread, Thread) else _Current()


@python_module("threading")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("threading")
    module.__dict__.update({name: getattr(threading, name) for name in _NAMES})
    module.__dict__.update(
        Thread=Thread,
        currentThread=_current,
        current_thread=_current,
        activeCount=threading.active_count,
        active_count=threading.active_count,
    )
    return module
