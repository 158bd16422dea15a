"""The commands of ``python -m nifi`` that work on a deployed flow; all take --settings, and --url for another NiFi."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any, Callable, Dict

from . import operator_commands
from .options import deployed, say, settings_of, show

if TYPE_CHECKING:
    from ..rest import Client
    from .snapshot import Snapshot


def run_check(options: argparse.Namespace) -> int:
    from . import deploy

    settings = settings_of(options)
    ready = deploy.plan(settings, settings.flow)
    described = {"settings": "fine", "name": settings.name, "parameters": len(ready.rows()), "sensitive": sorted(settings.secrets)}
    show({**described, **({"notes": list(ready.notes)} if ready.notes else {})})
    return 0


def run_deploy(options: argparse.Namespace) -> int:
    from ..run.version import is_nifi_2
    from . import deploy, lifecycle, target

    settings = settings_of(options)
    ready = deploy.plan(settings, settings.flow)
    client = deploy.client_of(settings, options.url)
    if ready.snapshot.kind == "xml" and is_nifi_2(target.version_of(client)):
        ready = deploy.plan(settings, json_of(settings.flow))
    if options.install_nar is not None:
        install_nars(client, ready.snapshot, options.install_nar)
    done = deploy.deploy(client, ready, say)
    if options.start and not done["invalid"]:
        lifecycle.start(client, done["group"])
    return outcome(done)


def outcome(done: Dict[str, Any]) -> int:
    """Show what was deployed; exit 1 and a sentence where NiFi calls some of it invalid, which is not started."""
    show(done)
    if not done["invalid"]:
        return 0
    say(f"not started, {len(done['invalid'])} invalid: mend the settings and `upgrade`, or set it on the canvas, then `start`")
    return 1


def json_of(flow: Path) -> Path:
    """The JSON definition that lies beside an XML template of ours; else the file itself."""
    from . import parameters

    twin = parameters.beside(flow, "json")
    return twin if flow.suffix == ".xml" and twin.is_file() else flow


def install_nars(client: Client, snapshot: Snapshot, file: str) -> None:
    """Bring what NiFi 2 lacks for that flow: the NAR of that file, or ones built here."""
    from ..jython_nar import build
    from . import target

    releases = target.lacking(client, snapshot)
    for nar in [Path(file)] if file and releases else [build.built(release, say) for release in releases]:
        target.install(client, nar, say)


def run_upgrade(options: argparse.Namespace) -> int:
    from . import deploy

    settings = settings_of(options)
    ready = deploy.plan(settings, json_of(settings.flow))
    done = deploy.upgrade(deploy.client_of(settings, options.url), ready, say)
    return outcome(done)


def run_secrets(options: argparse.Namespace) -> int:
    from . import deploy

    settings = settings_of(options)
    ready = deploy.plan(settings, settings.flow)
    deploy.set_secrets(deploy.client_of(settings, options.url), ready, say)
    return 0


def run_start(options: argparse.Namespace) -> int:
    from . import lifecycle

    client, group, settings = deployed(options)
    lifecycle.start(client, group)
    say(f"{settings.name!r} runs")
    return 0


def run_stop(options: argparse.Namespace) -> int:
    from . import lifecycle

    client, group, settings = deployed(options)
    lifecycle.stop(client, group)
    say(f"{settings.name!r} is stopped")
    return 0


def run_drain(options: argparse.Namespace) -> int:
    from . import lifecycle

    client, group, settings = deployed(options)
    parked = lifecycle.drain(client, group, options.within)
    say(f"{settings.name!r} is drained and stopped; {parked} FlowFiles stay parked")
    return 0


def run_delete(options: argparse.Namespace) -> int:
    from . import lifecycle

    client, group, settings = deployed(options)
    lifecycle.delete(client, group, settings.name, options.force, say)
    say(f"{settings.name!r} is deleted")
    return 0


def run_export(options: argparse.Namespace) -> int:
    from . import move
    from .ledger_entry import entries

    client, group, settings = deployed(options)
    moved = move.export(client, group, settings, say)
    show(moved)
    say(f"{len(entries(moved['state']))} requests of {settings.name!r}; do not start it here again: what it would send is in no file")
    return 0


def run_import(options: argparse.Namespace) -> int:
    from . import move

    state = move.read_file(Path(options.file), settings_of(options))
    client, group, settings = deployed(options)
    count = move.bring(client, group, state)
    say(f"the Ledger of {settings.name!r} knows {count} requests; start it")
    return 0


Run = Callable[[argparse.Namespace], int]
COMMANDS: Dict[str, tuple[Run, str]] = {
    "check": (run_check, "check a settings file against its flow; no NiFi is asked"),
    "deploy": (run_deploy, "import the flow under the merchant's name with a parameter context of its own"),
    "upgrade": (run_upgrade, "replace a deployed flow in place; ids, state and queues stay"),
    "secrets": (run_secrets, "set the sensitive values anew, as after a change of password"),
    "start": (run_start, "enable services and start"),
    "stop": (run_stop, "stop all processors"),
    "status": (operator_commands.run_status, "counts, oldest, last good batch, what is given up or under way, queues, bulletins"),
    "drain": (run_drain, "stop the sources, let the rest run out, then stop"),
    "export": (run_export, "print what the Ledger of a drained flow knows, to be imported into another NiFi"),
    "import": (run_import, "give a Ledger that never ran what `export` printed, before its flow is started"),
    "delete": (run_delete, "remove the flow and its parameter context"),
    "why": (operator_commands.run_why, "what happened to a request, from the log, also last week"),
    "release": (operator_commands.run_order, "tell the Ledger to send again what is held or given up"),
    "done": (operator_commands.run_order, "tell the Ledger that what is held or given up is settled"),
    "replay": (operator_commands.run_replay, "send a settled request to the ERP once more"),
    "recover": (operator_commands.run_recover, "release what was under way in a queue that is gone, as after a lost node"),
    "unpark": (operator_commands.run_unpark, "send parked write-backs on their way again"),
}


def add_options(name: str, parser: argparse.ArgumentParser) -> None:
    """The options of one command."""
    parser.add_argument("--settings", required=True, metavar="FILE", help="the merchant's settings (nifi/deploy/settings.schema.json)")
    parser.add_argument("--url", default="", help="another NiFi than the one in the settings")
    if name in ("check", "deploy", "upgrade"):
        parser.add_argument("--flow", help="another flow file than the one in the settings")
    if name == "deploy":
        parser.add_argument("--start", action="store_true", help="start it as well")
        words = "into a NiFi 2 that lacks it, install the NAR that brings Jython first: FILE, or one built here (Maven, Java 21)"
        parser.add_argument("--install-nar", nargs="?", const="", metavar="FILE", help=words)
    if name == "drain":
        parser.add_argument("--within", type=float, default=300, metavar="SECONDS", help="how long to wait (300)")
    if name == "import":
        parser.add_argument("file", metavar="FILE", help="what `export` printed")
    if name == "delete":
        parser.add_argument("--force", action="store_true", help="even when FlowFiles are queued")
    operator_commands.add_options(name, parser)
