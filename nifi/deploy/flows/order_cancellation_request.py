"""Flows that read by status, of cancellation requests or plans: what their write-back may set."""

from __future__ import annotations

import json
import re
from typing import Iterator, Mapping

from ..forms import spelling
from ..settings import Settings
from ..snapshot import Definition, Use
from .rule import effective

# the setting by which a flow asks for rows of one status -> such a row in words
FILTERS = {"cancellation.status": "request", "plan.status": "plan"}
# what a write-back's address ends with -> the status that it sets
ACTIONS = {"approve": "approved", "complete": "completed", "confirm": "confirmed", "reject": "rejected"}


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
    action = re.search(r"/([\w-]+)/?(?:\?.*)?$", values.get("writeback.url", ""))
    if action and spelling(action.group(1)) in ACTIONS:
        yield "writeback.url", ACTIONS[spelling(action.group(1))]
    body = values.get("writeback.body", "")
    try:
        status = json.loads(body).get("status")
    except (ValueError, AttributeError):
        match = re.search(r'"status"\s*:\s*"([^"]*)"', body)
        status = match.group(1) if match else None
    if status:
        yield "writeback.body", str(status)
