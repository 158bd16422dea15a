"""The half of HttpURLConnection that is set before the request: method, headers, time-outs, the body's stream.

1. A GET becomes a POST when its output stream is taken. PATCH is no method.
2. Headers that a script may not set (Host, Content-Length …) are left out without a word; Connection may be "close" only.
3. With a streaming mode the body's length is checked when it is written and closed; it is collected and sent all the same.
"""

from __future__ import annotations

from email.utils import formatdate
from typing import Any, Dict, Iterable, List, Optional, Tuple

from ..io.byte_array_output_stream import ByteArrayOutputStream
from ..io.exceptions import IOException
from ..lang.object import JavaObject
from ..lang.throwable import IllegalArgumentException, IllegalStateException, NullPointerException
from ..util.lists import ArrayList
from ..util.maps import LinkedHashMap, UnmodifiableMap
from .exceptions import ProtocolException
from .http_exchange import Headers

_METHODS = ("GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE")
_RESTRICTED = frozenset((
    "access-control-request-headers", "access-control-request-method", "content-length", "content-transfer-encoding", "host", "keep-alive",
    "origin", "trailer", "transfer-encoding", "upgrade", "via",
))  # fmt: skip
_SECRET = ("authorization", "proxy-authorization")
_ACCEPT = "text/html, image/gif, image/jpeg, */*; q=0.2"  # before JDK 17: "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2"
_USER_AGENT = "Java/17.0.15"


class PosterOutputStream(ByteArrayOutputStream):
    """Collects a body; with a length it must be that long, else what comes after its close goes nowhere."""

    def __init__(self, length: Optional[int] = None) -> None:
        super().__init__()
        self._length, self._closed, self.failure = length, False, ""

    def _put(self, data: bytes) -> None:
        if self._length is not None and self.size() + len(data) > self._length:
            self.failure = "insufficient data written"
            raise IOException("too many bytes written")
        if not self._closed:
            super()._put(data)

    def close(self) -> None:
        self._closed = True
        if self._length is not None and self.size() < self._length and not self.failure:
            self.failure = "Incomplete output stream"
            raise IOException("insufficient data written")

    def check(self) -> None:
        """Raise when the body is not what it should be."""
        if self.failure:
            words, self.failure = self.failure, "Incomplete output stream"
            raise IOException(words)


