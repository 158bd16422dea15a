"""The outside of one run, and what differs from flow to flow: servers, parameters, how a batch begins, how things end, which rules hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Dict, List, Mapping, Tuple, TypeVar

from emulator.base.clock import RealClock
from emulator.mocks.data import Row, cancellation_requests, from_ms
from emulator.mocks.erp import Erp
from emulator.mocks.http_server import MockServer
from emulator.mocks.omnitron import Omnitron

from .rules import Entry, Journals, Rules

if TYPE_CHECKING:
    from .bench import Bench

Self = TypeVar("Self", bound="World")
ATTEMPTS = 2
ANSWERS: Dict[str, List[str]] = {
    "1": ["accept"],
    "2": ["reject"] * 9,  # 422 whatever is tried: given up, or held, after ATTEMPTS
    "3": ["unauthorized"],  # healed by a new token
    "4": ["hang_up"],  # no answer: sent again later
    "5": ["created"],  # its first write-back is answered with 503
    "6": ["not_json"],
}
HOUR_MS = 3_600_000
now_ms = RealClock().now_ms
ERP_WRITE, WRITE_BACK = "Write Data to ERP/Write Data to ERP", "Write Data to Omnitron/Write Data to Omnitron"
LEFT = "left behind"
ONE_TASK = {"concurrentlySchedulableTaskCount": 1}
SECRETS = {"omnitron.password": "s3cret", "erp.password": "ş1fre"}
SHORT = {"failure.attempts": str(ATTEMPTS), "failure.wait": "1", "nothing.wait": "1"}


class World:
    """Both servers are real and outlive NiFi. Connections end with each answer, so that OkHttp repeats nothing by itself."""

    name: ClassVar[str]
    slug: ClassVar[str]  # the flow's file in templates/
    noun: ClassVar[str]  # one of what it carries
    rules: ClassVar[Rules]
    tick: ClassVar[str] = "Ledger/Every five minutes"
    secrets: Mapping[str, str] = SECRETS
    adjust: ClassVar[Mapping[str, Mapping[str, Any]]] = {}  # of processors, by path: what differs from the template
    takes_calls: ClassVar[bool] = False
    ends: ClassVar[Tuple[str, ...]] = ("written", "done")  # the Ledger's words for what is settled

    omnitron: Omnitron
    erp: Erp
    numbers: Dict[str, str]  # id -> its number in the names of points

    def __enter__(self: Self) -> Self:
        for server in self.servers:
            server.start()
        return self

    def __exit__(self, *_: object) -> None:
        for server in self.servers:
            server.stop()

    @property
    def servers(self) -> List[MockServer]:
        return [self.omnitron, self.erp]

    @property
    def watched(self) -> List[Any]:
        """Whatever has a name, a journal and a ``watch``."""
        return list(self.servers)

    def parameters(self) -> Dict[str, str]:
        """What the flow is told, secrets apart."""
        raise NotImplementedError(self.name)

    def what(self, entry: Entry) -> str:
        """What a request is, in words that are the same in every run: ``login``, ``page``, ``write 3``."""
        raise NotImplementedError(self.name)

    def begin(self, bench: Bench) -> None:
        """One batch begins."""
        bench.tick()

    def settled(self, book: Dict[str, List[str]]) -> bool:
        """Whether the Ledger knows of everything and has nothing left to do about any."""
        return set(book) == set(self.numbers) and all(entry[0] in self.ends for entry in book.values())

    def ending(self, rid: str) -> str:
        """What Omnitron says of it in the end."""
        return str(self.omnitron.rows[rid]["status"])

    def heard(self, rid: str) -> List[str]:
        """What the outside knows of it right after a kill."""
        return []

    def journals(self) -> Journals:
        return {one.name: one.journal.entries() for one in self.watched}


def open_requests(seed: int, count: int) -> List[Row]:
    """Cancellation requests that Omnitron has, none younger than an hour."""
    return cancellation_requests(seed, count, from_ms(now_ms() - HOUR_MS))
