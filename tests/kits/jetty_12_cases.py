"""What the HandleHttpRequest of NiFi 2.3.0 was seen to answer, and the same question put again: to the emulator, or to a NiFi."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from tests.kits.http_kit import Client

FILE = Path(__file__).resolve().parents[1] / "compliance" / "nifi2" / "http.json"
REQUEST = {
    "Allow GET": "false", "Allow HEAD": "true", "Additional HTTP Methods": "patch, LINK", "Allowed Paths": "/a/.*",
    "parameters-to-attributes": "p, q",
}  # fmt: skip
RESPONSE = {"X-Method": "${http.method}"}
ACCIDENTAL = ("uuid", "filename", "path", "http.context.identifier", "http.dispatcher.type")


def recorded() -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))["cases"]
    return cases


def answered(client: Client, asked: str) -> list[Any]:
    """Status line, headers, and the page or the attributes; of two answers the lines."""
    text = client.bytes(asked.encode("iso-8859-1")).decode("utf-8", "surrogateescape")
    text = re.sub(r"\r\nDate: [^\r]* GMT\r\n", "\r\nDate: <date>\r\n", text)
    if text.count("HTTP/1.1 ") > 1 + text.count('"HTTP/1.1'):
        return text.split("\r\n")
    head, _, body = text.partition("\r\n\r\n")
    status, *headers = head.split("\r\n")
    port = str(client.address[1])
    if not body.startswith("{"):
        return [status, headers, body.replace(port, "<port>")]
    attributes = {name: value.replace(port, "<port>") for name, value in json.loads(body).items() if name not in ACCIDENTAL}
    return [status, headers, attributes]
