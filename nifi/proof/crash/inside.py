"""Points inside NiFi, found on its disk: NiFi appends each change to a log, and what is in the log outlives a kill -9.

``stored``   the Ledger's state (``state/local``) holds a word for an id for the first time: StateManager.replace has written it, and the
             Ledger's session is about to be committed
``checked``  the FlowFile repository's journal holds an id for the first time: of a plan, that Check the call has committed it

A kill must not come late, so NiFi runs in slices of a millisecond while its moment is waited for (SIGSTOP, a look at the logs, SIGCONT).
It comes up to a slice late all the same: ``word_of`` says afterwards what it hit.
"""

from __future__ import annotations

import os
import re
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, Set, Tuple

from .world import World

STATUSES = b"flying|asked|accepted|parked|held|open|done|written"
SLICE, LISTED, FIRST = 0.001, 20, -10
# SequentialAccessWriteAheadLog, of FlowFiles and of NiFi 2's state; MinimalLockingWriteAheadLog, of NiFi 1's state
LOGS = ("*.journal", "journals/*.journal", "partition-*/*")
CARRY = 400  # bytes of a log that are looked at again, since an entry may come in two pieces


class Tail:
    """What is appended to the logs in some folders; what they hold already is passed over."""

    def __init__(self, *folders: Path) -> None:
        self._folders, self._ends, self._looks = folders, dict[str, int](), 0
        self._list()
        self._ends = {file: os.stat(file).st_size for file in self._ends}
        self._carry: Dict[str, bytes] = {}

    def _list(self) -> None:
        for file in (str(file) for folder in self._folders for file in logs(folder)):
            self._ends.setdefault(file, 0)

    def read(self) -> List[bytes]:
        """Every piece that is new, with the end of what came before it. New files are noticed a few looks later."""
        self._looks += 1
        if self._looks % LISTED == 0:
            self._list()
        return [piece for file in list(self._ends) for piece in self._piece(file)]

    def _piece(self, file: str) -> Iterator[bytes]:
        try:
            if os.stat(file).st_size <= self._ends[file]:
                return
            with open(file, "rb") as log:
                log.seek(self._ends[file])
                new = log.read()
        except OSError:  # the log was rolled over
            del self._ends[file]
            return
        self._ends[file] += len(new)
        piece = self._carry.get(file, b"") + new
        self._carry[file] = piece[-CARRY:]
        yield piece


def logs(folder: Path) -> Iterator[Path]:
    """The logs in a folder, and in the folders in it in which NiFi 1 and NiFi 2 keep those of their state."""
    try:
        return iter(sorted(file for pattern in LOGS for file in folder.glob(pattern)))
    except OSError:
        return iter(())


def free(_: bool) -> None:
    """NiFi runs as it likes."""


class Inside:
    """Watches the logs of the NiFi in ``home`` while it is entered, and tells every point it finds.

    ``hold`` stops NiFi, or lets it go on."""

    def __init__(self, home: Path, world: World[Any], tell: Callable[[str, str, str], None], hold: Callable[[bool], None] = free) -> None:
        self._world, self._tell, self._hold = world, tell, hold
        ids = b"|".join(re.escape(rid).encode("ascii") for rid in world.numbers)
        self._state = (Tail(state_of(home)), re.compile(rb"i:(%s).{2,8}?(%s)\|" % (ids, STATUSES), re.DOTALL))
        self._queue = (Tail(queue_of(home)), re.compile(rb"(?<![\w-])(%s)(?!\w)()" % ids))
        self._seen: Set[Tuple[str, str]] = set()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Inside:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        with suppress(OSError, AttributeError):  # first in line, where the system has that and allows it
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), FIRST)
        while not self._ended.is_set():
            self._hold(True)
            try:
                self.look()
            finally:
                self._hold(False)
            time.sleep(SLICE)

    def look(self) -> None:
        """Tell what is new."""
        for rid, word in self._found(*self._state):
            self._tell("ledger", f"{self._name(rid)} {word}", "stored")
        if self._world.scenario.listener:
            for rid, _ in self._found(*self._queue):
                self._tell("webhook", self._name(rid), "checked")

    def _name(self, rid: str) -> str:
        return f"{self._world.scenario.noun} {self._world.numbers[rid]}"

    def _found(self, tail: Tail, pattern: re.Pattern[bytes]) -> Iterator[Tuple[str, str]]:
        for piece in tail.read():
            for match in pattern.finditer(piece):
                word_of_id = (match.group(1).decode("ascii"), match.group(2).decode("ascii"))
                if word_of_id not in self._seen:
                    self._seen.add(word_of_id)
                    yield word_of_id


def state_of(home: Path) -> Path:
    return home / "state" / "local"


def queue_of(home: Path) -> Path:
    return home / "flowfile_repository" / "journals"


def word_of(home: Path, rid: str) -> str:
    """Of a killed NiFi: how far it was with an id that was about to fly for the first time."""
    flight = re.compile(rb"i:%s.{2,8}?flying\|(?:[^|]*\|){6}([0-9a-f]{12})" % re.escape(rid).encode("ascii"), re.DOTALL)
    stored = [one for file in logs(state_of(home)) for one in flight.findall(file.read_bytes())]
    if not stored:
        return "not stored yet"
    queued = b"".join(file.read_bytes() for file in logs(queue_of(home)))
    return "stored and committed" if any(one in queued for one in stored) else "stored, not committed"
