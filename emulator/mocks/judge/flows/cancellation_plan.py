"""The rules of the Run Cancellation Plan Service: the calls that were made to the webhook, and what the ERP saw.

Rules (the order is that in which they are reported):
  settled     every event that was answered 202 reached the ERP, or failed there ``attempts`` times
  answered    every call was answered: 202 with the secret, JSON and the fields, else 400, 401, 405, 413 or 415
  refused     nothing of a call that was refused or ignored reached the ERP, and nothing that was never sent
  alike       the same event again was answered alike
  whole       the ERP got the plan as it was sent, as long as no mapping made something else of it
  repeated, key, token, headers  as in ``rules``
"""

from __future__ import annotations

from collections import defaultdict
from typing import DefaultDict, FrozenSet, Iterator

from ..journal import Entries, Entry, Journals, completed, document, failures
from ..judge import Judge, Run
from ..rules import headers, key, repeated, token

WRITE = "/cancellations"
OTHERS = ("other_event",)  # answered 202 and ignored
OWED = {
    "good": 202, "charset": 202, "chunked": 202, "other_event": 202, "bad_secret": 401, "no_secret": 401, "empty_secret": 401,
    "longer_secret": 401, "get": 405, "put": 405, "delete": 405, "text": 415, "form": 415, "no_type_header": 415, "too_large": 413,
    "too_large_chunked": 413,
}  # fmt: skip
BAD_CONTENT = 400  # what every other call is owed


def name_of(call: Entry) -> str:
    return str(call["query"]["call"][0])


class Plans(Run):
    """The journals of the calls and of the ERP, sorted by event.uuid."""

    def __init__(self, journals: Journals, attempts: int, exists: FrozenSet[str]) -> None:
        super().__init__(journals, attempts, exists)
        self.calls: DefaultDict[str, Entries] = defaultdict(list)
        for call in journals["calls"]:
            self.calls[call["id"]].append(call)
        for entry in self.erp:
            if entry["path"].startswith(WRITE):
                self.sent[entry["id"]].append(entry)
        taken = [call for call in journals["calls"] if completed(call, 2) and name_of(call) not in OTHERS]
        self.taken = {call["id"]: call for call in reversed(taken)}
        self.accepted = {rid for rid, entries in self.sent.items() if any(completed(entry, 2) for entry in entries)}


def settled(run: Plans) -> Iterator[str]:
    for rid in sorted(run.taken):
        if rid not in run.accepted and failures(run.sent.get(rid, [])) < run.attempts:
            yield "%s is not settled" % rid


def answered(run: Plans) -> Iterator[str]:
    for call in run.journals["calls"]:
        owed = OWED.get(name_of(call), BAD_CONTENT)
        if call["answer"] != owed:
            yield "the call %s was answered %s, owed was %d" % (name_of(call), call["answer"], owed)


def refused(run: Plans) -> Iterator[str]:
    for rid in sorted(set(run.sent) - set(run.taken)):
        yield "%s reached the ERP and was never taken" % rid


def alike(run: Plans) -> Iterator[str]:
    for rid, calls in sorted(run.calls.items()):
        statuses = sorted({str(call["answer"]) for call in calls})
        if len(statuses) > 1:
            yield "%s was answered %s" % (rid, " and ".join(statuses))


def whole(run: Plans) -> Iterator[str]:
    for rid, call in sorted(run.taken.items()):
        for entry in run.sent.get(rid, ()):
            sent = document(entry)
            if isinstance(sent, dict) and "payload" in sent and sent != document(call):
                yield "%s reached the ERP as something else" % rid


JUDGE = Judge(("calls", "erp"), Plans, (settled, answered, refused, alike, whole, repeated, key, token, headers))
