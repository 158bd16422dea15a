"""The NiFi side of a run: one deployed flow whose batches begin when the driver says so."""

from __future__ import annotations

import gzip
import json
import shutil
import time
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional, Sequence

from ...deploy import commands, deploy, groups, lifecycle, operate, settings, status
from ...deploy.book import SCAN, parsed
from ...deploy.ledger_entry import LedgerEntry, entries
from ...errors import NotReady
from ...rest import Client
from ...run.places import places
from ...run.up import silent
from ...run.version import chosen, is_nifi_2
from ...run.wait import until
from ..flows import LEDGER, NEVER, template
from .world import World

FLOW = "flow.json.gz"
BUSY = ("flying", "asked", "accepted")
PATIENCE, TRIES = 180, 6


class Bench:
    """A flow of its own in the running NiFi. ``folder`` takes its settings and its log lines; ``flow``: a file instead of the template."""

    def __init__(self, url: str, world: World[Any], folder: Path, name: str, flow: Optional[Path] = None) -> None:
        self.client, self.folder, self.name, self.world = Client(url), folder, name, world
        self.logs = folder / "log"
        self.begun_ns = 0  # when the last batch began
        self.settings = self.write_settings(flow or template(world.slug))
        self.group = self.deploy(settings.load(self.settings))
        seen = groups.survey(self.client, self.group)
        self.ids = {path: one for one, path in seen.path.items()}
        self.parked = [str(one["id"]) for one in lifecycle.parked(seen)]
        for path, config in world.adjust.items():
            lifecycle.configure(self.client, self.ids[path], config)

    def write_settings(self, flow: Path) -> Path:
        """The settings file of this run, its secrets beside it."""
        parameters = {**self.world.scenario.open_parameters(), "flow.name": "crash", "log.directory": str(self.logs)}
        return settings.write(
            self.folder / "settings.json", self.world.scenario.secrets(),
            name=self.name, flow=str(flow), nifi={"url": self.client.api}, schedule=NEVER, parameters=parameters,
        )  # fmt: skip

    def deploy(self, wanted: settings.Settings) -> str:
        """Deploy, nothing started; what an earlier run left under this name goes first. A NiFi 2 that lacks Jython gets it."""
        left = groups.find(self.client, self.client.root(), self.name)
        if left:
            lifecycle.delete(self.client, left, self.name, True, silent)
        plan = deploy.plan(wanted, wanted.flow)
        commands.install_nars(self.client, plan.snapshot, "")
        return str(deploy.deploy(self.client, plan, silent)["group"])

    @property
    def tick_id(self) -> str:
        return self.ids[self.world.scenario.tick]

    def start(self) -> None:
        """Everything runs but the tick, DISABLED beforehand: what is being stopped says STOPPED too early, and a RUN_ONCE runs nothing."""
        state = self.client.get(f"/processors/{self.tick_id}")["component"]["state"]
        if state == "STOPPED":
            lifecycle.run_status(self.client, self.tick_id, "DISABLED")
        lifecycle.start(self.client, self.group)
        if state == "RUNNING":
            lifecycle.run_status(self.client, self.tick_id, "STOPPED")

    def saved(self) -> None:
        """Wait until a kill could not undo that, and keep NiFi's flow file: a kill while NiFi writes it is not what is tried here."""
        until(self.is_saved, PATIENCE, "NiFi to save its flow")
        for file in flow_files(chosen()):
            shutil.copy2(self.conf / file, self.folder / file)

    @property
    def conf(self) -> Path:
        return places(chosen()).home / "conf"

    def is_saved(self) -> bool:
        """Whether NiFi's flow file has this flow running, its tick at rest (it is written half a second late)."""
        try:
            flow = json.loads(gzip.decompress((self.conf / FLOW).read_bytes()))
        except (OSError, EOFError, ValueError):
            return False
        mine = [one for one in flow["rootGroup"]["processGroups"] if one["instanceIdentifier"] == self.group]
        states = {one["name"]: one["scheduledState"] for group in mine for one in processors(group)}
        return states.get(self.world.scenario.tick.rpartition("/")[2]) in ("ENABLED", "DISABLED") and states.get("Log in") == "RUNNING"

    def restore(self) -> None:
        """Before NiFi starts again: its flow file is as it was saved."""
        for file in flow_files(chosen()):
            shutil.copy2(self.folder / file, self.conf / file)

    def again(self, url: str) -> None:
        """After NiFi's restart: all that ran runs."""
        self.client = Client(url)
        self.start()
        self.saved()

    def tick(self, sign: Optional[Callable[[], Any]] = None) -> None:
        """The source fires once; returns when ``sign``, the scan's id, has changed: the Ledger has begun a batch."""
        sign = sign or (lambda: self.scan().get("id"))
        before = sign()
        if self.client.get(f"/processors/{self.tick_id}")["component"]["state"] == "DISABLED":
            lifecycle.run_status(self.client, self.tick_id, "STOPPED")
        for _ in range(TRIES):
            operate.run_once(self.client, self.tick_id)
            try:
                until(lambda: sign() != before, PATIENCE / TRIES, "the Ledger to begin a batch")
                return
            except NotReady:
                continue  # nothing ran: it was still being stopped
        raise NotReady(f"the Ledger began no batch in {PATIENCE} s", self.name)

    def quiet(self) -> None:
        """Wait until the Ledger waits for nothing and every queue is empty, but what waits for an operator. NiFi looks at one queue after
        the other, so a FlowFile on its way can be overlooked: the Ledger's word counts first, and the queues are asked three times."""
        still = 0

        def ask() -> bool:
            nonlocal still
            now = lifecycle.aggregate(self.client, self.group)
            threads = 0 if self.world.scenario.listener else int(now["activeThreadCount"])  # HandleHttpRequest waits in its thread
            busy = threads or int(now["flowFilesQueued"]) != self.waiting() or self.busy()
            still = 0 if busy else still + 1
            return still > 2

        until(ask, PATIENCE, "the flow to come to rest", every=0.1)

    def waiting(self) -> int:
        """FlowFiles that wait for an operator."""
        return sum(operate.waiting(self.client, one) for one in self.parked)

    def busy(self) -> bool:
        """Whether the Ledger waits for a page or a request to come back."""
        return bool(self.scan().get("live")) or any(entry.status in BUSY for entry in self.book().values())

    def state(self) -> Dict[str, str]:
        """The Ledger's state."""
        return status.state_of(self.client, self.ids[LEDGER])

    def scan(self) -> Dict[str, Any]:
        """The Ledger's last scan."""
        return parsed(self.state().get(SCAN, ""))

    def book(self) -> Dict[str, LedgerEntry]:
        """The Ledger's entries by id."""
        return entries(self.state())

    def wait_due(self) -> None:
        """Wait until everything open is due, so that every run needs the same number of batches."""
        due = status.due(self.state())
        until(lambda: time.time() > due, PATIENCE, "open requests to be due", every=0.05)

    def relations(self) -> Dict[str, str]:
        """The last relation that the flow logged for each request."""
        lines = [line for file in sorted(self.logs.glob("*.log")) for line in file.read_text(encoding="utf-8").splitlines()]
        said = sorted((json.loads(line) for line in lines), key=lambda one: str(one["time"]))
        return {str(one["id"]): str(one["relation"]) for one in said if one["id"]}

    def remove(self) -> None:
        """Delete the flow with whatever is left in it."""
        lifecycle.delete(self.client, self.group, self.name, True, silent)


def flow_files(version: str) -> Sequence[str]:
    """What a NiFi of that version writes its flow into."""
    return (FLOW,) if is_nifi_2(version) else (FLOW, "flow.xml.gz")


def processors(group: Any) -> List[Any]:
    """All processors of a saved group and the groups in it."""
    members: List[Any] = list(group.get("processors") or [])
    for child in group.get("processGroups") or []:
        members += processors(child)
    return members
