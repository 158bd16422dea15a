"""``up``: a NiFi that answers. A second one reuses what runs."""

from __future__ import annotations

import os
import sys
import time
from typing import Callable, Optional

import requests

from ..errors import NifiError
from . import backends, record
from .backends.base import Backend, pick_port
from .backends.cluster import nodes
from .lock import locked
from .places import Places, places
from .record import Record
from .version import chosen, warning
from .wait import until

READY = "/nifi-api/flow/process-groups/root"
LONGEST_START = 300


def say(text: str) -> None:
    """Words go to stderr: stdout is for results."""
    print(text, file=sys.stderr, flush=True)


def silent(_: str) -> None:
    """Where ``say`` is wanted and nobody listens."""


def answers(url: str) -> bool:
    """Whether NiFi's flow can be read there."""
    try:
        return requests.get(url + READY, timeout=5).status_code == 200
    except requests.RequestException:
        return False


def current(place: Places) -> tuple[Optional[Record], Optional[Backend]]:
    """What was started in that place, and its backend."""
    known = record.read(place.record_file)
    return (known, backends.make(known.backend, place, say)) if known else (None, None)


def running_url() -> Optional[str]:
    """Where the NiFi started here answers; None when none does."""
    known, backend = current(places(chosen()))
    if known and backend and backend.is_running(known) and answers(known.url):
        return known.url
    return None


def up(say: Callable[[str], None] = say) -> Record:
    """Start it, or find it; returns when the API answers."""
    version = chosen()
    place = places(version)
    if warning(version):
        say(warning(version))
    with locked(place.run / "lock"):
        known, backend = current(place)
        if known and backend and backend.is_running(known):
            return reuse(known, backend, place, say)
        fresh = backends.make(backends.choose(), place, say)
        fresh.prepare()
        place.url_file.unlink(missing_ok=True)
        begun = time.monotonic()
        started = fresh.start(pick_port(known))
        wait(started, fresh)
        place.url_file.write_text(started.url + "\n", encoding="utf-8")
        say(f"NiFi {version} ({fresh.name}) answers after {time.monotonic() - begun:.1f} s: {started.url}/nifi")
        return started


def reuse(known: Record, backend: Backend, place: Places, say: Callable[[str], None]) -> Record:
    """What runs already, if it is of the version asked for."""
    if known.version != place.version:
        what = f"NiFi {known.version} runs there, not {place.version}"
        raise NifiError(what, str(place.run), "Run `python -m nifi down`, or set NIFI_INSTANCE")
    running, wanted = max(1, len(known.nodes)), nodes()
    if running != wanted and os.environ.get("NIFI_NODES"):
        what = f"a NiFi of {running} node{'s' * (running > 1)} runs there, not of {wanted}"
        raise NifiError(what, str(place.run), "Run `python -m nifi down`, or set NIFI_INSTANCE")
    backend.mend(known)
    wait(known, backend)
    place.url_file.write_text(known.url + "\n", encoding="utf-8")
    say(f"NiFi {known.version} ({known.backend}) runs already: {known.url}/nifi")
    return known


def wait(started: Record, backend: Backend) -> None:
    """Wait on the API; a NiFi that ends instead raises with the end of its log."""

    def ask() -> bool:
        if not backend.is_running(started):
            end = "\n".join(backend.logs(started, 15, False))
            raise NifiError(f"NiFi ended before it answered:\n{end}", advice="Run `python -m nifi logs` for all of it")
        return answers(started.url) and backend.is_ready(started)

    until(ask, LONGEST_START, "NiFi's API to answer", advice="Run `python -m nifi logs`")
