"""The Order Flow. What happens to each order is a row of the scenario; what the merchant's scripts do with it stands in its extra_field."""

from __future__ import annotations

import time
from typing import Any, Dict, List, Optional, Tuple

from emulator.mocks.scenarios.order import SCRIPT
from emulator.mocks.scenarios.order import Case as Order

from ..case import Case, Shape

NOW = int(time.time()) * 1000  # the flow asks for three weeks back from now: its scenario begins when the session does


EDITED = {
    "Script/Script": ("common/script.py", *SCRIPT),
    "Check Response Script/Check Response Script": (
        "order/check_response.py",
        "        output_obj = self.output_of(request_data, response_data)\n",
        """\
        output_obj = self.output_of(request_data, response_data)
        says = (isinstance(request_data, dict) and request_data.get('extra_field') or {}).get('says') or {}
        for item in output_obj['orderitems']:
            item.update(says.get('items', {}))
        output_obj.update(says.get('order', {}))
        self.relation = says.get('relation', self.relation)
""",
    ),
    "Post Script/Post Script": (
        "common/post_script.py",
        "        pass\n",
        "        self.attributes['log.post'] = u'\\u0130\\u015flem: %s' % ((response_data or {}).get('result'),)\n",
    ),
}
SHAPE = Shape("order", "Order Details/Keep what we trust", EDITED, in_turn=False, scenario={"start_ms": NOW})


def says(relation: Optional[str] = None, items: Optional[Dict[str, Any]] = None, **order: Any) -> Dict[str, Any]:
    """What the merchant's Check Response Script is to say of an order."""
    words: Dict[str, Any] = {"items": items or {}, "order": order}
    return {"says": {**words, **({} if relation is None else {"relation": relation})}}


def written(*words: str, **more: Any) -> Order:
    """An order to which the ERP says that."""
    return Order(**{"items": 1, "writes": list(words), **more})


def queried(*words: str) -> Order:
    """An order for which the ERP is asked, and says that."""
    return Order(items=0, checks=list(words))


def broken(kind: str, *words: str, items: int = 2) -> Order:
    """An order of which a call to Omnitron goes wrong."""
    return Order(items=items, faults=[(kind, list(words))])


ANSWERS = (
    ("created",), ("empty",), ("not_json",), ("reject",) * 3, ("error",), ("too_many",), ("redirect",) * 3, ("unauthorized",),
    ("forbidden",) * 6, ("hang_up",), ("slow",), ("cut",),
)  # fmt: skip
QUERIES = (
    ("created_without",), ("value",), ("no_order",), ("empty_text",), ("empty_object",), ("failure_code",), ("conflict",), ("unlisted",),
    ("not_json",), ("redirect",), ("hang_up",), ("cut",), ("garbage",), ("unauthorized",), ("forbidden",) * 2, ("found",),
)  # fmt: skip
FAULTS: Tuple[Tuple[str, ...], ...] = (
    ("order", "401"), ("order", "500"), ("order", "hang_up"), ("items", "401"), ("items", "not_json"), ("items", "hang_up", "500"),
    ("discounts", "500", "500", "500", "500"), ("discounts", "404"), ("item", "cut"), ("item", "500", "500", "500", "500"), ("item", "401"),
    ("discount", "not_json"),
)  # fmt: skip
FIELDS = {
    "item.external.status.field": "external_status", "item.extra.field": "extra_field", "item.update.stock.field": "update_stock",
    "order.external.status.field": "external_status", "order.extra.field": "extra_field",
}  # fmt: skip
FULL = says(
    external_status="alındı", extra_field={"şube": "İzmir", "no": 7}, order_mapping_value="SİP-9",
    items={"external_status": "hazır", "extra_field": {"raf": "Ğ1"}, "update_stock": False, "item_mapping_code": "KALEM"},
)  # fmt: skip
WRITE_BACKS = [
    Order(items=2, extra_field=FULL),
    Order(items=0, extra_field=FULL),
    Order(items=2, extra_field=says(items={"item_mapping_code": "", "update_stock": None}, order_mapping_value="")),
    Order(items=1, extra_field=says(is_send="0")),
    Order(items=2, extra_field=FULL, faults=[("item_mapping", ["500", "hang_up"])]),
    Order(items=1, extra_field=FULL, faults=[("item_patch", ["401"])]),
    Order(items=1, faults=[("mapping", ["404"])]),
    Order(items=1, faults=[("writeback", ["503"] * 4)]),
    Order(items=1, faults=[("writeback", ["401"] * 2)]),
    Order(items=1, extra_field=says(items={"order_item_id": None})),
]
UNCONFIGURED = [
    Order(items=2, extra_field=FULL),
    Order(items=1, extra_field=says(is_send="0")),
    Order(items=1, extra_field=says("maybe")),
    Order(items=0, exists=True),
    queried("value"),
    written("reject", "reject"),
    written("hang_up"),
]
NO_LOGIN = [
    queried("found"), queried("value"), queried("forbidden"), queried("unauthorized"), written("unauthorized"), written("forbidden"),
    written("error"), Order(items=1, exists=True),
]  # fmt: skip
SIZES = [Order(items=0), Order(items=30), Order(items=1, left=True), written("error", cancelled=True), *[Order(items=3)] * 4]
POSTED = {"post.script.enabled": "true", "run.on.failed.order": "true"}
NOTHING = {"mapping.order.content.type": "", "mapping.item.content.type": ""}
NOT_ASKED = [written(*words, extra_field=says("")) for words in ANSWERS]
JSON_PATH = {"query.check.path": "$.order['code']", "query.check.path.value": "YOK", "query.check.failure.codes": ""}
UNASKED = {"check": False}  # nobody asks the ERP whether it has an order

CASES: List[Case] = [
    Case(SHAPE, "orders", 1, count=13, ticks=3),
    Case(SHAPE, "orders: the query", 3, POSTED, ticks=2, rows=[queried(*words) for words in QUERIES], faults={"orders": ["401"]}),
    Case(SHAPE, "orders: by status code", 5, POSTED, ticks=3, rows=NOT_ASKED, more=UNASKED),
    Case(SHAPE, "orders: no login, PUT", 7, {**JSON_PATH, "erp.order.method": "PUT"}, ticks=3, rows=NO_LOGIN, erp_login=False),
    Case(SHAPE, "orders: written back", 9, {**FIELDS, "post.script.enabled": "true"}, ticks=2, rows=WRITE_BACKS, more=UNASKED),  # fmt: skip
    Case(
        SHAPE, "orders: GET, nothing to map", 11, {**NOTHING, "erp.order.method": "GET", "query.check.path": ""}, ticks=2, rows=UNCONFIGURED
    ),  # fmt: skip
    Case(SHAPE, "orders: parts that fail", 13, ticks=2, rows=[broken(*words) for words in FAULTS], more=UNASKED),
    Case(SHAPE, "orders: pages", 15, {"page.limit": "3", "mapping.enabled": "true"}, SIZES, {"orders": ["500", "hang_up"]}, ticks=2),
]
