"""The flow in the fake NiFi at rest, whose Ledger runs the script that stands in it, on the emulator, once when it is told to."""

from __future__ import annotations

from typing import Any, Dict, List

import emulator
from tests.kits.fake_flow import FakeFlow, connection
from tests.kits.fake_nifi import FakeNifi, Request, Route

OWN = "# the Ledger's own script"


class MovingFlow(FakeFlow):
    """``body`` is what stands in the Ledger, ``queues`` the contents in each queue; ``bodies`` what was put into the Ledger."""

    def __init__(self, fake: FakeNifi, state: Dict[str, str]) -> None:
        super().__init__(fake, state)
        self.running, self.body = False, OWN
        self.bodies: List[str] = []
        self.queues: Dict[str, List[str]] = {"to-ledger": [], "to-park": [], "to-route": []}
        fake.routes.update({
            "GET /processors/ledger": lambda _: (200, {"revision": {"version": 1}, **self.ledger()}),
            "PUT /processors/ledger": self.put, "PUT /processors/ledger/run-status": self.run_ledger,
        })  # fmt: skip
        for queue in self.queues:
            fake.routes.update(self.routes_of(f"/flowfile-queues/{queue}", queue))

    def routes_of(self, path: str, queue: str) -> Dict[str, Route]:
        done = {"id": "r", "finished": True}
        return {
            f"POST {path}/listing-requests": lambda _: (202, {"listingRequest": {**done, "flowFileSummaries": self.listed(queue)}}),
            f"GET {path}/flowfiles/0/content": lambda _: (200, self.queues[queue][0]),
            f"POST {path}/drop-requests": lambda _: self.drop(queue, done),
            f"DELETE {path}/listing-requests/r": (200, {}), f"DELETE {path}/drop-requests/r": (200, {}),
        }  # fmt: skip

    def ledger(self) -> Any:
        processor = super().processors()[0]
        processor["component"]["config"] = {"properties": {"Script Body": self.body, "Script File": None}}
        return {**processor, "status": {"aggregateSnapshot": {"activeThreadCount": 0}}}

    def processors(self) -> List[Any]:
        return [self.ledger(), *super().processors()[1:]]

    def connections(self) -> List[Any]:
        to_ledger, to_park = super().connections()
        return [to_ledger, to_park, connection("to-route", "ledger", "route", 0)]

    def put(self, request: Request) -> Any:
        self.body = request.json()["component"]["config"]["properties"]["Script Body"]
        self.bodies.append(self.body)
        return 200, {}

    def run_status(self, request: Request) -> Any:
        if request.json()["state"] == "RUN_ONCE":
            self.queues["to-ledger"].append(self.text)
        self.source = "STOPPED" if request.json()["state"] == "RUN_ONCE" else request.json()["state"]
        return 200, {}

    def run_ledger(self, request: Request) -> Any:
        (text,) = self.queues["to-ledger"]
        assert not set("$#") & set(text), "NiFi evaluates the text of the source"
        result = emulator.run_script(text=self.body, content=text, state=self.state)
        self.state = dict(result.state)
        self.queues.update({"to-ledger": texts(result.queue), "to-route": texts(result.transferred.get("success", []))})
        return 200, {}

    def listed(self, queue: str) -> List[Any]:
        return [{"uuid": str(place)} for place in range(len(self.queues[queue]))]

    def drop(self, queue: str, done: Any) -> Any:
        self.queues[queue].clear()
        return 202, {"dropRequest": done}


def texts(flowfiles: List[emulator.FlowFile]) -> List[str]:
    return [flowfile.content.decode("ascii") for flowfile in flowfiles]
