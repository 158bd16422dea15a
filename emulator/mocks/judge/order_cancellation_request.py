"""Reads the journals of a run's two servers and says which rules of the flow they break. Knows nothing but the journals.

    python -m emulator.mocks.judge.order_cancellation_request omnitron.jsonl erp.jsonl [--flow order] [--attempts 3] [--unsettled]
    python -m emulator.mocks.judge.order_cancellation_request calls.jsonl erp.jsonl --flow cancellation_plan

The rules of the Order Flow are in ``order_rules``, those of the Run Cancellation Plan Service in ``plan_rules``. Rules of
the Order Cancellation Request Flow, in the order in which they are reported:
  settled     every request that Omnitron gave out was written back, or failed at the ERP ``attempts`` times
  written     every accepted request was written back exactly once; no other request was
  order       nothing was written back before the ERP had accepted it
  repeated    an id comes to the ERP again only after an entry that was dropped, unanswered, cut, garbage, 401/403 (once), or another
              non-2xx within ``attempts``; never after a completed 2xx
  key         all entries of an id carry one idempotency key, no two ids the same
  token       after 401 or 403 the next entry of the id carries another token
  headers     nothing that a server's headers forged is ever sent
"""

from __future__ import annotations

import argparse
import functools
import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any, Callable, Iterator, List, Optional, Sequence, Tuple

from ..journal import Entry

LIST = re.compile(r"/cancellation_requests/(detailed/)?$")
WRITE_BACK = re.compile(r"/cancellation_requests/([^/]+)/")
ERP_WRITE = re.compile(r"^/cancellations(/|$)")
NOT_SENT_BACK = ("dropped", "unanswered", "cut", "garbage")
FORGED = "forged"
Rule = Callable[[Any, int], Iterator[str]]  # (the run, how often a failure may be tried) -> what breaks the rule
FLOWS = ("order_cancellation_request", "order", "cancellation_plan")


def read(path: str) -> List[Entry]:
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]


def completed(entry: Entry, *classes: int) -> bool:
    return entry["ending"] == "complete" and entry["answer"] // 100 in classes


def header(entry: Entry, name: str) -> List[str]:
    return [value for key, value in entry["headers"] if key.lower() == name.lower()]


class Run:
    """What the two journals say, sorted by id."""

    def __init__(self, omnitron: Sequence[Entry], erp: Sequence[Entry]) -> None:
        self.omnitron, self.erp = omnitron, erp
        self.sent, self.written = defaultdict(list), defaultdict(list)
        for entry in erp:
            if ERP_WRITE.search(entry["path"]):
                self.sent[entry["id"]].append(entry)
        for entry in omnitron:
            match = WRITE_BACK.search(entry["path"])
            if match and not LIST.search(entry["path"]) and entry["method"] != "GET":
                self.written[match.group(1)].append(entry)
        self.given = set(self.sent).union(*(entry["gave"] for entry in omnitron))
        firsts = {rid: next((entry for entry in entries if completed(entry, 2)), None) for rid, entries in self.sent.items()}
        self.accepted = {rid: entry for rid, entry in firsts.items() if entry}


def failures(entries: Sequence[Entry]) -> int:
    """Completed answers that count as a failure: a first 401 or 403 that is followed by a resend does not."""
    count, healed = 0, False
    for index, entry in enumerate(entries):
        if not completed(entry, 1, 3, 4, 5):
            healed = False
        elif entry["answer"] in (401, 403) and not healed and index + 1 < len(entries):
            healed = True
        else:
            count, healed = count + 1, False
    return count


def settled(run: Run, attempts: int) -> Iterator[str]:
    for rid in sorted(run.given):
        done = any(completed(entry, 2) for entry in run.written.get(rid, ()))
        if not done and (rid in run.accepted or failures(run.sent.get(rid, [])) < attempts):
            yield "%s is not settled" % rid


