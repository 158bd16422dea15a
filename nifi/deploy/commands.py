"""The commands of ``python -m nifi`` that work on a deployed flow; all take --settings, and --url for another NiFi."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any, Callable, Dict

from ..rest import Client
from .settings import Settings, load


def say(text: str) -> None:
    """Words go to stderr."""
    print(text, file=sys.stderr, flush=True)


def show(value: Any) -> None:
    """Results go to stdout."""
    print(json.dumps(value, indent=2, ensure_ascii=False))


def settings_of(options: argparse.Namespace) -> Settings:
    """The settings file, with what the command line changes."""
    settings = load(Path(options.settings))
    if getattr(options, "flow", None):
        settings.flow = Path(options.flow)
    return settings


def found(options: argparse.Namespace) -> tuple[Client, str, Settings]:
    """The client and the id of the settings' group."""
    from . import deploy, groups

    settings = settings_of(options)
    client = deploy.client_of(settings, options.url)
    return client, groups.require(client, deploy.parent_of(client, settings), settings.name), settings


def run_check(options: argparse.Namespace) -> int:
    from . import deploy

    settings = settings_of(options)
    ready = deploy.plan(settings, settings.flow)
    show({"settings": "fine", "name": settings.name, "parameters": len(ready.rows()), "sensitive": sorted(settings.secrets)})
    return 0


def run_deploy(options: argparse.Namespace) -> int:
    from . import deploy, lifecycle

    settings = settings_of(options)
    ready = deploy.plan(settings, settings.flow)
    client = deploy.client_of(settings, options.url)
    done = deploy.deploy(client, ready, say)
    if options.start and not done["invalid"]:
        lifecycle.start(client, done["group"])
    show(done)
    return 1 if done["invalid"] else 0


def run_upgrade(options: argparse.Namespace) -> int:
    from . import deploy

    settings = settings_of(options)
    twin = settings.flow.parent.parent / "json" / f"{settings.flow.stem}.json"
    flow = twin if settings.flow.suffix == ".xml" and twin.is_file() else settings.flow
    ready = deploy.plan(settings, flow)
    done = deploy.upgrade(deploy.client_of(settings, options.url), ready, say)
    show(done)
    return 1 if done["invalid"] else 0


def run_secrets(options: argparse.Namespace) -> int:
    from . import deploy

    settings = settings_of(options)
    ready = deploy.plan(settings, settings.flow)
    deploy.set_secrets(deploy.client_of(settings, options.url), ready, say)
    return 0


def run_start(options: argparse.Namespace) -> int:
    from . import lifecycle

    client, group, settings = found(options)
    lifecycle.start(client, group)
    say(f"{settings.name!r} runs")
    return 0


def run_stop(options: argparse.Namespace) -> int:
    from . import lifecycle

    client, group, settings = found(options)
    lifecycle.stop(client, group)
    say(f"{settings.name!r} is stopped")
    return 0


def run_status(options: argparse.Namespace) -> int:
    from . import status

    client, group, _ = found(options)
    now = status.status(client, group)
    show(now)
    return 1 if now["invalid"] else 0


def run_drain(options: argparse.Namespace) -> int:
    from . import lifecycle

    client, group, settings = found(options)
    parked = lifecycle.drain(client, group, options.within)
    say(f"{settings.name!r} is drained and stopped; {parked} FlowFiles stay parked")
    return 0


def run_delete(options: argparse.Namespace) -> int:
    from . import lifecycle

    client, group, settings = found(options)
    lifecycle.delete(client, group, settings.name, options.force, say)
    say(f"{settings.name!r} is deleted")
    return 0


def run_release(options: argparse.Namespace) -> int:
    from . import operate

    client, group, _ = found(options)
    done = operate.order(client, group, options.command, options.id, options.force)
    if not done["taken"]:
        say("the flow does not run: the Ledger takes the order when it does")
    show(done)
    return 0


def run_unpark(options: argparse.Namespace) -> int:
    from . import operate

    client, group, _ = found(options)
    say(f"{operate.unpark(client, group, options.within)} parked FlowFiles are on their way again")
    return 0


Run = Callable[[argparse.Namespace], int]
COMMANDS: Dict[str, tuple[Run, str]] = {
    "check": (run_check, "check a settings file against its flow; no NiFi is asked"),
    "deploy": (run_deploy, "import the flow under the merchant's name with a parameter context of its own"),
    "upgrade": (run_upgrade, "replace a deployed flow in place; ids, state and queues stay"),
    "secrets": (run_secrets, "set the sensitive values anew, as after a change of password"),
    "start": (run_start, "enable services and start"),
    "stop": (run_stop, "stop all processors"),
    "status": (run_status, "floor, open and oldest requests, parked FlowFiles, queues, bulletins"),
    "drain": (run_drain, "stop the sources, let the rest run out, then stop"),
    "delete": (run_delete, "remove the flow and its parameter context"),
    "release": (run_release, "tell the Ledger to send a held request again"),
    "done": (run_release, "tell the Ledger that a held request is settled"),
    "unpark": (run_unpark, "send parked write-backs on their way again"),
}


def add_options(name: str, parser: argparse.ArgumentParser) -> None:
    """The options of one command."""
    parser.add_argument("--settings", required=True, metavar="FILE", help="the merchant's settings (nifi/deploy/settings.schema.json)")
    parser.add_argument("--url", default="", help="another NiFi than the one in the settings")
    if name in ("check", "deploy", "upgrade"):
        parser.add_argument("--flow", help="another flow file than the one in the settings")
    if name == "deploy":
        parser.add_argument("--start", action="store_true", help="start it as well")
    if name in ("drain", "unpark"):
        parser.add_argument("--within", type=float, default=300, metavar="SECONDS", help="how long to wait (300)")
    if name == "delete":
        parser.add_argument("--force", action="store_true", help="even when FlowFiles are queued")
    if name in ("release", "done"):
        parser.add_argument("--id", required=True, help="the id of the cancellation request or order")
        parser.add_argument("--force", action="store_true", help="even when it is on its way; may send it twice")
