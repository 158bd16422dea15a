"""The other side of a run that serves: the caller's work in a thread of its own, with the door open as long as it lasts."""

from __future__ import annotations

import threading
from typing import Callable, Generic, List, Optional, TypeVar

from .door import Door

Result = TypeVar("Result")


class Worker(Generic[Result]):
    """``start`` opens the door and begins the work; when the work is over the door is closed."""

    def __init__(self, work: Callable[[], Result], door: Door) -> None:
        self._work, self._door = work, door
        self._results: List[Result] = []
        self._error: Optional[BaseException] = None
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        self._door.open()
        self._thread.start()

    def join(self) -> None:
        """Wait for the end of the work; nothing when it never began."""
        if self._thread.ident is not None:
            self._thread.join()

    def result(self) -> Result:
        """What the work returned; what it raised is raised."""
        if self._error is not None:
            raise self._error
        return self._results[0]

    def _run(self) -> None:
        try:
            self._results.append(self._work())
        except BaseException as error:
            self._error = error
        finally:
            self._door.close()