def written(run: Run, attempts: int) -> Iterator[str]:
    for rid, entries in sorted(run.written.items()):
        if rid not in run.accepted:
            yield "%s was written back and never accepted" % rid
        times = sum(1 for entry in entries if completed(entry, 2))
        if times > 1:
            yield "%s was written back %d times" % (rid, times)


def order(run: Run, attempts: int) -> Iterator[str]:
    for rid, entries in sorted(run.written.items()):
        if rid in run.accepted and entries[0]["at"] < run.accepted[rid]["at"]:
            yield "%s was written back before it was accepted" % rid


def repeated(run: Run, attempts: int) -> Iterator[str]:
    for rid, entries in sorted(run.sent.items()):
        for index, entry in enumerate(entries[:-1]):
            if completed(entry, 2):
                yield "%s was sent again after %d" % (rid, entry["answer"])
            elif entry["ending"] not in NOT_SENT_BACK and failures(entries[: index + 1]) >= attempts and failures(entries) > attempts:
                yield "%s was sent again after %d failures" % (rid, attempts)
                break


def key(run: Run, attempts: int) -> Iterator[str]:
    owners = defaultdict(set)
    for rid, entries in sorted(run.sent.items()):
        keys = {value for entry in entries for value in header(entry, "Idempotency-Key")}
        if len(keys) != 1 or any(len(header(entry, "Idempotency-Key")) != 1 for entry in entries):
            yield "%s has the idempotency keys %s" % (rid, sorted(keys))
        for value in keys:
            owners[value].add(rid)
    for value, rids in sorted(owners.items()):
        if len(rids) > 1:
            yield "%s share the idempotency key %s" % (sorted(rids), value)


def token(run: Run, attempts: int) -> Iterator[str]:
    for rid, entries in sorted(run.sent.items()):
        for before, after in zip(entries, entries[1:]):
            if (
                completed(before, 4)
                and before["answer"] in (401, 403)
                and header(before, "Authorization") == header(after, "Authorization")
            ):
                yield "%s was sent again with the token that was refused" % rid


def headers(run: Run, attempts: int) -> Iterator[str]:
    for entry in (*run.omnitron, *run.erp):
        if FORGED in json.dumps([entry["headers"], entry["query"], entry["path"]]):
            yield "%s %s carries a forged value" % (entry["method"], entry["path"])


RULES = (settled, written, order, repeated, key, token, headers)


def findings(omnitron: Sequence[Entry], erp: Sequence[Entry], attempts: int = 3, rules: Sequence[Rule] = RULES) -> List[str]:
    """Sentences, each 'rule: what'; empty when every rule holds."""
    run = Run(omnitron, erp)
    return ["%s: %s" % (rule.__name__, sentence) for rule in rules for sentence in rule(run, attempts)]


def _flow(arguments: argparse.Namespace) -> Tuple[Sequence[Rule], Callable[..., List[str]]]:
    if arguments.flow == "order_cancellation_request":
        return RULES, findings
    if arguments.flow == "cancellation_plan":
        from . import cancellation_plan

        return cancellation_plan.RULES, cancellation_plan.findings
    from . import order as order_rules

    return order_rules.RULES, functools.partial(order_rules.findings, exists=arguments.exists.split(","))


def main(argv: Optional[Sequence[str]] = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("omnitron")
    parser.add_argument("erp")
    parser.add_argument("--flow", choices=FLOWS, default=FLOWS[0])
    parser.add_argument("--attempts", type=int, default=3)
    parser.add_argument("--exists", default="", help="the orders that the Script card finds at the ERP")
    parser.add_argument("--unsettled", action="store_true", help="the run was ended early: do not ask that everything is settled")
    arguments = parser.parse_args(argv)
    rules, find = _flow(arguments)
    found = find(read(arguments.omnitron), read(arguments.erp), arguments.attempts, rules=rules[1:] if arguments.unsettled else rules)
    print("\n".join(found) or "every rule holds")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
