"""``logs``: the end of NiFi's log."""

from __future__ import annotations

from typing import Iterator

from . import backends
from .places import places
from .up import current, say
from .version import chosen


def logs(lines: int = 200, follow: bool = False) -> Iterator[str]:
    """The last lines of the NiFi that was started last."""
    place = places(chosen())
    known, backend = current(place)
    return (backend or backends.make("local", place, say)).logs(known, lines, follow)
