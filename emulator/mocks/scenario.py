"""What the scenarios of all flows have in common: two servers that live as long as the run, and a shut door that opens in time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Callable, ClassVar, Dict, Generic, List, Mapping, Optional, Sequence, Tuple, TypeVar

from . import erp, omnitron
from .data import Row
from .erp import Erp
from .journal import Entry, Journal
from .omnitron import Omnitron
from .webhook_sender import WebhookSender

Self = TypeVar("Self", bound="FlowScenario[Any]")
CaseOfRow = TypeVar("CaseOfRow")  # what happens to one row
Call = Tuple[Row, str]  # an event, and the way in which it is sent: a name of webhook_sender.CALLS


def distinct(words: Sequence[str]) -> str:
    """Each word once: what comes nine times is said once."""
    return ", ".join(dict.fromkeys(words))


@dataclass
class FlowScenario(Generic[CaseOfRow]):
    """One run of one flow: made from ``seed``; ``start`` brings up both servers, ``stop`` ends them, their journals stay.

    What is not said is drawn by the seed: ``cases``, what happens to each row in turn, and ``faults``, what goes wrong at Omnitron by kind
    of call. ``overrides`` are parameters of this run that stand instead of the scenario's.
    """

    seed: int
    count: int = 16
    now_ms: Optional[Callable[[], int]] = None
    start_ms: int = 1_768_464_000_000  # 2026-01-15T08:00:00Z
    keep_alive: bool = True  # False: the servers close each connection after its answer
    erp_login: bool = True  # False: the ERP wants no token
    cases: Sequence[CaseOfRow] = ()
    faults: Optional[Mapping[str, Sequence[str]]] = None
    overrides: Mapping[str, str] = field(default_factory=dict)
    omnitron_port: int = 0  # 0: a free one
    erp_port: int = 0
    rows: List[Row] = field(default_factory=list, init=False)
    plan: Dict[str, CaseOfRow] = field(default_factory=dict, init=False)  # by id
    seen: Dict[str, int] = field(default_factory=dict, init=False)  # how often each id was on a page
    calls: List[List[Call]] = field(default_factory=list, init=False)  # of each step of the run, to a flow that listens
    sender: Optional[WebhookSender] = field(default=None, init=False)  # which makes them

    slug: ClassVar[str] = ""  # the flow's name: of its files, its modules, its folders
    place: ClassVar[int] = 0  # among the flows of the demo
    noun: ClassVar[str] = ""  # what the flow carries, one a row
    tick: ClassVar[str] = "Ledger/Every five minutes"  # the source that its Ledger lives by
    listener: ClassVar[str] = ""  # the processor that takes calls, of a flow that is called
    columns: ClassVar[Sequence[str]] = ("fetched", "sent to the ERP", "relation", "written back")  # of the demo's table

    def __post_init__(self) -> None:
        self.count = len(self.cases) or self.count

    def servers(self) -> Tuple[Omnitron, Erp]:
        """The two servers, not yet started."""
        raise NotImplementedError

    @property
    def refused(self) -> List[str]:
        """The ids whose first way to the ERP ends before a door that is shut."""
        raise NotImplementedError

    @property
    def edits(self) -> Dict[str, Tuple[str, str]]:
        """What a merchant changed in the scripts: by name of the processor, a text and what stands there instead."""
        return {}

    def drive(self, url: str) -> None:
        """Call a flow that listens; it is ended when this returns and all is quiet."""

    def ids(self) -> List[str]:
        """What the run carried, in the order of the demo's table."""
        return sorted(self.omnitron.rows, key=int)

    def journals(self) -> List[Journal]:
        """Whatever the world outside the flow wrote down."""
        return [self.omnitron.journal, self.erp.journal]

    def more(self) -> List[List[str]]:
        """One more table of the demo, its headings first; [] for none."""
        return []

    def in_words(self, case: CaseOfRow) -> str:
        """What happens to one row, in short."""
        raise NotImplementedError

    def words(self, rid: str) -> Dict[str, str]:
        """Further columns of the demo's table for an id: column -> text. Asked after the run."""
        return {}

    def is_write(self, entry: Entry) -> bool:
        """An entry of the ERP's journal: is it the write to the ERP?"""
        return True

    def is_write_back(self, entry: Entry) -> bool:
        """An entry of Omnitron's journal: does it settle what it is about?"""
        return bool(entry["method"] != "GET")

    def secrets(self) -> Dict[str, str]:
        """The sensitive parameters."""
        return {"omnitron.password": omnitron.PASSWORD, "erp.password": erp.PASSWORD}

    def usual_parameters(self) -> Dict[str, str]:
        """What the flow is told in every run, secrets apart; what is not here keeps its default. Asked while the servers run."""
        return {
            "omnitron.url": self.omnitron.url + "/",
            "omnitron.username": omnitron.USERNAME,
            "erp.login.url": self.erp.url + erp.LOGIN if self.erp_login else "",
            "erp.username": erp.USERNAME,
            "erp.read.timeout": "500 ms",
            "failure.wait": "30",
            "nothing.wait": "30",
        }

    def open_parameters(self) -> Dict[str, str]:
        """The parameters of this run that may be read by everybody."""
        return {**self.usual_parameters(), **self.overrides}

    def parameters(self) -> Dict[str, str]:
        """All parameters of this run."""
        return {**self.open_parameters(), **self.secrets()}

    def start(self: Self) -> Self:
        self.omnitron, self.erp = self.servers()
        self.erp.start()
        self.omnitron.start()
        return self

    def stop(self) -> None:
        self.omnitron.stop()
        self.erp.stop()

    def __enter__(self: Self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def page_given(self, ids: List[str]) -> None:
        """The shut door opens when all that was refused has been fetched a second time, so each was refused once at least."""
        for rid in ids:
            self.seen[rid] = self.seen.get(rid, 0) + 1
        if all(self.seen.get(rid, 0) > 1 for rid in self.refused):
            self.erp.open_door()
