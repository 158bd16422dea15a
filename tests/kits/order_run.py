"""The Order Flow run offline, against servers that speak real HTTP: the journals of both, and what became of the orders."""

import json
from pathlib import Path

from emulator import read_parameters
from emulator.base.clock import VirtualClock
from emulator.cli.demo import edit
from emulator.engine.run import run_flow
from emulator.flow.load import load_flow
from emulator.mocks.scenarios.order import OrderScenario
from nifi.deploy.ledger_entry import entries

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


class Played:
    """One run: the servers' journals and what became of the orders."""

    def __init__(self, cases, fires=8, edits=None, seed=1, unparked=False, parked=0, stuck=(), scenario=OrderScenario, **parameters):
        flow, clock = load_flow(TEMPLATES / "json" / "order.json"), VirtualClock(OrderScenario.start_ms)
        for group in flow.root.walk():
            for processor in group.processors:
                if unparked and processor.name == "Write back again":
                    processor.state = "STOPPED"  # which is enabled: a run starts it
        with scenario(seed, cases=cases, now_ms=clock.now_ms, faults={}) as scenario:
            edit(flow, {**scenario.edits, **(edits or {})})
            given = {
                **read_parameters(str(TEMPLATES / "parameters" / "order.json")),
                **scenario.parameters(),
                "mapping.enabled": "false",
                "erp.read.timeout": "30 secs",
            }
            given.update((name.replace("_", "."), value.format(erp=scenario.erp.url)) for name, value in parameters.items())
            self.run = run_flow(flow, parameters=given, fires=fires, clock=clock, seed=seed)
        self.scenario, self.orders = scenario, scenario.omnitron.orders.rows
        self.order = next(iter(self.orders.values()))
        self.omnitron, self.erp = scenario.omnitron.journal.entries(), scenario.erp.journal.entries()
        waits = ["Ledger/Write back again is disabled"] * parked + list(stuck)
        assert self.run.finished and [one.why.partition(":")[0] for one in self.run.stalled] == waits

    def asked(self, part, method="GET"):
        return [entry for entry in self.omnitron if part in entry["path"] and entry["method"] == method]

    def writes(self):
        return [
            (entry["method"], entry["path"], json.loads(entry["body"]))
            for entry in self.omnitron
            if entry["method"] in ("POST", "PATCH") and "login" not in entry["path"]
        ]

    def sent(self):
        return [entry for entry in self.erp if entry["path"] == "/orders"]

    def erp_calls(self):
        return [entry for entry in self.erp if entry["path"] != "/token"]

    def lines(self):
        return [final.attributes for final in self.run.finals if final.component.split("/")[-2:-1] == ["Log"]]

    def ends(self, card):
        return [each for each in self.run.finals if card in each.component]

    def entry(self):
        (state,) = self.run.state.values()
        entry = entries(state["values"]).get(str(self.order["pk"]))
        return entry.status if entry else ""
