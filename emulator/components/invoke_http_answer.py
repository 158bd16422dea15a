"""What InvokeHTTP takes from an answer (NiFi 1.16.3): headers as attributes, the body as content, as an attribute, or as both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Dict, Iterator, Optional

from ..java.io.exceptions import IOException
from ..java.nifi.processor.exception.exceptions import FlowFileAccessException
from ..okhttp.media_type import decode
from ..okhttp.response import Response

if TYPE_CHECKING:
    from ..core.flowfile import FlowFile

CHUNK = 8192


class Body:
    """The answer's body on its way to content, attribute or both; of what an attribute takes, the first bytes are remembered."""

    def __init__(self, answer: Response, limit: int, is_shared: bool = False) -> None:
        """``is_shared``: content and attribute are made of one reading, through a TeeInputStream."""
        assert answer.body is not None
        self._answer, self._source, self._limit, self._is_shared = answer, answer.body, limit, is_shared
        self._head: Optional[bytearray] = None

    def describe(self) -> str:
        """What NiFi's message calls the stream."""
        if self._is_shared:
            return f"org.apache.commons.io.input.TeeInputStream@{id(self) & 0x7FFFFFFF:x}"
        return self._source.describe() + ".inputStream()"

    def pieces(self) -> Iterator[bytes]:
        """The whole body."""
        self._head = bytearray()
        for piece in iter(lambda: self._source.read(CHUNK), b""):
            self._head += piece[: self._limit - len(self._head)]
            yield piece

    def head_text(self) -> str:
        """The first bytes as text; nothing behind them is read."""
        head = bytearray() if self._head is None else self._head
        while self._head is None and len(head) < self._limit:
            piece = self._source.read(self._limit - len(head))
            if not piece:
                break
            head += piece
        return decode(bytes(head), self._answer.media_type)


def is_success(answer: Response) -> bool:
    """2xx."""
    return answer.code // 100 == 2


def header_attributes(answer: Response) -> Dict[str, str]:
    """convertAttributesFromHeaders: each name as first seen, equal names joined; on TLS the peer's name."""
    attributes = answer.headers.joined(", ")
    if answer.peer_name is not None:
        attributes["invokehttp.remote.dn"] = answer.peer_name
    return attributes


def import_failure(body: Body, response: FlowFile, error: IOException) -> FlowFileAccessException:
    """StandardProcessSession.importFrom's words; the FlowFile is shown as it was before."""
    inner = FlowFileAccessException(f"Unable to create ContentClaim due to {error}", error)
    name = response.getAttribute("filename")
    shown = f"StandardFlowFileRecord[uuid={response.getAttribute('uuid')},claim=,offset=0,name={name},size=0]"
    return FlowFileAccessException(f"Failed to import data from {body.describe()} for {shown} due to {inner}", inner)
