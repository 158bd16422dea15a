"""Replays a recorded case through the real component, session and queues, and renders what came out as the recorder rendered NiFi's."""

from __future__ import annotations

import base64
import re
from typing import Any, Dict, List, Optional

from emulator.base.clock import VirtualClock
from emulator.components.invoke_http import InvokeHTTP
from emulator.core.context import ProcessContext
from emulator.core.host import Host
from emulator.core.log import ComponentLog
from emulator.core.queue import FlowFileQueue
from emulator.core.repository import Repository
from emulator.engine.trigger import trigger
from emulator.okhttp.route import look_up

from .digest_mask import DigestMask
from .scripted_server import ScriptedServer

TIME_SCALE = 0.5  # of the scripts' sleeps and the cases' socket time-outs: their order stays, the waiting halves
SHORTER = {  # where only the length of a wait differs
    "zz-304-with-length": {"Read Timeout": "400 ms"},
}
WRITE_TIMEOUT_MS = {"time-write": 200}  # NiFi's is fixed at 10 s
START_MS = 1_700_000_000_000
_SOCKET_TIMEOUTS = ("Read Timeout", "Connection Timeout")
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_DATE = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT")


class Replay:
    """One case, one processor."""

    def __init__(self, case: Dict[str, Any], server: ScriptedServer) -> None:
        self.case, self._server = case, server
        self.clock = VirtualClock(START_MS)
        self.repository = Repository(self.clock)
        self.logs: List[str] = []
        self.source = bool(case.get("source"))
        self._digest = DigestMask(case)
        self.input = FlowFileQueue("input", self.clock)
        self.outgoing = {name: FlowFileQueue(name, self.clock) for name in sorted(InvokeHTTP.RELATIONSHIPS)}
        self.host = Host(
            "processor-id",
            "InvokeHTTP",
            "InvokeHTTP",
            self.repository,
            incoming=[] if self.source else [self.input],
            outgoing={name: [queue] for name, queue in self.outgoing.items()},
            relationships=set(InvokeHTTP.RELATIONSHIPS),
            log=ComponentLog(self._note, "InvokeHTTP[id=~]"),
        )
        self.processor = InvokeHTTP("~", "InvokeHTTP", self.host.log, self._properties(), self.clock)
        self.context = ProcessContext(self.host, self.processor.properties)

    def _properties(self) -> Dict[str, str]:
        given = {**self.case["properties"], **SHORTER.get(self.case["id"], {})}
        for name in _SOCKET_TIMEOUTS:
            if given.get(name, "").endswith(" ms"):
                given[name] = f"{int(int(given[name][:-3]) * TIME_SCALE)} ms"
        return {name: self._server.fill(value) for name, value in given.items()}

    def _note(self, level: str, message: str) -> None:
        if level in ("warn", "error"):
            self.logs.append(f"{level.upper()} {message}")

    def run(self) -> Dict[str, Any]:
        """What the recorder would have written."""
        self._server.play(self.case["server"])
        self.processor.on_scheduled(self.context)
        client = self.processor.client
        client.dns = self._dns
        client.write_timeout_ms = WRITE_TIMEOUT_MS.get(self.case["id"], client.write_timeout_ms)
        flowfiles: List[Dict[str, Any]] = []
        triggers = [self._trigger(number, request, flowfiles) for number, request in enumerate(self.case["requests"])]
        expected = self.case["observed"]
        self._server.settle(len(expected["requests_seen"]))
        self.processor.on_stopped(self.context)
        return {
            "requests_seen": [self._request(seen) for seen in self._server.requests],
            "flowfiles": flowfiles,
            "triggers": triggers,
            "connections": self._server.connections,
            "script_left": self._server.left,
        }

    def _dns(self, name: str) -> List[str]:
        hosts = [line.split() for line in self.case.get("hosts", "").splitlines() if line]
        found = [address for address, host in hosts if host == name]
        return ["127.0.0.1"] if name == "localhost" else found or look_up(name)

    def _trigger(self, number: int, request: Dict[str, Any], flowfiles: List[Dict[str, Any]]) -> Dict[str, Any]:
        self._server.settle()
        self.clock.wait_until(self.clock.now_ms() + request.get("pause_ms", 0))
        if not self.source:
            given = {name: self._server.fill(value) for name, value in request["attributes"].items()}
            self.input.put(self.repository.new_flowfile(given, _content(request)))
        self.logs.clear()
        self.repository.events.clear()
        self.host.yield_until_ms = 0
        error = trigger(self.processor, self.context, self.host)
        if error is not None:
            raise error
        for name, queue in [("(input)", self.input), *self.outgoing.items()]:
            flowfiles += [self._flowfile(number, name, flowfile) for flowfile in queue.snapshot()]
        self._new_queues()
        events = [event.type + (f" {event.transit_uri}" if event.transit_uri else "") for event in self.repository.events]
        return {
            "provenance": [self._text(event) for event in events],
            "logs": [self._text(line) for line in self.logs],
            "yielded": self.host.yield_until_ms > 0,
        }

    def _new_queues(self) -> None:
        for name in list(self.outgoing):
            self.outgoing[name] = FlowFileQueue(name, self.clock)
            self.host.outgoing[name] = [self.outgoing[name]]
        self.input = FlowFileQueue("input", self.clock)
        self.host.incoming = [] if self.source else [self.input]

    def _flowfile(self, number: int, relationship: str, flowfile: Any) -> Dict[str, Any]:
        attributes = {name: self._text(value) for name, value in sorted(flowfile.attributes.items())}
        if attributes.get("invokehttp.request.duration", "").isdigit():
            attributes["invokehttp.request.duration"] = "~"
        return {
            "request": number,
            "relationship": relationship,
            "attributes": attributes,
            "content": flowfile.content.read(),
            "penalized": flowfile.isPenalized(),
        }

    def _request(self, seen: Dict[str, Any]) -> Dict[str, Any]:
        headers = []
        for name, value in seen["headers"]:
            date = name.lower() == "date" and _DATE.fullmatch(value)
            value = self._digest.masked(seen["line"].partition(" ")[0], name, value)
            headers.append([name, "{date}" if date else self._text(value)])
        body = _UUID.sub("~", seen["body"].decode("latin-1")).encode("latin-1")
        return {**seen, "line": self._text(seen["line"]), "headers": headers, "body": body}

    def _text(self, text: str) -> str:
        text = self._server.unfill(_UUID.sub("~", text))
        return same_words(re.sub(r"@[0-9a-f]{5,8}\b", "@~", text))


