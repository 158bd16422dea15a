"""Groups on a real NiFi that answer HTTP requests."""

from __future__ import annotations

import socket
from typing import Any, Mapping

import requests

from ...deploy import lifecycle
from ...rest import Client, new_revision
from ...run.wait import until

STANDARD = "org.apache.nifi.processors.standard."


class Web:
    """HandleHttpRequest -> HandleHttpResponse in a group of its own."""

    def __init__(self, client: Client, maximum: int, expiration: str) -> None:
        self.client = client
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.group = self.make("process-groups", client.root(), name=f"Web {self.port}")["id"]
        kind = "org.apache.nifi.http.StandardHttpContextMap"
        properties = {"Maximum Outstanding Requests": str(maximum), "Request Expiration": expiration}
        self.map = self.make("controller-services", self.group, type=kind, properties=properties)["id"]
        asked = {"HTTP Context Map": self.map, "Listening Port": str(self.port), "Hostname": "127.0.0.1"}
        self.asked = self.processor("HandleHttpRequest", [], asked)
        answered = {"HTTP Context Map": self.map, "HTTP Status Code": "202"}
        self.answered = self.processor("HandleHttpResponse", ["success", "failure"], answered)
        ends = [{"id": identifier, "groupId": self.group, "type": "PROCESSOR"} for identifier in (self.asked, self.answered)]
        self.queue = self.make("connections", self.group, source=ends[0], destination=ends[1], selectedRelationships=["success"])["id"]
        lifecycle.set_services(client, self.group, "ENABLED")
        self.start(self.asked)

    def make(self, kind: str, group: str, **component: Any) -> Any:
        body = {"revision": new_revision(), "component": {"position": {"x": 0, "y": 0}, **component}}
        return self.client.post(f"/process-groups/{group}/{kind}", body)

    def processor(self, kind: str, ends: list[str], properties: dict[str, str]) -> str:
        config = {"properties": properties, "autoTerminatedRelationships": ends}
        return str(self.make("processors", self.group, type=STANDARD + kind, name=kind, config=config)["id"])

    def start(self, processor: str) -> None:
        until(lambda: self.client.get(f"/processors/{processor}")["component"]["validationStatus"] == "VALID", 30, "validation")
        lifecycle.run_status(self.client, processor, "RUNNING")

    def post(self, text: str) -> requests.Response:
        return requests.post(f"http://127.0.0.1:{self.port}/", data=text, timeout=30)

    def listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def close(self) -> None:
        lifecycle.delete(self.client, self.group, f"Web {self.port}", True, lambda _: None)


class Mirror(Web):
    """HandleHttpRequest -> AttributesToJSON -> HandleHttpResponse: the answer is the request's attributes.

    ``request`` and ``response`` are properties of the two, beyond those that every Web has.
    """

    def __init__(self, client: Client, request: Mapping[str, str], response: Mapping[str, str]) -> None:
        self.more = {"HandleHttpRequest": request, "HandleHttpResponse": response}
        self.whole = False
        super().__init__(client, 100, "30 secs")

    def processor(self, kind: str, ends: list[str], properties: dict[str, str]) -> str:
        return super().processor(kind, ends, {**properties, **self.more.get(kind, {})})

    def start(self, processor: str) -> None:
        if self.whole:
            super().start(processor)

    def mirror(self) -> None:
        """Put AttributesToJSON between the two, and start everything."""
        self.whole = True
        queue = self.client.get(f"/connections/{self.queue}")
        self.client.delete(f"/connections/{self.queue}?version={queue['revision']['version']}")
        middle = self.processor("AttributesToJSON", ["failure"], {"Destination": "flowfile-content"})
        for source, destination in ((self.asked, middle), (middle, self.answered)):
            ends = [{"id": each, "groupId": self.group, "type": "PROCESSOR"} for each in (source, destination)]
            self.make("connections", self.group, source=ends[0], destination=ends[1], selectedRelationships=["success"])
        for processor in (middle, self.answered, self.asked):
            self.start(processor)
        until(self.listens, 30, "HandleHttpRequest to listen")
        until(self.takes_requests, 30, "HandleHttpRequest to be ready")

    def takes_requests(self) -> bool:
        """It listens a little before it does: 503."""
        return bool(requests.options(f"http://127.0.0.1:{self.port}/a/", timeout=30).status_code == 405)
