"""The commands of an operator: what a flow does, what became of a request, and orders to the Ledger."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import List

from emulator.base.errors import UsageError

from ..errors import NifiError
from .options import deployed, say, settings_of, show

# option -> the Ledger's status that it chooses; --all is what rests and waits for somebody
SELECTED = {"given_up": ("given up",), "held": ("held",), "flying": ("flying", "asked"), "all": ("held", "given up")}


def run_status(options: argparse.Namespace) -> int:
    from . import alarms, status, status_text

    limits = {} if options.alarm is None else alarms.limits(options.alarm)
    client, group, _ = deployed(options)
    now = status.status(client, group)
    form = options.format or ("words" if sys.stdout.isatty() else "json")
    if form == "json":
        show(now)
    else:
        print(status_text.words(now) if form == "words" else status_text.prometheus(now), end="\n" if form == "words" else "")
    excesses = alarms.excesses(now, limits)
    for sentence in excesses:
        say(f"alarm: {sentence}")
    return 1 if now["invalid"] or excesses else 0


def run_order(options: argparse.Namespace) -> int:
    from . import moments, orders

    now = int(time.time())
    statuses = tuple(status for name, chosen in SELECTED.items() if getattr(options, name) for status in chosen)
    ids = [name for text in options.id for name in map(str.strip, text.split(",")) if name]
    if not statuses and not ids:
        raise UsageError("no request is named", f"python -m nifi {options.command}", "Add --id ID, --given-up, --held, --flying or --all")
    choice = orders.Choice(
        tuple(ids),
        statuses,
        moments.moment(options.since, now, "--since") if options.since else 0,
        moments.seconds(options.older, "--older"),
    )
    client, group, _ = deployed(options)
    done = orders.order(client, group, options.command, choice, options.force, say)
    show(done)
    return 0 if done["changed"] else 1


def run_replay(options: argparse.Namespace) -> int:
    from . import orders

    client, group, _ = deployed(options)
    done = orders.replay(client, group, options.id, say)
    show(done)
    return 0 if done["changed"] else 1


def run_recover(options: argparse.Namespace) -> int:
    from . import moments, orders

    older = moments.seconds(options.older, "--older")
    client, group, _ = deployed(options)
    done = orders.recover(client, group, older, say)
    show(done)
    return 1 if done["lost"] and not done["changed"] else 0


def run_unpark(options: argparse.Namespace) -> int:
    from . import operate

    client, group, _ = deployed(options)
    say(f"{operate.unpark(client, group, options.within)} parked FlowFiles are on their way again")
    return 0


def run_why(options: argparse.Namespace) -> int:
    from . import book, groups, history, parameters
    from .flows.rule import effective
    from .snapshot_file import load as load_flow

    settings = settings_of(options)
    values = effective(settings, parameters.definitions(settings, load_flow(settings.flow)))
    places = [Path(place) for place in options.log] or log_places(values.get("log.directory", ""))
    records = history.history(places, values.get("flow.name", ""), options.id)
    for record in records if options.format == "words" else ():
        print(history.sentence(record))
    if not records:
        say(f"{options.id}: no line about it in {', '.join(map(str, places))}")
    entry = None
    try:
        client, group, _ = deployed(options)
        pages = book.open_book(client, groups.survey(client, group))
        entry = pages.entries.get(options.id) if pages else None
        say(f"{options.id}: the Ledger says {entry.status}" if entry else f"{options.id}: the Ledger does not know it, or no longer")
    except NifiError as e:
        say(f"the Ledger could not be asked: {e}")
    if options.format == "json":
        show({"id": options.id, "status": entry.status if entry else "", "lines": records})
    return 0 if records or entry else 1


def log_places(directory: str) -> List[Path]:
    """The flow's log.directory; UsageError where it has none on this machine."""
    if not directory or not Path(directory).is_dir():
        reason = f"log.directory {directory} is not on this machine" if directory else "the settings have no log.directory"
        raise UsageError(reason, "python -m nifi why", "Name NiFi's log, or a copy of the folder, by --log")
    return [Path(directory)]


def add_options(name: str, parser: argparse.ArgumentParser) -> None:
    """The options that only these commands have."""
    if name == "status":
        parser.add_argument("--format", choices=("words", "json", "prometheus"), help="default: words on a terminal, else json")
        parser.add_argument(
            "--alarm", metavar="LIMITS", help="exit 1 above them: older=1h,batch=30m,given-up=0,parked=0,held=0"
        )
    if name in ("release", "done"):
        parser.add_argument("--id", action="append", default=[], help="the id of a request or order; several with commas")
        parser.add_argument("--given-up", action="store_true", help="all that failed as often as they may")
        parser.add_argument("--held", action="store_true", help="all of which nobody knows whether the ERP has them")
        parser.add_argument("--flying", action="store_true", help="all that are under way; with --force")
        parser.add_argument("--all", action="store_true", help="all that are held or given up")
        parser.add_argument("--since", default="", metavar="MOMENT", help="only those since then: 2026-01-31T10:00:00Z, or 2h ago: 2h")
        parser.add_argument("--older", default="0", metavar="LENGTH", help="only those for so long: 30m")
        parser.add_argument("--force", action="store_true", help="even when it is on its way; may send it twice")
    if name == "recover":
        parser.add_argument("--older", default="15m", metavar="LENGTH", help="what is under way for so long (15m)")
    if name in ("why", "replay"):
        parser.add_argument("id", metavar="ID", help="the id of a request or order")
    if name == "why":
        parser.add_argument(
            "--log", action="append", default=[], metavar="PLACE", help="a log file or a folder of them; default: log.directory"
        )
        parser.add_argument("--format", choices=("words", "json"), default="words")
    if name == "unpark":
        parser.add_argument("--within", type=float, default=300, metavar="SECONDS", help="how long to wait (300)")
