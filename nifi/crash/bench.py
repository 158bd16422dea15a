"""The NiFi side of a run: one deployed flow whose batches begin when the driver says so."""

from __future__ import annotations

import gzip
import json
import time
from pathlib import Path
from typing import Any, Dict, List, Optional

from ..deploy import deploy, groups, lifecycle, operate, settings, status
from ..errors import NotReady
from ..places import REPOSITORY, places
from ..rest import Client
from ..version import chosen
from ..wait import until
from .world import SECRETS, World

FLOW = REPOSITORY / "templates" / "xml" / "order_cancellation_request.xml"
NEVER = "0 0 0 1 1 ? 2099"
TICK, LEDGER, ERP_WRITE = "Ledger/Every five minutes", "Ledger/Ledger", "Write Data to ERP/Write Data to ERP"
BUSY = ("flying", "asked", "accepted")
PATIENCE, TRIES = 180, 6


def silent(_: str) -> None:
    """Deploying says nothing here."""


class Bench:
    """A flow of its own in the running NiFi. ``folder`` takes its settings and its log lines."""

    def __init__(self, url: str, world: World, folder: Path, name: str, flow: Path = FLOW) -> None:
        self.client, self.folder, self.name = Client(url), folder, name
        self.logs = folder / "log"
        self.last_tick_ns = 0
        self.settings = self.write_settings(world, flow)
        self.group = self.deploy(settings.load(self.settings))
        self.ids = {path: one for one, path in groups.survey(self.client, self.group).path.items()}

    def write_settings(self, world: World, flow: Path) -> Path:
        """The settings file of this run, its secrets beside it."""
        secrets = {}
        for number, (name, value) in enumerate(SECRETS.items()):
            (self.folder / f"secret-{number}").write_text(value, encoding="utf-8")
            secrets[name] = {"file": f"secret-{number}"}
        file = self.folder / "settings.json"
        parameters = {**world.parameters(), "flow.name": "crash", "log.directory": str(self.logs)}
        data = {
            "name": self.name, "flow": str(flow), "nifi": {"url": self.client.api}, "schedule": NEVER,
            "parameters": parameters, "secrets": secrets,
        }  # fmt: skip
        file.write_text(json.dumps(data), encoding="utf-8")
        return file

    def deploy(self, wanted: settings.Settings) -> str:
        """Deploy, nothing started; what an earlier run left under this name goes first."""
        left = groups.find(self.client, self.client.root(), self.name)
        if left:
            lifecycle.delete(self.client, left, self.name, True, silent)
        done = deploy.deploy(self.client, deploy.plan(wanted, wanted.flow), silent)
        return str(done["group"])

    def one_task(self, path: str) -> None:
        """One request is in flight there at most."""
        processor = self.ids[path]
        now = self.client.get(f"/processors/{processor}")
        component = {"id": processor, "config": {"concurrentlySchedulableTaskCount": 1}}
        self.client.put(f"/processors/{processor}", {"revision": now["revision"], "component": component})

    def start(self) -> None:
        """Everything runs but the tick, DISABLED beforehand: what is being stopped says STOPPED too early, and a RUN_ONCE runs nothing."""
        state = self.client.get(f"/processors/{self.ids[TICK]}")["component"]["state"]
        if state == "STOPPED":
            lifecycle.run_status(self.client, self.ids[TICK], "DISABLED")
        lifecycle.start(self.client, self.group)
        if state == "RUNNING":
            lifecycle.run_status(self.client, self.ids[TICK], "STOPPED")

    def saved(self) -> None:
        """Wait until a kill could not undo that."""
        until(self.is_saved, PATIENCE, "NiFi to save its flow")

    def is_saved(self) -> bool:
        """Whether NiFi's flow file has this flow running, its tick at rest (it is written half a second late)."""
        file = places(chosen()).home / "conf" / "flow.json.gz"
        try:
            flow = json.loads(gzip.decompress(file.read_bytes()))
        except (OSError, EOFError, ValueError):
            return False
        mine = [one for one in flow["rootGroup"]["processGroups"] if one["name"] == self.name]
        states = {one["name"]: one["scheduledState"] for group in mine for one in processors(group)}
        return states.get("Every five minutes") in ("ENABLED", "DISABLED") and states.get("Log in") == "RUNNING"

    def again(self, url: str) -> None:
        """After NiFi's restart: all that ran runs."""
        self.client = Client(url)
        self.start()
        self.saved()

    def tick(self) -> None:
        """One batch begins; returns when the Ledger has begun it."""
        before = self.scan().get("id")
        if self.client.get(f"/processors/{self.ids[TICK]}")["component"]["state"] == "DISABLED":
            lifecycle.run_status(self.client, self.ids[TICK], "STOPPED")
        self.last_tick_ns = time.monotonic_ns()
        for _ in range(TRIES):
            operate.run_once(self.client, self.ids[TICK])
            try:
                until(lambda: self.scan().get("id") != before, PATIENCE / TRIES, "the Ledger to begin a batch")
                return
            except NotReady:
                continue  # nothing ran: it was still being stopped
        raise NotReady(f"the Ledger began no batch in {PATIENCE} s", self.name)

    def quiet(self) -> None:
        """Wait until the Ledger waits for nothing and every queue is empty. NiFi looks at one queue after the other, so a FlowFile on its
        way can be overlooked: the Ledger's word counts first, and the queues are asked three times."""
        still = 0

        def ask() -> bool:
            nonlocal still
            now = lifecycle.aggregate(self.client, self.group)
            busy = int(now["flowFilesQueued"]) or int(now["activeThreadCount"]) or self.busy()
            still = 0 if busy else still + 1
            return still > 2

        until(ask, PATIENCE, "the flow to come to rest", every=0.1)

    def busy(self) -> bool:
        """Whether the Ledger waits for a page or a request to come back."""
        return bool(self.scan().get("live")) or any(entry[0] in BUSY for entry in self.book().values())

    def scan(self) -> Dict[str, Any]:
        """The Ledger's last scan."""
        return status.parsed(status.state_of(self.client, self.ids[LEDGER]).get(status.SCAN, ""))

    def book(self) -> Dict[str, List[str]]:
        """The Ledger's entries, field by field."""
        state = status.state_of(self.client, self.ids[LEDGER])
        return {key[2:]: value.split("|") for key, value in state.items() if key.startswith("i:")}

    def wait_due(self) -> None:
        """Wait until everything open is due, so that every run needs the same number of batches."""
        due = max([int(entry[5]) for entry in self.book().values() if entry[0] == "open"], default=0)
        until(lambda: time.time() > due, PATIENCE, "open requests to be due", every=0.05)

    def relations(self) -> Dict[str, str]:
        """The last relation that the flow logged for each request."""
        lines = [line for file in sorted(self.logs.glob("*.log")) for line in file.read_text(encoding="utf-8").splitlines()]
        said = sorted((json.loads(line) for line in lines), key=lambda one: str(one["time"]))
        return {str(one["id"]): str(one["relation"]) for one in said if one["id"]}

    def remove(self) -> None:
        """Delete the flow with whatever is left in it."""
        lifecycle.delete(self.client, self.group, self.name, True, silent)


def processors(group: Any) -> List[Any]:
    """All processors of a saved group and the groups in it."""
    found: List[Any] = list(group.get("processors") or [])
    for child in group.get("processGroups") or []:
        found += processors(child)
    return found


def settled(book: Dict[str, List[str]], wanted: Optional[int] = None) -> bool:
    """Whether the Ledger knows of so many requests and has nothing left to do about any."""
    return len(book) == wanted and all(entry[0] in ("written", "done") for entry in book.values())
