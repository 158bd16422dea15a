"""``status``: what the flow is doing, what waits, and what the Ledger knows, from its state over REST.

REST shows the first 500 keys of a component's state, sorted; the Ledger's own summary keys begin with 0 for that reason.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any, Dict, List

from ..rest import Client
from . import groups, lifecycle
from .edit import SCRIPTED
from .ledger_entry import entries

FLOOR, SUMMARY, SCAN = "0floor", "0summary", "0scan"
# states of a request in the Ledger in which somebody still has to do something
UNSETTLED = ("open", "asked", "flying", "accepted", "parked", "held")

NAMED = ("held", "parked", "accepted", "open")


def status(client: Client, group: str) -> Dict[str, Any]:
    """Everything an operator asks first."""
    seen = groups.survey(client, group)
    numbers = lifecycle.aggregate(client, group)
    waiting = {one["id"]: lifecycle.queued([one]) for one in seen.connections}
    states = Counter(one["component"]["state"] for one in seen.processors)
    ledgers = [found for found in (ledger(client, seen, one) for one in seen.processors) if found]
    return {
        "group": group,
        "name": seen.groups[0]["component"]["name"],
        "processors": dict(sorted(states.items())),
        "invalid": [seen.path[one["id"]] for one in seen.processors if one["component"]["validationStatus"] == "INVALID"],
        "services": dict(Counter(one["component"]["state"] for one in lifecycle.services(client, group))),
        "queued": int(numbers["flowFilesQueued"]),
        "parked": lifecycle.queued(lifecycle.parked(seen)),
        "queues": {lifecycle.describe(one).rpartition(": ")[0]: waiting[one["id"]] for one in seen.connections if waiting[one["id"]]},
        "ledger": ledgers[0] if len(ledgers) == 1 else ledgers,
        "bulletins": bulletins(client, seen),
    }


def state_of(client: Client, processor: str) -> Dict[str, str]:
    """The state of one component, cluster and local scope together (a single node keeps cluster scope locally)."""
    held = client.get(f"/processors/{processor}/state")["componentState"]
    rows = [row for scope in ("localState", "clusterState") for row in (held.get(scope) or {}).get("state") or []]
    return {row["key"]: row["value"] for row in rows}


def due(state: Dict[str, str]) -> int:
    """When all that the Ledger holds as open has become due, in epoch seconds; 0 when nothing is open."""
    return max((entry.next for entry in entries(state).values() if entry.status == "open"), default=0)


def ledger(client: Client, seen: groups.Survey, processor: Any) -> Dict[str, Any]:
    """What a Ledger says of itself; empty for any other processor, and before its first tick."""
    if processor["component"]["type"] not in SCRIPTED or not processor["component"].get("persistsState", True):
        return {}
    state = state_of(client, processor["id"])
    if SUMMARY not in state and FLOOR not in state:
        return {}
    summary = parsed(state.get(SUMMARY, ""))
    counts = summary.get("count") or {}
    oldest = summary.get("oldest") or {}
    return {
        "path": seen.path[processor["id"]],
        "floor": state.get(FLOOR, ""),
        "open": sum(int(counts.get(name, 0)) for name in UNSETTLED),
        "oldest": min((oldest[name] for name in UNSETTLED if name in oldest), default=""),
        "parked": int(counts.get("parked", 0)),
        "counts": counts,
        "ids": {word: ids(state, word) for word in NAMED if ids(state, word)},
        "scan": parsed(state.get(SCAN, "")),
    }


def ids(state: Dict[str, str], word: str) -> List[str]:
    """The requests in that status, as far as REST shows the state."""
    return [request for request, entry in entries(state).items() if entry.status == word]


def parsed(text: str) -> Dict[str, Any]:
    """JSON, {} when it is none."""
    try:
        value = json.loads(text or "{}")
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def bulletins(client: Client, seen: groups.Survey, most: int = 10) -> List[str]:
    """The latest bulletins of the group and the groups in it, newest first (NiFi's own filter takes one group without its children)."""
    board = client.get("/flow/bulletin-board", limit="1000")["bulletinBoard"]["bulletins"]
    ours = {one["id"] for one in seen.groups}
    shown = [one["bulletin"] for one in board if one.get("bulletin") and one["groupId"] in ours]
    return [f"{one['level']} {one['sourceName']}: {' '.join(one['message'].split())[:300]}" for one in reversed(shown[-most:])]
