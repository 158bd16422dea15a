"""One run: fresh servers, a flow deployed anew, batches until everything is settled; with a kill on the way, or without."""

from __future__ import annotations

import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional

from .. import backends
from ..errors import NifiError, NotReady
from ..places import places
from ..record import read
from ..up import up
from ..version import chosen
from .bench import ERP_WRITE, PATIENCE, Bench, settled
from .points import Point, Watch
from .world import PLAN, World

MOST_BATCHES = 12


@dataclass
class Run:
    """What one run left behind."""

    omnitron: List[Dict[str, Any]]
    erp: List[Dict[str, Any]]
    points: List[Point]
    endings: Dict[str, str]
    settled: bool
    killed: bool = False
    batch_ns: int = 0  # when the batch began in which NiFi died
    restart_ns: int = 0
    batches: int = 0
    seconds: float = field(default=0.0, compare=False)


class Driver:
    """Drives one run; the kill comes from a server's thread and is seen here as NiFi being gone."""

    def __init__(self, url: str, name: str, target: Optional[Point], say: Callable[[str], None]) -> None:
        self.url, self.name, self.target, self.say = url, name, target, say
        self.batch_ns = self.restart_ns = self.batches = 0

    def run(self) -> Run:
        begun = time.monotonic()
        with tempfile.TemporaryDirectory() as folder, World() as world:
            self.world = world
            self.watch = Watch(world, self.target, kill)
            self.bench = Bench(self.url, world, Path(folder), self.name)
            self.bench.one_task(ERP_WRITE)
            self.bench.start()
            self.bench.saved()
            done = self.to_the_end()
            endings = self.endings()
            self.bench.remove()
            return Run(
                world.omnitron.journal.entries(), world.erp.journal.entries(), self.watch.points, endings, done,
                self.watch.dead.is_set(), self.batch_ns, self.restart_ns, self.batches, time.monotonic() - begun,
            )  # fmt: skip

    def to_the_end(self) -> bool:
        """Batches until everything is settled; False when it is not."""
        while self.batches < MOST_BATCHES:
            try:
                self.bench.quiet()
                self.survive()
                book = self.bench.book()
                if settled(book, len(PLAN)):
                    return True
                self.bench.wait_due()
                self.batches += 1
                self.bench.tick()
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
        self.batch_ns, self.restart_ns = self.bench.last_tick_ns, time.monotonic_ns()
        self.bench.again(up(self.say).url)
        self.bench.quiet()

    def endings(self) -> Dict[str, str]:
        """How each request ended: status at Omnitron, relation, the Ledger's word."""
        relations, book = self.bench.relations(), self.bench.book()
        rows = self.world.omnitron.rows
        return {rid: f"{rows[rid]['status']}, {relations.get(rid, '-')}, {book.get(rid, ['-'])[0]}" for rid in sorted(PLAN)}


def kill() -> None:
    """SIGKILL to the NiFi that was started here; returns when it is gone."""
    place = places(chosen())
    record = read(place.record_file)
    how = backends.make(record.backend, place, lambda _: None).stop(record, hard=True) if record else "gone"
    if how != "killed":
        raise NifiError(f"NiFi was {how} when it was to be killed", str(place.run))
