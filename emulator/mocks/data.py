"""Cancellation requests made from a seed number on the sample of the Omnitron documents, Turkish text included."""

from __future__ import annotations

import copy
import json
import random
import uuid
from datetime import datetime, timedelta, timezone
from importlib import resources
from typing import Any, Dict, Iterator, List

Row = Dict[str, Any]

_NAMES = ["Siyah Çorap", "Gömlek İNCE", "Işıltılı Şal", "Yağmurluk", "Ölçülü Etek", "ığdır Kilimi"]
_REASONS = [
    "Yanlış ürün aldım.",
    "Ürünü satın almaktan vazgeçtim.",
    "Beden uymadı, değişim istiyorum.",
    'Gecikti: "söz verilen" gün geçti.',
]
_CITIES = ["İstanbul", "Muğla", "Şırnak", "Çanakkale", "Ağrı"]


def iso(moment: datetime) -> str:
    """UTC text with microseconds, as Omnitron writes it."""
    return moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def from_ms(milliseconds: int) -> datetime:
    """Epoch milliseconds as a moment."""
    return datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(milliseconds=milliseconds)


def sample() -> Row:
    """The documents' own cancellation request."""
    text = (resources.files("emulator.mocks") / "cancellation_request.json").read_text(encoding="utf-8")
    row: Row = json.loads(text)
    return row


def cancellation_requests(seed: int, count: int, newest: datetime) -> List[Row]:
    """``count`` open requests, oldest first, the last changed at ``newest``; some share one date to the microsecond."""
    rng = random.Random(seed)
    return [_request(rng, number, moment) for number, moment in enumerate(rising(rng, count, newest), 1)]


def rising(rng: random.Random, count: int, newest: datetime) -> Iterator[datetime]:
    """``count`` dates, none behind ``newest``; a quarter of them as the one before."""
    moment = newest - timedelta(minutes=7 * count)
    for _ in range(count):
        if rng.random() < 0.75:
            moment += timedelta(seconds=rng.randrange(1, 400), microseconds=rng.randrange(1_000_000))
        yield min(moment, newest)


def _request(rng: random.Random, number: int, moment: datetime) -> Row:
    row = copy.deepcopy(sample())
    row.update(
        id=number,
        cancellation_type=rng.choice(["cancel", "refund"]),
        status="approved",
        uuid=str(uuid.UUID(int=rng.getrandbits(128), version=4)),
        created_date=iso(moment - timedelta(minutes=rng.randrange(1, 600))),
        modified_date=iso(moment),
        description=rng.choice([None, "Kargo %s şubesinde" % rng.choice(_CITIES)]),
        iban=rng.choice([None, "TR%024d" % rng.randrange(10**24)]),
    )
    item = row["order_item"]
    item["pk"] = 1000 + number
    item["price"] = "%d.%02d" % (rng.randrange(1, 2000), rng.randrange(100))
    item["order"].update(pk=2000 + number, number="%09d" % rng.randrange(10**9), amount=item["price"])
    item["product"].update(name=rng.choice(_NAMES), sku="AKN-%03d" % rng.randrange(1000))
    row["reason"]["subject"] = rng.choice(_REASONS)
    return row
