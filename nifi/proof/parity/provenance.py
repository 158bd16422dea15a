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
    count: List[int] = [-1]
    answers: List[Any] = []

    def settled() -> bool:
        answers[:] = [one for one in ask(client, since) if one["componentId"] in paths]
        same = len(answers) == count[0]
        count[0] = len(answers)
        return same

    until(settled, 60, "the index of the provenance repository", every=0.3)
    return [event(one, paths) for one in sorted(answers, key=lambda one: int(one["eventId"]))]


def ask(client: Client, since: float) -> List[Any]:
    """One query."""
    begin = time.strftime("%m/%d/%Y %H:%M:%S UTC", time.gmtime(since))
    request = {"maxResults": MOST, "summarize": False, "incrementalResults": False, "startDate": begin, "searchTerms": {}}
    query = client.post("/provenance", {"provenance": {"request": request}})["provenance"]
    own = f"/provenance/{query['id']}"
    try:
        done = until(lambda: finished(client, own), 60, "a provenance query", every=0.1)
    finally:
        client.delete(own)
    return list(done["results"]["provenanceEvents"])


def finished(client: Client, path: str) -> Any:
    """The query's answer once it is whole."""
    now = client.get(path, summarize="false", incrementalResults="false")["provenance"]
    return now if now["finished"] else None


def event(answer: Any, paths: Mapping[str, str]) -> Event:
    """As both sides give it."""
    attributes: Dict[str, str] = {each["name"]: each["value"] for each in answer["attributes"] if each.get("value") is not None}
    size = int(answer.get("fileSizeBytes") or 0)
    return Event(answer["eventType"], paths[answer["componentId"]], answer.get("relationship") or "", attributes, size)


def connections(shot: Any) -> Iterator[Any]:
    """The connections of a group's status, all levels."""
    return members(shot, "connectionStatusSnapshot")


def processors(shot: Any) -> Iterator[Any]:
    """The processors of a group's status, all levels."""
    return members(shot, "processorStatusSnapshot")


def members(shot: Any, kind: str) -> Iterator[Any]:
    """What a group's status says of that kind, all levels."""
    for member in shot.get(kind + "s") or []:
        yield member[kind]
    for child in shot.get("processGroupStatusSnapshots") or []:
        yield from members(child["processGroupStatusSnapshot"], kind)
