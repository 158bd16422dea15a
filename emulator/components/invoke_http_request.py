"""InvokeHTTP.configureRequest (NiFi 1.16.3): from properties and a FlowFile to a request.

Headers in NiFi's order: Authorization, User-Agent, Date, dynamic properties in the order of Java's HashSet, attributes that match
``Attributes to Send``. Dynamic User-Agent, Date and Authorization come on top of NiFi's own, they do not replace them.
"""

from __future__ import annotations

import base64
from functools import lru_cache
from typing import TYPE_CHECKING, Callable, Iterator, List, Optional

from ..java.io.exceptions import IOException
from ..java.lang.text import trim, utf8
from ..java.nifi.processor.exception.exceptions import ProcessException
from ..java.util.hash_orders import hash_map_order
from ..java.util.regex import patterns
from ..okhttp.body import CHUNKED, MultipartBody, Part, RequestBody, StreamBody, Write
from ..okhttp.headers import Headers
from ..okhttp.media_type import MediaType
from ..okhttp.request import Request
from ..okhttp.url import HttpUrl
from .invoke_http_properties import FORM_PREFIX

if TYPE_CHECKING:
    from ..core.context import ProcessContext
    from ..core.flowfile import FlowFile
    from ..core.log import ComponentLog

BUFFER = 8192
_METHODS_WITH_BODY = ("POST", "PUT", "PATCH")
_OWN_ATTRIBUTES = (
    "invokehttp.status.code",
    "invokehttp.status.message",
    "invokehttp.response.body",
    "invokehttp.request.url",
    "invokehttp.response.url",
    "invokehttp.tx.id",
    "invokehttp.remote.dn",
    "invokehttp.java.exception.class",
    "invokehttp.java.exception.message",
    "uuid",
    "filename",
    "path",
)
_TRUSTED_HOSTNAME = (
    "HTTP request header '{}' excluded. Update processor to use the SSLContextService instead. "
    "See the Access Policies section in the System Administrator's Guide."
)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class ExportBody(StreamBody):
    """The FlowFile's content; a connection that breaks while it is being exported is the session's failure, not OkHttp's."""

    def __init__(self, content_type: Optional[MediaType], length: int, flowfile: Optional[FlowFile], exporter: str) -> None:
        super().__init__(content_type, length, lambda: _pieces(flowfile))
        self._exporter = exporter

    def write_to(self, write: Write) -> None:
        try:
            super().write_to(write)
        except IOException as error:
            raise ProcessException(f"IOException thrown from {self._exporter}: {error}", error)


class RequestBuilder:
    """Builds the request for one FlowFile (None in source mode)."""

    def __init__(self, context: ProcessContext, flowfile: Optional[FlowFile], dynamic: List[str], exporter: str) -> None:
        self._context, self._flowfile, self._dynamic, self._exporter = context, flowfile, dynamic, exporter

    def build(self, url: HttpUrl, now_ms: int, log: ComponentLog, boundary: Callable[[], str]) -> Request:
        """The request; IllegalArgumentException in OkHttp's words for what HTTP does not allow."""
        method = trim(self._value("HTTP Method")).upper()
        body: Optional[RequestBody] = None
        if method in _METHODS_WITH_BODY:
            body = self._body(boundary)
        elif method == "DELETE":
            body = RequestBody(None)
        request = Request(url, method, Headers(), body)
        self._add_headers(request.headers, now_ms, log)
        return request

    def _value(self, name: str) -> str:
        return self._context.value_of(name, self._flowfile)

    def _plain(self, name: str) -> str:
        return self._context.raw_text(name)

    def _add_headers(self, headers: Headers, now_ms: int, log: ComponentLog) -> None:
        user = trim(self._plain("Basic Authentication Username"))
        if user and self._plain("Digest Authentication").lower() == "false":
            headers.add("Authorization", basic(user, trim(self._plain("Basic Authentication Password"))))
        headers.add("User-Agent", trim(self._value("Useragent")))
        if self._plain("Include Date Header").lower() == "true":
            headers.add("Date", http_date(now_ms))
        for name in hash_map_order(self._dynamic):
            if name == "Trusted Hostname":
                log.warn(_TRUSTED_HOSTNAME, [name])
            elif not name.startswith(FORM_PREFIX):
                headers.add(name, self._value(name))
        self._add_attributes(headers)

    def _add_attributes(self, headers: Headers) -> None:
        pattern = trim(self._plain("Attributes to Send"))
        if not pattern or self._flowfile is None:
            return
        compiled = patterns.compile(pattern)
        for key, value in self._flowfile.attributes.java_map().items():
            name = trim(key)
            if name not in _OWN_ATTRIBUTES and compiled.fullmatch(name):
                headers.add(name, trim(value))

    def _body(self, boundary: Callable[[], str]) -> RequestBody:
        """getRequestBodyToSend: the content, nothing, or a form with fields and perhaps the content."""
        send = self._plain("send-message-body") == "true"
        content_name = self._value("form-body-form-name")
        fields = {name[len(FORM_PREFIX) :]: name for name in self._dynamic if name.startswith(FORM_PREFIX)}
        if not fields and not content_name:
            return self._content() if send else RequestBody(None)
        parts = [Part(field, None, RequestBody(None, utf8(self._value(fields[field])))) for field in hash_map_order(fields)]
        if send:
            named = self._plain("set-form-filename") == "true" and self._flowfile is not None
            file_name = self._flowfile.getAttribute("filename") if named and self._flowfile is not None else None
            parts.append(Part(content_name, file_name, self._content()))
        return MultipartBody(boundary(), parts)

    def _content(self) -> RequestBody:
        content_type = self._value("Content-Type")
        if not content_type.strip():
            content_type = "application/octet-stream"
        chunked = self._plain("Use Chunked Encoding") == "true"
        size = self._flowfile.getSize() if self._flowfile is not None else 0
        return ExportBody(MediaType.parse(content_type), CHUNKED if chunked else size, self._flowfile, self._exporter)


def basic(user: str, password: str) -> str:
    """okhttp3.Credentials.basic: ISO-8859-1."""
    return "Basic " + base64.b64encode(f"{user}:{password}".encode("latin-1", "replace")).decode("ascii")


def http_date(now_ms: int) -> str:
    """EEE, dd MMM yyyy HH:mm:ss GMT, in English whatever the machine speaks."""
    return _http_date(now_ms // 1000)


@lru_cache(maxsize=16)
def _http_date(now: int) -> str:
    import time

    moment = time.gmtime(now)
    day, month = _DAYS[moment.tm_wday], _MONTHS[moment.tm_mon - 1]
    return f"{day}, {moment.tm_mday:02d} {month} {moment.tm_year} {moment.tm_hour:02d}:{moment.tm_min:02d}:{moment.tm_sec:02d} GMT"


def _pieces(flowfile: Optional[FlowFile]) -> Iterator[bytes]:
    if flowfile is None:
        return
    with flowfile.content.open() as file:
        yield from iter(lambda: file.read(BUFFER), b"")
