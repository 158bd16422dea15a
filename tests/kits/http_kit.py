"""HandleHttpRequest -> AttributesToJSON -> HandleHttpResponse, and a client that sends bytes as they are."""

from __future__ import annotations

import json
import socket

import emulator
from emulator.flow.model import Bundle, Connection, ControllerService, End, Flow, ProcessGroup, Processor

STANDARD = "org.apache.nifi.processors.standard."
CONTEXTS = "org.apache.nifi.http.StandardHttpContextMap"


def processor(name, kind, properties, **more):
    return Processor(name, name, STANDARD + kind, Bundle("test"), properties, **more)


def link(source, destination, *relationships, **more):
    return Connection(
        f"{source}>{destination}", End(source, "", "PROCESSOR"), End(destination, "", "PROCESSOR"), set(relationships), **more
    )


def web_flow(request=None, response=None, contexts=None, middle=None, **more):
    """``middle``: what stands between; by default the attributes become the answer."""
    service = ControllerService("map", "Contexts", CONTEXTS, Bundle("test"), contexts or {})
    ends = [
        processor("Request", "HandleHttpRequest", {"Listening Port": "0", "HTTP Context Map": "map", **(request or {})}),
        middle or processor("Middle", "AttributesToJSON", {"Destination": "flowfile-content"}, auto_terminated={"failure"}),
        processor("Response", "HandleHttpResponse", {"HTTP Context Map": "map", "HTTP Status Code": "202", **(response or {})}),
        processor("Done", "LogMessage", {}, state="DISABLED"),
        processor("Failed", "LogMessage", {}, state="DISABLED"),
    ]
    links = [
        link("Request", "Middle", "success", **more), link("Middle", "Response", "success"), link("Response", "Done", "success"),
        link("Response", "Failed", "failure"),
    ]  # fmt: skip
    return Flow("web", ProcessGroup("root", "Root", processors=ends, connections=links, services=[service]))


class Client:
    """Sends requests to a run that serves; ``raw`` gives the answer's bytes until the connection ends."""

    def __init__(self, url):
        host, _, port = url.rpartition("//")[2].partition(":")
        self.address = (host, int(port))

    def raw(self, *lines, body=b"", close=True):
        """One request: its lines without line ends; Host, and Connection: close, are added."""
        more = ["Host: h.example", *(["Connection: close"] if close else [])]
        head = "\r\n".join([*lines[:1], *more, *lines[1:], "", ""]).encode("iso-8859-1")
        return self.bytes(head + body)

    def bytes(self, data):
        with socket.create_connection(self.address, timeout=20) as connection:
            connection.sendall(data)
            return b"".join(iter(lambda: connection.recv(65536), b""))

    def ask(self, *lines, body=b""):
        """(status, headers in lower case, body) of one request."""
        more = [f"Content-Length: {len(body)}"] if body or lines[0].startswith("P") else []
        return parsed(self.raw(*lines, *more, body=body))

    def attributes(self, *lines, body=b""):
        return json.loads(self.ask(*lines, body=body)[2])


class Half:
    """A caller that has sent half of its body, to a task that reads it."""

    def __init__(self, client, path):
        self.socket = socket.create_connection(client.address, timeout=20)
        head = f"POST {path} HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n"
        self.socket.sendall(head.encode())
        assert self.socket.recv(100) == b"HTTP/1.1 100 Continue\r\n\r\n"
        self.socket.sendall(b"ha")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def finish(self):
        """The other half; the status."""
        self.socket.sendall(b"lf")
        return int(self.socket.recv(65536).split(b" ")[1])

    def rest(self):
        """What comes until the connection ends."""
        return b"".join(iter(lambda: self.socket.recv(65536), b""))


def parsed(data):
    head, _, body = data.partition(b"\r\n\r\n")
    status, *headers = head.decode("iso-8859-1").split("\r\n")
    return int(status.split(" ")[1]), {name.lower(): value for name, _, value in (one.partition(": ") for one in headers)}, body


def serve(flow, work, **more):
    """``work(client)`` against the flow; its result, and the run."""
    run = emulator.start_flow(flow, **more)
    return run.serve(lambda run: work(Client(run.url("Request")))), run
