"""Use HTTP ETag: okhttp3.Cache and CacheStrategy (4.9.3), kept in memory.

A GET whose answer may be stored is asked for again with If-None-Match (or If-Modified-Since); a 304 becomes the stored answer with the
headers merged; while it is fresh (max-age, Expires, or a tenth of its age by Last-Modified) no request is made at all.
An answer is stored only once its body has been read to the end.
"""

from __future__ import annotations

import contextlib
import time
from collections import OrderedDict
from email.utils import parsedate_to_datetime
from typing import Callable, Dict, Optional, Tuple

from ..java.io.exceptions import IOException
from .connection import SEGMENT
from .headers import Headers
from .request import Request
from .response import Response
from .sources import DISCARD_S, CachedSource, Source

_STORABLE = (200, 203, 204, 300, 301, 404, 405, 410, 414, 501, 308)
_INVALIDATING = ("POST", "PATCH", "PUT", "DELETE", "MOVE")
_CONNECTION_FIELDS = (
    "connection",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "te",
    "trailers",
    "transfer-encoding",
    "upgrade",
)
_CONTENT_FIELDS = ("content-length", "content-encoding", "content-type")


class Entry:
    """A stored answer."""

    def __init__(self, response: Response, data: bytes, sent_ms: int, received_ms: int) -> None:
        self.response, self.data, self.sent_ms, self.received_ms = response, data, sent_ms, received_ms
        self.vary = {name: response.request.headers.values(name) for name in _vary(response)}

    def answer(self, request: Request, headers: Optional[Headers] = None) -> Response:
        """A copy to hand out."""
        response = Response(request, self.response.status, (headers or self.response.headers).copy())
        response.body = CachedSource(self.data)
        return response


class Cache:
    """Answers by URL, the least recently used dropped above ``max_bytes``."""

    def __init__(self, max_bytes: int, now_ms: Callable[[], int]) -> None:
        self._max_bytes, self._now_ms = max_bytes, now_ms
        self._entries: OrderedDict[str, Entry] = OrderedDict()

    def intercept(self, request: Request, proceed: Callable[[Request], Response]) -> Response:
        """CacheInterceptor."""
        entry = self._find(request)
        if entry is not None and self._fresh(entry, request):
            return entry.answer(request)
        if entry is not None:
            _add_condition(request, entry)
        sent_ms = self._now_ms()
        response = proceed(request)
        if entry is not None and response.code == 304:
            response.close()
            return self._merged(entry, request, response, sent_ms)
        if request.method in _INVALIDATING:
            self._entries.pop(str(request.url), None)
        elif _storable(response):
            self._store_when_read(response, sent_ms)
        return response

    def _find(self, request: Request) -> Optional[Entry]:
        entry = self._entries.get(str(request.url)) if request.method == "GET" else None
        if entry is None or any(request.headers.values(name) != values for name, values in entry.vary.items()):
            return None
        if _own_conditions(request) or "no-cache" in _directives(request.headers):
            return None
        self._entries.move_to_end(str(request.url))
        return entry

    def _fresh(self, entry: Entry, request: Request) -> bool:
        """CacheStrategy.Factory.computeCandidate: age + min-fresh < lifetime."""
        asked, told = _directives(request.headers), _directives(entry.response.headers)
        if "no-cache" in told:
            return False
        now, served = self._now_ms(), _date(entry.response, "Date")
        apparent = max(0, entry.received_ms - served) if served is not None else 0
        age_header = _seconds(entry.response.header("Age"))
        age = max(apparent, age_header * 1000) + (entry.received_ms - entry.sent_ms) + (now - entry.received_ms)
        lifetime = _lifetime(entry, told, served)
        if "max-age" in asked:
            lifetime = min(lifetime, _seconds(asked["max-age"]) * 1000)
        stale = 0
        if "must-revalidate" not in told and "max-stale" in asked:
            stale = _seconds(asked["max-stale"]) * 1000 if asked["max-stale"] else 2**62
        return age + _seconds(asked.get("min-fresh")) * 1000 < lifetime + stale

    def _merged(self, entry: Entry, request: Request, response: Response, sent_ms: int) -> Response:
        """The stored answer with the headers of the 304: what was stored first, but for what the 304 says anew."""
        merged = Headers()
        for name, value in entry.response.headers.pairs:
            lowered = name.lower()
            if lowered == "warning" and value.startswith("1"):
                continue
            if lowered in _CONTENT_FIELDS or lowered in _CONNECTION_FIELDS or response.header(name) is None:
                merged.add_lenient(name, value)
        for name, value in response.headers.pairs:
            if name.lower() not in _CONTENT_FIELDS and name.lower() not in _CONNECTION_FIELDS:
                merged.add_lenient(name, value)
        stored = entry.answer(entry.response.request, merged)
        self._put(Entry(stored, entry.data, sent_ms, self._now_ms()))
        return entry.answer(request, merged)

    def _store_when_read(self, response: Response, sent_ms: int) -> None:
        self._entries.pop(str(response.request.url), None)
        source = response.source
        if source is None:
            return
        stored = Response(response.request, response.status, response.headers.copy())
        received_ms = self._now_ms()
        response.body = RecordingSource(source, lambda data: self._put(Entry(stored, data, sent_ms, received_ms)))

    def _put(self, entry: Entry) -> None:
        self._entries[str(entry.response.request.url)] = entry
        while sum(len(one.data) for one in self._entries.values()) > self._max_bytes:
            self._entries.popitem(last=False)


