"""The outside of one run, and what differs from flow to flow besides its scenario: how a batch begins, how things end, which rules hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Dict, Generic, List, Mapping, Sequence, Tuple, TypeVar

from emulator.base.clock import RealClock
from emulator.mocks.http_server import MockServer
from emulator.mocks.scenario import FlowScenario

from ...deploy.ledger_entry import LedgerEntry
from ..flows import WAITS
from .rules import Entry, Journals, Rules

if TYPE_CHECKING:
    from .bench import Bench

Self = TypeVar("Self", bound="World[Any]")
Scenario = TypeVar("Scenario", bound=FlowScenario[Any])
ATTEMPTS = 2
ANSWERS: Sequence[Sequence[str]] = (
    ["accept"],
    ["reject"] * 9,  # 422 whatever is tried: given up, or held, after ATTEMPTS
    ["unauthorized"],  # healed by a new token
    ["hang_up"],  # no answer: sent again later
    ["created"],  # its first write-back is answered with 503
    ["not_json"],
)
now_ms = RealClock().now_ms
LEFT = "left behind"
ONE_TASK = {"concurrentlySchedulableTaskCount": 1}
SHORT = {**WAITS, "failure.attempts": str(ATTEMPTS), "erp.read.timeout": "15 secs"}


class World(Generic[Scenario]):
    """Both servers are real and outlive NiFi. Connections end with each answer, so that OkHttp repeats nothing by itself.

    Made by the scenario alone; points of a run call each row by its number, the first one 1.
    """

    slug: ClassVar[str]
    rules: ClassVar[Rules]
    adjust: ClassVar[Mapping[str, Mapping[str, Any]]] = {}  # of processors, by path: what differs from the template
    ends: ClassVar[Tuple[str, ...]] = ("written", "done", "given up")  # the Ledger's words for what is settled
    marked: ClassVar[str] = ""  # what Omnitron says of what was written back: the Ledger forgets it soon; "": it does not

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.numbers = {rid: str(number) for number, rid in enumerate(scenario.plan, 1)}

    def __enter__(self: Self) -> Self:
        self.scenario.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.scenario.stop()

    @property
    def servers(self) -> List[MockServer]:
        return [self.scenario.omnitron, self.scenario.erp]

    @property
    def watched(self) -> List[Any]:
        """Whatever has a name, a journal and a ``watch``."""
        return list(self.servers)

    def kind_of(self, entry: Entry) -> str:
        """What a request is, in words that are the same in every run: ``login``, ``page``, ``write 3``."""
        raise NotImplementedError(self.slug)

    def begin(self, bench: Bench) -> None:
        """One batch begins."""
        bench.tick()

    def settled(self, book: Mapping[str, LedgerEntry]) -> bool:
        """Whether the Ledger has nothing left to do about any that it knows, and what it does not know was written back."""
        return self.words(book).keys() == self.numbers.keys() and all(word in self.ends for word in self.words(book).values())

    def words(self, book: Mapping[str, LedgerEntry]) -> Dict[str, str]:
        """The Ledger's word for each; what was written back and is forgotten is written."""
        words = {rid: "written" for rid in self.numbers if self.marked and self.ending(rid) == self.marked}
        words.update((rid, entry.status) for rid, entry in book.items())
        return words

    def ending(self, rid: str) -> str:
        """What Omnitron says of it in the end."""
        return str(self.scenario.omnitron.rows[rid]["status"])

    def heard(self, rid: str) -> List[str]:
        """What the outside knows of it right after a kill."""
        return []

    def journals(self) -> Journals:
        return {server.name: server.journal.entries() for server in self.watched}
