"""The servers of a crash run: six requests, each with an ending of its own."""

from __future__ import annotations

import re
import time
from typing import Any, Dict, List, Mapping

from emulator.mocks.data import cancellation_requests, from_ms, iso
from emulator.mocks.erp import CANCELLATIONS, LOGIN, Erp
from emulator.mocks.http_server import MockServer
from emulator.mocks.omnitron import Omnitron

ATTEMPTS = 2
PLAN: Dict[str, List[str]] = {
    "1": ["accept"],
    "2": ["reject"] * 9,  # 422 whatever is tried: given up after ATTEMPTS
    "3": ["unauthorized"],  # healed by a new token
    "4": ["hang_up"],  # no answer: asked for and sent again
    "5": ["created"],  # its first write-back is answered with 503
    "6": ["not_json"],
}
DATA_SEED = 4
HOUR_MS = 3_600_000
WRITE_BACK = re.compile(r"/cancellation_requests/(\d+)/\w+/$")
SINGLE = re.compile(r"/cancellation_requests/(\d+)/$")


class World:
    """Both servers; connections end with each answer, so that OkHttp repeats nothing by itself. ``plan``: id -> the ERP's answers."""

    def __init__(self, plan: Mapping[str, List[str]] = PLAN) -> None:
        now_ms = time.time_ns() // 1_000_000
        self.start_date = iso(from_ms(now_ms - 24 * HOUR_MS))
        rows = cancellation_requests(DATA_SEED, len(plan), from_ms(now_ms - HOUR_MS))
        self.keys = {str(row["uuid"]): str(row["id"]) for row in rows}
        self.erp = Erp(dict(plan), ids=self.keys, keep_alive=False)
        self.omnitron = Omnitron(rows, faults={"writeback:5": ["503"]}, keep_alive=False)

    @property
    def servers(self) -> List[MockServer]:
        return [self.omnitron, self.erp]

    def __enter__(self) -> World:
        for server in self.servers:
            server.start()
        return self

    def __exit__(self, *_: object) -> None:
        for server in self.servers:
            server.stop()

    def parameters(self) -> Dict[str, str]:
        """What the flow is told, secrets apart."""
        return {
            "omnitron.url": self.omnitron.url,
            "omnitron.username": "omnitron",
            "start.date": self.start_date,
            "erp.login.url": self.erp.url + LOGIN,
            "erp.username": "erp",
            "erp.url": self.erp.url + CANCELLATIONS,
            "writeback.url": self.omnitron.url + "/api/v1/cancellation_requests/${_cancellation_request.id}/complete/",
            "writeback.target.status": "completed",
            "failure.attempts": str(ATTEMPTS),
            "failure.wait": "1",
            "nothing.wait": "1",
        }

    def what(self, entry: Dict[str, Any]) -> str:
        """What a request is: ``login``, ``page``, ``write 3`` (to the ERP), ``write-back 3`` or ``read 3`` (at Omnitron)."""
        path = str(entry["path"])
        if "/auth/login" in path or path == LOGIN:
            return "login"
        if entry["server"] == "erp":
            given = [value for name, value in entry["headers"] if name.lower() == "idempotency-key"]
            return "write " + self.keys.get(given[0] if given else "", "?")
        for word, pattern in (("write-back ", WRITE_BACK), ("read ", SINGLE)):
            found = pattern.search(path)
            if found:
                return word + found.group(1)
        return "page"


SECRETS = {"omnitron.password": "s3cret", "erp.password": "ş1fre"}
