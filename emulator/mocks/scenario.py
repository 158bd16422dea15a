"""What the demo's scenarios have in common: two servers that live as long as the run, and a shut door that opens in time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Callable, ClassVar, Dict, List, Optional, Sequence, Tuple, TypeVar

from .data import Row
from .erp import LOGIN, Erp
from .journal import Entry, Journal
from .omnitron import Omnitron

Self = TypeVar("Self", bound="FlowScenario")


@dataclass
class FlowScenario:
    """One run of one flow: made from ``seed``; ``start`` brings up both servers, ``stop`` ends them, their journals stay."""

    seed: int
    count: int = 16
    now_ms: Optional[Callable[[], int]] = None
    start_ms: int = 1_768_464_000_000  # 2026-01-15T08:00:00Z
    keep_alive: bool = True  # False: the servers close each connection after its answer
    erp_login: bool = True  # False: the ERP wants no token
    rows: List[Row] = field(default_factory=list)
    seen: Dict[str, int] = field(default_factory=dict)  # how often each id was on a page

    slug = ""  # the flow's file in templates/
    noun = ""  # what the flow carries, one a row
    listener = ""  # the processor that takes calls, of a flow that is called
    columns: ClassVar[Sequence[str]] = ("fetched", "sent to the ERP", "relation", "written back")  # of the demo's table

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

    def words(self, rid: str) -> Dict[str, str]:
        """What the demo's table says of an id besides the rest: column -> text. Asked after the run."""
        return {}

    def is_write(self, entry: Entry) -> bool:
        """An entry of the ERP's journal: is it the write to the ERP?"""
        return True

    def is_write_back(self, entry: Entry) -> bool:
        """An entry of Omnitron's journal: does it settle what it is about?"""
        return bool(entry["method"] != "GET")

    def parameters(self) -> Dict[str, str]:
        """The flow's parameters for this run; what is not here keeps its default."""
        return {
            "omnitron.url": self.omnitron.url + "/",
            "omnitron.username": "omnitron",
            "omnitron.password": "s3cret",
            "erp.login.url": self.erp.url + LOGIN if self.erp_login else "",
            "erp.username": "erp",
            "erp.password": "ş1fre",
            "erp.read.timeout": "500 ms",
            "failure.wait": "30",
            "nothing.wait": "30",
        }

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
