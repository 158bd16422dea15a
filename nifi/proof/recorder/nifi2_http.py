"""tests/compliance/nifi2/http.json: what the HandleHttpRequest of NiFi 2.3.0 (Jetty 12) answers to requests, good and bad, byte for byte.

A case is a request as it is sent, and its answer: status line, headers, and the attributes that the FlowFile has (or the error's page);
of two answers their lines. Left out is what is another one each time. A new case has only what is ``asked``.
"""

from __future__ import annotations

import json
import re
import socket
from pathlib import Path
from typing import Any, Callable, Dict, List, Tuple

from ...errors import NifiError
from ...rest import Client
from ...run.version import NIFI_2
from .refresh import COMPLIANCE
from .web_group import Mirror

FILE = COMPLIANCE / "nifi2" / "http.json"
REQUEST = {
    "Allow GET": "false", "Allow HEAD": "true", "Additional HTTP Methods": "patch, LINK", "Allowed Paths": "/a/.*",
    "parameters-to-attributes": "p, q",
}  # fmt: skip
RESPONSE = {"X-Method": "${http.method}"}
ACCIDENTAL = ("uuid", "filename", "path", "http.context.identifier", "http.dispatcher.type")
TIMEOUT = 20  # seconds
Address = Tuple[str, int]


def recorded(file: Path = FILE) -> List[Dict[str, Any]]:
    cases: List[Dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))["cases"]
    return cases


def exchanged(address: Address, data: bytes) -> bytes:
    """What comes back on a connection of its own until it ends."""
    with socket.create_connection(address, timeout=TIMEOUT) as connection:
        connection.sendall(data)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def answered(address: Address, asked: str) -> List[Any]:
    """Status line, headers, and the page or the attributes; of two answers the lines."""
    text = exchanged(address, asked.encode("iso-8859-1")).decode("utf-8", "surrogateescape")
    text = re.sub(r"\r\nDate: [^\r]* GMT\r\n", "\r\nDate: <date>\r\n", text)
    if text.count("HTTP/1.1 ") > 1 + text.count('"HTTP/1.1'):
        return text.split("\r\n")
    head, _, body = text.partition("\r\n\r\n")
    status, *headers = head.split("\r\n")
    port = str(address[1])
    if not body.startswith("{"):
        return [status, headers, body.replace(port, "<port>")]
    attributes = {name: value.replace(port, "<port>") for name, value in sorted(json.loads(body).items()) if name not in ACCIDENTAL}
    return [status, headers, attributes]


def refresh(address: Address, say: Callable[[str], object], file: Path = FILE) -> Dict[str, int]:
    """Ask every case there and write the file when an answer changed; what changed is said."""
    cases, changed = recorded(file), 0
    for case in cases:
        answer = answered(address, case["asked"])
        if answer != case.get("answered"):
            changed += 1
            say(f"{file.parent.name}/{file.name}: {case['asked']!r}: {answer}")
            case["answered"] = answer
    if changed:
        lines = ",\n".join(json.dumps(case) for case in cases)
        file.write_text(f'{{"from": "recorded:{NIFI_2}", "cases": [\n{lines}\n]}}\n', encoding="utf-8")
    return {"cases": len(cases), "changed": changed}


def write(client: Client, say: Callable[[str], object]) -> Dict[str, int]:
    """The same in a group of its own on that NiFi, on this machine; raises NifiError when it is another one than 2.3.0."""
    version = client.get("/flow/about")["about"]["version"]
    if version != NIFI_2:
        raise NifiError(f"this is NiFi {version}, the cases are of {NIFI_2}", client.api, f"Run 'NIFI_VERSION={NIFI_2} make nifi-up' first")
    group = Mirror(client, REQUEST, RESPONSE)
    try:
        group.mirror()
        return refresh(("127.0.0.1", group.port), say)
    finally:
        group.close()
