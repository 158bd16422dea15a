"""java.net.URL and HttpURLConnection over http.client.

Mirrors the JDK's HTTP handler (11 and later) as scripts meet it: the default headers, GET becoming POST when a body is written, redirects
followed within the protocol, getInputStream raising for 400 and above, the exceptions and their words. Left out: proxies, caches,
authenticators, streaming modes (a body is collected and sent with its length), other protocols than http and https.
"""

from __future__ import annotations

import re
from typing import Any, Dict, List, Optional, Tuple
from urllib.parse import urljoin, urlsplit

from .collections import LinkedHashMap, UnmodifiableMap
from .exceptions import FileNotFoundException, MalformedURLException, ProtocolException
from .http_exchange import Response, exchange
from .lists import ArrayList
from .object import JavaObject
from .registry import java_class
from .streams import ByteArrayInputStream, ByteArrayOutputStream, InputStream, OutputStream
from .throwable import IllegalArgumentException, IllegalStateException, IOException, NullPointerException

_METHODS = ("GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE")
_PORTS = {"http": 80, "https": 443}
_NO_OUTPUT = "cannot write to a URLConnection if doOutput=false - call setDoOutput(true)"
_SERVER_RETURNED = "Server returned HTTP response code: %d for URL: %s"
_MAX_REDIRECTS = 20
_ACCEPT = "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2"
_USER_AGENT = "Java/11.0.0"


@java_class("java.net.URL")
class URL(JavaObject):
    """URL(text) or URL(context, text)."""

    def __init__(self, *parts: Any) -> None:
        text = parts[0] if len(parts) == 1 else urljoin(str(parts[0]), parts[1])
        if text is None:
            raise MalformedURLException('Cannot invoke "String.length()" because "spec" is null')
        self._text = text.strip() if isinstance(text, str) else str(text)
        protocol = re.match(r"([A-Za-z][A-Za-z0-9+.\-]*):", self._text)
        if protocol is None:
            raise MalformedURLException("no protocol: " + self._text)
        if protocol.group(1).lower() not in _PORTS:
            raise MalformedURLException("unknown protocol: " + protocol.group(1).lower())
        self._parts = urlsplit(self._text)
        self._port = _port(self._parts.netloc)

    def getProtocol(self) -> str:
        """http or https."""
        return self._parts.scheme

    def getHost(self) -> str:
        """The host."""
        return self._parts.hostname or ""

    def getPort(self) -> int:
        """The port, -1 when the text names none."""
        return -1 if self._port is None else self._port

    def getDefaultPort(self) -> int:
        """The protocol's port."""
        return _PORTS[self._parts.scheme]

    def getPath(self) -> str:
        """The path."""
        return self._parts.path

    def getQuery(self) -> Optional[str]:
        """What follows the question mark, None when there is none."""
        return self._parts.query if "?" in self._text else None

    def getFile(self) -> str:
        """Path and query."""
        query = self.getQuery()
        return self._parts.path + ("" if query is None else "?" + query)

    def getRef(self) -> Optional[str]:
        """What follows the hash sign, None when there is none."""
        return self._parts.fragment if "#" in self._text else None

    def openConnection(self, *proxy: Any) -> HttpURLConnection:
        """A connection that is not open yet."""
        return HttpsURLConnection(self) if self._parts.scheme == "https" else HttpURLConnection(self)

    def openStream(self) -> InputStream:
        """The body of a GET."""
        return self.openConnection().getInputStream()

    def toExternalForm(self) -> str:
        """The text."""
        return self._text

    def toString(self) -> str:
        """The text."""
        return self._text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, URL) and other._text == self._text

    def __hash__(self) -> int:
        return hash(self._text)


