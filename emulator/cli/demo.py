"""Run the flows of templates/ offline against mock servers that speak real HTTP, and show what happened.

A table for each flow, card by card, then a line for each request: how often it was fetched, what the ERP answered, the relation that the
flow decided, how often it was written back. Ends with 1 when a request is left over.

example: python -m emulator demo --seed 7 --definition json
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Dict, List, Sequence, Tuple

from ..base.errors import InputError
from .inputs import number, write_text

if TYPE_CHECKING:
    from ..engine.run import FlowRun
    from ..mocks.scenario import Scenario

FLOWS = {"cancellation": "order_cancellation_request"}
_BESIDE = Path(__file__).resolve().parents[2] / "templates"
FOLDER = _BESIDE if _BESIDE.is_dir() else Path("templates")  # the second when the emulator is installed
BATCHES = 30
ENDINGS = {"dropped": "hung up", "unanswered": "no answer", "garbage": "garbage", "cut": "cut short"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--seed", type=number(0), default=1, help="what data and which faults (default 1)")
    parser.add_argument("--flow", choices=sorted(FLOWS), action="append", help="only this flow (default: all)")
    parser.add_argument("--definition", choices=("xml", "json"), default="xml", help="which of the two files is run (default xml)")
    parser.add_argument("--count", type=number(1), default=16, help="how many requests (default 16)")
    parser.add_argument("--journal", metavar="DIR", help="write the journals of both servers there")


def run(arguments: argparse.Namespace) -> int:
    codes = [_one(FLOWS[name], arguments) for name in arguments.flow or sorted(FLOWS)]
    return max(codes)


def play(slug: str, definition: str, seed: int, count: int = 16, folder: Path = FOLDER) -> Tuple[Scenario, FlowRun]:
    """One run of a flow against the servers of a scenario, which are ended when it returns; their journals stay."""
    from ..base.clock import VirtualClock
    from ..engine.run import run_flow
    from ..flow.load import load_flow
    from ..mocks.scenario import Scenario
    from .flow import parameter_file

    template = folder / definition / ("%s.%s" % (slug, definition))
    if not template.exists():
        raise InputError("there is no such file", str(template), "The demo runs the committed templates: call it in a clone of the project")
    clock = VirtualClock(Scenario.start_ms)
    with Scenario(seed, count, now_ms=clock.now_ms) as scenario:
        parameters = {**parameter_file(str(folder / "parameters" / (slug + ".json"))), **scenario.parameters()}
        return scenario, run_flow(load_flow(template), parameters=parameters, fires=BATCHES, clock=clock, seed=seed)


def _one(slug: str, arguments: argparse.Namespace) -> int:
    scenario, done = play(slug, arguments.definition, arguments.seed, arguments.count)
    lines = _requests(scenario, done)
    file = "%s/%s.%s" % (arguments.definition, slug, arguments.definition)
    print("%s (templates/%s), seed %d, %d batches\n" % (slug.replace("_", " ").title(), file, arguments.seed, BATCHES))
    print(_cards(done) + "\n")
    print(_table(["request", "fetched", "sent to the ERP", "relation", "written back"], lines))
    if arguments.journal:
        _journals(arguments.journal, scenario)
    left = ["stalled: %s" % one for one in done.stalled] + ([] if done.finished else ["the run was ended before everything was settled"])
    for sentence in left:
        print(sentence, file=sys.stderr)
    return 1 if left else 0


def _cards(done: FlowRun) -> str:
    rows = []
    for path, counts in done.report.cards.items():
        if counts.triggers:
            rows.append([path.rpartition("/")[2], *(str(one) for one in (counts.received, counts.sent, counts.failed, counts.retried))])
    return _table(["card", "in", "out", "failed", "retried"], rows)


def _requests(scenario: Scenario, done: FlowRun) -> List[List[str]]:
    relations: Dict[str, List[str]] = {}
    for final in done.finals:
        if final.component.split("/")[-2:-1] == ["Log"]:
            rid, relation = final.attributes.get("ledger.id"), final.attributes.get("relation") or final.attributes.get("ledger.outcome")
            if rid and relation:
                relations.setdefault(rid, []).append(relation)
    omnitron, erp = scenario.omnitron.journal.entries(), scenario.erp.journal.entries()
    rows = []
    for rid in sorted(scenario.omnitron.rows, key=int):
        fetched = sum(entry["gave"].count(rid) for entry in omnitron)
        sent = [_answer(entry) for entry in erp if entry["id"] == rid]
        back = [_answer(entry) for entry in omnitron if entry["id"] == rid and entry["method"] != "GET"]
        if rid in scenario.refused:
            sent.insert(0, "refused")
        rows.append([rid, "%d x" % fetched, ", ".join(sent), ", ".join(relations.get(rid, ["-"])), ", ".join(back) or "no"])
    return rows


def _answer(entry: Dict[str, Any]) -> str:
    return ENDINGS.get(entry["ending"]) or str(entry["answer"])


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[column]) for row in [headings, *rows]) for column in range(len(headings))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in [headings, ["-" * n for n in widths], *rows]
    ]
    return "\n".join(lines)


def _journals(target: str, scenario: Scenario) -> None:
    for server in (scenario.omnitron, scenario.erp):
        write_text(str(Path(target) / (server.name + ".jsonl")), server.journal.text())
