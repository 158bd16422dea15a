"""Omnitron's orders: the list of unsent ones, one order, its items and discounts one by one, mappings, and the mark "is send".

| call | answer |
|---|---|
| GET orders_integration/?is_send=false&id__gt=… | rows with ``pk``, oldest pk first |
| GET orders_integration/detailed/?number=… | the same orders in full |
| GET orders_integration/<pk>/detailed_integration/ | one order without its items and discounts |
| GET order_items/?order_id=<pk>, discount_items/?order_id=<pk> | plain rows; above the page limit, for ``limit`` is a wish |
| GET order_items/<pk>/detailed_integration/, discount_items/… | one in full |
| POST integration_mappings/ | 201, and 200 when that mapping was there |
| PATCH order_items/<pk>/, orders/<pk>/ | the changed row |

The form without the last ``/`` is answered with a 301 to the form with it. The address and body of mappings are not documented.
Faults, each used up one by one: 'orders', 'order:<pk>', 'items:<order>', 'discounts:<order>', 'item:<pk>', 'discount:<pk>',
'mapping:<object>', 'item_patch:<pk>', 'writeback:<pk>'.
"""

from __future__ import annotations

import re
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

from .data import Row
from .data_orders import STATUSES
from .http_server import Answer, Request
from .omnitron_filters import matches
from .omnitron_shared import NOT_FOUND, PREFIX, Shared, missing, not_allowed

LIST = PREFIX + "/orders_integration/"
DETAILED = LIST + "detailed/"
MAPPINGS = PREFIX + "/integration_mappings/"
ORDERS = PREFIX + "/orders/"
PARTS = {"order_items": ("items", "item", "orderitem_set"), "discount_items": ("discounts", "discount", "discountitem_set")}
PART_LIST = re.compile(r"%s/(order_items|discount_items)/$" % PREFIX)
PART_ONE = re.compile(r"%s/(order_items|discount_items)/(\d+)/detailed_integration(/?)$" % PREFIX)
ITEM_WRITE = re.compile(r"%s/order_items/(\d+)/$" % PREFIX)
ONE = re.compile(r"%s(\d+)/detailed_integration(/?)$" % LIST)
ORDER_WRITE = re.compile(r"%s(\d+)/$" % ORDERS)
LISTED = ["pk", "number", "status", "date_placed", "modified_date", "currency", "amount", "is_send", "external_status", "client_type"]
KEYED = ("channel", "customer", "shipping_address", "billing_address", "payment_option", "installment", "cargo_company")
FILTERS = {
    "id": "pk",
    "pk": "pk",
    "number": "number",
    "status": "status",
    "cancel_status": "cancel_status",
    "is_send": "is_send",
    "channel": "channel.pk",
    "customer": "customer.pk",
    "modified_date": "modified_date",
}
HIDDEN = ("orderitem_set", "discountitem_set", "modified_date")  # the detail has neither
CANCELLED = "100"
LABELS = {**STATUSES, CANCELLED: "cancelled"}


