"""The rules of the Run Cancellation Plan Service for the journal reader: the calls that were made to the webhook, and what the ERP saw.

Rules (the order is that in which they are reported):
  answered    every call was answered: 202 with the secret, JSON and the fields, else 400, 401, 405, 413 or 415
  settled     every event that was answered 202 reached the ERP, or failed there ``attempts`` times
  refused     nothing of a call that was refused or ignored reached the ERP, and nothing that was never sent
  alike       the same event again was answered alike
  whole       the ERP got the plan as it was sent, as long as no mapping made something else of it
  repeated, key, token, headers  as in the reader
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any, Iterator, List, Sequence

from ..journal import Entry
from . import order_cancellation_request as reader
from .order_cancellation_request import Rule, completed, failures

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


def parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None


class Run:
    """What the two journals say, sorted by event.uuid."""

    def __init__(self, calls: Sequence[Entry], erp: Sequence[Entry]) -> None:
        self.omnitron, self.erp = calls, erp
        self.calls, self.sent = defaultdict(list), defaultdict(list)
        for call in calls:
            self.calls[call["id"]].append(call)
        for entry in erp:
            if entry["path"].startswith(WRITE):
                self.sent[entry["id"]].append(entry)
        taken = [call for call in calls if completed(call, 2) and name_of(call) not in OTHERS]
        self.taken = {call["id"]: call for call in reversed(taken)}
        self.accepted = {rid for rid, entries in self.sent.items() if any(completed(entry, 2) for entry in entries)}


def answered(run: Run, attempts: int) -> Iterator[str]:
    for call in run.omnitron:
        owed = OWED.get(name_of(call), BAD_CONTENT)
        if call["answer"] != owed:
            yield "the call %s was answered %s, owed was %d" % (name_of(call), call["answer"], owed)


def settled(run: Run, attempts: int) -> Iterator[str]:
    for rid in sorted(run.taken):
        if rid not in run.accepted and failures(run.sent.get(rid, [])) < attempts:
            yield "%s is not settled" % rid


def refused(run: Run, attempts: int) -> Iterator[str]:
    for rid in sorted(set(run.sent) - set(run.taken)):
        yield "%s reached the ERP and was never taken" % rid


def alike(run: Run, attempts: int) -> Iterator[str]:
    for rid, calls in sorted(run.calls.items()):
        statuses = sorted({str(call["answer"]) for call in calls})
        if len(statuses) > 1:
            yield "%s was answered %s" % (rid, " and ".join(statuses))


def whole(run: Run, attempts: int) -> Iterator[str]:
    for rid, call in sorted(run.taken.items()):
        for entry in run.sent.get(rid, ()):
            got = parsed(entry["body"])
            if isinstance(got, dict) and "payload" in got and got != parsed(call["body"]):
                yield "%s reached the ERP as something else" % rid


RULES = (settled, answered, refused, alike, whole, reader.repeated, reader.key, reader.token, reader.headers)


def findings(calls: Sequence[Entry], erp: Sequence[Entry], attempts: int = 3, rules: Sequence[Rule] = RULES) -> List[str]:
    """Sentences, each 'rule: what'; empty when every rule holds."""
    run = Run(calls, erp)
    return ["%s: %s" % (rule.__name__, sentence) for rule in rules for sentence in rule(run, attempts)]
