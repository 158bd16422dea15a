"""The Order Flow: eight orders, each with an ending of its own. The processors keep their tasks: several orders are in flight at once."""

from __future__ import annotations

import json
from typing import Any, Dict

from emulator.mocks import omnitron_orders as calls
from emulator.mocks.data_orders import ROOM
from emulator.mocks.erp import LOGIN, ORDERS, QUERY
from emulator.mocks.judge import judge_of
from emulator.mocks.omnitron_shared import PREFIX
from emulator.mocks.scenarios.order import Case, OrderScenario

from ..rules import Entry, Rules, Stage, path
from ..world import ATTEMPTS, SHORT, World, now_ms

DATA_SEED = 3
CASES = (
    Case(items=0),
    Case(items=3),
    Case(items=2, checks=["found"]),  # the ERP has it already: it is marked, not sent
    Case(items=2, faults=[("item", ["404"])]),  # an item cannot be read, and the order comes again whole
    Case(items=1, writes=["reject"] * 9),  # given up after ATTEMPTS
    Case(items=1, writes=["unauthorized"], faults=[("writeback", ["503"])]),
    Case(items=2, writes=["hang_up"]),
    Case(items=1, writes=["cut"]),  # the ERP has it, though its answer did not come whole
)
MAPS = f"^{calls.MAPPINGS}$|{calls.ITEM_WRITE.pattern}|{calls.ORDER_WRITE.pattern}"


class OrderWorld(World[OrderScenario]):
    """Of one order only its parts are read side by side; everything else of it goes one after the other."""

    slug = "order"
    marked = "sent"
    rules = Rules(
        (
            Stage("write", "erp", path(f"^{ORDERS}/?$"), 4),
            Stage("write-back", "omnitron", path(MAPS), 4),
            Stage("query check", "erp", path(f"^{QUERY}$"), 2, reads=True),
            Stage("list of items", "omnitron", path(f"^{PREFIX}/order_items/$"), 2, reads=True),
            Stage("list of discounts", "omnitron", path(f"^{PREFIX}/discount_items/$"), 2, reads=True),
            Stage("part", "omnitron", path(r"\d/detailed_integration/$"), 4, reads=True, loose=True),
        ),
        lambda journals: judge_of("order").findings(journals, ATTEMPTS),
    )

    def __init__(self) -> None:
        super().__init__(OrderScenario(DATA_SEED, start_ms=now_ms(), keep_alive=False, cases=CASES, overrides=SHORT))
        self.by_number = {str(row["number"]): str(row["pk"]) for row in self.scenario.rows}

    def ending(self, rid: str) -> str:
        return "sent" if self.scenario.omnitron.rows[rid]["is_send"] else "not sent"

    def kind_of(self, entry: Entry) -> str:
        """``login``, ``page``; of an order or its part ``detail 2``, ``items 2``, ``item 2.1``, ``mapping 2.1``, ``is_send 2`` ..."""
        asked = str(entry["path"])
        if asked == LOGIN or "/auth/login" in asked:
            return "login"
        if entry["server"] == "erp":
            return self._at_the_erp(entry, asked)
        if asked == calls.MAPPINGS:
            return "mapping " + self._part(parsed(entry).get("object_id", ""))
        if calls.PART_LIST.match(asked):
            return ("items " if "order_items" in asked else "discounts ") + self._part(entry["query"].get("order_id", ["?"])[0])
        for word, pattern in (("detail ", calls.ONE), ("item patch ", calls.ITEM_WRITE), ("is_send ", calls.ORDER_WRITE)):
            match = pattern.match(asked)
            if match:
                return word + self._part(match.group(1))
        match = calls.PART_ONE.match(asked)
        return ("item " if "order_items" in asked else "discount ") + self._part(match.group(2)) if match else "page"

    def _at_the_erp(self, entry: Entry, asked: str) -> str:
        if asked == QUERY:
            return "query check " + self._part(self.by_number.get(entry["query"].get("number", [""])[0], "?"))
        return "write " + self._part(parsed(entry).get("pk", "?"))

    def _part(self, pk: object) -> str:
        """``2`` for the second order, ``2.1`` for its first item, ``2.601`` for its first discount."""
        if str(pk) in self.numbers:
            return self.numbers[str(pk)]
        order, place = divmod(int(str(pk)), ROOM) if str(pk).isdigit() else (0, 0)
        return f"{self.numbers[str(order)]}.{place + 1}" if str(order) in self.numbers else "?"


def parsed(entry: Entry) -> Dict[str, Any]:
    """The body as an object, {} when it is none."""
    try:
        body = json.loads(entry["body"])
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}
