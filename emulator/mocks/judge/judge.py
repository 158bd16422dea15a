"""What the judges of all flows have in common: a run sorted from its journals, and the rules that are asked of it in turn."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Callable, Collection, DefaultDict, FrozenSet, Generic, Iterator, List, Optional, Tuple, TypeVar

from .journal import Entries, Journals


class Run:
    """What the journals of one run say. ``sent``: the writes to the ERP by id; each flow says what a write is."""

    def __init__(self, journals: Journals, attempts: int, exists: FrozenSet[str]) -> None:
        self.journals, self.attempts, self.exists = journals, attempts, exists
        self.erp = journals["erp"]
        self.sent: DefaultDict[str, Entries] = defaultdict(list)


AnyRun = TypeVar("AnyRun", bound=Run)
Rule = Callable[[AnyRun], Iterator[str]]


@dataclass(frozen=True)
class Judge(Generic[AnyRun]):
    """The rules of one flow, in the order in which they are reported; ``journals`` names those that it reads."""

    journals: Tuple[str, ...]
    run: Callable[[Journals, int, FrozenSet[str]], AnyRun]
    rules: Tuple[Rule[AnyRun], ...]

    @property
    def names(self) -> List[str]:
        """The rules by name."""
        return [rule.__name__ for rule in self.rules]

    def findings(
        self, journals: Journals, attempts: int = 3, *, exists: Collection[str] = (), only: Optional[Collection[str]] = None
    ) -> List[str]:
        """Sentences, each 'rule: what'; empty when every rule holds.

        ``attempts``: after so many failures at the ERP an id is not sent again. ``exists``: the ids that the Script card finds there.
        ``only``: the names of the rules to ask, all of them without it. KeyError when a journal is missing.
        """
        run = self.run({name: journals[name] for name in self.journals}, attempts, frozenset(exists))
        asked = [rule for rule in self.rules if only is None or rule.__name__ in only]
        return ["%s: %s" % (rule.__name__, sentence) for rule in asked for sentence in rule(run)]
