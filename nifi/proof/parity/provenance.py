"""Provenance over REST, and the connections and processors of a recursive status."""

from __future__ import annotations

import time
from typing import Any, Dict, Iterator, List, Mapping

from ...rest import Client
from ...run.wait import until
from .observed import Event

MOST = 10_000


def events(client: Client, paths: Mapping[str, str], since: float) -> List[Event]:
    """All events of those components since that moment, once the index has them all: asked until two answers are equal."""
    known: List[int] = [-1]
    found: List[Any] = []

    def settled() -> bool:
        found[:] = [one for one in ask(client, since) if one["componentId"] in paths]
        same = len(found) == known[0]
        known[0] = len(found)
        return same

    until(settled, 60, "the index of the provenance repository", every=0.3)
    return [event(one, paths) for one in sorted(found, key=lambda one: int(one["eventId"]))]


def ask(client: Client, since: float) -> List[Any]:
    """One query."""
    begin = time.strftime("%m/%d/%Y %H:%M:%S UTC", time.gmtime(since))
    request = {"maxResults": MOST, "summarize": False, "incrementalResults": False, "startDate": begin, "searchTerms": {}}
    made = client.post("/provenance", {"provenance": {"request": request}})["provenance"]
    own = f"/provenance/{made['id']}"
    try:
        done = until(lambda: finished(client, own), 60, "a provenance query", every=0.1)
    finally:
        client.delete(own)
    return list(done["results"]["provenanceEvents"])


def finished(client: Client, path: str) -> Any:
    """The query's answer once it is whole."""
    now = client.get(path, summarize="false", incrementalResults="false")["provenance"]
    return now if now["finished"] else None


def event(one: Any, paths: Mapping[str, str]) -> Event:
    """As both sides give it."""
    attributes: Dict[str, str] = {each["name"]: each["value"] for each in one["attributes"] if each.get("value") is not None}
    return Event(one["eventType"], paths[one["componentId"]], one.get("relationship") or "", attributes, int(one.get("fileSizeBytes") or 0))


def connections(shot: Any) -> Iterator[Any]:
    """The connections of a group's status, all levels."""
    return members(shot, "connectionStatusSnapshot")


def processors(shot: Any) -> Iterator[Any]:
    """The processors of a group's status, all levels."""
    return members(shot, "processorStatusSnapshot")


def members(shot: Any, kind: str) -> Iterator[Any]:
    """What a group's status says of that kind, all levels."""
    for one in shot.get(kind + "s") or []:
        yield one[kind]
    for child in shot.get("processGroupStatusSnapshots") or []:
        yield from members(child["processGroupStatusSnapshot"], kind)
