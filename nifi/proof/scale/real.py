"""The real NiFi's side: the flow under a name of its own, a batch every five seconds, deleted in the end."""

from __future__ import annotations

import tempfile
import uuid
from pathlib import Path
from typing import Callable

from ...deploy import deploy, lifecycle, settings, target
from ...errors import NotReady
from ...rest import Client
from ...run.up import running_url, silent
from ...run.wait import until
from .. import jvm
from .emulated import FLOW
from .servers import Servers
from .table import Row, row_of
from .watch import Watch

EVERY = "*/5 * * * * ?"
LEAST, FOR_EACH = 120, 1.0  # seconds to wait at most: in any case, and for each order
BEGIN = DRAIN = 120
LOGS = "log"
LOOPBACK = "The mock servers listen on 127.0.0.1: NiFi must run on this machine"


def real(client: Client, orders: int, items: int, every: float = 0, say: Callable[[str], None] = print) -> Row:
    """One run on that NiFi; ``every`` so many seconds a line of what it holds goes to ``say``."""
    version = target.version_of(client)
    with tempfile.TemporaryDirectory() as folder, Servers(orders, items) as servers:
        wanted = settings.load(write_settings(Path(folder), servers, client))
        group = deploy.deploy(client, deploy.plan(wanted, wanted.flow), silent)["group"]
        here = jvm.running() if client.api.startswith(running_url() or " ") else None
        watch = Watch(client, group, servers, Path(folder) / LOGS, here, every)
        try:
            return row_of(f"NiFi {version}", servers, run(client, group, servers, watch, say))
        finally:
            lifecycle.delete(client, group, wanted.name, True, silent)


def run(client: Client, group: str, servers: Servers, watch: Watch, say: Callable[[str], None]) -> list[str]:
    """Start it and wait until every order is marked and nothing is under way; what stands in the way of that."""

    def done() -> bool:
        watch.look(say)
        return servers.is_done()

    lifecycle.start(client, group)
    try:
        until(servers.is_begun, BEGIN, "the first request to come", advice=LOOPBACK)
        until(done, LEAST + FOR_EACH * servers.orders, "every order to be marked as sent", every=0.5)
        watch.end(say)
        parked = lifecycle.drain(client, group, DRAIN)
    except NotReady as e:
        return [str(e)]
    return [f"{parked} FlowFiles are parked"] if parked else []


def write_settings(folder: Path, servers: Servers, client: Client) -> Path:
    """The settings file of this run, its secrets beside it."""
    name, parameters = f"Scale {uuid.uuid4().hex[:8]}", servers.scenario.open_parameters()
    parameters["log.directory"] = str(folder / LOGS)
    return settings.write(
        folder / "settings.json", servers.scenario.secrets(),
        name=name, flow=str(FLOW), nifi={"url": client.api}, schedule=EVERY, parameters=parameters,
    )  # fmt: skip
