"""The rules that every flow keeps towards the ERP.

repeated    an id comes to the ERP again only after an entry that was dropped, unanswered, cut, garbage, 401/403 (once), or another
            non-2xx within ``attempts``; never after a completed 2xx
key         all entries of an id carry one idempotency key, no two ids the same
token       after 401 or 403 the next entry of the id carries another token
headers     nothing that a server's headers forged is ever sent
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import DefaultDict, Iterator, Set

from .journal import completed, failures, header
from .judge import Run

NOT_SENT_BACK = ("dropped", "unanswered", "cut", "garbage")
FORGED = "forged"
KEY, TOKEN = "Idempotency-Key", "Authorization"


def repeated(run: Run) -> Iterator[str]:
    for rid, entries in sorted(run.sent.items()):
        for index, entry in enumerate(entries[:-1]):
            if completed(entry, 2):
                yield "%s was sent again after %d" % (rid, entry["answer"])
            elif (
                entry["ending"] not in NOT_SENT_BACK and failures(entries[: index + 1]) >= run.attempts and failures(entries) > run.attempts
            ):
                yield "%s was sent again after %d failures" % (rid, run.attempts)
                break


def key(run: Run) -> Iterator[str]:
    owners: DefaultDict[str, Set[str]] = defaultdict(set)
    for rid, entries in sorted(run.sent.items()):
        keys = {value for entry in entries for value in header(entry, KEY)}
        if len(keys) != 1 or any(len(header(entry, KEY)) != 1 for entry in entries):
            yield "%s has the idempotency keys %s" % (rid, sorted(keys))
        for value in keys:
            owners[value].add(rid)
    for value, rids in sorted(owners.items()):
        if len(rids) > 1:
            yield "%s share the idempotency key %s" % (sorted(rids), value)


def token(run: Run) -> Iterator[str]:
    for rid, entries in sorted(run.sent.items()):
        for entry, following in zip(entries, entries[1:]):
            refused = completed(entry, 4) and entry["answer"] in (401, 403)
            if refused and header(entry, TOKEN) == header(following, TOKEN):
                yield "%s was sent again with the token that was refused" % rid


def headers(run: Run) -> Iterator[str]:
    for entries in run.journals.values():
        for entry in entries:
            if FORGED in json.dumps([entry["headers"], entry["query"], entry["path"]]):
                yield "%s %s carries a forged value" % (entry["method"], entry["path"])
