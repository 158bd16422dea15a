"""The table by item of ``flow``: for each order (request, plan …) how often it came, what each server answered, where it ended.

An item is told by an attribute: the one of ``--by``, else ``ledger.id`` where a flow has it. A column for each processor that calls a
server while a FlowFile carries the item.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Dict, List, NamedTuple, Optional, Sequence, Tuple

from ..base.columns import columns

if TYPE_CHECKING:
    from ..engine.run import FlowRun
    from ..engine.trace import Step
    from ..flowfile import FlowFile

LEDGER = "ledger.id"
STATUS, NO_ANSWER = "invokehttp.status.code", "invokehttp.java.exception.class"
_RELATIONS = ("relation", "ledger.outcome")
MOST = 200  # rows that are printed


class Items(NamedTuple):
    """``columns``: names; ``rows``: for each item a text for each column, the item first."""

    columns: List[str]
    rows: List[List[str]]


def items_of(run: FlowRun, attribute: Optional[str]) -> Items:
    """The table; without rows where no FlowFile has the attribute."""
    name = attribute or LEDGER
    seen, finals = _Seen(name), run.finals
    if not any(flowfile.attributes.get(name) for flowfile in (*finals, *(left for _, left in run.waiting()), *_left(run))):
        return Items([], [])
    for step in run.steps():
        seen.take(step)
    for final in finals:
        seen.ended(final.attributes, final.component)
    headings = [attribute or "item", "fetched", *map(_short, seen.callers), "relation" if seen.relations else "ended at"]
    rows = []
    for item, born in seen.born.items():
        calls = [", ".join(seen.answers.get((item, caller), [])) or "no" for caller in seen.callers]
        ends = list(dict.fromkeys(seen.ends.get(item, []))) or ["waits, or left the flow"]
        last = seen.relations.get(item, ["-"]) if seen.relations else ends
        rows.append([item, "%d x" % born, *calls, ", ".join(last)])
    return Items(headings, rows)


def _left(run: FlowRun) -> List[FlowFile]:
    return [flowfile for flowfiles in run.outputs.values() for flowfile in flowfiles]


class _Seen:
    def __init__(self, name: str) -> None:
        self._name = name
        self.born: Dict[str, int] = {}  # item → how many FlowFiles began to carry it
        self.callers: List[str] = []
        self.answers: Dict[Tuple[str, str], List[str]] = {}
        self.relations: Dict[str, List[str]] = {}
        self.ends: Dict[str, List[str]] = {}
        self._carried: Dict[str, str] = {}  # FlowFile → item

    def take(self, step: Step) -> None:
        item = step.after.get(self._name)
        if not item:
            return
        self.born.setdefault(item, 0)
        if step.uuid not in self._carried:
            self._carried[step.uuid] = item
            if not step.before and not any(parent in self._carried for parent in step.parents):
                self.born[item] += 1
        for child in step.children:
            self._carried.setdefault(child, item)
        if step.type == "SEND" and step.component not in self.callers:
            self.callers.append(step.component)
        answer = self._answer(step) if step.component in self.callers else ""
        if answer:
            self.answers.setdefault((item, step.component), []).append(answer)

    def _answer(self, step: Step) -> str:
        """Of the request's own FlowFile: the status, or that there was none. The Response FlowFile begins with it and is not counted."""
        if not step.before or step.type == "SEND":
            return ""
        changes = step.changes
        if changes.get(NO_ANSWER):
            return "no answer"
        return changes.get(STATUS) or ""

    def ended(self, attributes: Dict[str, str], component: str) -> None:
        item = attributes.get(self._name)
        if not item:
            return
        self.ends.setdefault(item, []).append(component)
        relation = next((attributes[name] for name in _RELATIONS if attributes.get(name)), None)
        if relation and relation not in self.relations.setdefault(item, []):
            self.relations[item].append(relation)


def _short(path: str) -> str:
    """A component's path as a heading."""
    return path.rpartition("/")[2]


def table_of(items: Items) -> str:
    """The table as text, '' without rows."""
    if not items.rows:
        return ""
    shown: Sequence[List[str]] = [items.columns, ["-" * len(column) for column in items.columns], *items.rows[:MOST]]
    more = len(items.rows) - MOST
    return "\n".join([*columns(shown), *(["… and %d more" % more] if more > 0 else [])])
