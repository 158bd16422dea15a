"""Orders to the Ledger: ``release`` and ``done`` of requests by id, by status, or of all; ``replay`` and ``recover``.

The order goes in as an event (``operate.emit``); what it did is read from the Ledger's state before and after.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import Any, Dict, List, Mapping, Optional, Sequence

from ..errors import NifiError
from ..rest import Client
from . import groups, lifecycle, operate
from .book import Book, open_book, reads_pages
from .ledger_entry import LedgerEntry
from .moments import length
from .operate import Say

ON_THE_WAY = ("flying", "asked", "accepted", "parked")  # only by force: a FlowFile of it may be there, and do its work later
LOST = ("flying", "asked")  # what a lost node or an emptied queue leaves behind
SETTLED = ("done", "written")
REPLAY = (
    "it is asked for at Omnitron by the flow's query and sent to the ERP once more, with the same Idempotency-Key; "
    "whether the ERP does its work twice is up to the ERP. What no longer matches the query, as after a write-back that changed it, "
    "is settled again and not sent: set it back in Omnitron"
)


@dataclass(frozen=True)
class Choice:
    """Which requests are meant. ``ids``, or those of some ``statuses``; ``since``: not before; ``older``: for so many seconds at least."""

    ids: Sequence[str] = ()
    statuses: Sequence[str] = ()
    since: int = 0
    older: int = 0

    def of(self, entries: Mapping[str, LedgerEntry], now: int) -> List[str]:
        """The ids; those that were named need not be known."""
        named = list(self.ids)
        return named + [
            identifier
            for identifier, entry in entries.items()
            if entry.status in self.statuses and self.in_time(entry, now) and identifier not in named
        ]

    def in_time(self, entry: LedgerEntry, now: int) -> bool:
        """``now`` is this machine's clock, ``since`` NiFi's: without a length asked for, they are not compared."""
        return entry.since >= self.since and (not self.older or now - entry.since >= self.older)


def order(client: Client, group: str, op: str, choice: Choice, force: bool, say: Say) -> Dict[str, Any]:
    """Send the Ledger an operator's order (``release`` or ``done``).

    Returns: ``requests``: id -> the Ledger's word before and now; ``taken``: whether the Ledger has the order; ``changed``: how many
    requests it changed, or will when the flow runs. What is refused is said, with what to do.
    """
    seen = groups.survey(client, group)
    source = operate.operator(seen)
    before = require_book(client, seen)
    chosen = choice.of(before.entries, int(time.time()))
    ids = [identifier for identifier in chosen if may_go(before, identifier, op, force, say)]
    if not chosen:
        say("no request is chosen by that: " + known_counts(before))
    if not ids:
        return {"op": op, "taken": False, "changed": 0, "requests": {name: words(before, before, name) for name in chosen}}
    operate.emit(client, source["id"], text_of(op, ids, force))
    taken = operate.delivered(client, seen, source["id"])
    after = require_book(client, seen)
    changed = [name for name in ids if not taken or changes(before, after, name)]
    for name in sorted(set(ids) - set(changed)):
        say(f"{name}: the Ledger did not change it; its bulletin says why")
    if not taken:
        say("the flow does not run: the Ledger takes the order when it does")
    if before.hidden:
        say(f"NiFi shows the first 500 entries of a state; {before.hidden} more could not be looked at: name their ids")
    return {"op": op, "taken": taken, "changed": len(changed), "requests": {name: words(before, after, name) for name in chosen}}


def text_of(op: str, ids: Sequence[str], force: bool) -> str:
    """The event's content."""
    which: Dict[str, Any] = {"id": ids[0]} if len(ids) == 1 else {"ids": list(ids)}
    return json.dumps({"op": op, **which, **({"force": True} if force else {})})


def may_go(book: Book, identifier: str, op: str, force: bool, say: Say) -> bool:
    """Whether the order makes sense for that request; why not is said."""
    entry = book.entries.get(identifier)
    if entry is None and not book.hidden:
        say(f"{identifier}: the Ledger does not know it: it is settled and forgotten, or was never read. Look for it by `why`")
        return False
    if entry and entry.status in ON_THE_WAY and not force:
        say(f"{identifier}: refused, it is {entry.status}. Add --force; what is still on its way may then be sent twice")
        return False
    if entry and op == "done" and entry.status in SETTLED:
        say(f"{identifier}: is {entry.status} already")
        return False
    return True


