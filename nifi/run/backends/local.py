"""NiFi as a process of this machine, assembled from Maven Central."""

from __future__ import annotations

import os
import subprocess
from collections import deque
from pathlib import Path
from threading import Event
from typing import Iterator, Optional

from .. import prerequisites, process
from ..assembly import conf, program
from ..lock import locked
from ..record import Record
from .base import Backend

HOST = "127.0.0.1"


class LocalBackend(Backend):
    """One JVM, without NiFi's bootstrap process: its pid is what was started."""

    name = "local"

    def prepare(self) -> None:
        folder = self.place.program
        prerequisites.check(not program.is_assembled(folder), self.place.version)
        if program.is_assembled(folder):
            return
        folder.parent.mkdir(parents=True, exist_ok=True)
        with locked(folder.with_name(f"{folder.name}.lock")):
            if not program.is_assembled(folder):
                done = program.assemble(folder, self.place.version, self.say, os.environ.get("NIFI_MAVEN_REPOSITORY", ""))
                self.say(f"assembled in {done['seconds']} s; " + "; ".join(f"{name}: {how}" for name, how in sorted(done["nars"].items())))

    def start(self, port: int) -> Record:
        home = self.place.home
        conf.write(home, self.place.program, HOST, port)
        record = Record(self.name, self.place.version, f"http://{HOST}:{port}", *self.launch(home, self.java_command(home)))
        record.write(self.place.record_file)
        return record

    def java_command(self, home: Path) -> list[str]:
        """The command that is the NiFi of that folder."""
        return conf.java_command(prerequisites.java_of(self.place.version), home, os.environ.get("NIFI_HEAP") or "1g")

    @staticmethod
    def launch(home: Path, command: list[str]) -> tuple[int, str]:
        """Start a process in its folder: its pid, and when it started."""
        (home / "logs").mkdir(parents=True, exist_ok=True)
        with (home / "logs" / "console.log").open("wb") as console:
            child = subprocess.Popen(
                command, cwd=home, stdin=subprocess.DEVNULL, stdout=console, stderr=subprocess.STDOUT, start_new_session=True
            )
        return child.pid, process.started_at(child.pid) or ""

    def is_running(self, record: Record) -> bool:
        process.reap(record.pid)
        return process.is_running(record.pid, record.started)

    def stop(self, record: Record, hard: bool = False) -> str:
        return process.end(record.pid, record.started, hard=hard)

    def logs(self, record: Optional[Record], lines: int, follow: bool) -> Iterator[str]:
        folder = self.place.home / "logs"
        file = folder / "nifi-app.log"
        yield from tail(file if file.is_file() else folder / "console.log", lines)
        if follow and file.is_file():
            yield from grow(file)


def tail(file: Path, lines: int) -> list[str]:
    """The last lines of a file, none when it is not there."""
    if not file.is_file():
        return []
    with file.open(encoding="utf-8", errors="replace") as source:
        return [line.rstrip("\n") for line in deque(source, lines)]


def grow(file: Path) -> Iterator[str]:
    """What is written to a file from now on, until the caller stops."""
    pause = Event()
    with file.open(encoding="utf-8", errors="replace") as source:
        source.seek(0, os.SEEK_END)
        while True:
            line = source.readline()
            if line:
                yield line.rstrip("\n")
            else:
                pause.wait(0.3)
