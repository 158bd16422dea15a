"""Recorded cases of java.net: a script against a scripted server, in the JVM or in the emulator.

``requests`` are the request line, the headers, an empty line, the body; which connection took them is left out, as Java keeps connections.
"""

from __future__ import annotations

import json
from pathlib import Path

import emulator

from .scripted_server import ScriptedServer

FILE = Path(__file__).parents[1] / "compliance" / "java" / "http_connection.json"
CASES = [case for group in json.loads(FILE.read_text(encoding="utf-8")) for case in group["cases"]]
PRELUDE = Path(__file__).with_name("http_connection_prelude.txt").read_text(encoding="utf-8")


def observed(case, run):
    """What ``run(script)`` printed and the requests that came, as far as the case tells of them."""
    server = ScriptedServer()
    try:
        server.play(case.get("server", []))
        printed = run(server.fill(PRELUDE + "\n".join(case["script"]) + "\n"))
        server.settle(len(case["observed"].get("requests", [])))
        found = {"stdout": [server.unfill(line) for line in printed.rstrip("\n").split("\n")]}
        if "requests" in case["observed"]:
            found["requests"] = [told(server, request) for request in server.requests]
        return found
    finally:
        server.close()


def told(server, request):
    headers = [server.unfill(f"{name}: {value}") for name, value in request["headers"]]
    return [request["line"], *headers, "", request["body"].decode("latin-1")]


def emulated(script):
    return emulator.run_script(text=script).stdout
