"""A flow of orders on the cluster that runs, and what happens to its nodes."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import Callable, Optional

from emulator.base.errors import EmulatorError
from nifi.cli import main
from nifi.deploy import deploy, groups, lifecycle, settings, status
from nifi.proof.flows import LEDGER
from nifi.proof.scale.real import write_settings
from nifi.proof.scale.servers import Servers
from nifi.rest import Client
from nifi.run import members
from nifi.run.backends.cluster import connected
from nifi.run.up import silent
from nifi.run.wait import until

SCALED = "30"  # seconds, instead of fifteen minutes, after which a page that was being read on a lost node is read again
ORDERS = int(os.environ.get("CLUSTER_ORDERS") or 500)
WHOLE, TAKEN_OVER = 900, 120  # seconds at most; a node alone takes five minutes to start on a busy machine
FOR_EACH = 2.0  # seconds at most for an order


class Cluster:
    """The nodes by name, each with a client of its own."""

    def __init__(self) -> None:
        self.record, self.backend = members.cluster()
        self.nodes = self.record.nodes

    def url(self, name: str) -> str:
        return f"http://127.0.0.1:{self.record.member(name).ports['web']}"

    def client(self, name: str) -> Client:
        return Client(self.url(name))

    def primary(self) -> str:
        """The node that runs what runs on one node alone."""
        return until(self._primary, TAKEN_OVER, "a primary node")

    def _primary(self) -> Optional[str]:
        for asked in self.nodes:
            if self.backend.runs(asked):
                for address, roles in connected(self.url(asked.name)).items():
                    if "Primary Node" in roles:
                        return next(node.name for node in self.nodes if address.endswith(f":{node.ports['web']}"))
        return None

    def kill(self, name: str) -> None:
        self.backend.stop_member(self.record, name, hard=True)

    def start(self, name: str) -> None:
        self.backend.start_member(self.record, name)

    def whole(self) -> None:
        """Start what was ended, and wait until every node is connected."""
        self.backend.start_members(self.record)
        until(lambda: self.backend.is_ready(self.record), WHOLE, "every node to be connected", every=1.0)


class Orders:
    """Orders on their way through the flow on a cluster."""

    def __init__(self, cluster: Cluster, folder: Path, servers: Servers) -> None:
        self.cluster, self.servers = cluster, servers
        self.file = write_settings(folder, servers, cluster.client("n1"))
        self.wanted = settings.load(self.file)
        client = cluster.client("n1")
        self.group = deploy.deploy(client, deploy.plan(self.wanted, self.wanted.flow), silent)["group"]
        seen = groups.survey(client, self.group)
        ledger = next(entity["id"] for entity in seen.processors if seen.path[entity["id"]] == LEDGER)
        lifecycle.configure(client, ledger, {"properties": {"query_lease": SCALED}})
        lifecycle.start(client, self.group)

    def sent(self) -> int:
        """Orders that the ERP has."""
        return len(self.servers.tally.writes)

    def until_sent(self, count: int) -> None:
        until(lambda: self.sent() >= count, 120 + FOR_EACH * ORDERS, f"{count} orders to be sent")

    def until_done(self) -> None:
        until(self.servers.is_done, 120 + FOR_EACH * ORDERS, "every order to be marked as sent", every=0.5)

    def until_quiet(self, node: str) -> None:
        """Until all is done, or nothing moves any more on the nodes that are there."""
        client = self.cluster.client(node)
        rests = patiently(lambda: self.servers.is_done() or self.quiet(client))
        until(rests, 120 + FOR_EACH * ORDERS, "what the nodes have to be settled", every=2.0)

    def repeats(self) -> Counter[str]:
        """Orders that the ERP was sent more than once: how often beyond the first time."""
        return Counter({rid: times - 1 for rid, times in self.servers.tally.writes.items() if times > 1})

    def quiet(self, client: Client) -> bool:
        """Whether nothing moves on the nodes that are there: no FlowFile waits, no page is read, no request is open."""
        now = status.status(client, self.group)
        book = now["ledger"] or {"counts": {}, "scan": {"live": 1}}
        idle = not now["queued"] and not now["threads"] and not book["scan"].get("live")
        return idle and not any(book["counts"].get(word) for word in ("open", "asked"))

    def command(self, node: str, command: str, *more: str) -> int:
        """An operator's command, through that node."""
        return main([command, "--settings", str(self.file), "--url", self.cluster.url(node), *more])

    def remove(self, node: str) -> None:
        client = self.cluster.client(node)
        if groups.find(client, client.root(), self.wanted.name):
            lifecycle.delete(client, self.group, self.wanted.name, True, silent)


def patiently(ask: Callable[[], bool]) -> Callable[[], bool]:
    """The same question, False while NiFi cannot answer it: the cluster finds a coordinator, a node is not disconnected yet."""

    def asked() -> bool:
        try:
            return ask()
        except EmulatorError:
            return False

    return asked
