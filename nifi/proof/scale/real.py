"""The real NiFi's side: the flow under a name of its own, a batch every five seconds, deleted in the end."""

from __future__ import annotations

import tempfile
import uuid
from pathlib import Path

from ...deploy import deploy, lifecycle, settings
from ...errors import NotReady
from ...rest import Client
from ...run.up import silent
from ...run.wait import until
from .emulated import FLOW
from .servers import Servers
from .table import Row, row_of

EVERY = "*/5 * * * * ?"
LEAST, FOR_EACH = 120, 1.0  # seconds to wait at most: in any case, and for each order
BEGIN = DRAIN = 120
LOOPBACK = "The mock servers listen on 127.0.0.1: NiFi must run on this machine"


def real(client: Client, orders: int, items: int) -> Row:
    """One run on that NiFi."""
    version = client.get("/flow/about")["about"]["version"]
    with tempfile.TemporaryDirectory() as folder, Servers(orders, items) as servers:
        wanted = settings.load(write_settings(Path(folder), servers, client))
        group = deploy.deploy(client, deploy.plan(wanted, wanted.flow), silent)["group"]
        try:
            return row_of(f"NiFi {version}", servers, run(client, group, servers))
        finally:
            lifecycle.delete(client, group, wanted.name, True, silent)


def run(client: Client, group: str, servers: Servers) -> list[str]:
    """Start it and wait until every order is marked and nothing is under way; what stands in the way of that."""
    lifecycle.start(client, group)
    try:
        until(servers.is_begun, BEGIN, "the first request to come", advice=LOOPBACK)
        until(servers.is_done, LEAST + FOR_EACH * servers.orders, "every order to be marked as sent", every=0.5)
        parked = lifecycle.drain(client, group, DRAIN)
    except NotReady as e:
        return [str(e)]
    return [f"{parked} FlowFiles are parked"] if parked else []


def write_settings(folder: Path, servers: Servers, client: Client) -> Path:
    """The settings file of this run, its secrets beside it."""
    name, parameters = f"Scale {uuid.uuid4().hex[:8]}", servers.scenario.open_parameters()
    return settings.write(
        folder / "settings.json", servers.scenario.secrets(),
        name=name, flow=str(FLOW), nifi={"url": client.api}, schedule=EVERY, parameters=parameters,
    )  # fmt: skip
