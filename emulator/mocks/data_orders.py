"""Orders and cancellation plans made from a seed number on the samples of the Omnitron documents, Turkish text included.

What never changes is shared between the orders, so that many of them stay small.
"""

from __future__ import annotations

import copy
import json
import random
import uuid
from datetime import datetime, timedelta
from functools import cache
from importlib import resources
from typing import List, Optional, Sequence

from .data import Row, iso, rising

NAMES = ["Siyah Çorap", "Gömlek İNCE", "Işıltılı Şal", "Yağmurluk", "Ölçülü Etek", "ığdır Kilimi", "Ağır Çanta 'L'", 'Şık "Düğme"']
LINES = ["Vezir Sk. 999 A Bebek", "Işık Mah. Çınar Cd. No:4/İ", "Ğ Blok, kat 2\nzile iki kez basın", "Sürücü yolu 7"]
NOTES = [None, "Kapıya bırakın, ığüşöç", "Hediye paketi yapılsın"]
STATUSES = {"400": "approved", "450": "preparing", "500": "shipped", "510": "shipped and informed", "540": "ready", "550": "delivered"}
ITEMS = [0, 1, 1, 2, 2, 3, 5]
DISCOUNTS = [0, 0, 1, 2]
ROOM = 1000  # pks of an order's items begin at pk * ROOM, those of its discounts at pk * ROOM + 600


@cache
def _sample(name: str) -> Row:
    text = (resources.files("emulator.mocks") / (name + ".json")).read_text(encoding="utf-8")
    row: Row = json.loads(text)
    return row


def sample_order() -> Row:
    """The documents' own order, with two items and two discounts."""
    return copy.deepcopy(_sample("order"))


def sample_plan() -> Row:
    """The documents' own cancellation plan event."""
    return copy.deepcopy(_sample("cancellation_plan"))


def orders(seed: int, count: int, newest: datetime, sizes: Optional[Sequence[int]] = None, first_pk: int = 9_876_421) -> List[Row]:
    """``count`` unsent orders, lowest pk first, the last changed at ``newest``; ``sizes`` says how many items the first ones have."""
    rng = random.Random(seed)
    pk, rows = first_pk, []
    for number in range(count):
        size = sizes[number] if sizes and number < len(sizes) else rng.choice(ITEMS)
        rows.append(_order(rng, pk, size, newest - timedelta(minutes=7 * (count - number), microseconds=rng.randrange(1_000_000))))
        pk += rng.choice([1, 1, 2, 9])
    return rows


def _order(rng: random.Random, pk: int, size: int, moment: datetime) -> Row:
    items = [_item(rng, pk, place) for place in range(size)]
    discounts = [_discount(rng, pk, place, items) for place in range(rng.choice(DISCOUNTS) if items else 0)]
    status = rng.choice(sorted(STATUSES))
    placed = iso(moment - timedelta(minutes=rng.randrange(1, 600)))
    total = "%.2f" % sum(float(item["price"]) for item in items)
    row = {
        **_sample("order"),
        "pk": pk,
        "number": "%014d" % rng.randrange(10**14),
        "status": status,
        "status_display": STATUSES[status],
        "date_placed": placed,
        "amount": total,
        "notes": rng.choice(NOTES),
        "orderitem_set": items,
        "discountitem_set": discounts,
        "mapping": [],
        "extra_field": {},
        "modified_date": iso(moment),
    }
    row["channel"] = {**row["channel"], "pk": rng.choice([1, 1, 1, 2])}
    row["shipping_address"] = {**row["shipping_address"], "line": rng.choice(LINES)}
    return row


def _item(rng: random.Random, order: int, place: int) -> Row:
    item = {**rng.choice(_sample("order")["orderitem_set"]), "pk": order * ROOM + place, "order": order, "extra_field": {}}
    item["price"] = item["net_amount"] = "%d.%02d" % (rng.randrange(1, 2000), rng.randrange(100))
    item["product"] = {**item["product"], "name": rng.choice(NAMES), "sku": "AKN-%06d" % rng.randrange(10**6)}
    item["benefitapplicant_set"] = []
    return item


def _discount(rng: random.Random, order: int, place: int, items: List[Row]) -> Row:
    discount = {**rng.choice(_sample("order")["discountitem_set"]), "pk": order * ROOM + 600 + place, "order": order}
    discount["amount"] = "%d.%02d" % (rng.randrange(0, 90), rng.randrange(100))
    item = rng.choice(items)
    ids = {"discount_item": discount["pk"], "order_item": item["pk"]}
    share = {**discount["benefitapplicant_set"][0], **ids, "discount_share": discount["amount"]}
    discount["benefitapplicant_set"] = [share]
    discount["conditionapplicant_set"] = []
    item["benefitapplicant_set"] = item["benefitapplicant_set"] + [share]
    return discount


def plan_events(seed: int, count: int) -> List[Row]:
    """``count`` events ``cancellation_plan.created``, each of an order of its own and with one to three items."""
    rng = random.Random(seed)
    return [_plan(rng, number) for number in range(1, count + 1)]


def plans(seed: int, count: int, newest: datetime) -> List[Row]:
    """``count`` plans that wait, as a list has them, oldest first, the last changed at ``newest``; some share one date."""
    rows = [event["payload"] for event in plan_events(seed, count)]
    for row, moment in zip(rows, rising(random.Random(seed), count, newest)):
        row.update(status="waiting", modified_date=iso(moment))
    return rows


def _plan(rng: random.Random, number: int) -> Row:
    event = sample_plan()
    payload = event["payload"]
    event["event"]["uuid"] = uuid.UUID(int=rng.getrandbits(128), version=4).hex
    payload.update(pk=2000 + number, plan_type=rng.choice(["cancel", "refund"]))
    payload["order"].update(pk=5000 + number, number="%016d" % rng.randrange(10**16))
    pattern = payload["cancellationplanorderitem_set"][0]
    payload["cancellationplanorderitem_set"] = [_plan_item(rng, pattern, payload, place) for place in range(rng.choice([1, 1, 2, 3]))]
    return event


def _plan_item(rng: random.Random, pattern: Row, payload: Row, place: int) -> Row:
    plan_item = copy.deepcopy(pattern)
    plan_item["pk"] = payload["pk"] * 10 + place
    plan_item["order_item"].update(pk=payload["pk"] * 100 + place, order=payload["order"])
    plan_item["order_item"]["product"].update(name=rng.choice(NAMES), sku="AKN-%06d" % rng.randrange(10**6))
    return plan_item
