"""Flows that read by status, of cancellation requests or plans: what their write-back may set."""

from __future__ import annotations

import json
import re
from typing import Any, Iterator, Mapping
from urllib.parse import unquote

from ..forms import spelling
from ..settings import Settings
from ..snapshot import Definition, Use
from .rule import effective

# the setting by which a flow asks for rows of one status -> such a row in words
FILTERS = {"cancellation.status": "request", "plan.status": "plan"}
# what a write-back's address ends with -> the status that it sets
ACTIONS = {"approve": "approved", "complete": "completed", "confirm": "confirmed", "reject": "rejected"}
STATUS = re.compile(r"""(?i)(?<![\w.-])["']?status["']?\s*[:=]\s*(?:(?P<quote>["'])(?P<quoted>.*?)(?P=quote)|(?P<bare>[\w-]+))""")


def write_back_target(settings: Settings, defined: Mapping[str, Definition], used: Mapping[str, Use]) -> Iterator[str]:
    """A write-back may not set the very status that the query asks for: every request would come again for ever."""
    values = effective(settings, defined)
    asks = next((name for name in FILTERS if values.get(name)), "")
    if values.get("writeback.enabled", "true") != "true" or not asks:
        return
    for key, status in targets(values):
        if spelling(status) == spelling(values[asks]):
            yield f"parameters.{key}: sets the status {status}, which {asks} asks for: each {FILTERS[asks]} would come again for ever"


def targets(values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """(parameter, status that the write-back sets by it)."""
    if values.get("writeback.target.status"):
        yield "writeback.target.status", values["writeback.target.status"]
    address, _, query = unquote(values.get("writeback.url", "").partition("#")[0]).partition("?")
    action = spelling(address.rstrip("/").rpartition("/")[2])
    if action in ACTIONS:
        yield "writeback.url", ACTIONS[action]
    yield from (("writeback.url", status) for status in written(query))
    yield from (("writeback.body", status) for status in statuses(values.get("writeback.body", "")))


def statuses(body: str) -> Iterator[str]:
    """Each status that a body sets: in JSON wherever it stands, else in what looks like it, or like a form."""
    try:
        yield from in_json(json.loads(body))
    except ValueError:
        yield from written(unquote(body))


def in_json(value: Any) -> Iterator[str]:
    """The texts under ``status``, in any case and at any depth."""
    if isinstance(value, list):
        for element in value:
            yield from in_json(element)
    elif isinstance(value, dict):
        for name, element in value.items():
            if spelling(name) == "status" and isinstance(element, str):
                yield element
            else:
                yield from in_json(element)


def written(text: str) -> Iterator[str]:
    """The words behind ``status:`` and ``status=``."""
    for match in STATUS.finditer(text):
        yield match.group("quoted") if match.group("quoted") is not None else match.group("bare")