class RecordingSource(CachedSource):
    """A body that is stored once it has been read to the end."""

    def __init__(self, source: Source, store: Callable[[bytes], None]) -> None:
        super().__init__(b"")
        self._source, self._store, self._kept, self._stored = source, store, bytearray(), False

    def read(self, size: int) -> bytes:
        return self._take(size, None)

    def _take(self, size: int, deadline_s: Optional[float]) -> bytes:
        data = self._source.read(size, deadline_s)
        self._kept += data
        if not data and not self._stored:
            self._stored = True
            self._store(bytes(self._kept))
        return data

    def close(self) -> None:
        """CacheInterceptor.cacheWritingResponse: the rest is read, if it comes soon, so that it can be stored."""
        end = time.monotonic() + DISCARD_S
        with contextlib.suppress(IOException):
            while not self._stored:
                self._take(SEGMENT, max(end - time.monotonic(), 0.001))
        self._source.close()


def _add_condition(request: Request, entry: Entry) -> None:
    for name, header in (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified"), ("If-Modified-Since", "Date")):
        value = entry.response.header(header)
        if value is not None:
            request.headers.add_lenient(name, value)
            return


def _storable(response: Response) -> bool:
    """CacheStrategy.isCacheable, and Vary: * is not; a 302 or 307 only with a lifetime of its own."""
    request, told = response.request, _directives(response.headers)
    if request.method != "GET" or "*" in _vary(response):
        return False
    explicit = response.header("Expires") is not None or any(name in told for name in ("max-age", "public", "private"))
    if response.code not in _STORABLE and not (response.code in (302, 307) and explicit):
        return False
    return "no-store" not in told and "no-store" not in _directives(request.headers)


def _lifetime(entry: Entry, told: Dict[str, str], served: Optional[int]) -> int:
    if "max-age" in told:
        return _seconds(told["max-age"]) * 1000
    expires = _date(entry.response, "Expires")
    if expires is not None:
        return max(expires - (entry.received_ms if served is None else served), 0)
    modified = _date(entry.response, "Last-Modified")
    if modified is not None and entry.response.request.url.query is None:
        return max((entry.sent_ms if served is None else served) - modified, 0) // 10
    return 0


def _own_conditions(request: Request) -> bool:
    return request.header("If-Modified-Since") is not None or request.header("If-None-Match") is not None


def _vary(response: Response) -> Tuple[str, ...]:
    return tuple(name.strip() for value in response.headers.values("Vary") for name in value.split(",") if name.strip())


def _directives(headers: Headers) -> Dict[str, str]:
    found: Dict[str, str] = {}
    for value in headers.values("Cache-Control") + headers.values("Pragma"):
        for part in value.split(","):
            name, _, text = part.partition("=")
            found[name.strip().lower()] = text.strip().strip('"')
    return found


def _seconds(text: Optional[str]) -> int:
    return min(int(text), 2**31 - 1) if text and text.isdigit() else 0


def _date(response: Response, name: str) -> Optional[int]:
    try:
        return int(parsedate_to_datetime(response.header(name) or "").timestamp() * 1000)
    except (TypeError, ValueError, IndexError):
        return None
