"""A journal as it was written, one JSON object a line, and what an entry says. The fields are those of ``emulator.mocks.journal``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, List, Mapping, Sequence

Entry = Dict[str, Any]
Entries = List[Entry]
Journals = Mapping[str, Entries]  # by the server that wrote it, or 'calls' for the client that calls a webhook


def read(path: str) -> Entries:
    """The entries of a file; OSError when it cannot be read, ValueError when a line is no JSON."""
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]


def completed(entry: Entry, *classes: int) -> bool:
    """Whether it was answered whole, with a status of one of these hundreds: 2 for 2xx."""
    return bool(entry["ending"] == "complete" and entry["answer"] // 100 in classes)


def header(entry: Entry, name: str) -> List[str]:
    """Every value of that header."""
    return [value for key, value in entry["headers"] if key.lower() == name.lower()]


def document(entry: Entry) -> Any:
    """The body as JSON, None when it is none."""
    try:
        return json.loads(entry["body"])
    except ValueError:
        return None


def fields(entry: Entry) -> Dict[str, Any]:
    """The body as a JSON object, {} when it is none."""
    body = document(entry)
    return body if isinstance(body, dict) else {}


def before(entries: Sequence[Entry], moment: float) -> Entries:
    """Those that were read before a moment, in nanoseconds."""
    return [entry for entry in entries if entry["at"] < moment]


NO_VERDICT = (408, 425, 429)  # and 5xx: they say nothing about the request


def failures(entries: Sequence[Entry]) -> int:
    """Completed answers that judge a request and refuse it: a first 401 or 403 that is followed by a resend does not count."""
    count, healed = 0, False
    for index, entry in enumerate(entries):
        if not completed(entry, 1, 3, 4) or entry["answer"] in NO_VERDICT:
            healed = False
        elif entry["answer"] in (401, 403) and not healed and index + 1 < len(entries):
            healed = True
        else:
            count, healed = count + 1, False
    return count
