"""okhttp3.Response and StatusLine (4.9.3)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Optional, Union

from ..java.lang.throwable import IllegalStateException
from ..java.net.exceptions import ProtocolException
from .headers import Headers
from .media_type import MediaType
from .request import Request
from .sources import CachedSource, GzipSource, Source

_LONG = re.compile(r"[+-]?\d{1,19}")


@dataclass(frozen=True)
class StatusLine:
    """A code and the words behind it."""

    code: int
    message: str

    @classmethod
    def parse(cls, line: str) -> StatusLine:
        """Three characters that Java reads as a number after HTTP/1.0, HTTP/1.1 or ICY; else ProtocolException."""
        return _status_of(line)


@lru_cache(maxsize=64)
def _status_of(line: str) -> StatusLine:
    start = 4 if line.startswith("ICY ") else 9 if line[:9] in ("HTTP/1.0 ", "HTTP/1.1 ") else 0
    digits, after = line[start : start + 3], line[start + 3 : start + 4]
    if not start or len(digits) < 3 or not re.fullmatch(r"[+-]?\d+", digits) or after not in ("", " "):
        raise ProtocolException("Unexpected status line: " + line)
    if int(digits) < 0:
        raise IllegalStateException(f"code < 0: {int(digits)}")
    return StatusLine(int(digits), line[start + 4 :])


class Response:
    """An answer: its head, and a body to be read and closed. ``prior`` is the answer that a follow-up came from."""

    def __init__(self, request: Request, status: StatusLine, headers: Headers) -> None:
        self.request, self.status, self.headers = request, status, headers
        self.source: Optional[Source] = None  # what the connection waits for
        self.body: Union[Source, GzipSource, CachedSource, None] = None
        self.prior: Optional[Response] = None
        self.peer_name: Optional[str] = None

    def open(self, source: Source) -> None:
        """Give it the body that its connection brings."""
        self.source = self.body = source

    @property
    def code(self) -> int:
        """The status code."""
        return self.status.code

    @property
    def message(self) -> str:
        """The reason, blanks and all; '' when there is none."""
        return self.status.message

    @property
    def media_type(self) -> Optional[MediaType]:
        """The last Content-Type, None when it cannot be parsed."""
        return MediaType.parse(self.header("Content-Type"))

    @property
    def is_chunked(self) -> bool:
        """Exactly ``chunked``, in any case."""
        return (self.header("Transfer-Encoding") or "").lower() == "chunked"

    @property
    def headers_length(self) -> int:
        """The last Content-Length as Java's Long.parseLong reads it, else -1."""
        text = self.header("Content-Length") or ""
        return int(text) if _LONG.fullmatch(text) and -(2**63) <= int(text) < 2**63 else -1

    @property
    def content_length(self) -> int:
        """Http1ExchangeCodec.reportedContentLength."""
        if not self.promises_body:
            return 0
        return -1 if self.is_chunked else self.headers_length

    @property
    def promises_body(self) -> bool:
        """Whether a body belongs to it: by method and code, or because its headers say so all the same."""
        if self.request.method == "HEAD":
            return False
        if (self.code < 100 or self.code >= 200) and self.code not in (204, 304):
            return True
        return self.headers_length != -1 or self.is_chunked

    def header(self, name: str) -> Optional[str]:
        """The last header of that name."""
        return self.headers.get(name)

    def close(self) -> None:
        """Close the body."""
        if self.body is not None:
            self.body.close()
