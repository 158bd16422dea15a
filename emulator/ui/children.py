"""Warm child processes: an idle one takes a message, a new one is started for the next; what does not come back is ended."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Dict, List

from . import child

MOST = 4  # at a time
SECONDS = 15.0  # a script is stopped after ten; what cannot be stopped ends with its process
MEMORY_MB = 1024
_ENDED = "it did not come back within %d seconds: its process was ended. Look for a loop without end"
_GONE = "its process ended (code %s), perhaps for want of memory (%d MB). Try it with less"


class Child:
    """One process."""

    def __init__(self, folder: str) -> None:
        command = [sys.executable, "-m", child.__name__, folder, str(MEMORY_MB)]
        above = str(Path(__file__).resolve().parents[2])
        paths = os.pathsep.join(filter(None, (above, os.environ.get("PYTHONPATH", ""))))
        environment = {**os.environ, "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"}
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, env=environment)
        self.is_spent = False

    def ask(self, message: Dict[str, object], seconds: float) -> Dict[str, object]:
        """The answer; the process is spent when there is none in time."""
        assert self.process.stdin is not None and self.process.stdout is not None
        overdue = threading.Event()

        def end_overdue() -> None:
            overdue.set()
            self.process.kill()

        timer = threading.Timer(seconds, end_overdue)
        timer.daemon = True
        timer.start()
        try:
            child.write(self.process.stdin, message)
            answer = child.read(self.process.stdout)
        except (OSError, ValueError):
            answer = None
        finally:
            timer.cancel()
        if answer is None:
            self.end()
            words = _ENDED % seconds if overdue.is_set() else _GONE % (self.process.returncode, MEMORY_MB)
            return {"refused": words, "failed": True}
        self.is_spent = bool(answer.pop("spent", False))
        return answer

    def end(self) -> None:
        """End the process and wait for it."""
        self.is_spent = True
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            try:
                if stream is not None:
                    stream.close()
            except OSError:
                pass


class Children:
    """``folder``: where cases are kept; ``seconds``: how long an answer may take."""

    def __init__(self, folder: str, seconds: float = SECONDS) -> None:
        self._folder, self._seconds = folder, seconds
        self._idle: List[Child] = []
        self._all: List[Child] = []
        self._lock, self._room = threading.Lock(), threading.BoundedSemaphore(MOST)

    def warm(self) -> None:
        """Start one that waits."""
        with self._lock:
            self._idle.append(self._started())

    def ask(self, message: Dict[str, object]) -> Dict[str, object]:
        """The answer of an idle child, or of a new one."""
        with self._room:
            with self._lock:
                chosen = self._idle.pop() if self._idle else self._started()
            answer = chosen.ask(message, self._seconds)
            with self._lock:
                if chosen not in self._all:  # all were ended while it worked
                    return answer
                if chosen.is_spent:
                    chosen.end()
                    self._all.remove(chosen)
                else:
                    self._idle.append(chosen)
                if not self._idle:
                    self._idle.append(self._started())
            return answer

    def end(self) -> None:
        """End them all."""
        with self._lock:
            for process in self._all:
                process.end()
            self._all, self._idle = [], []

    def _started(self) -> Child:
        process = Child(self._folder)
        self._all.append(process)
        return process
