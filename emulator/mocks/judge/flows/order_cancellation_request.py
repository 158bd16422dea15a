"""The rules of the Order Cancellation Request Flow, in the order in which they are reported.

settled     every request that Omnitron gave out was written back, or failed at the ERP ``attempts`` times
written     every accepted request was written back exactly once; no other request was
order       nothing was written back before the ERP had accepted it
repeated, key, token, headers  as in ``rules``
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import ClassVar, DefaultDict, FrozenSet, Iterator

from ..journal import Entries, Journals, completed, failures
from ..judge import Judge, Run
from ..rules import headers, key, repeated, token

ERP_WRITE = re.compile(r"^/cancellations(/|$)")


class Requests(Run):
    """The journals of Omnitron and of the ERP, sorted by the request's id. ``collection``: of the rows, in Omnitron's addresses."""

    collection: ClassVar[str] = "cancellation_requests"

    def __init__(self, journals: Journals, attempts: int, exists: FrozenSet[str]) -> None:
        super().__init__(journals, attempts, exists)
        self.written: DefaultDict[str, Entries] = defaultdict(list)
        for entry in self.erp:
            if ERP_WRITE.search(entry["path"]):
                self.sent[entry["id"]].append(entry)
        write_back = re.compile("/%s/(?!detailed/$)([^/]+)/" % self.collection)
        for entry in journals["omnitron"]:
            match = write_back.search(entry["path"])
            if match and entry["method"] != "GET":
                self.written[match.group(1)].append(entry)
        self.fetched = set(self.sent).union(*(entry["gave"] for entry in journals["omnitron"]))
        firsts = {rid: next((entry for entry in entries if completed(entry, 2)), None) for rid, entries in self.sent.items()}
        self.accepted = {rid: entry for rid, entry in firsts.items() if entry}


def settled(run: Requests) -> Iterator[str]:
    for rid in sorted(run.fetched):
        is_written = any(completed(entry, 2) for entry in run.written.get(rid, ()))
        if not is_written and (rid in run.accepted or failures(run.sent.get(rid, [])) < run.attempts):
            yield "%s is not settled" % rid


def written(run: Requests) -> Iterator[str]:
    for rid, entries in sorted(run.written.items()):
        if rid not in run.accepted:
            yield "%s was written back and never accepted" % rid
        times = sum(1 for entry in entries if completed(entry, 2))
        if times > 1:
            yield "%s was written back %d times" % (rid, times)


def order(run: Requests) -> Iterator[str]:
    for rid, entries in sorted(run.written.items()):
        if rid in run.accepted and entries[0]["at"] < run.accepted[rid]["at"]:
            yield "%s was written back before it was accepted" % rid


RULES = (settled, written, order, repeated, key, token, headers)
JUDGE = Judge(("omnitron", "erp"), Requests, RULES)
