"""Sends ``cancellation_plan.created`` events to a webhook as Omnitron does, and as others should not: a real HTTP client.

``CALLS`` and ``RARE`` name each way to call, with the status it is owed. A duplicate is the same event once more; it is owed the same
answer.
"""

from __future__ import annotations

import http.client
import json
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Callable, Dict, Iterator, List, NamedTuple, Optional, Sequence, Tuple
from urllib.parse import urlsplit

from .data import Row
from .journal import Entry, Journal

HEADER = "X-Webhook-Secret"
SECRET = "webhook-ş1fre"
JSON_TYPE = "application/json"
TOO_LARGE = 1_500_000


class Call(NamedTuple):
    """How one call differs from a good one, and the status it is owed."""

    owed: int = 202
    method: str = "POST"
    content_type: Optional[str] = JSON_TYPE
    secret: Optional[str] = SECRET
    body: Optional[bytes] = None  # instead of the event
    without: Tuple[str, ...] = ()  # the way to a field that the event lacks
    event_type: str = ""
    padding: int = 0  # bytes of text put into the event
    chunked: bool = False
    path: str = ""  # instead of the webhook's; a query is put behind it
    before: bytes = b""  # in front of the body


CALLS: Dict[str, Call] = {
    "good": Call(),
    "charset": Call(content_type="application/json; charset=utf-8"),
    "chunked": Call(chunked=True),
    "other_event": Call(event_type="order.created"),
    "bad_secret": Call(401, secret="guessed"),
    "no_secret": Call(401, secret=None),
    "empty_secret": Call(401, secret=""),
    "longer_secret": Call(401, secret=SECRET + "x"),
    "bad_json": Call(400, body=b'{"event": {"type": "cancellation_plan.created"'),
    "not_an_object": Call(400, body=b"[]"),
    "empty": Call(400, body=b""),
    "not_utf8": Call(400, body=b'{"event": "\xff\xfe"}'),
    "no_event": Call(400, without=("event",)),
    "no_uuid": Call(400, without=("event", "uuid")),
    "no_type": Call(400, without=("event", "type")),
    "no_payload": Call(400, without=("payload",)),
    "no_pk": Call(400, without=("payload", "pk")),
    "no_items": Call(400, without=("payload", "cancellationplanorderitem_set")),
    "get": Call(405, method="GET", content_type=None, body=b""),
    "put": Call(405, method="PUT"),
    "delete": Call(405, method="DELETE", content_type=None, body=b""),
    "text": Call(415, content_type="text/plain"),
    "form": Call(415, content_type="application/x-www-form-urlencoded", body=b"event=1"),
    "no_type_header": Call(415, content_type=None),
    "too_large": Call(413, padding=TOO_LARGE),
    "too_large_chunked": Call(413, padding=TOO_LARGE, chunked=True),
}
# what no caller should do, and a webhook has to survive
RARE: Dict[str, Call] = {
    "head": Call(405, method="HEAD", content_type=None, body=b""),
    "options": Call(405, method="OPTIONS", content_type=None, body=b""),
    "patch": Call(405, method="PATCH"),
    "other_path": Call(404, path="/elsewhere/"),
    "deeper_path": Call(404, path="/cancellation_plan/1/"),
    "root": Call(404, path="/", secret=None),
    "query": Call(path="?a=b&%C5%9F=+"),
    "byte_order_mark": Call(before=b"\xef\xbb\xbf"),
    "no_order": Call(without=("payload", "order")),
    "latin_charset": Call(415, content_type="application/json; charset=iso-8859-9"),
}
WRONG = tuple(name for name in CALLS if name != "good")