def same_words(text: str) -> str:
    """The two wordings of a read time-out are a race in Java; either is right."""
    text = text.replace("Read timed out", "timeout")
    return text.replace("\n- Caused by: java.net.SocketException: Socket closed", "")


def _content(given: Dict[str, Any]) -> bytes:
    if "content_repeat" in given:
        return given["content_repeat"][0].encode() * given["content_repeat"][1]
    if "content_b64" in given:
        return base64.b64decode(given["content_b64"])
    return given.get("content", "").encode()


def recorded(observed: Dict[str, Any]) -> Dict[str, Any]:
    """The recorder's result in the form of ``Replay.run``."""
    return {
        "requests_seen": [_recorded_request(seen) for seen in observed["requests_seen"]],
        "flowfiles": [_recorded_flowfile(one) for one in observed["flowfiles"]],
        "triggers": [_recorded_trigger(one) for one in observed.get("triggers", [])],
        "connections": observed["connections"],
        "script_left": observed.get("script_left", 0),
    }


def _recorded_request(seen: Dict[str, Any]) -> Dict[str, Any]:
    seen = dict(seen)
    repeated: Optional[List[Any]] = seen.pop("body_repeat", None)
    seen["body"] = repeated[0].encode("latin-1") * repeated[1] if repeated else base64.b64decode(seen.pop("body_b64", ""))
    return seen


def _recorded_flowfile(one: Dict[str, Any]) -> Dict[str, Any]:
    content = _content({"content_repeat": one["content_repeat"]} if "content_repeat" in one else one)
    attributes = {name: same_words(value) for name, value in one["attributes"].items()}
    return {"content": content, "attributes": attributes, **{key: one[key] for key in ("request", "relationship", "penalized")}}


def _recorded_trigger(one: Dict[str, Any]) -> Dict[str, Any]:
    logs = [same_words(line) for line in one.get("logs", [])]
    return {"provenance": one["provenance"], "logs": logs, "yielded": one.get("yielded", False)}
