"""The rules of the Order Flow. They know nothing but the journals, and which orders the Script card knew to be there.

Rules (the order is that in which they are reported):
  settled     every order that Omnitron gave out was marked sent, or failed at the ERP ``attempts`` times, or was cancelled meanwhile
  marked      every order that the ERP accepted or had (by the query, by order_exists) was marked sent exactly once; no other was
  order       nothing was marked before the ERP had it
  mappings    what is mapped is mapped before the mark; where the run maps, a marked order and its items all are, each with one code
  whole       an order reaches the ERP only with all the items and discounts that Omnitron listed, each read in full since then
  checked     where the run asks the ERP first, no order is sent unasked, and none that was found
  left        no order is sent that was cancelled before it was read
  repeated    as in ``rules``: never after a completed 2xx, after other answers within ``attempts``
  budget      an order that met no fault costs at most 6 requests, one query, and 3 for each item and discount, each time it is read
  key, token, headers  as in ``rules``
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any, DefaultDict, Dict, FrozenSet, Iterator, List, Optional, Sequence, Set, Tuple

from ..journal import Entries, Entry, Journals, before, completed, failures, fields
from ..judge import Judge, Run
from ..rules import headers, key, repeated, token

API = r"^/api/v1/"
PAGE = re.compile(API + r"orders_integration/$")
DETAIL = re.compile(API + r"orders_integration/(\d+)/detailed_integration/?$")
PART_LIST = re.compile(API + r"(order_items|discount_items)/$")
PART = re.compile(API + r"(order_items|discount_items)/(\d+)/detailed_integration/?$")
MAPPING = re.compile(API + r"integration_mappings/$")
MARK = re.compile(API + r"orders/(\d+)/$")
SENT = re.compile(r"^/orders/?$")
CHECK = re.compile(r"^/orders/query/?$")
SETS = {"order_items": "orderitem_set", "discount_items": "discountitem_set"}


class Orders(Run):
    """The journals of Omnitron and of the ERP, sorted by the order's pk. A part is an item or a discount, told by its path and pk."""

    def __init__(self, journals: Journals, attempts: int, exists: FrozenSet[str]) -> None:
        super().__init__(journals, attempts, exists)
        self.checks: DefaultDict[str, Entries] = defaultdict(list)
        self.marks: DefaultDict[str, Entries] = defaultdict(list)
        self.mappings: DefaultDict[str, Entries] = defaultdict(list)
        self.lists: DefaultDict[Tuple[str, str], Entries] = defaultdict(list)  # by pk and path of the parts
        self.reads: DefaultDict[Tuple[str, str], Entries] = defaultdict(list)  # by path and pk of the part; of the order itself 'orders'
        self.about: DefaultDict[str, Entries] = defaultdict(list)
        self.fetched: Set[str] = set()
        self.turned: DefaultDict[str, List[Tuple[int, str]]] = defaultdict(list)  # moment and new status
        for entry in self.erp:
            place = self.sent if SENT.search(entry["path"]) else self.checks if CHECK.search(entry["path"]) else None
            if place is not None:
                place[entry["id"]].append(entry)
                self.about[entry["id"]].append(entry)
        for entry in journals["omnitron"]:
            self._take(entry)
        self.accepted = {rid: min(moments) for rid, moments in self._had().items()}

    def _take(self, entry: Entry) -> None:
        path, rid = entry["path"], entry["id"]
        if entry["method"] == "NOTE":
            self.turned[rid].append((entry["at"], path))
        elif PAGE.search(path):
            self.fetched.update(entry["gave"])
        elif rid:
            self.about[rid].append(entry)
            self._sort(entry, path, rid)

    def _sort(self, entry: Entry, path: str, rid: str) -> None:
        part_list, part = PART_LIST.search(path), PART.search(path)
        if part_list:
            self.lists[rid, part_list.group(1)].append(entry)
        elif part:
            self.reads[part.group(1), part.group(2)].append(entry)
        elif DETAIL.search(path):
            self.reads["orders", rid].append(entry)
        elif MAPPING.search(path):
            self.mappings[rid].append(entry)
        elif MARK.search(path) and fields(entry).get("is_send") is True:
            self.marks[rid].append(entry)

    def _had(self) -> Dict[str, List[int]]:
        """The moments at which the ERP was known to have each order."""
        had: DefaultDict[str, List[int]] = defaultdict(list)
        for rid, entries in self.sent.items():
            had[rid] += [entry["at"] for entry in entries if completed(entry, 2)]
        for rid, entries in self.checks.items():
            had[rid] += [entry["at"] for entry in entries if entry["gave"] and completed(entry, 2)]
        for rid in self.exists & self.fetched:
            had[rid].append(0)
        return {rid: moments for rid, moments in had.items() if moments}

    def cancelled(self, rid: str, moment: float = float("inf")) -> bool:
        """Whether the order was a cancelled one at that moment."""
        words = [word for at, word in self.turned.get(rid, ()) if at < moment]
        return words[-1:] == ["cancelled"]

    def listed(self, rid: str, name: str, moment: float) -> Optional[Entry]:
        """The last list of that order's parts before a moment, None when there was none."""
        lists = [entry for entry in before(self.lists[rid, name], moment) if completed(entry, 2)]
        return lists[-1] if lists else None


def failed_checks(run: Orders, rid: str) -> int:
    """Queries after which nothing was sent: their answers told nothing."""
    checks, sent = run.checks.get(rid, []), run.sent.get(rid, [])
    ends = [check["at"] for check in checks[1:]] + [float("inf")]
    return sum(1 for check, end in zip(checks, ends) if not any(check["at"] < entry["at"] < end for entry in sent))