class Reply(NamedTuple):
    """What came back; ``status`` 0 when the connection ended without an answer."""

    status: int
    headers: Dict[str, str]
    body: bytes

    def json(self) -> Any:
        """The body as JSON, None when it is none."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None


@dataclass
class WebhookSender:
    """``url`` is the webhook's whole address. ``sent`` remembers every call: its name, the event's uuid, the reply; so does the journal."""

    url: str
    secret: str = SECRET
    header: str = HEADER
    timeout: float = 10.0
    sent: List[Tuple[str, str, Reply]] = field(default_factory=list)
    journal: Journal = field(default_factory=lambda: Journal("calls"))
    watch: Optional[Callable[[str, Entry], None]] = None  # told of each call when it was 'sent' and when it was 'answered'

    name = "calls"

    def send(self, event: Row, name: str = "good") -> Reply:
        """One call with this event, in the way that ``name`` says."""
        call = CALLS.get(name) or RARE[name]
        headers = {} if call.content_type is None else {"Content-Type": call.content_type}
        if call.secret is not None:
            headers[self.header] = (self.secret if call.secret == SECRET else call.secret).encode("utf-8").decode("latin-1")
        body, uuid = _body(call, event), str(event["event"]["uuid"])
        entry = self._begin(call, name, uuid, headers, body)
        reply = self._exchange(call, headers, body, entry)
        entry.update(answer=reply.status or None, ending="complete" if reply.status else "dropped")
        self.sent.append((name, uuid, reply))
        if reply.status:
            self._tell("answered", entry)
        return reply

    def _tell(self, when: str, entry: Entry) -> None:
        if self.watch:
            self.watch(when, entry)

    def _begin(self, call: Call, name: str, uuid: str, headers: Dict[str, str], body: bytes) -> Entry:
        """An entry as a server's, the secret left out; ``query`` names the call."""
        shown = [[key, value] for key, value in headers.items() if key != self.header]
        text = body.decode("utf-8", "replace") if len(body) < TOO_LARGE // 2 else ""
        path = urlsplit(self.url).path
        query = {"call": [name]}
        fields = {"path": path, "query": query, "headers": shown, "body": text, "id": uuid}
        return self.journal.begin(connection=0, reused=False, method=call.method, **fields)

    def _exchange(self, call: Call, headers: Dict[str, str], body: bytes, entry: Entry) -> Reply:
        address = urlsplit(self.url)
        connection = http.client.HTTPConnection(str(address.hostname), address.port, timeout=self.timeout)
        path = address.path + ("?" + address.query if address.query else "")
        path = path + call.path if call.path.startswith("?") else call.path or path
        content: Any = _chunks(body) if call.chunked else body
        try:
            connection.connect()
            with suppress(OSError):  # a server may answer 413 before it has read everything
                connection.request(call.method, path or "/", content, headers)
            self._tell("sent", entry)
            response = connection.getresponse()
            return Reply(response.status, dict(response.getheaders()), response.read())
        except (OSError, http.client.HTTPException):
            return Reply(0, {}, b"")
        finally:
            connection.close()

    def play(self, events: Sequence[Row], names: Sequence[str] = WRONG) -> List[Tuple[str, str, Reply]]:
        """All of ``steps``."""
        for event, name in steps(events, names):
            self.send(event, name)
        return self.sent


def steps(events: Sequence[Row], names: Sequence[str] = WRONG) -> Iterator[Tuple[Row, str]]:
    """Every event well, every second one twice, and between them one call of each name."""
    for place, event in enumerate(events):
        yield event, "good"
        for name in names[place :: len(events)]:
            yield _another(event, name), name
        if place % 2:
            yield event, "good"


def _another(event: Row, name: str) -> Row:
    """The same plan under another event's uuid, so that a call which is refused can be told from a duplicate."""
    return {**event, "event": {**event["event"], "uuid": "%s-%s" % (name, event["event"]["uuid"])}}


def _body(call: Call, event: Row) -> bytes:
    if call.body is not None:
        return call.body
    document = json.loads(json.dumps(event))
    if call.event_type:
        document["event"]["type"] = call.event_type
    if call.without:
        place = document
        for name in call.without[:-1]:
            place = place[name]
        del place[call.without[-1]]
    if call.padding:
        document["padding"] = "ı" * (call.padding // 2)
    return call.before + json.dumps(document, ensure_ascii=False).encode("utf-8")


def _chunks(body: bytes, size: int = 8192) -> Iterator[bytes]:
    return (body[start : start + size] for start in range(0, len(body), size))