class Orders:
    """The orders by pk, with their items and discounts inside, as ``data_orders`` makes them."""

    def __init__(self, orders: Sequence[Row], shared: Shared) -> None:
        self.rows: Dict[str, Row] = {str(order["pk"]): order for order in orders}
        self.mappings: Dict[Tuple[str, str, str], str] = {}
        self._shared = shared
        self._parts: Dict[str, Dict[str, Tuple[str, Row]]] = {name: {} for name in PARTS}
        for rid, order in self.rows.items():
            for name, (_, _, key) in PARTS.items():
                self._parts[name].update({str(part["pk"]): (rid, part) for part in order[key]})
        self._ways: List[Tuple[str, Any, Callable[..., Answer]]] = [
            ("GET", re.compile(LIST + r"(detailed/)?$"), self._page),
            ("GET", ONE, self._one),
            ("GET", PART_LIST, self._part_list),
            ("GET", PART_ONE, self._part),
            ("POST", re.compile(MAPPINGS + "$"), self._map),
            ("PATCH", ITEM_WRITE, self._write_item),
            ("PATCH", ORDER_WRITE, self._write_order),
        ]

    def handle(self, request: Request) -> Optional[Answer]:
        """None when the address is none of ours."""
        ways = [(method, match, way) for method, pattern, way in self._ways for match in [pattern.match(request.path)] if match]
        for method, match, way in ways:
            if method == request.method:
                return way(request, *match.groups())
        return not_allowed(request) if ways else None

    def turn(self, rid: str, status: str) -> None:
        """Somebody changes the order's status. No list of open orders holds a cancelled one any more."""
        self.rows[rid].update(status=status, status_display=LABELS[status], modified_date=self._shared.stamp())

    def _page(self, request: Request, detailed: Optional[str]) -> Answer:
        fault = self._shared.fault("orders")
        if fault:
            return fault
        rows = [row for row in self.rows.values() if matches(row, request, FILTERS)]
        rows.sort(key=lambda row: int(row["pk"]))
        return self._shared.page(request, rows, "pk", dict if detailed else _listed)

    def _one(self, request: Request, rid: str, slash: str) -> Answer:
        row = self.rows.get(rid)
        if row is None:
            return NOT_FOUND
        if not slash:
            return _moved(request, rid)
        whole = {key: value for key, value in row.items() if key not in HIDDEN}
        return self._shared.fault("order:" + rid, rid) or Answer.json(200, whole, headers=self._shared.page_headers, about=rid)

    def _part_list(self, request: Request, name: str) -> Answer:
        kind, _, key = PARTS[name]
        rid = request.first("order_id", "0")
        fault = self._shared.fault("%s:%s" % (kind, rid), rid)
        return fault or self._shared.page(request, self.rows.get(rid, {}).get(key, []), "pk", _plain, about=rid)

    def _part(self, request: Request, name: str, pk: str, slash: str) -> Answer:
        rid, part = self._parts[name].get(pk, ("", {}))
        if not rid:
            return NOT_FOUND
        if not slash:
            return _moved(request, rid)
        fault = self._shared.fault("%s:%s" % (PARTS[name][1], pk), rid)
        return fault or Answer.json(200, part, headers=self._shared.page_headers, about=rid)

    def _map(self, request: Request) -> Answer:
        document = request.json()
        wanted = ("content_type", "object_id", "integration_type", "code")
        lacking = [name for name in wanted if not isinstance(document, dict) or document.get(name) in (None, "")]
        if lacking:
            return missing(lacking)
        content_type, object_id, integration_type, code = (str(document[name]) for name in wanted)
        rid = object_id if object_id in self.rows else self._parts["order_items"].get(object_id, ("", {}))[0]
        if not rid:
            return Answer.json(400, {"object_id": ['Invalid pk "%s" - object does not exist.' % object_id], "code": "does_not_exist"})
        fault = self._shared.fault("mapping:" + object_id, rid)
        if fault:
            return fault
        was_there = (content_type, object_id, integration_type) in self.mappings
        self.mappings[content_type, object_id, integration_type] = code
        return Answer.json(200 if was_there else 201, {"pk": 7000 + len(self.mappings), **document}, about=rid)

    def _write_item(self, request: Request, pk: str) -> Answer:
        rid, part = self._parts["order_items"].get(pk, ("", {}))
        if not rid or not isinstance(request.json(), dict):
            return NOT_FOUND
        fault = self._shared.fault("item_patch:" + pk, rid)
        if fault:
            return fault
        part.update(request.json())
        return Answer.json(200, _plain(part), about=rid)

    def _write_order(self, request: Request, rid: str) -> Answer:
        row, document = self.rows.get(rid), request.json()
        if row is None or not isinstance(document, dict):
            return NOT_FOUND
        fault = self._shared.fault("writeback:" + rid, rid)
        if fault:
            return fault
        row.update(document, modified_date=self._shared.stamp())
        return Answer.json(200, _listed(row), about=rid)


def _listed(row: Row) -> Row:
    """The row of a list: plain values, and the keys of what the detail shows as objects."""
    return {**{name: row[name] for name in LISTED}, **{name: (row[name] or {}).get("pk") for name in KEYED}}


def _plain(part: Row) -> Row:
    return {key: value.get("pk", value) if isinstance(value, dict) else value for key, value in part.items() if not key.endswith("_set")}


def _moved(request: Request, rid: str) -> Answer:
    return Answer(301, b"", [("Location", request.path + "/")], about=rid)
