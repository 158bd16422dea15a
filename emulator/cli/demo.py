"""Run the flows of templates/ offline against mock servers that speak real HTTP, and show what happened.

A table for each flow, card by card, then a line for each request or order: how often it was fetched, what the ERP answered, the relation
that the flow decided, how often it was written back. Ends with 1 when one is left over, or with --settings when not one got through.

example: python -m emulator demo --flow order --seed 7 --definition json
example: python -m emulator demo --settings merchant.json
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Dict, List, Optional, Sequence, Tuple

from ..base.columns import columns
from ..base.errors import InputError
from ..base.shared import root
from ..mocks.scenarios import scenario_of, shown, slugs
from .command_line import CommandLine
from .flow_edits import set_scripts, set_specs
from .flow_settings import Settings, read_settings
from .flow_verdict import all_failed
from .inputs import number, write_text

if TYPE_CHECKING:
    from ..engine.run import FlowRun
    from ..flow.model import Flow
    from ..mocks.scenario import FlowScenario

FOLDER = root() / "templates"
BATCHES = 30
ENDINGS = {"dropped": "hung up", "unanswered": "no answer", "garbage": "garbage", "cut": "cut short"}


def add_arguments(line: CommandLine) -> None:
    line.add_argument("--seed", type=number(0), default=1, help="what data and which faults (default 1)")
    line.add_argument("--flow", choices=slugs(), action="append", help="only this flow (default: all)")
    line.add_argument("--definition", choices=("xml", "json"), default="xml", help="which of the two files is run (default xml)")
    line.add_argument("--count", type=number(1), help="how many requests or orders (default: what shows each case once)")
    settings = "a merchant's settings file, as 'python -m nifi deploy' takes it: its flow, with its scripts, specifications and parameters"
    line.add_argument("--settings", metavar="FILE", help=settings)
    line.add_argument("--journal", metavar="DIR", help="write the journals of both servers there")


def run(arguments: SimpleNamespace) -> int:
    codes: List[int] = []
    settings = read_settings(arguments.settings) if arguments.settings else None
    for slug in [_slug_of(settings)] if settings else arguments.flow or shown():
        print(end="\n" if codes else "")
        codes.append(_show(slug, arguments, settings))
    return max(codes)


def _slug_of(settings: Settings) -> str:
    """The flow of templates/ that the settings name: it has mock servers."""
    slug = Path(settings.flow).stem
    if slug not in slugs():
        advice = "The demo has mock servers for %s; run another flow with 'flow --settings'" % ", ".join(slugs())
        raise InputError("names no flow of templates/: '%s'" % settings.flow, "%s, flow" % settings.file, advice)
    return slug


def play(
    slug: str,
    definition: str,
    seed: int,
    count: Optional[int] = None,
    folder: Path = FOLDER,
    settings: Optional[Settings] = None,
    **more: Any,
) -> Tuple[Any, FlowRun]:
    """One run of a flow against the servers of a scenario, ended when it returns; their journals stay. ``more`` is the scenario's.

    ``settings``: a merchant's scripts, specifications and parameters; addresses, secrets and times stay the scenario's.
    """
    from ..base.clock import VirtualClock
    from ..engine.run import start_flow
    from ..flow.load import load_flow
    from ..flow.parameter_file import read_parameters

    template = folder / definition / ("%s.%s" % (slug, definition))
    if not template.exists():
        raise InputError("there is no such file", str(template), "The demo runs the committed templates: call it in a clone of the project")
    kind, flow = scenario_of(slug), load_flow(template)
    clock = VirtualClock(kind.start_ms)
    with kind(seed, count or kind.count, now_ms=clock.now_ms, **more) as scenario:
        edit(flow, scenario.edits)
        own = settings or Settings()
        set_scripts(flow, own.scripts)
        set_specs(flow, own.specs)
        parameters = {**read_parameters(str(folder / "parameters" / (slug + ".json"))), **own.parameters, **scenario.parameters()}
        done = start_flow(flow, parameters=parameters, clock=clock, seed=seed)
        if scenario.listener:
            done.serve(lambda running: scenario.drive(running.url(scenario.listener)), fires=BATCHES)
        else:
            done.run(BATCHES)
        return scenario, done


def edit(flow: Flow, edits: Dict[str, Tuple[str, str]]) -> None:
    """Change the bodies of scripts as a merchant does: by name of the processor, a text and what stands there instead."""
    for group in flow.root.walk():
        for processor in group.processors:
            if processor.name in edits and processor.properties.get("Script Body"):
                old, new = edits[processor.name]
                processor.properties["Script Body"] = str(processor.properties["Script Body"]).replace(old, new)


def _show(slug: str, arguments: SimpleNamespace, settings: Optional[Settings]) -> int:
    scenario, done = play(slug, arguments.definition, arguments.seed, arguments.count, settings=settings)
    file = "%s/%s.%s" % (arguments.definition, slug, arguments.definition)
    print("%s (templates/%s), seed %d, %d batches\n" % (slug.replace("_", " ").title(), file, arguments.seed, BATCHES))
    print(_cards(done) + "\n")
    print(_table(*_rows(scenario, done)))
    more = scenario.more()
    if more:
        print("\n" + _table(more[0], more[1:]))
    if arguments.journal:
        _journals(Path(arguments.journal) / (slug if len(arguments.flow or slugs()) > 1 else ""), scenario)
    left = ["stalled: %s" % one for one in done.stalled] + ([] if done.finished else ["the run was ended before everything was settled"])
    left += all_failed(done) if settings and not left else []
    for sentence in left:
        print(sentence, file=sys.stderr)
    return 1 if left else 0


def _cards(done: FlowRun) -> str:
    rows = []
    for path, counts in done.report.cards.items():
        if counts.triggers:
            rows.append([path.rpartition("/")[2], *(str(one) for one in (counts.received, counts.sent, counts.failed, counts.retried))])
    return _table(["card", "in", "out", "failed", "retried"], rows)


def _rows(scenario: FlowScenario[Any], done: FlowRun) -> Tuple[List[str], List[List[str]]]:
    relations: Dict[str, List[str]] = {}
    for final in done.finals:
        if final.component.split("/")[-2:-1] == ["Log"]:
            rid, relation = final.attributes.get("ledger.id"), final.attributes.get("relation") or final.attributes.get("ledger.outcome")
            if rid and relation:
                relations.setdefault(rid, []).append(relation)
    omnitron, erp = scenario.omnitron.journal.entries(), scenario.erp.journal.entries()
    rows, words = [], {rid: scenario.words(rid) for rid in scenario.ids()}
    for rid, more in words.items():
        refused = ["refused"] if rid in scenario.refused else []
        cells = {
            "fetched": "%d x" % sum(entry["gave"].count(rid) for entry in omnitron),
            "sent to the ERP": refused + [_answer(entry) for entry in erp if entry["id"] == rid and scenario.is_write(entry)],
            "relation": relations.get(rid, ["-"]),
            "written back": [_answer(entry) for entry in omnitron if entry["id"] == rid and scenario.is_write_back(entry)] or "no",
        }
        rows.append([rid, *more.values(), *(_words(cells[name]) for name in scenario.columns)])
    return [scenario.noun, *next(iter(words.values()), {}), *scenario.columns], rows


def _words(value: Any) -> str:
    return value if isinstance(value, str) else ", ".join(value)


def _answer(entry: Dict[str, Any]) -> str:
    return ENDINGS.get(entry["ending"]) or str(entry["answer"])


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    rule = ["-" * max(map(len, cells)) for cells in zip(headings, *rows)]
    return "\n".join(columns([headings, rule, *rows]))


def _journals(folder: Path, scenario: FlowScenario[Any]) -> None:
    for journal in scenario.journals():
        write_text(str(folder / (journal.server + ".jsonl")), journal.text())
