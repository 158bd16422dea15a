"""java.net.URL and URI (JDK 17): http and https only. Connections are ``http_connection``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Optional
from urllib.parse import urljoin, urlsplit

from ..io.streams import InputStream
from ..lang.object import JavaObject
from ..registry import java_class
from .exceptions import MalformedURLException

if TYPE_CHECKING:
    from .http_connection import HttpURLConnection

_PORTS = {"http": 80, "https": 443}


@java_class("java.net.URL")
class URL(JavaObject):
    """URL(text) or URL(context, text)."""

    def __init__(self, *parts: Any) -> None:
        text = parts[0] if len(parts) == 1 else _joined(parts[0], parts[1])
        if text is None:
            raise MalformedURLException('Cannot invoke "String.length()" because "spec" is null')
        text = re.sub(r"(?i)^url:", "", text.strip())
        protocol = re.match(r"([A-Za-z][A-Za-z0-9+.\-]*):", text)
        if protocol is None:
            raise MalformedURLException("no protocol: " + text)
        name = protocol.group(1).lower()
        if name not in _PORTS:
            raise MalformedURLException("unknown protocol: " + name)
        rest = text[protocol.end() :]
        self._text = f"{name}:{'' if rest == '//' else rest}"
        if re.match(r"//[^/?#]*\[[^\]/?#]*([/?#]|$)", rest):
            raise MalformedURLException("Invalid authority field: " + rest[2:])
        self._parts = urlsplit(self._text)
        self._port = _port(self._parts.netloc)

    def getProtocol(self) -> str:
        """http or https."""
        return self._parts.scheme

    def getHost(self) -> str:
        """The host."""
        return re.sub(r"(?<!\[):[^\]]*$", "", self._parts.netloc.rpartition("@")[2])

    def getAuthority(self) -> Optional[str]:
        """User, host and port as they stand."""
        return self._parts.netloc or None

    def getUserInfo(self) -> Optional[str]:
        """What stands before the host, None when nothing does."""
        user, at, _ = self._parts.netloc.rpartition("@")
        return user if at else None

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

    def _relative(self, spec: str) -> URL:
        """URL(context, spec)."""
        return URL(self, spec)

    def openConnection(self, *proxy: Any) -> HttpURLConnection:
        """A connection that is not open yet."""
        from .protocol_handlers import Handler, HttpsHandler

        return HttpsHandler(self) if self._parts.scheme == "https" else Handler(self)

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


def _joined(context: URL, spec: str) -> str:
    """URLStreamHandler.parseURL: a query alone takes the place of the last part of the path too."""
    base = str(context)
    if spec.startswith("?"):
        return urljoin(base, ".") + spec
    if not spec:
        return base
    path = re.match(r"(?:\.\./)+", spec)
    above = (path.end() // 3 if path else 0) - max(0, urlsplit(base).path.count("/") - 1)
    if above > 0:
        return urljoin(base, "/") + "../" * above + spec[path.end() if path else 0 :]
    return urljoin(base, spec)


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
