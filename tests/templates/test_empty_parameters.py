"""NiFi's dialog saves a parameter without a value as null, where a JSON import brings an empty text: a flow works with either."""

import json
from pathlib import Path

import pytest

from emulator import read_parameters
from emulator.base.clock import VirtualClock
from emulator.engine.run import start_flow
from emulator.flow.load import load_flow
from emulator.mocks.judge import judge_of
from emulator.mocks.scenarios import scenario_of, slugs

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
DECLARED = {slug: json.loads((TEMPLATES / "parameters" / f"{slug}.json").read_text(encoding="utf-8")) for slug in slugs()}
BATCHES = 6


@pytest.mark.parametrize("empty", [None, ""])
@pytest.mark.parametrize("slug", slugs())
def test_a_flow_runs_with_every_optional_parameter_empty(slug, empty):
    flow, kind = load_flow(TEMPLATES / "xml" / f"{slug}.xml"), scenario_of(slug)
    clock = VirtualClock(kind.start_ms)
    with kind(2, 8, now_ms=clock.now_ms) as scenario:
        given = {**read_parameters(str(TEMPLATES / "parameters" / f"{slug}.json")), **scenario.parameters()}
        given = {name: value if value not in (None, "") else empty for name, value in given.items()}
        given.update((name, None) for name, parameter in DECLARED[slug].items() if parameter["sensitive"] and not given[name])
        run = start_flow(flow, parameters=given, clock=clock, seed=2)
        if scenario.listener:
            run.serve(lambda running: scenario.drive(running.url(scenario.listener)), fires=BATCHES)
        else:
            run.run(BATCHES)
        journals = {"omnitron": scenario.omnitron.journal.entries(), "erp": scenario.erp.journal.entries()}
        if scenario.sender:
            journals["calls"] = scenario.sender.journal.entries()
    assert [name for name, value in given.items() if value == empty]
    exists = {"exists": scenario.exists} if slug == "order" else {}
    assert judge_of(slug).findings(journals, **exists) == []
    assert not [line for line in run.bulletins if "ClassCast" in str(line) or "NullPointer" in str(line)]
    assert [entry for entry in journals["erp"] if entry["answer"] == 200 and entry["id"]]
