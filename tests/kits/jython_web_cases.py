"""Recorded cases of urllib2, httplib, urllib and socket: a script against a scripted server, in NiFi's ExecuteScript or in the emulator.

``stdout`` is what it printed, ``raised`` the last cause of what left it, ``requests`` the request line, the headers, an empty line,
the body.
"""

from __future__ import annotations

import json
import re
import ssl
from pathlib import Path
from typing import Any, Callable, Dict, List, Tuple

import emulator

from .scripted_server import ScriptedServer

FOLDER = Path(__file__).parents[1] / "compliance" / "jython_web"
CERTIFICATES = Path(__file__).parents[1] / "nifi" / "tls"
CASES = [
    {**case, "name": f"{path.stem}_{case['name']}"}
    for path in sorted(FOLDER.glob("*.json"))
    for group in json.loads(path.read_text(encoding="utf-8"))
    for case in group["cases"]
]
PRELUDE = Path(__file__).with_name("jython_web_prelude.txt").read_text(encoding="utf-8")
_VARIES = ((re.compile(r"/[^\"' ]*/jython-standalone"), "<jython>/jython-standalone"), (re.compile(r" at 0x[0-9a-f]+"), " at 0x0"))
Outcome = Tuple[str, str]  # what was printed, the text of what left the script


def observed(case: Dict[str, Any], run: Callable[[str], Outcome]) -> Dict[str, Any]:
    """What ``run(script)`` printed and raised, and the requests that came."""
    server = ScriptedServer(tls=_secured() if "tls" in case else None)
    try:
        server.play(_filled(server, case.get("server", [])))
        printed, raised = run(server.fill(PRELUDE + "\n".join(case["script"]) + "\n").replace("{ca}", str(CERTIFICATES / "ca.pem")))
        server.settle(len(case.get("observed", {}).get("requests", [])))
        seen: Dict[str, Any] = {"stdout": _same_each_time(server, printed).rstrip("\n").split("\n")}
        if raised:
            seen["raised"] = _same_each_time(server, raised).rstrip("\n").split("\n")
        seen["requests"] = [_request(server, request) for request in server.requests]
        return seen
    finally:
        server.close()


def _secured() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATES / "server.pem")
    return context


def _filled(server: ScriptedServer, actions: List[Dict[str, Any]]) -> List[Dict[str, Any]]:
    """The same with the ports in the texts that are sent."""
    return [{**action, "parts": [server.fill(part) if isinstance(part, str) else part for part in action["parts"]]} for action in actions]


def _same_each_time(server: ScriptedServer, text: str) -> str:
    for pattern, replacement in _VARIES:
        text = pattern.sub(replacement, text)
    return server.unfill(text)


def _request(server: ScriptedServer, request: Dict[str, Any]) -> List[str]:
    headers = [server.unfill(f"{name}: {value}") for name, value in request["headers"]]
    return [server.unfill(request["line"]), *headers, "", request["body"].decode("latin-1")]


def emulated(script: str) -> Outcome:
    """What the emulator does with it."""
    result = emulator.run_script(text=script)
    cause: Any = result.exception and result.exception.__cause__
    while cause is not None and cause.getCause() is not None:
        cause = cause.getCause()
    return result.stdout, str(cause.toString() if cause.getMessage() is None else cause.getMessage()) if cause else ""


def asked(jvm: Any) -> Callable[[str], Outcome]:
    """What NiFi's ExecuteScript does with a script."""

    def run(script: str) -> Outcome:
        answer = jvm.execute(script)
        error = answer["exception"]
        return answer["stdout"], ([error, *error["chain"]][-1]["message"] or "") if error else ""

    return run