class RequestSide(JavaObject):
    """What a script says before it asks for the response."""

    def __init__(self) -> None:
        self._method = "GET"
        self._headers: List[Tuple[str, Optional[str]]] = []
        self._do_output, self._do_input, self._follow, self._use_caches = False, True, True, True
        self._connect_timeout = self._read_timeout = 0
        self._body: Optional[PosterOutputStream] = None
        self._chunked, self._length = False, None  # type: bool, Optional[int]
        self._connected, self._if_modified_since = False, 0

    def setRequestMethod(self, method: str) -> None:
        """One of seven."""
        if self._connected:
            raise IllegalStateException("connect in progress")
        if method not in _METHODS:
            raise ProtocolException("Invalid HTTP method: " + ("null" if method is None else method))
        self._method = method

    def setRequestProperty(self, name: str, value: Optional[str]) -> None:
        if not self._may_set(name, value):
            return
        places = [index for index, (key, _) in enumerate(self._headers) if key.lower() == name.lower()]
        if not places:
            self._headers.append((name, value))
            return
        self._headers[places[0]] = (self._headers[places[0]][0], value)  # MessageHeader.set: in place, in its first spelling
        self._headers = [pair for index, pair in enumerate(self._headers) if index not in places[1:]]

    def addRequestProperty(self, name: str, value: Optional[str]) -> None:
        if self._may_set(name, value):
            self._headers.append((name, value))

    def _may_set(self, name: str, value: Optional[str]) -> bool:
        self._require_unsent()
        if name is None:
            raise NullPointerException("key is null")
        if "\n" in name or ":" in name:
            raise IllegalArgumentException("Illegal character(s) in message header field: " + name)
        if value is not None and any(part[:1] not in (" ", "\t") for part in value.split("\n")[1:]):
            raise IllegalArgumentException("Illegal character(s) in message header value: " + value)
        lowered = name.lower()
        if lowered == "connection":
            return (value or "").lower() == "close"
        return lowered not in _RESTRICTED and not lowered.startswith("sec-")

    def getRequestProperty(self, name: str) -> Optional[str]:
        """A header that was set; credentials are not shown."""
        lowered = (name or "").lower()
        return None if lowered in _SECRET else next((value for key, value in reversed(self._headers) if key.lower() == lowered), None)

    def getRequestProperties(self) -> UnmodifiableMap:
        """All headers that were set, credentials left out."""
        self._require_unsent()
        return by_name((name, value) for name, value in self._headers if name.lower() not in _SECRET)

    def setDoOutput(self, do_output: bool) -> None:
        """Whether there will be a body."""
        self._require_unsent()
        self._do_output = bool(do_output)

    def setDoInput(self, do_input: bool) -> None:
        """Whether there will be a response to read."""
        self._require_unsent()
        self._do_input = bool(do_input)

    def setUseCaches(self, use_caches: bool) -> None:
        """There are no caches."""
        self._require_unsent()
        self._use_caches = bool(use_caches)

    def setConnectTimeout(self, millis: int) -> None:
        """How long to wait for the connection; 0 for ever."""
        self._connect_timeout = _timeout(millis)

    def setReadTimeout(self, millis: int) -> None:
        """How long to wait for data; 0 for ever."""
        self._read_timeout = _timeout(millis)

    def setInstanceFollowRedirects(self, follow: bool) -> None:
        self._follow = bool(follow)

    def setFixedLengthStreamingMode(self, length: int) -> None:
        """The body has this length; it is not sent twice."""
        self._require_unsent()
        if self._chunked:
            raise IllegalStateException("Chunked encoding streaming mode set")
        if length < 0:
            raise IllegalArgumentException("invalid content length")
        self._length = int(length)

    def setChunkedStreamingMode(self, length: int) -> None:
        """The body goes in chunks; it is not sent twice."""
        self._require_unsent()
        if self._length is not None:
            raise IllegalStateException("Fixed length streaming mode set")
        self._chunked = True

    def setIfModifiedSince(self, millis: int) -> None:
        """A date that goes along as If-Modified-Since; 0 for none."""
        self._require_unsent()
        self._if_modified_since = int(millis)

    def getRequestMethod(self) -> str:
        return self._method

    def getDoOutput(self) -> bool:
        return self._do_output

    def getDoInput(self) -> bool:
        """Whether there will be a response to read."""
        return self._do_input

    def getUseCaches(self) -> bool:
        return self._use_caches

    def getInstanceFollowRedirects(self) -> bool:
        return self._follow

    def getConnectTimeout(self) -> int:
        return self._connect_timeout

    def getReadTimeout(self) -> int:
        return self._read_timeout

    def getAllowUserInteraction(self) -> bool:
        """Nobody is asked."""
        return False

    def getIfModifiedSince(self) -> int:
        return self._if_modified_since

    def usingProxy(self) -> bool:
        """There are no proxies."""
        return False

    def _streaming(self) -> bool:
        return self._chunked or self._length is not None

    def _with_defaults(self, headers: Headers, host: str, method: str, has_body: bool) -> Headers:
        names = {name.lower() for name, value in headers if value is not None}
        defaults: List[Tuple[str, Any]] = [("User-Agent", _USER_AGENT), ("Host", host), ("Accept", _ACCEPT), ("Connection", "keep-alive")]
        if self._if_modified_since:
            defaults.append(("If-Modified-Since", formatdate(self._if_modified_since // 1000, usegmt=True)))
        if has_body and method != "PUT":
            defaults.append(("Content-type", "application/x-www-form-urlencoded"))
        return [*headers, *(pair for pair in defaults if pair[0].lower() not in names)]

    def _require_unsent(self) -> None:
        if self._connected:
            raise IllegalStateException("Already connected")


def by_name(headers: Iterable[Tuple[Optional[str], Optional[str]]]) -> UnmodifiableMap:
    """MessageHeader.getHeaders: the values of each name, the last one first."""
    grouped: Dict[Optional[str], List[Optional[str]]] = {}
    for name, value in headers:
        grouped.setdefault(name, []).insert(0, value)
    return UnmodifiableMap(LinkedHashMap({name: ArrayList(values) for name, values in grouped.items()}))


def _timeout(millis: int) -> int:
    if millis < 0:
        raise IllegalArgumentException("timeouts can't be negative")
    return int(millis)
