"""The interface of both backends."""

from __future__ import annotations

import os
import shutil
from typing import Callable, Iterator, Optional

from ...errors import Misnamed, NifiError
from ..places import Places
from ..ports import free_port, is_free
from ..record import Record

FIRST_PORT = 18080


class Backend:
    """One NiFi of one kind. ``start`` returns at once with a record; the caller waits on the API."""

    name = ""

    def __init__(self, place: Places, say: Callable[[str], None]) -> None:
        self.place, self.say = place, say

    def prepare(self) -> None:
        """Check prerequisites and bring what is needed: assemble, or pull."""
        raise NotImplementedError(self.name)

    def start(self, port: int) -> Record:
        """Start it; the record is written before this returns."""
        raise NotImplementedError(self.name)

    def is_running(self, record: Record) -> bool:
        """Whether that very NiFi still runs."""
        raise NotImplementedError(self.name)

    def is_ready(self, record: Record) -> bool:
        """Whether more than its API is there that is needed."""
        return True

    def mend(self, record: Record) -> None:
        """Start again what ended of one that runs."""

    def stop(self, record: Record, hard: bool = False) -> str:
        """End that very NiFi: 'stopped', 'killed' or 'gone'."""
        raise NotImplementedError(self.name)

    def forget(self, record: Optional[Record]) -> None:
        """Remove the flow, state and queues of the stopped NiFi; what was downloaded stays."""
        shutil.rmtree(self.place.home, ignore_errors=True)

    def logs(self, record: Optional[Record], lines: int, follow: bool) -> Iterator[str]:
        """The last lines of its log, and with ``follow`` what comes."""
        raise NotImplementedError(self.name)

    def host_for_mocks(self) -> tuple[str, str]:
        """(address that a server on this machine must listen on for NiFi to reach it, name by which NiFi calls it)."""
        return "127.0.0.1", "127.0.0.1"


def pick_port(before: Optional[Record]) -> int:
    """NIFI_PORT; else the port of last time, 18080 or any free one."""
    wanted = os.environ.get("NIFI_PORT")
    if wanted:
        if not wanted.isdigit() or not 0 < int(wanted) < 65536:
            raise Misnamed(f"NIFI_PORT={wanted} is not a port number", advice="Use a number from 1 to 65535, or unset it for a free one")
        if not is_free(int(wanted)):
            raise NifiError(f"port {wanted} of 127.0.0.1 is taken", "NIFI_PORT", "Choose another, or unset NIFI_PORT for a free one")
        return int(wanted)
    candidates = [int(before.url.rpartition(":")[2])] if before else []
    for port in [*candidates, FIRST_PORT]:
        if is_free(port):
            return port
    return free_port()