@java_class("java.net.HttpURLConnection")
class HttpURLConnection(JavaObject):
    """One request and its response; the first call that needs the response sends it."""

    def __init__(self, url: URL) -> None:
        self._url, self._method = url, "GET"
        self._headers: List[Tuple[str, str]] = []
        self._do_output, self._do_input, self._follow = False, True, True
        self._connect_timeout = self._read_timeout = 0
        self._body: Optional[ByteArrayOutputStream] = None
        self._response: Optional[Response] = None
        self._failure: Optional[IOException] = None

    # before the request

    def setRequestMethod(self, method: str) -> None:
        """One of seven; PATCH is not among them."""
        self._require_unsent()
        if method not in _METHODS:
            raise ProtocolException("Invalid HTTP method: " + str(method))
        self._method = method

    def setRequestProperty(self, name: str, value: Optional[str]) -> None:
        """Set a header."""
        self._require_unsent()
        if name is None:
            raise NullPointerException("key is null")
        known = [index for index, (key, _) in enumerate(self._headers) if key.lower() == name.lower()]
        if not known or value is None:
            self._headers = [pair for index, pair in enumerate(self._headers) if index not in known]
            self.addRequestProperty(name, value)
            return
        self._headers[known[0]] = (self._headers[known[0]][0], value)  # MessageHeader.set: in place, in its first spelling
        self._headers = [pair for index, pair in enumerate(self._headers) if index not in known[1:]]

    def addRequestProperty(self, name: str, value: Optional[str]) -> None:
        """Add a header."""
        self._require_unsent()
        if value is not None and name.lower() != "host":  # a restricted header: Java leaves it out without a word
            self._headers.append((name, value))

    def getRequestProperty(self, name: str) -> Optional[str]:
        """A header that was set."""
        return next((value for key, value in reversed(self._headers) if key.lower() == name.lower()), None)

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

    def setConnectTimeout(self, millis: int) -> None:
        """How long to wait for the connection; 0 for ever."""
        self._connect_timeout = _timeout(millis)

    def setReadTimeout(self, millis: int) -> None:
        """How long to wait for data; 0 for ever."""
        self._read_timeout = _timeout(millis)

    def setInstanceFollowRedirects(self, follow: bool) -> None:
        """Whether redirects are followed."""
        self._follow = bool(follow)

    def setFixedLengthStreamingMode(self, length: int) -> None:
        """The body is collected all the same."""

    def setChunkedStreamingMode(self, length: int) -> None:
        """The body is collected all the same."""

    def getRequestMethod(self) -> str:
        """The method."""
        return self._method

    def getDoOutput(self) -> bool:
        """Whether there will be a body."""
        return self._do_output

    def getInstanceFollowRedirects(self) -> bool:
        """Whether redirects are followed."""
        return self._follow

    def getConnectTimeout(self) -> int:
        """How long to wait for the connection."""
        return self._connect_timeout

    def getReadTimeout(self) -> int:
        """How long to wait for data."""
        return self._read_timeout

    def getURL(self) -> URL:
        """The address, after redirects the last one."""
        return self._url

    def getOutputStream(self) -> OutputStream:
        """Where the body is written; a GET becomes a POST."""
        if not self._do_output:
            raise ProtocolException(_NO_OUTPUT)
        if self._method == "GET":
            self._method = "POST"
        if self._method == "TRACE":
            raise ProtocolException("HTTP method TRACE doesn't support output")
        if self._response is not None:
            raise ProtocolException("Cannot write output after reading input.")
        if self._body is None:
            self._body = ByteArrayOutputStream()
        return self._body

    def connect(self) -> None:
        """The request is sent when its response is asked for."""

    def disconnect(self) -> None:
        """Nothing stays open."""

    # the response

    def getResponseCode(self) -> int:
        """The status."""
        return self._sent().status

    def getResponseMessage(self) -> Optional[str]:
        """The reason phrase."""
        return self._sent().reason or None

    def getHeaderField(self, which: Any) -> Optional[str]:
        """A header of the response by name, or by number (0 is the status line)."""
        response = self._sent()
        if isinstance(which, int):
            lines = [f"HTTP/1.1 {response.status} {response.reason}", *(value for _, value in response.headers)]
            return lines[which] if which < len(lines) else None
        return response.header(which)

    def getHeaderFields(self) -> UnmodifiableMap:
        """All headers of the response; the status line is under null."""
        response = self._sent()
        fields: Dict[Optional[str], List[str]] = {None: [f"HTTP/1.1 {response.status} {response.reason}"]}
        for name, value in response.headers:
            fields.setdefault(name, []).insert(0, value)
        return UnmodifiableMap(LinkedHashMap({name: ArrayList(values) for name, values in fields.items()}))

    def getContentType(self) -> Optional[str]:
        """The Content-Type header."""
        return self.getHeaderField("Content-Type")

    def getContentLength(self) -> int:
        """The Content-Length header, -1 when there is none."""
        text = self.getHeaderField("Content-Length") or ""
        return int(text) if text.isdigit() else -1

    getContentLengthLong = getContentLength

    def getContentEncoding(self) -> Optional[str]:
        """The Content-Encoding header."""
        return self.getHeaderField("Content-Encoding")

    def getInputStream(self) -> InputStream:
        """The body; raises for a status of 400 and above."""
        response = self._sent()
        if response.status in (404, 410):
            raise FileNotFoundException(str(self._url))
        if response.status >= 400:
            raise IOException(_SERVER_RETURNED % (response.status, self._url))
        return ByteArrayInputStream(response.body)

    def getErrorStream(self) -> Optional[InputStream]:
        """The body of a status of 400 and above, None otherwise."""
        if self._response is None or self._response.status < 400:
            return None
        return ByteArrayInputStream(self._response.body) if self._response.body else None

    def toString(self) -> str:
        """The class and the address."""
        return f"sun.net.www.protocol.http.HttpURLConnection:{self._url}"

    def _sent(self) -> Response:
        if self._failure is not None:
            raise self._failure
        if self._response is None:
            try:
                self._response = self._follow_redirects()
            except IOException as failure:
                self._failure = failure
                raise
        return self._response

    def _follow_redirects(self) -> Response:
        method, body = self._method, None if self._body is None else self._body._bytes()
        for _ in range(_MAX_REDIRECTS):
            headers = self._request_headers(method, body)
            response = exchange(self._url._parts, method, headers, body, self._connect_timeout, self._read_timeout)
            location = response.header("Location")
            if not self._follow or not 300 <= response.status <= 307 or response.status in (304, 306) or not location:
                return response
            target = URL(urljoin(str(self._url), location))
            if target.getProtocol() != self._url.getProtocol():
                return response
            self._url = target
            if method == "POST" and response.status != 307:
                method, body = "GET", None
            elif method == "POST":
                return response
        raise ProtocolException(f"Server redirected too many  times ({_MAX_REDIRECTS})")

    def _request_headers(self, method: str, body: Optional[bytes]) -> List[Tuple[str, str]]:
        given = {name.lower() for name, _ in self._headers}
        defaults = [("User-Agent", _USER_AGENT), ("Host", self._host()), ("Accept", _ACCEPT), ("Connection", "keep-alive")]
        if body is not None and method != "PUT":
            defaults.append(("Content-type", "application/x-www-form-urlencoded"))
        return [*self._headers, *(pair for pair in defaults if pair[0].lower() not in given)]

    def _host(self) -> str:
        parts = self._url._parts
        name = parts.netloc.rpartition("@")[2]
        standard = ":443" if parts.scheme == "https" else ":80"
        return name[: -len(standard)] if name.endswith(standard) else name

    def _require_unsent(self) -> None:
        if self._response is not None:
            raise IllegalStateException("Already connected")


