"""The journal of a mock server: one entry a request, in the order in which the requests were read.

An entry is a dict, written as one JSON line:
``n`` int, ``at`` int (monotonic nanoseconds, the same clock for all servers of a process), ``server``, ``connection`` int,
``reused`` bool, ``method``, ``path``, ``query`` {name: [values]}, ``headers`` [[name, value]], ``body`` text, ``id`` the request
or order it is about ('' when none), ``gave`` the ids that a page held, ``answer`` status int or None, ``ending`` 'complete' |
'dropped' | 'unanswered' | 'cut' | 'garbage'.
What happened at a server without a request is a note: ``method`` 'NOTE', ``path`` what happened, ``id`` to whom, ``ending`` 'note'.
"""

from __future__ import annotations

import json
import threading
import time
from typing import Any, Dict, Iterator, List

Entry = Dict[str, Any]
_OPEN: Entry = {"id": "", "gave": [], "answer": None, "ending": "unanswered"}


class Journal:
    """Entries of one server; safe to use from many threads."""

    def __init__(self, server: str) -> None:
        self.server = server
        self._entries: List[Entry] = []
        self._lock = threading.Lock()

    def begin(self, **fields: Any) -> Entry:
        """Record a request that was read whole; its ending is filled in later, in place."""
        with self._lock:
            entry: Entry = {"n": len(self._entries), "at": time.monotonic_ns(), "server": self.server, **_OPEN, **fields}
            self._entries.append(entry)
            return entry

    def note(self, event: str, about: str) -> None:
        """Record what happened at the server without a request."""
        fields = {"connection": 0, "reused": False, "method": "NOTE", "path": event, "query": {}, "headers": [], "body": ""}
        self.begin(**fields).update(id=about, ending="note")

    def entries(self) -> List[Entry]:
        with self._lock:
            return [dict(entry) for entry in self._entries]

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries())

    def text(self) -> str:
        """All entries as JSON lines."""
        return "".join(json.dumps(entry, ensure_ascii=False, sort_keys=True) + "\n" for entry in self.entries())
