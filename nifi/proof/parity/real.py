"""The real NiFi's side: the same steps over REST."""

from __future__ import annotations

import time
from typing import Callable, Dict, Iterator, List, Optional, Sequence, Set
from urllib.parse import urlsplit

from ...deploy import deploy, groups, lifecycle, operate, parameters, status, target
from ...deploy.deploy import Plan
from ...rest import Client
from ...run.ports import listens
from ...run.up import silent
from ...run.wait import until
from ..flows import LEDGER
from . import provenance
from .observed import Event, Waiting

LISTENER = "HandleHttpRequest"


class Real:
    """One deployment; each case gives it other parameters and an empty state."""

    def __init__(self, client: Client, plan: Plan, hurried: Sequence[str] = ()) -> None:
        """``hurried``: processors whose penalty is a second here; the emulator, whose clock jumps, takes the file's."""
        self._client, self.plan = client, plan
        self.nifi = target.version_of(client)
        done = deploy.deploy(client, plan, silent)
        self.group, self._context = done["group"], done["context"]
        self.invalid: List[str] = done["invalid"]
        self._seen = groups.survey(client, self.group)
        self._ids = {self._seen.path[one["id"]]: one["id"] for one in self._seen.processors}
        self._leads_to = {one["id"]: self._seen.path[one["destinationId"]] for one in self._seen.connections}
        self._disabled = [self._seen.path[one["id"]] for one in self._seen.processors if one["component"]["state"] == "DISABLED"]
        self._begun = 0.0
        self._start_ms = 0
        self._still: Set[str] = set()
        for path in hurried:
            lifecycle.configure(client, self._ids[path], {"penaltyDuration": "1 sec"})

    def delete(self) -> None:
        """Take it out of NiFi."""
        lifecycle.delete(self._client, self.group, self.plan.settings.name, True, silent)

    def now_ms(self) -> int:
        """The servers' clock begins with the scenario, and runs."""
        return self._start_ms + int((time.time() - self._begun) * 1000)

    def begin(self, values: Dict[str, str], stopped: Sequence[str], start_ms: int) -> List[str]:
        self._start_ms = start_ms
        self._begun = time.time()
        self.plan.settings.parameters = {name: value for name, value in values.items() if name not in self.plan.settings.secrets}
        rows = parameters.changed(self._client, self._context, self.plan.rows())
        parameters.update(self._client, self._context, rows)
        clear_state(self._client, self._ids[LEDGER])
        faults = lifecycle.invalid(self._client, self.group)
        if not faults:
            lifecycle.start(self._client, self.group)
            for path in stopped:
                self.stop(path)
        return faults

    def stop(self, path: str) -> None:
        self._still.add(path)
        if self._client.get(f"/processors/{self._ids[path]}")["component"]["state"] != "STOPPED":
            lifecycle.run_status(self._client, self._ids[path], "STOPPED")
            self._rested(path)

    def start(self, path: str) -> None:
        self._still.discard(path)
        lifecycle.run_status(self._client, self._ids[path], "RUNNING")
        self._quiet()

    def run_once(self, path: str) -> None:
        lifecycle.run_status(self._client, self._ids[path], "RUN_ONCE")
        self._rested(path)
        self._quiet()

    def serve(self, url: str, work: Callable[[], None]) -> None:
        address = urlsplit(url)
        until(lambda: listens(address.port or 80, str(address.hostname)), 60, f"{url} to listen", every=0.05)
        work()
        self._quiet()

    def order(self, path: str, text: str) -> None:
        operate.emit(self._client, self._ids[path], text)
        self._quiet()

    def let_go(self, path: str) -> None:
        for connection in lifecycle.parked(groups.survey(self._client, self.group)):
            if self._leads_to[connection["id"]] == path and lifecycle.queued([connection]):
                operate.empty(self._client, connection["id"], connection["destinationId"], 60)
        self._quiet()

    def state(self) -> Dict[str, str]:
        return status.state_of(self._client, self._ids[LEDGER])

    def wait_until(self, seconds: int) -> None:
        until(lambda: time.time() > seconds, 60, "what is open to become due", every=0.05)

    def parked(self) -> List[Waiting]:
        full = [one["id"] for one in lifecycle.parked(groups.survey(self._client, self.group)) if lifecycle.queued([one])]
        return [found for one in full for found in waiting(self._client, one, self._leads_to[one])]

    def events(self) -> List[Event]:
        return provenance.events(self._client, self._seen.path, self._begun)

    def end(self) -> None:
        self._still = set()
        lifecycle.stop(self._client, self.group)
        self._client.asked(f"/process-groups/{self.group}/empty-all-connections-requests", None, "dropRequest", "finished")

    def disconnect(self, path: str, relationship: str) -> None:
        """Delete the connections of a relationship."""
        for connection in self._seen.connections:
            if connection["sourceId"] == self._ids[path] and relationship in connection["component"]["selectedRelationships"]:
                self._client.delete(f"/connections/{connection['id']}", version=str(connection["revision"]["version"]))

    def _rested(self, path: str) -> None:
        until(lambda: operate.rests(self._client, self._ids[path]), 60, f"{path} to rest", every=0.05)

    def _quiet(self) -> None:
        """Nothing runs, and nothing waits but in front of what is stopped or disabled; seen twice in a row."""
        still = {*self._still, *self._disabled}
        before: List[Optional[Dict[str, int]]] = [None]

        def quiet() -> bool:
            waiting = self._waiting()
            away = {path: count for path, count in waiting.items() if path not in still}
            idle = not any(away.values()) and waiting == before[0]
            before[0] = waiting
            return idle

        until(quiet, 90, "the flow to come to rest", every=0.1)

    def _waiting(self) -> Dict[str, int]:
        """FlowFiles by the path of what they wait for, and the number of active threads."""
        shot = self._client.get(f"/flow/process-groups/{self.group}/status", recursive="true")["processGroupStatus"]["aggregateSnapshot"]
        # a listener never rests: it asks Jetty again at once
        busy = (one for one in provenance.processors(shot) if one["type"] != LISTENER)
        waiting = {"threads": sum(int(one["activeThreadCount"]) for one in busy)}
        for connection in provenance.connections(shot):
            path = self._leads_to[connection["id"]]
            waiting[path] = waiting.get(path, 0) + int(connection["flowFilesQueued"])
        return waiting


def waiting(client: Client, connection: str, path: str) -> Iterator[Waiting]:
    """What is in a queue."""
    queue = f"/flowfile-queues/{connection}"
    for summary in client.asked(f"{queue}/listing-requests", None, "listingRequest", "finished")["flowFileSummaries"]:
        own = f"{queue}/flowfiles/{summary['uuid']}"
        yield Waiting(path, client.get(own)["flowFile"]["attributes"], client.send("GET", f"{own}/content").content)


def clear_state(client: Client, processor: str) -> None:
    """As "Clear state" on the canvas."""
    client.post(f"/processors/{processor}/state/clear-requests")
