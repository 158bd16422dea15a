"""One run: fresh servers, a flow deployed anew, batches until everything is settled; with a kill on the way, or without."""

from __future__ import annotations

import os
import signal
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional

from ...errors import NifiError, NotReady
from ...run import backends, process
from ...run.places import places
from ...run.record import read
from ...run.up import silent, up
from ...run.version import chosen
from .bench import PATIENCE, Bench
from .inside import Inside, free, word_of
from .points import Point, Watch
from .rules import Journals
from .world import LEFT, World

MOST_BATCHES = 12
INSIDE = ("ledger", "webhook")


@dataclass
class Run:
    """What one run left behind."""

    journals: Journals
    points: List[Point]
    endings: Dict[str, str]
    settled: bool
    killed: bool = False
    batch_ns: int = 0  # when the batch began in which NiFi died
    restart_ns: int = 0
    batches: int = 0
    seconds: float = field(default=0.0, compare=False)
    note: str = ""  # what the kill hit inside NiFi


class Driver:
    """Drives one run; the kill comes from a server's thread and is seen here as NiFi being gone."""

    def __init__(self, url: str, make: Callable[[], World[Any]], target: Optional[Point], say: Callable[[str], None]) -> None:
        self.url, self.make, self.target, self.say = url, make, target, say
        self.batch_ns = self.restart_ns = self.batches = 0
        self.note = ""

    def run(self) -> Run:
        begun = time.monotonic()
        with ExitStack() as stack:
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            self.world = stack.enter_context(self.make())
            killer = Killer()
            self.watch = Watch(self.world, self.target, killer)
            self.bench = Bench(self.url, self.world, Path(folder), f"Crash {self.world.slug}")
            self.bench.start()
            self.bench.saved()
            if not self.target or self.target.server in INSIDE:
                hold = killer.hold if self.target else free
                stack.enter_context(Inside(places(chosen()).home, self.world, self.watch.tell, hold))
            done = self.to_the_end()
            endings = self.endings()
            self.bench.remove()
            return Run(
                self.world.journals(), self.watch.points, endings, done, self.watch.dead.is_set(), self.batch_ns, self.restart_ns,
                self.batches, time.monotonic() - begun, self.note,
            )  # fmt: skip

    def to_the_end(self) -> bool:
        """Batches until everything is settled; False when it is not."""
        while self.batches < MOST_BATCHES:
            try:
                self.bench.quiet()
                self.survive()
                if self.world.settled(self.bench.book()):
                    return True
                self.bench.wait_due()
                self.batches += 1
                self.bench.begun_ns = time.monotonic_ns()
                self.world.begin(self.bench)
            except NifiError as e:
                if isinstance(e, NotReady) and self.restart_ns:
                    return False
                if self.restart_ns or not self.watch.reached.is_set():
                    raise
                self.survive()
        return False

    def survive(self) -> None:
        """Start NiFi again, if the watch has killed it and nobody did yet."""
        if self.restart_ns or not self.watch.reached.is_set():
            return
        if not self.watch.dead.wait(PATIENCE) or self.watch.error:
            raise NifiError(f"NiFi could not be killed: {self.watch.error}", str(self.target))
        self.note = self.hit()
        self.batch_ns, self.restart_ns = self.bench.begun_ns, time.monotonic_ns()
        self.bench.restore()
        self.bench.again(up(self.say).url)
        self.bench.quiet()

    def hit(self) -> str:
        """Of a kill inside NiFi: how far it was."""
        words = self.target.kind.split() if self.target and self.target.server in INSIDE else []
        rid = next((rid for rid, number in self.world.numbers.items() if number == words[1]), "") if words else ""
        if not rid or words[2:] not in ([], ["flying"]):
            return ""
        return ", ".join([word_of(places(chosen()).home, rid), *self.world.heard(rid)])

    def endings(self) -> Dict[str, str]:
        """How each one ended: status at Omnitron, relation, the Ledger's word; and what there is besides."""
        relations, book = self.bench.relations(), self.bench.book()
        words = self.world.words(book)
        endings = {
            f"{self.world.scenario.noun} {number}": f"{self.world.ending(rid)}, {relations.get(rid, '-')}, {words.get(rid, '-')}"
            for rid, number in self.world.numbers.items()
        }
        strangers = sorted({*book, *relations} - set(self.world.numbers))
        return {**endings, LEFT: f"{self.bench.waiting()} for an operator, {len(strangers)} unknown {' '.join(strangers)}".strip()}


class Killer:
    """SIGKILL to the NiFi that was started here; returns when it is gone. All that it needs is looked up beforehand."""

    def __init__(self) -> None:
        place = places(chosen())
        self._record = read(place.record_file)
        self._backend = backends.make(self._record.backend, place, silent) if self._record else None

    def __call__(self) -> None:
        how = self._backend.stop(self._record, hard=True) if self._backend and self._record else "gone"
        if how != "killed":
            raise NifiError(f"NiFi was {how} when it was to be killed")

    def hold(self, still: bool) -> None:
        """Stop it, or let it go on; nothing when it is gone."""
        if self._record and process.is_running(self._record.pid, self._record.started):
            os.kill(self._record.pid, signal.SIGSTOP if still else signal.SIGCONT)
