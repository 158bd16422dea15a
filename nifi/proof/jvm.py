"""The JVM of a NiFi on this machine, from outside: its heap after a collection, class loaders of Jython, open files, its log."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

from ..errors import NifiError
from ..run.places import places
from ..run.process import is_running
from ..run.record import read
from ..run.version import chosen

LOADER = "org.python.core.BytecodeLoader$Loader"
ROW = re.compile(r"^\s*\d+:\s+(\d+)\s+\d+\s+(\S+)", re.MULTILINE)
TOTAL = re.compile(r"^Total\s+\d+\s+(\d+)", re.MULTILINE)


@dataclass(frozen=True)
class Living:
    """What a JVM holds after a full collection; ``files`` are open file descriptors."""

    heap: int
    loaders: int
    files: int

    def beyond(self, earlier: Living) -> Living:
        return Living(self.heap - earlier.heap, self.loaders - earlier.loaders, self.files - earlier.files)


class Jvm:
    """A JVM by its process id, with the folder that NiFi runs in."""

    def __init__(self, pid: int, home: Path) -> None:
        self.pid, self.home = pid, home

    def living(self) -> Living:
        """Counted after a full collection, as GC.class_histogram does one first."""
        text = self.ask("GC.class_histogram")
        loaders = sum(int(count) for count, name in ROW.findall(text) if name == LOADER)
        heap = TOTAL.search(text)
        return Living(int(heap.group(1)) if heap else 0, loaders, len(os.listdir(f"/proc/{self.pid}/fd")))

    def cpu_seconds(self) -> float:
        """What it took of all processors since it began."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def ask(self, command: str) -> str:
        """What jcmd answers; NifiError with its words when it cannot."""
        done = subprocess.run([jcmd(), str(self.pid), command], capture_output=True, text=True, check=False)
        if done.returncode:
            raise NifiError(f"jcmd {command}: {(done.stderr or done.stdout).strip()}", f"process {self.pid}")
        return done.stdout

    def log_bytes(self) -> int:
        """Size of NiFi's own log, all its files."""
        return folder_bytes(self.home / "logs")


def running() -> Optional[Jvm]:
    """The JVM of the NiFi that was started here as a process; None when there is none, or it runs in a container."""
    place = places(chosen())
    record = read(place.record_file)
    if record is None or record.backend != "local" or not is_running(record.pid, record.started):
        return None
    return Jvm(record.pid, place.home)


def jcmd() -> str:
    """Where the JDK's jcmd is; NifiError without one."""
    beside = Path(os.environ.get("JAVA_HOME", "")) / "bin" / "jcmd"
    path = str(beside) if os.environ.get("JAVA_HOME") and beside.is_file() else shutil.which("jcmd")
    if not path:
        raise NifiError("there is no jcmd", "PATH", "It comes with a JDK; JAVA_HOME names another")
    return path


def folder_bytes(folder: Path) -> int:
    """Size of all files in the folder and below."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
