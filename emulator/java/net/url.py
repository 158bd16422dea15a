"""java.net.URL and URI (JDK 17): ``url_parts`` reads the text. Connections, of http and https, are ``http_connection``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional
from urllib.parse import SplitResult, urlsplit

from ...base.errors import NotEmulated
from ..io.streams import InputStream
from ..lang.object import JavaObject
from ..registry import java_class
from .url_parts import DEFAULT_PORTS, parse_url

if TYPE_CHECKING:
    from .http_connection import HttpURLConnection


@java_class("java.net.URL")
class URL(JavaObject):
    """URL(text) or URL(context, text)."""

    def __init__(self, *arguments: Any) -> None:
        context = arguments[0] if len(arguments) > 1 else None
        self._url = parse_url(arguments[-1], None if context is None else context._url)

    @property
    def _parts(self) -> SplitResult:
        """What a connection needs of it."""
        return urlsplit(self._url.external_form)

    def getProtocol(self) -> str:
        return self._url.protocol

    def getHost(self) -> str:
        return self._url.host

    def getAuthority(self) -> Optional[str]:
        return self._url.authority

    def getUserInfo(self) -> Optional[str]:
        return self._url.user_info

    def getPort(self) -> int:
        """-1 when the text names none."""
        return self._url.port

    def getDefaultPort(self) -> int:
        """-1 when the protocol has none."""
        return DEFAULT_PORTS[self._url.protocol]

    def getPath(self) -> str:
        return self._url.path

    def getQuery(self) -> Optional[str]:
        return self._url.query

    def getFile(self) -> str:
        return self._url.file

    def getRef(self) -> Optional[str]:
        return self._url.ref

    def _relative(self, spec: str) -> URL:
        """URL(context, spec)."""
        return URL(self, spec)

    def openConnection(self, *proxy: Any) -> HttpURLConnection:
        """A connection that is not open yet; NotEmulated for protocols other than http and https."""
        if self._url.protocol not in ("http", "https"):
            raise NotEmulated(f"connections of {self._url.protocol}: URLs", self._url.external_form, "use http or https")
        from .protocol_handlers import Handler, HttpsHandler

        return HttpsHandler(self) if self._url.protocol == "https" else Handler(self)

    def openStream(self) -> InputStream:
        return self.openConnection().getInputStream()

    def toExternalForm(self) -> str:
        return self._url.external_form

    def toString(self) -> str:
        return self._url.external_form

    def __eq__(self, other: object) -> bool:
        return isinstance(other, URL) and other._url == self._url

    def __hash__(self) -> int:
        return hash(self._url)


@java_class("java.net.URI")
class URI(JavaObject):
    """Only its text and toURL()."""

    def __init__(self, text: str) -> None:
        self._text = text

    @staticmethod
    def create(text: str) -> URI:
        return URI(text)

    def toURL(self) -> URL:
        return URL(self._text)

    def getHost(self) -> Optional[str]:
        return urlsplit(self._text).hostname

    def getPath(self) -> str:
        return urlsplit(self._text).path

    def toString(self) -> str:
        return self._text
