"""java.net.HttpURLConnection over ``http_exchange``.

Mirrors the JDK's HTTP handler as recorded from JDK 17.0.15: redirects within the protocol (307 keeps a POST, the others make it a GET
without the script's headers; 308 is not followed; another host or port gets no Authorization and no Cookie), getInputStream raising for
400 and above, a failure that is kept. Where older JDKs differ: ``Accept``, "Connection refused (Connection refused)", "connect timed
out". Left out: proxies (305 too), caches, authenticators.
"""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, List, Optional, Tuple
from urllib.parse import urlsplit

from ..io.exceptions import FileNotFoundException, IOException
from ..io.streams import InputStream, OutputStream
from ..registry import java_class
from ..util.maps import UnmodifiableMap
from .exceptions import HttpRetryException, MalformedURLException, ProtocolException
from .http_body import HttpInputStream
from .http_exchange import Headers, Request, Response, connect, exchange
from .http_request import PosterOutputStream, RequestSide, by_name
from .wire import Wire

if TYPE_CHECKING:
    from .url import URL

_NO_OUTPUT = "cannot write to a URLConnection if doOutput=false - call setDoOutput(true)"


_NO_INPUT = "Cannot read from URLConnection if doInput=false (call setDoInput(true))"


_SERVER_RETURNED = "Server returned HTTP response code: %d for URL: %s"


_RETRY = "cannot retry due to %s, in streaming mode"


_MAX_REDIRECTS = 20


_NOT_ELSEWHERE = ("authorization", "cookie")


