"""okhttp3.Request (4.9.3) and its rules about methods and bodies (HttpMethod)."""

from __future__ import annotations

from typing import Optional

from ..java.lang.throwable import IllegalArgumentException
from .body import RequestBody
from .headers import Headers
from .url import HttpUrl

_NEED_BODY = ("POST", "PUT", "PATCH", "PROPPATCH", "REPORT")


def permits_body(method: str) -> bool:
    """HttpMethod.permitsRequestBody."""
    return method not in ("GET", "HEAD")


class Request:
    """A request; never changed once it is sent, ``copy`` makes the next one."""

    def __init__(self, url: HttpUrl, method: str = "GET", headers: Optional[Headers] = None, body: Optional[RequestBody] = None) -> None:
        if not method:
            raise IllegalArgumentException("method.isEmpty() == true")
        if body is None and method in _NEED_BODY:
            raise IllegalArgumentException(f"method {method} must have a request body.")
        if body is not None and not permits_body(method):
            raise IllegalArgumentException(f"method {method} must not have a request body.")
        self.url, self.method, self.headers, self.body = url, method, headers or Headers(), body

    def copy(self) -> Request:
        """The same request with headers of its own."""
        return Request(self.url, self.method, self.headers.copy(), self.body)

    def redirected(self, url: HttpUrl, method: str, body: Optional[RequestBody]) -> Request:
        """The request to where a redirect leads, with a copy of the headers."""
        return Request(url, method, self.headers.copy(), body)

    def header(self, name: str) -> Optional[str]:
        """The last header of that name."""
        return self.headers.get(name)