@java_class("javax.net.ssl.HttpsURLConnection")
class HttpsURLConnection(HttpURLConnection):
    """The same over TLS."""


@java_class("java.net.URI")
class URI(JavaObject):
    """Only its text and toURL()."""

    def __init__(self, text: str) -> None:
        self._text = text

    @staticmethod
    def create(text: str) -> URI:
        """The URI of a text."""
        return URI(text)

    def toURL(self) -> URL:
        """As a URL."""
        return URL(self._text)

    def getHost(self) -> Optional[str]:
        """The host."""
        return urlsplit(self._text).hostname

    def getPath(self) -> str:
        """The path."""
        return urlsplit(self._text).path

    def toString(self) -> str:
        """The text."""
        return self._text


def _port(authority: str) -> Optional[int]:
    text = re.sub(r"^.*@|^\[[^\]]*\]|^[^:]*", "", authority.rpartition("@")[2])[1:]
    if not text:
        return None
    wrong = re.search(r"(?!^-)[^0-9]", text)
    if wrong:
        raise MalformedURLException(f'Error at index {wrong.start()} in: "{text}"')
    if int(text) < 0:
        raise MalformedURLException("Invalid port number :" + text)
    return int(text)


def _timeout(millis: int) -> int:
    if millis < 0:
        raise IllegalArgumentException("timeouts can't be negative")
    return int(millis)


