"""What a run of the Order Flow meets: orders of 0 to 5 items, what the ERP does to each, what goes wrong at Omnitron.

Everything follows from the seed number. The first orders each show one thing on purpose (``SHOWN``); the others draw theirs (``DRAWN``).
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Dict, FrozenSet, List, NamedTuple, Optional, Sequence, Tuple

from .. import erp_checks
from ..data import Row, from_ms
from ..data_orders import orders
from ..erp import HOSTILE, QUERY, Erp, url_by_id
from ..erp import ORDERS as ERP_ORDERS
from ..journal import Entry
from ..omnitron import Omnitron
from ..omnitron_orders import ORDERS as MARK
from ..scenario import FlowScenario, distinct


class Case(NamedTuple):
    """What happens to one order: ``writes`` and ``checks`` at the ERP, one word an attempt; ``faults`` at Omnitron by kind of call."""

    items: Optional[int] = None
    writes: Sequence[str] = ()
    checks: Sequence[str] = ()
    faults: Sequence[Tuple[str, Sequence[str]]] = ()
    exists: bool = False  # the Script card finds that the ERP has it
    cancelled: bool = False  # somebody cancels it after its first way to the ERP
    extra_field: Optional[Row] = None  # the order's own: a word to the merchant's scripts
    left: bool = False  # somebody cancels it between the first page that holds it and the reading of its parts


SHOWN: List[Case] = [
    Case(items=0),
    Case(items=1),
    Case(items=3, checks=["found"]),
    Case(items=2, exists=True),
    Case(items=2, faults=[("item", ["500"] * 6)]),  # an item cannot be read, and the order comes again whole
    Case(items=2, faults=[("item", ["hang_up"])]),
    Case(items=1, writes=["reject"] * 9),
    Case(items=1, writes=["unauthorized"]),
    Case(items=2, writes=["hang_up"]),
    Case(items=1, writes=["cut"]),  # the ERP has it, though its answer did not come whole
    Case(items=1, writes=["refused"], checks=["value"]),  # refused, after a query that was answered 200
    Case(items=1, writes=["error"], cancelled=True),
    Case(items=2, left=True),
]
WRITES: List[List[str]] = [
    ["created"],
    ["empty"],
    ["not_json"],
    ["hostile"],
    ["error"],
    ["busy"],
    ["too_many"],
    ["redirect"] * 9,
    ["forbidden"] * 9,
    ["unauthorized"],
    ["slow"],
    ["hang_up", "hang_up"],
    ["taken_hang_up"],
    ["garbage"],
    ["cut"],
    ["refused"],
    ["error", "hang_up", "accept"],
    ["reject"] * 9,
]
FAULTS: List[Tuple[str, List[str]]] = [
    ("order", ["500"]),
    ("order", ["hang_up"] * 6),
    ("items", ["not_json"]),
    ("items", ["500"] * 6),
    ("discounts", ["500"] * 6),
    ("discount", ["hang_up"]),
    ("discount", ["404"]),
    ("item", ["404"]),
    ("item", ["not_json"]),
    ("item", ["cut"]),
    ("item", ["401"]),
    ("items", ["401"]),
    ("mapping", ["500"]),
    ("mapping", ["401"]),
    ("mapping", ["500"] * 2),
    ("item_mapping", ["hang_up"]),
    ("item_patch", ["503"]),
    ("writeback", ["503"]),
    ("writeback", ["401"]),
    ("writeback", ["hang_up"]),
]
DRAWN: List[Case] = [
    *[Case()] * 6,
    *[Case(writes=words) for words in WRITES],
    *[Case(checks=[word]) for word in erp_checks.NOT_FOUND],
    *[Case(checks=[word]) for word in erp_checks.FAILURES],
    Case(checks=["failure_code"] * 9),
    *[Case(items=2, faults=[fault]) for fault in FAULTS],
    Case(exists=True),
]
PAGE_FAULTS: List[List[str]] = [[], ["500"], ["not_json"], ["401"]]
PAGE_HEADERS = HOSTILE + erp_checks.HARMFUL + [("fragment.index", "0"), ("fragment.identifier", "forged"), ("fragment.count", "1")]
ORDER_TYPE, ITEM_TYPE = "31", "33"
SCRIPT = (
    "        return output_obj\n",
    "        if (output_obj.get('extra_field') or {}).get('in_erp'):\n"
    "            self.attributes['order_exists'] = 'true'\n"
    "        return output_obj\n",
)


@dataclass
class OrderScenario(FlowScenario[Case]):
    """One run of the Order Flow."""

    count: int = 24
    check: Optional[bool] = None  # False: the Query Check Order card is off

    slug = "order"
    place = 2
    noun = "order"

    def __post_init__(self) -> None:
        super().__post_init__()
        rng = random.Random(self.seed)
        cases = list(self.cases or SHOWN + [rng.choice(DRAWN) for _ in range(max(0, self.count - len(SHOWN)))])
        rng.shuffle(cases)
        sizes = [rng.choice([0, 1, 1, 2, 3, 5]) if case.items is None else case.items for case in cases]
        self.rows = orders(self.seed, len(cases), from_ms(self.start_ms - 3_600_000), sizes)
        self.plan = {str(row["pk"]): case for row, case in zip(self.rows, cases)}
        if self.check is None:
            self.check = self.seed % 5 > 0 or bool(self.cases)
        self.bare_lists = rng.random() < 0.25 and not self.cases  # lists instead of the objects that hold them
        self._draw_settings(rng)
        self._faults = {"orders": list(rng.choice(PAGE_FAULTS))} if self.faults is None else {**self.faults}
        for row in self.rows:
            self._prepare(row, self.plan[str(row["pk"])])

    def _draw_settings(self, rng: random.Random) -> None:
        """How a merchant may have set up the flow; where the cases are given, as it comes."""
        drawn: Dict[str, Sequence[str]] = {
            "page.limit": ["25", "25", "7", "5"],
            "omnitron.detail.suffix": ["detailed_integration/"] * 3 + ["detailed_integration"],  # the second is moved
            "erp.order.method": ["POST", "POST", "PUT"],
            "item.update.stock.field": ["", "", "update_stock"],
            "mapping.enabled": ["false", "false", "false", "true"],
            "post.script.enabled": ["false", "true"],
            "run.on.failed.order": ["false", "true"],
        }
        self.settings = {name: rng.choice(words) if not self.cases else words[0] for name, words in drawn.items()}

    def _prepare(self, row: Row, case: Case) -> None:
        row["extra_field"] = {"in_erp": True} if case.exists else case.extra_field or row["extra_field"]
        items, discounts = row["orderitem_set"], row["discountitem_set"]
        places = {"item": items, "item_mapping": items, "item_patch": items, "discount": discounts}
        for kind, words in case.faults:
            parts = places.get(kind, [row])
            if parts:
                self._faults["%s:%s" % (kind.replace("item_mapping", "mapping"), parts[-1]["pk"])] = list(words)

    @property
    def refused(self) -> List[str]:
        return [rid for rid, case in self.plan.items() if list(case.writes[:1]) == ["refused"]]

    @property
    def exists(self) -> FrozenSet[str]:
        """The orders that the Script card finds at the ERP."""
        return frozenset(rid for rid, case in self.plan.items() if case.exists)

    @property
    def edits(self) -> Dict[str, Tuple[str, str]]:
        return {"Script": SCRIPT}

    def in_words(self, case: Case) -> str:
        words = [f"{kind}: {distinct(faults)}" for kind, faults in case.faults]
        words += [f"query: {distinct(case.checks)}"] if case.checks else []
        words += ["exists"] if case.exists else [distinct(case.writes) or "accept"]
        return "; ".join(words)

    def servers(self) -> Tuple[Omnitron, Erp]:
        erp = Erp(
            {rid: [word for word in case.writes if word != "refused"] for rid, case in self.plan.items()},
            ids={row["number"]: str(row["pk"]) for row in self.rows},
            checks={rid: list(case.checks) for rid, case in self.plan.items()},
            port=self.erp_port,
            on_write=self._written,
            now_ms=self.now_ms,
            token_wanted=self.erp_login,
            keep_alive=self.keep_alive,
        )
        omnitron = Omnitron(
            orders=self.rows,
            port=self.omnitron_port,
            now_ms=self.now_ms,
            faults=self._faults,
            page_headers=PAGE_HEADERS,
            on_page=self.page_given,
            bare_lists=self.bare_lists,
            keep_alive=self.keep_alive,
        )
        return omnitron, erp

    def _written(self, rid: str) -> None:
        case = self.plan.get(rid)
        if case and case.cancelled and rid not in self.erp.taken:
            self.omnitron.cancel(rid)

    def page_given(self, ids: List[str]) -> None:
        super().page_given(ids)
        for rid in ids:
            if self.plan[rid].left and self.seen[rid] == 1:
                self.omnitron.cancel(rid)

    def usual_parameters(self) -> Dict[str, str]:
        return {
            **super().usual_parameters(),
            **(self._query_check() if self.check else {}),
            "omnitron.channel": "1,2",
            "erp.order.url": url_by_id(self.erp, self.refused, ERP_ORDERS),
            "script.enabled": "true",
            "mapping.order.content.type": ORDER_TYPE,
            "mapping.item.content.type": ITEM_TYPE,
            **self.settings,
        }

    def _query_check(self) -> Dict[str, str]:
        return {
            "query.check.url": self.erp.url + QUERY + "?number=${_order.number}",
            "query.check.path": erp_checks.PATH,
            "query.check.path.value": erp_checks.VALUE,
            "query.check.failure.codes": erp_checks.FAILURE_CODES,
            "query.check.not.found.codes": erp_checks.NOT_FOUND_CODES,
        }

    def words(self, rid: str) -> Dict[str, str]:
        row = self.omnitron.orders.rows[rid]
        asked = [entry for entry in self.erp.journal if entry["id"] == rid and not self.is_write(entry)]
        answers = ", ".join("found" if entry["gave"] else str(entry["answer"] or entry["ending"]) for entry in asked)
        return {"items": str(len(row["orderitem_set"])), "query": answers or "-"}

    def is_write(self, entry: Entry) -> bool:
        return bool(entry["path"] != QUERY)

    def is_write_back(self, entry: Entry) -> bool:
        return bool(entry["method"] == "PATCH" and entry["path"].startswith(MARK))
