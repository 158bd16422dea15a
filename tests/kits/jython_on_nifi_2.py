"""What a NiFi 2 needs before a flow is deployed into it."""

from __future__ import annotations

from nifi.deploy.commands import install_nars
from nifi.deploy.snapshot_file import load
from nifi.rest import Client
from nifi.run.places import REPOSITORY


def bring_jython(client: Client) -> None:
    """Install the NAR where it is missing; a NiFi 1 needs none."""
    install_nars(client, load(REPOSITORY / "templates" / "json" / "order_cancellation_request.json"), "")
