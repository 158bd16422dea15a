"""A deployed flow in the fake NiFi: a Ledger with a state, an operator's source, two queues. It takes orders as the Ledger does."""

from __future__ import annotations

import json
from typing import Any, Dict, List

from .fake_nifi import FakeNifi, Request

SCRIPT = "org.apache.nifi.processors.script.ExecuteScript"
SOURCE = "org.apache.nifi.processors.standard.GenerateFlowFile"
TEXT = "generate-ff-custom-text"
SHOWN = 500


class FakeFlow:
    """The flow "Merchant" below the root group. ``state`` is the Ledger's, ``orders`` what it was told."""

    def __init__(self, fake: FakeNifi, state: Dict[str, str]) -> None:
        self.state = dict(state)
        self.orders: List[Dict[str, Any]] = []
        self.running, self.queued, self.parked, self.threads = True, 0, 0, 0
        self.cluster: Dict[str, Any] = {"clustered": False}
        self.bulletins: List[Any] = []
        self.text, self.source = '{"op": ""}', "DISABLED"
        fake.routes.update({
            "GET /flow/process-groups/root": lambda _: self.flow([{"id": "g", "position": {"x": 0.0}, "component": {"name": "Merchant"}}]),
            "GET /process-groups/g": (200, {"id": "g", "component": {"name": "Merchant"}, "revision": {"version": 1}}),
            "GET /flow/process-groups/g": lambda _: self.flow([], self.processors(), self.connections()),
            "GET /flow/process-groups/g/controller-services": (200, {"controllerServices": []}),
            "GET /flow/process-groups/g/status": lambda _: (200, {"processGroupStatus": {"aggregateSnapshot": {
                "flowFilesQueued": self.queued + self.parked, "activeThreadCount": self.threads}}}),
            "GET /flow/bulletin-board": lambda _: (200, {"bulletinBoard": {"bulletins": self.bulletins}}),
            "GET /flow/cluster/summary": lambda _: (200, {"clusterSummary": self.cluster}),
            "GET /flow/connections/to-ledger/status": (200, {"connectionStatus": {"aggregateSnapshot": {"flowFilesQueued": 0}}}),
            "GET /processors/park/state": (200, {"componentState": {}}),
            "GET /processors/ledger/state": lambda _: self.shown(),
            "GET /processors/operator": lambda _: (200, {"revision": {"version": 1}, **self.operator()}),
            "PUT /processors/operator": self.configure, "PUT /processors/operator/run-status": self.run_status,
        })  # fmt: skip

    def flow(self, children: List[Any], processors: List[Any] = [], connections: List[Any] = []) -> Any:  # noqa: B006
        none: Dict[str, Any] = {"inputPorts": [], "outputPorts": [], "funnels": []}
        flow = {**none, "processGroups": children, "processors": processors, "connections": connections}
        return 200, {"processGroupFlow": {"id": "root", "flow": flow}}

    def processors(self) -> List[Any]:
        state = "RUNNING" if self.running else "STOPPED"
        return [component("ledger", "Ledger", SCRIPT, state), component("park", "Write back again", SCRIPT, "DISABLED"), self.operator()]

    def operator(self) -> Any:
        made = component("operator", "Operator's order", SOURCE, self.source)
        made["component"]["config"] = {"properties": {TEXT: self.text}}
        made["status"] = {"aggregateSnapshot": {"activeThreadCount": 0}}
        return made

    def connections(self) -> List[Any]:
        return [connection("to-ledger", "operator", "ledger", self.queued), connection("to-park", "ledger", "park", self.parked)]

    def shown(self) -> Any:
        """NiFi shows the first 500 keys, sorted."""
        rows = [{"key": key, "value": self.state[key]} for key in sorted(self.state)[:SHOWN]]
        return 200, {"componentState": {"clusterState": {"totalEntryCount": len(self.state), "state": rows}}}

    def configure(self, request: Request) -> Any:
        self.text = request.json()["component"]["config"]["properties"][TEXT]
        return 200, {}

    def run_status(self, request: Request) -> Any:
        state = request.json()["state"]
        self.source = "STOPPED" if state == "RUN_ONCE" else state
        if state == "RUN_ONCE":
            self.orders.append(json.loads(self.text))
            if self.running:
                self.take(self.orders[-1])
        return 200, {}

    def take(self, order: Dict[str, Any]) -> None:
        """As the Ledger's on_operator: what is not known, or on its way without force, stays."""
        for identifier in order.get("ids", [order.get("id")]):
            key = f"i:{identifier}"
            status, *fields = self.state.get(key, "").split("|")
            if status and (order.get("force") or status not in ("flying", "asked", "accepted", "parked")):
                self.state[key] = "|".join(["done" if order["op"] == "done" else "open", *fields])


def component(identifier: str, name: str, type: str, state: str) -> Any:
    inner = {"name": name, "type": type, "state": state, "validationStatus": "VALID"}
    return {"id": identifier, "component": inner}


def connection(identifier: str, source: str, destination: str, queued: int) -> Any:
    status = {"sourceName": source, "destinationName": destination, "aggregateSnapshot": {"flowFilesQueued": queued}}
    return {"id": identifier, "sourceId": source, "destinationId": destination, "status": status}
