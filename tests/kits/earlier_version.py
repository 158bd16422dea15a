"""A merchant's deployment of an earlier version, brought to a halt half way, and its upgrade to the templates of today."""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Any, Mapping, Optional, Sequence

import pytest

from nifi.cli import main
from nifi.deploy import groups, lifecycle
from nifi.proof.crash.bench import PATIENCE, Bench
from nifi.proof.crash.world import SHORT
from nifi.proof.crash.worlds.order_cancellation_request import OrderCancellationRequestWorld
from nifi.run.wait import until

TESTS = Path(__file__).resolve().parents[1]
EARLIER = TESTS / "fixtures" / "upgrade"
NOW = TESTS.parent / "templates"
SLUG = "order_cancellation_request"
BODY = "Script Body"
STEPS = 10


class Slow(OrderCancellationRequestWorld):
    """What got no answer waits until an operator releases it, however long the upgrade takes."""

    adjust = {}

    def __init__(
        self,
        plan: Mapping[str, Sequence[str]],
        faults: Optional[Mapping[str, Sequence[str]]] = None,
        parameters: Mapping[str, str] = {},
    ) -> None:
        super().__init__(list(plan.values()), {**SHORT, "nothing.wait": "3600", **parameters}, faults)


class Merchant:
    """An earlier version deployed, running; ``later`` are the ids that Omnitron does not have yet."""

    def __init__(self, url: str, folder: Path, world: Slow, version: str, kind: str, later: Sequence[str]) -> None:
        self.world, self.kind, self.earlier = world, kind, EARLIER / version
        self.later = {rid: world.scenario.omnitron.rows.pop(rid) for rid in later}
        self.bench = Bench(url, world, folder, f"Upgrade {uuid.uuid4().hex[:8]}", self.earlier / kind / f"{SLUG}.{kind}")
        self.client = self.bench.client
        self.bench.start()

    def halt(self, path: str, *ids: str) -> None:
        """Stop one processor; the requests that come now wait in front of it."""
        self.stop(path)
        self.batch(*ids)
        until(lambda: self.waiting(path) == len(ids), PATIENCE, f"{', '.join(ids)} to wait in front of {path}")

    def stop(self, path: str) -> None:
        lifecycle.run_status(self.client, self.bench.ids[path], "STOPPED")

    def batch(self, *ids: str) -> None:
        """A tick while an earlier scan goes on would be dropped."""
        until(lambda: not self.bench.scan().get("live"), PATIENCE, "the earlier scan to end")
        self.world.scenario.omnitron.rows.update({rid: self.later[rid] for rid in ids})
        self.bench.tick()

    def survey(self) -> groups.Survey:
        return groups.survey(self.client, self.bench.group)

    def waiting(self, path: str) -> int:
        return lifecycle.queued([one for one in self.survey().connections if one["destinationId"] == self.bench.ids[path]])

    def queues(self) -> dict[str, list[str]]:
        """connection -> the uuids that wait there, as NiFi lists them."""
        uuids: dict[str, list[str]] = {}
        for connection in self.survey().connections:
            if lifecycle.queued([connection]):
                path = f"/flowfile-queues/{connection['id']}/listing-requests"
                listed = self.client.asked(path, None, "listingRequest", "finished")
                uuids[str(connection["id"])] = [str(each["uuid"]) for each in listed["flowFileSummaries"]]
        return uuids

    def state(self) -> dict[str, str]:
        return self.bench.state()

    def scripts(self) -> dict[str, str]:
        seen = self.survey()
        bodies = {seen.path[one["id"]]: one["component"]["config"]["properties"].get(BODY) for one in seen.processors}
        return {path: body for path, body in bodies.items() if body}

    def upgrade(self) -> None:
        """To the template of today, by the command and the merchant's own settings."""
        data = json.loads(self.bench.settings.read_text(encoding="utf-8"))
        data["flow"] = str(NOW / self.kind / f"{SLUG}.{self.kind}")
        self.bench.settings.write_text(json.dumps(data), encoding="utf-8")
        assert main(["upgrade", "--settings", str(self.bench.settings)]) == 0

    def upgraded_at_rest(self, capsys: pytest.CaptureFixture[str]) -> tuple[dict[str, Any], groups.Survey, groups.Survey]:
        """Upgrade what is stopped: ids, state and queues stay; what the command said, the survey before and the one after."""
        before, state, queues = self.survey(), self.state(), self.queues()
        capsys.readouterr()
        self.upgrade()
        done = json.loads(capsys.readouterr().out)
        now = self.survey()
        assert {identifier: path for identifier, path in now.path.items() if identifier in before.path} == before.path
        assert (done["invalid"], done["kept"], done["removed"]) == ([], len(before.processors), 0)
        assert self.state() == state
        assert self.queues() == queues
        return done, before, now

    def order(self, *words: str) -> int:
        """An operator's command; its exit code."""
        return main([*words[:1], "--settings", str(self.bench.settings), *words[1:]])

    def settle(self) -> None:
        """Go on until nothing is left to do."""
        for _ in range(STEPS):
            self.bench.quiet()
            if self.world.settled(self.bench.book()):
                return
            self.bench.wait_due()
            self.bench.tick()
        raise AssertionError(self.bench.book())

    def sent(self) -> dict[str, int]:
        """How often each came to the ERP."""
        ids = [str(entry["id"]) for entry in self.world.scenario.erp.journal if entry["id"]]
        return {rid: ids.count(rid) for rid in sorted(set(ids), key=int)}

    def remove(self) -> None:
        self.bench.remove()