def settled(run: Orders) -> Iterator[str]:
    for rid in sorted(run.fetched):
        if any(completed(entry, 2) for entry in run.marks.get(rid, ())) or (run.cancelled(rid) and rid not in run.accepted):
            continue
        if rid in run.accepted or failures(run.sent.get(rid, [])) + failed_checks(run, rid) < run.attempts:
            yield "%s is not settled" % rid


def marked(run: Orders) -> Iterator[str]:
    for rid, entries in sorted(run.marks.items()):
        if rid not in run.accepted:
            yield "%s was marked sent, and the ERP never had it" % rid
        times = sum(1 for entry in entries if completed(entry, 2))
        if times > 1:
            yield "%s was marked sent %d times" % (rid, times)


def order(run: Orders) -> Iterator[str]:
    for rid, entries in sorted(run.marks.items()):
        if rid in run.accepted and entries[0]["at"] < run.accepted[rid]:
            yield "%s was marked sent before the ERP had it" % rid


def mappings(run: Orders) -> Iterator[str]:
    run_maps = any(run.mappings.values())
    for rid, marks in sorted(run.marks.items()):
        yield from mapped(run, rid, marks[0]["at"], run_maps)


def mapped(run: Orders, rid: str, moment: int, wanted: bool) -> Iterator[str]:
    entries = run.mappings.get(rid, [])
    if len(before(entries, moment)) < len(entries):
        yield "%s was mapped after it was marked sent" % rid
    codes: DefaultDict[Tuple[str, str], Set[object]] = defaultdict(set)
    written: Set[str] = set()
    for entry in entries:
        mapping = fields(entry)
        target = (str(mapping.get("content_type")), str(mapping.get("object_id")))
        codes[target].add(mapping.get("code"))
        written.update([target[1]] if completed(entry, 2) else [])
    if any(len(of_target) > 1 for of_target in codes.values()):
        yield "%s has mappings with several codes" % rid
    missing = ({rid} | set(items_of(run, rid, moment))) - written
    if wanted and missing:
        yield "%s was marked sent without the mapping of %s" % (rid, ", ".join(sorted(missing)))


def items_of(run: Orders, rid: str, moment: int) -> List[str]:
    """The items that the check response script can know: none when a mapping made something else of the order."""
    other = any("orderitem_set" not in fields(entry) for entry in run.sent.get(rid, ()) if completed(entry, 2))
    listed = run.listed(rid, "order_items", moment)
    return list(listed["gave"]) if listed and not other else []


def whole(run: Orders) -> Iterator[str]:
    for rid, entries in sorted(run.sent.items()):
        for entry in entries:
            sent = fields(entry)
            if "orderitem_set" in sent:
                yield from as_listed(run, rid, entry["at"], sent)


def as_listed(run: Orders, rid: str, moment: int, sent: Dict[str, Any]) -> Iterator[str]:
    if str(sent.get("pk")) != rid:
        yield "%s was sent as another order" % rid
    if not any(completed(read, 2) for read in before(run.reads["orders", rid], moment)):
        yield "%s was sent and never read" % rid
    for name, set_name in SETS.items():
        listed = run.listed(rid, name, moment)
        pks = [str(part.get("pk")) for part in sent.get(set_name) or []]
        if listed is None or sorted(pks) != sorted(listed["gave"]):
            yield "%s was sent with the %s %s of %s" % (rid, name, pks, listed["gave"] if listed else "no list")
        unread = [pk for pk in pks if not any(completed(read, 2) for read in since(run.reads[name, pk], listed, moment))]
        if unread:
            yield "%s was sent with %s %s that were not read in full" % (rid, name, unread)


def since(entries: Sequence[Entry], listed: Optional[Entry], moment: int) -> Entries:
    return [entry for entry in before(entries, moment) if listed is not None and entry["at"] > listed["at"]]


def checked(run: Orders) -> Iterator[str]:
    if not any(run.checks.values()):
        return
    for rid, entries in sorted(run.sent.items()):
        asked = [check for check in before(run.checks.get(rid, []), entries[0]["at"]) if check["ending"] == "complete"]
        if not asked:
            yield "%s was sent, and the ERP was not asked first" % rid
        there = [check["at"] for check in run.checks.get(rid, []) if check["gave"] and completed(check, 2)]
        if there and entries[-1]["at"] > there[0]:
            yield "%s was sent after it was found" % rid


def left(run: Orders) -> Iterator[str]:
    for rid, entries in sorted(run.sent.items()):
        for entry in entries:
            reads = [read["at"] for read in before(run.reads["orders", rid], entry["at"]) if completed(read, 2)]
            if reads and run.cancelled(rid, reads[-1]):
                yield "%s was sent, and had been cancelled before it was read" % rid


def budget(run: Orders) -> Iterator[str]:
    for rid, entries in sorted(run.about.items()):
        checks = [entry for entry in entries if CHECK.search(entry["path"])]
        lists = run.lists.get((rid, "order_items"), [])
        if len(checks) > len(lists) or any(entry not in checks and not completed(entry, 2) for entry in entries):
            continue
        parts = sum(max((len(entry["gave"]) for entry in run.lists.get((rid, name), [])), default=0) for name in SETS)
        allowed = len(lists) * (6 + bool(checks) + 3 * parts)
        if len(entries) > allowed:
            yield "%s cost %d requests, allowed are %d" % (rid, len(entries), allowed)


RULES = (settled, marked, order, mappings, whole, checked, left, repeated, budget, key, token, headers)
JUDGE = Judge(("omnitron", "erp"), Orders, RULES)
