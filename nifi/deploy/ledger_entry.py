"""What the Ledger's state holds for one id, as its script writes it:

``status|version|seen|failures|waits|next|since|by|trouble|answer``; what is empty at the end is left out; an earlier version knew eight.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import Dict, Mapping

PREFIX = "i:"  # of the keys of entries; the Ledger's own keys begin with 0
FIELDS = 10


@dataclass(frozen=True)
class LedgerEntry:
    """One entry. ``next`` (when it is due), ``since`` and ``trouble`` are epoch seconds; ``by`` is the FlowFile that caused it."""

    status: str
    version: str  # the modified date it was sent with
    seen: str  # a newer one that was met meanwhile
    failures: int
    waits: int
    next: int
    since: int
    by: str
    trouble: int = 0  # since when nothing gave a verdict
    answer: str = ""  # the last one, in words

    @classmethod
    def parse(cls, text: str) -> LedgerEntry:
        """What is missing is empty or 0; fields of a later version are passed over."""
        fields = [*text.split("|"), *[""] * FIELDS][:FIELDS]
        status, version, seen, failures, waits, due, since, by, trouble, answer = fields
        return cls(status, version, seen, _number(failures), _number(waits), _number(due), _number(since), by, _number(trouble), answer)

    def text(self) -> str:
        """As the Ledger writes it."""
        return "|".join(str(value or "") for value in astuple(self)).rstrip("|")


def entries(state: Mapping[str, str]) -> Dict[str, LedgerEntry]:
    """The entries of a Ledger's state by id, in the order of the ids."""
    return {key[len(PREFIX) :]: LedgerEntry.parse(state[key]) for key in sorted(state) if key.startswith(PREFIX)}


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 0
