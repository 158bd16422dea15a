"""``down``: ends the NiFi that ``up`` started, and nothing else. Its flow and state stay for the next ``up``; ``fresh`` removes them."""

from __future__ import annotations

from typing import Callable

from ..errors import NifiError
from .lock import locked
from .places import places
from .up import current, say
from .version import chosen


def down(fresh: bool = False, hard: bool = False, say: Callable[[str], None] = say) -> str:
    """'stopped', 'killed' or 'gone' (nothing of ours ran)."""
    place = places(chosen())
    with locked(place.run / "lock"):
        known, backend = current(place)
        how = backend.stop(known, hard) if known and backend else "gone"
        if known and backend and backend.is_running(known):
            raise NifiError("NiFi still runs", known.url)
        place.url_file.unlink(missing_ok=True)
        if fresh and backend:
            backend.forget(known)
        say({"gone": "no NiFi of ours runs"}.get(how, f"NiFi {how}"))
        return how