@java_class("java.net.HttpURLConnection")
class HttpURLConnection(RequestSide):
    """One request and its response; the first call that needs the response sends it."""

    def __init__(self, url: URL) -> None:
        super().__init__()
        self._url = url
        self._wire: Optional[Wire] = None
        self._response: Optional[Response] = None
        self._stream: Optional[HttpInputStream] = None
        self._failure: Optional[IOException] = None

    def getURL(self) -> URL:
        """The address, after redirects the last one."""
        return self._url

    def connect(self) -> None:
        if not self._connected:
            self._wire = connect(self._url._parts, self._connect_timeout)
            self._connected = True

    def disconnect(self) -> None:
        if self._response is not None:
            self._response.body.close()

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
            self.connect()
            self._body = PosterOutputStream(self._length)
        return self._body

    # the response

    def getResponseCode(self) -> int:
        """The status, -1 when there is none to be seen."""
        return self._answer().status

    def getResponseMessage(self) -> Optional[str]:
        return self._answer().reason

    def getHeaderField(self, which: Any) -> Optional[str]:
        """A header of the response by name, or by number (0 is the status line); null when there is no response."""
        if not isinstance(which, int):
            response = self._answer_or_none()
            return None if response is None else response.header(which)
        lines = self._lines()
        return lines[which][1] if 0 <= which < len(lines) else None

    def getHeaderFieldKey(self, number: int) -> Optional[str]:
        """The name of a header by number; 0 is the status line, which has none."""
        lines = self._lines()
        return lines[number][0] if 0 <= number < len(lines) else None

    def getHeaderFields(self) -> UnmodifiableMap:
        """All headers of the response; the status line is under null."""
        return by_name(self._lines())

    def getHeaderFieldInt(self, name: str, default: int) -> int:
        text = self.getHeaderField(name) or ""
        return int(text) if text.lstrip("+-").isdigit() else default

    def getHeaderFieldDate(self, name: str, default: int) -> int:
        """A header as the milliseconds of a date."""
        try:
            return int(parsedate_to_datetime(self.getHeaderField(name) or "").timestamp() * 1000)
        except (TypeError, ValueError):
            return default

    def getDate(self) -> int:
        return self.getHeaderFieldDate("Date", 0)

    def getLastModified(self) -> int:
        return self.getHeaderFieldDate("Last-Modified", 0)

    def getExpiration(self) -> int:
        return self.getHeaderFieldDate("Expires", 0)

    def getContentType(self) -> Optional[str]:
        return self.getHeaderField("Content-Type")

    def getContentLength(self) -> int:
        """The Content-Length header, -1 when there is none."""
        return self.getHeaderFieldInt("Content-Length", -1)

    getContentLengthLong = getContentLength

    def getContentEncoding(self) -> Optional[str]:
        return self.getHeaderField("Content-Encoding")

    def getContent(self) -> InputStream:
        """The body as a stream, whatever its type."""
        return self.getInputStream()

    def getInputStream(self) -> InputStream:
        """The body; raises for a status of 400 and above."""
        if not self._do_input:
            raise ProtocolException(_NO_INPUT)
        response = self._sent()
        if self._failure is not None:
            raise self._failure
        status = response.status
        if status == 401 and self._streaming():
            raise HttpRetryException(_RETRY % "server authentication")
        if status == -1:
            raise IOException("Invalid Http response")
        if status in (404, 410):
            raise FileNotFoundException(str(self._url))
        if status >= 400:
            raise IOException(_SERVER_RETURNED % (status, self._url))
        return self._body_stream(response)

    def getErrorStream(self) -> Optional[InputStream]:
        """The body of a status of 400 and above, None otherwise, and when there is none."""
        response = self._response
        if response is None or response.status < 400 or response.body.length == 0 or (response.status == 401 and self._streaming()):
            return None
        return self._body_stream(response)

    def toString(self) -> str:
        return f"{self.java_name}:{self._url}"

    def _body_stream(self, response: Response) -> HttpInputStream:
        if self._stream is None:
            self._stream = HttpInputStream(response.body)
        return self._stream

    def _lines(self) -> List[Tuple[Optional[str], str]]:
        response = self._answer_or_none()
        return [] if response is None else [(None, response.line), *response.headers]

    def _answer(self) -> Response:
        """The response as far as there is one, whatever went wrong after its first line."""
        try:
            return self._sent()
        except IOException:
            if self._response is None:
                raise
            return self._response

    def _answer_or_none(self) -> Optional[Response]:
        try:
            return self._answer()
        except IOException:
            return None

    def _sent(self) -> Response:
        if self._response is None:
            if self._failure is not None:
                raise self._failure
            if self._body is not None:
                self._body.check()
            try:
                self._follow_redirects()
            except IOException as failure:
                self._failure = failure
                raise
            finally:
                self._connected = True
        assert self._response is not None
        return self._response

    def _follow_redirects(self) -> None:
        method, headers = self._method, list(self._headers)
        body = None if self._body is None else self._body._bytes()
        for _ in range(_MAX_REDIRECTS):
            response = self._exchange(method, headers, body)
            location = response.header("Location")
            self._failure = response.failure
            if not self._follow or not 300 <= response.status <= 307 or response.status in (304, 306) or location is None:
                self._response = response
                return
            target = self._target(response, location)
            if target is None:
                return
            response.body.close()
            if target._parts.netloc != self._url._parts.netloc:
                headers = [pair for pair in headers if pair[0].lower() not in _NOT_ELSEWHERE]
            self._url = target
            if method == "POST" and response.status != 307:
                method, headers, body = "GET", [], None
                self._method = method
        raise ProtocolException(f"Server redirected too many  times ({_MAX_REDIRECTS})")

    def _target(self, response: Response, location: str) -> Optional[URL]:
        """Where a redirect leads; None when it is not followed: the response is the answer then."""
        if urlsplit(location).scheme not in ("", self._url.getProtocol()):
            self._response = response
            if urlsplit(location).scheme not in ("http", "https", "ftp", "file", "jar"):
                self._failure = MalformedURLException("unknown protocol: " + urlsplit(location).scheme)
            return None
        if self._streaming():
            self._response, self._failure = response, HttpRetryException(_RETRY % "redirection")
            return None
        return self._url._relative(location)

    def _exchange(self, method: str, headers: Headers, body: Optional[bytes]) -> Response:
        wire, self._wire = self._wire, None
        full = self._with_defaults(headers, self._host(), method, body is not None)
        limits = (self._connect_timeout, self._read_timeout)
        return exchange(Request(self._url._parts, method, full, body, self._chunked and body is not None, self._streaming(), *limits), wire)

    def _host(self) -> str:
        parts = self._url._parts
        name = parts.netloc.rpartition("@")[2]
        standard = ":443" if parts.scheme == "https" else ":80"
        return name[: -len(standard)] if name.endswith(standard) else name
