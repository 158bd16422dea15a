"""``httplib.HTTPConnection``: requests on a connection, with their headers in the order in which Jython sends them."""

from __future__ import annotations

import re
from array import array
from typing import Any, List

from ..objects.bytestring import ByteString
from ..objects.dict import JythonDict
from ..objects.old_classes import OldInstance
from ..objects.text import repr_, str_
from .httplib_errors import PLAIN
from .httplib_responses import HTTPResponse
from .python_written import shown_in
from .socket_client import NO_TIMEOUT, create_connection
from .socket_objects import SocketError

IDLE, STARTED, SENT = ByteString("Idle"), ByteString("Request-started"), ByteString("Request-sent")
METHODS_WITH_A_BODY = ("PATCH", "POST", "PUT")
_HEADER = re.compile(r"\A[^:\s][^:\r\n]*\Z")
_BROKEN_VALUE = re.compile(r"\n(?![ \t])|\r(?![ \t\n])")
_BLOCK = 8192


class HTTPConnection(OldInstance):
    """``httplib.HTTPConnection``."""

    _interpreter: Any = None  # httplib_module.py makes a class for each
    _http_vsn, _http_vsn_str = 11, ByteString("HTTP/1.1")
    response_class: Any = HTTPResponse
    default_port = 80
    auto_open = 1
    debuglevel: Any = 0
    strict: Any = 0

    def __init__(self, host: Any, port: Any = None, strict: Any = None, timeout: Any = NO_TIMEOUT, source_address: Any = None) -> None:
        self.timeout, self.source_address = timeout, source_address
        self.sock: Any = None
        self._buffer: List[Any] = []
        self.__response: Any = None
        self.__state = IDLE
        self._method: Any = None
        self._tunnel_host: Any = None
        self._tunnel_port: Any = None
        self._tunnel_headers: Any = JythonDict()
        if strict is not None:
            self.strict = strict
        self.host, self.port = self._get_hostport(host, port)
        self._create_connection = create_connection

    def set_tunnel(self, host: Any, port: Any = None, headers: Any = None) -> None:
        """CONNECT through a proxy."""
        if self.sock:
            raise RuntimeError(ByteString("Can't setup tunnel for established connection."))
        self._tunnel_host, self._tunnel_port = self._get_hostport(host, port)
        self._tunnel_headers = headers or JythonDict()

    def _get_hostport(self, host: Any, port: Any) -> Any:
        if port is None:
            colon = host.rfind(ByteString(":"))
            port = self.default_port
            if colon > host.rfind(ByteString("]")):
                if host[colon + 1 :]:
                    port = _port(host[colon + 1 :])
                host = host[:colon]
            if host and host[0] == "[" and host[-1] == "]":
                host = host[1:-1]
        return host, port

    def set_debuglevel(self, level: Any) -> None:
        """Print what is sent and what comes."""
        self.debuglevel = level

    def _tunnel(self) -> None:
        self.send(ByteString("CONNECT %s:%d HTTP/1.0\r\n") % (self._tunnel_host, self._tunnel_port))
        for header, value in self._tunnel_headers.items():
            self.send(ByteString("%s: %s\r\n") % (header, value))
        self.send(ByteString("\r\n"))
        response = self.response_class(self.sock, strict=self.strict, method=self._method)
        version, code, message = response._read_status()
        if version == "HTTP/0.9":
            self.close()
            raise SocketError(ByteString("Invalid response from tunnel request"))
        if code != 200:
            self.close()
            raise SocketError(ByteString("Tunnel connection failed: %d %s") % (code, message.strip()))
        while response._line("header line") not in ("", "\r\n"):
            pass

    def connect(self) -> None:
        """Connect to the host."""
        self.sock = self._create_connection((self.host, self.port), self.timeout, self.source_address)
        if self._tunnel_host:
            self._tunnel()

    def close(self) -> None:
        """Close the connection."""
        self.__state = IDLE
        sock, self.sock = self.sock, None
        response, self.__response = self.__response, None
        try:
            if sock:
                sock.close()
        finally:
            if response:
                response.close()

    def send(self, data: Any) -> None:
        """Send a text, or what a file has."""
        if self.sock is None:
            if not self.auto_open:
                raise PLAIN["NotConnected"]()
            self.connect()
        if self.debuglevel > 0:
            self._say(ByteString("send: ") + repr_(data))
        if not hasattr(data, "read") or isinstance(data, array):
            self.sock.sendall(data)
            return
        if self.debuglevel > 0:
            self._say(ByteString("sendIng a read()able"))
        for block in iter(lambda: data.read(_BLOCK), ""):
            if not block:
                break
            self.sock.sendall(block)

    def _say(self, text: Any) -> None:
        self._interpreter.print_(None, 1, text)

    def _output(self, s: Any) -> None:
        self._buffer.append(s)

    def _send_output(self, message_body: Any = None) -> None:
        message = ByteString("\r\n").join([*self._buffer, ByteString(""), ByteString("")])
        del self._buffer[:]
        if isinstance(message_body, ByteString):
            message = message + message_body
            message_body = None
        self.send(message)
        if message_body is not None:
            self.send(message_body)

    def putrequest(self, method: Any, url: Any, skip_host: Any = 0, skip_accept_encoding: Any = 0) -> None:
        """Begin a request."""
        self._forget_what_was_read()
        if self.__state != IDLE:
            raise PLAIN["CannotSendRequest"]()
        self.__state = STARTED
        self._method = method
        url = url or ByteString("/")
        self._output(ByteString("%s %s %s") % (method, url, self._http_vsn_str))
        if self._http_vsn != 11:
            return
        if not skip_host:
            self.putheader(ByteString("Host"), self._host_of(url))
        if not skip_accept_encoding:
            self.putheader(ByteString("Accept-Encoding"), ByteString("identity"))

    def _host_of(self, url: Any) -> Any:
        """What Host says: of a whole URL its own."""
        if url.startswith(ByteString("http")):
            from urllib.parse import urlsplit

            netloc = urlsplit(str.__str__(url)).netloc
            if netloc:
                return _ascii(netloc)
        host, port = (self._tunnel_host, self._tunnel_port) if self._tunnel_host else (self.host, self.port)
        shown = _ascii(host)
        if ":" in shown:
            shown = ByteString(f"[{shown}]")
        return shown if port == self.default_port else ByteString("%s:%s") % (shown, port)

    def _forget_what_was_read(self) -> None:
        if self.__response and self.__response.isclosed():
            self.__response = None

    def putheader(self, header: Any, *values: Any) -> None:
        """A header of the request."""
        if self.__state != STARTED:
            raise PLAIN["CannotSendHeader"]()
        header = ByteString("%s") % (header,)
        if not _HEADER.match(header):
            raise ValueError(ByteString("Invalid header name %r") % (header,))
        texts = [str_(value) for value in values]
        for text in texts:
            if _BROKEN_VALUE.search(text):
                raise ValueError(ByteString("Invalid header value %r") % (text,))
        self._output(ByteString("%s: %s") % (header, ByteString("\r\n\t").join(texts)))

    def endheaders(self, message_body: Any = None) -> None:
        """The last header was put: send what there is, and a body."""
        if self.__state != STARTED:
            raise PLAIN["CannotSendHeader"]()
        self.__state = SENT
        self._send_output(message_body)

    def request(self, method: Any, url: Any, body: Any = None, headers: Any = JythonDict()) -> None:  # noqa: B008  nobody changes it
        """Send a request."""
        self._send_request(method, url, body, headers)

    def _set_content_length(self, body: Any, method: Any) -> None:
        if body is None:
            if method.upper() in METHODS_WITH_A_BODY:
                self.putheader(ByteString("Content-Length"), ByteString("0"))
            return
        try:
            length = len(body)
        except (TypeError, AttributeError):
            return
        self.putheader(ByteString("Content-Length"), str_(length))

    def _send_request(self, method: Any, url: Any, body: Any, headers: Any) -> None:
        names = {name.lower() for name in headers}
        skips = {f"skip_{name.replace('-', '_')}": 1 for name in ("host", "accept-encoding") if name in names}
        self.putrequest(method, url, **skips)
        if "content-length" not in names:
            self._set_content_length(body, method)
        for name, value in headers.items():
            self.putheader(name, value)
        self.endheaders(body)

    def getresponse(self, buffering: Any = False) -> Any:
        """The answer, its head read."""
        self._forget_what_was_read()
        if self.__state != SENT or self.__response:
            raise PLAIN["ResponseNotReady"]()
        levels = (self.debuglevel,) if self.debuglevel > 0 else ()
        more = {"buffering": True} if buffering else {}
        response = self.response_class(self.sock, *levels, strict=self.strict, method=self._method, **more)
        try:
            response.begin()
            self.__state = IDLE
            if response.will_close:
                self.close()
            else:
                self.__response = response
        except BaseException:
            response.close()
            raise
        return response


def _port(text: Any) -> int:
    try:
        return int(str.__str__(text))
    except ValueError:
        raise PLAIN["InvalidURL"](ByteString("nonnumeric port: '%s'") % text) from None


def _ascii(host: Any) -> Any:
    text = str.__str__(host)
    return ByteString(text if text.isascii() else text.encode("idna").decode("ascii"))


shown_in("httplib", HTTPConnection)