def changes(before: Book, after: Book, identifier: str) -> bool:
    """Whether the order did something, as far as REST shows it."""
    was, now = before.entries.get(identifier), after.entries.get(identifier)
    return was != now or was is None


def words(before: Book, after: Book, identifier: str) -> Dict[str, str]:
    """The Ledger's word before and now, '' when REST shows none."""
    was, now = before.entries.get(identifier), after.entries.get(identifier)
    return {"before": was.status if was else "", "now": now.status if now else ""}


def known_counts(book: Book) -> str:
    counts = ", ".join(f"{count} {status}" for status, count in sorted(book.counts.items()))
    return f"the Ledger holds {counts or 'nothing'}"


def require_book(client: Client, seen: groups.Survey) -> Book:
    """The Ledger's book, which has to be there."""
    book = open_book(client, seen)
    if book is None:
        raise NifiError("the flow has no Ledger that has run yet", client.api, "Start the flow and wait for its first tick")
    return book


def replay(client: Client, group: str, identifier: str, say: Say) -> Dict[str, Any]:
    """Send a settled request again; what that means is said before it is done."""
    book = require_book(client, groups.survey(client, group))
    entry = book.entries.get(identifier)
    if entry and entry.status in SETTLED:
        when = f" {length(int(time.time()) - entry.since)} ago" if entry.since else ""
        say(f"{identifier} was settled ({entry.status}){when}: {REPLAY}")
    return order(client, group, "release", Choice(ids=(identifier,)), False, say)


def recover(client: Client, group: str, older: int, say: Say) -> Dict[str, Any]:
    """Release what was under way in a queue that is gone, where that can be known; else list it with its age.

    It is known when nothing is queued but what is parked, no thread is active, and every node is there.
    """
    now, seen = int(time.time()), groups.survey(client, group)
    book = require_book(client, seen)
    chosen = Choice(statuses=LOST, older=older).of(book.entries, now)
    lost = {name: {"status": entry.status, "age": length(now - entry.since)} for name, entry in book.entries.items() if name in chosen}
    reason = doubt(client, group, seen, book)
    for name in Choice(statuses=("accepted",), older=older).of(book.entries, now):
        age = length(now - book.entries[name].since)
        advice = f"It may still come: {reason}. Else write" if reason else "Write"
        say(f"{name}: the ERP has it for {age}, its write-back did not end. {advice} it to Omnitron by hand, then done --id {name} --force")
    if not lost:
        say(f"nothing is under way for longer than {length(older)}")
        return {"lost": {}, "changed": 0, "doubt": reason or ""}
    if reason:
        advice = f". When they are lost for certain: release --flying --older {older}s --force" if reads_pages(book.state) else ""
        say(f"{len(lost)} requests are under way for longer than {length(older)}, but {reason}{advice}")
        return {"lost": lost, "changed": 0, "doubt": reason}
    return {"lost": lost, "doubt": "", **order(client, group, "release", Choice(ids=chosen), True, say)}


def doubt(client: Client, group: str, seen: groups.Survey, book: Book) -> Optional[str]:
    """Why what is under way may not be lost, or cannot be brought back; None when it is lost and can be."""
    if not reads_pages(book.state):
        return "what is not read from Omnitron was in its FlowFile alone: it is forgotten in a day, and Omnitron can send it again"
    reasons = [reason for reason in (lost_nodes(client), _still_moving(client, group, seen)) if reason]
    return "; ".join(reasons) or None


def lost_nodes(client: Client) -> str:
    """Which part of a cluster is not there, '' when all of it is."""
    cluster = client.get("/flow/cluster/summary")["clusterSummary"]
    connected, total = int(cluster.get("connectedNodeCount") or 0), int(cluster.get("totalNodeCount") or 0)
    if not cluster.get("clustered") or connected >= total:
        return ""
    return f"{total - connected} of {total} nodes are not connected: they may lie in its queues, and go on when it comes back"


def _still_moving(client: Client, group: str, seen: groups.Survey) -> str:
    numbers = lifecycle.aggregate(client, group)
    queued = int(numbers["flowFilesQueued"]) - lifecycle.queued(lifecycle.parked(seen))
    threads = int(numbers["activeThreadCount"])
    return f"{queued} FlowFiles are queued and {threads} threads are active: they may be among them" if queued or threads else ""
