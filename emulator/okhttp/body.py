"""Request bodies: okhttp3.RequestBody and MultipartBody (4.9.3). A body can be written again: OkHttp may send a request twice."""

from __future__ import annotations

from typing import Callable, Iterable, List, Optional, Tuple

from ..java.lang.text import utf8
from .media_type import MediaType

Write = Callable[[bytes], None]
CHUNKED = -1


class RequestBody:
    """Some bytes; ``length`` CHUNKED sends them chunked."""

    def __init__(self, content_type: Optional[MediaType], data: bytes = b"") -> None:
        self.content_type, self.length, self._data = content_type, len(data), data

    def write_to(self, write: Write) -> None:
        """Hand the bytes over in one or many pieces."""
        write(self._data)


class StreamBody(RequestBody):
    """Bytes that are made anew for each time the request is sent: ``pieces()`` gives them."""

    def __init__(self, content_type: Optional[MediaType], length: int, pieces: Callable[[], Iterable[bytes]]) -> None:
        super().__init__(content_type)
        self.length, self._pieces = length, pieces

    def write_to(self, write: Write) -> None:
        for piece in self._pieces():
            write(piece)


class Part:
    """One part of a form."""

    def __init__(self, name: str, file_name: Optional[str], body: RequestBody) -> None:
        disposition = "form-data; name=" + _quoted(name)
        if file_name is not None:
            disposition += "; filename=" + _quoted(file_name)
        self.body = body
        self.head = f"Content-Disposition: {disposition}\r\n"
        if body.content_type is not None:
            self.head += f"Content-Type: {body.content_type}\r\n"
        if body.length != CHUNKED:
            self.head += f"Content-Length: {body.length}\r\n"


class MultipartBody(RequestBody):
    """multipart/form-data; one part of unknown length makes the whole chunked."""

    def __init__(self, boundary: str, parts: List[Part]) -> None:
        super().__init__(MediaType.parse("multipart/form-data; boundary=" + boundary))
        self._boundary, self._parts = boundary, parts
        lengths = [part.body.length for part in parts]
        frame = sum(len(text) for text, body in self._frames() if body is None)
        self.length = CHUNKED if CHUNKED in lengths else frame + sum(lengths)

    def write_to(self, write: Write) -> None:
        for text, body in self._frames():
            if body is None:
                write(text)
            else:
                body.write_to(write)

    def _frames(self) -> List[Tuple[bytes, Optional[RequestBody]]]:
        frames: List[Tuple[bytes, Optional[RequestBody]]] = []
        for part in self._parts:
            frames.append((utf8(f"--{self._boundary}\r\n{part.head}\r\n"), None))
            frames.append((b"", part.body))
            frames.append((b"\r\n", None))
        frames.append((utf8(f"--{self._boundary}--\r\n"), None))
        return frames


def _quoted(text: str) -> str:
    return '"' + text.replace("\n", "%0A").replace("\r", "%0D").replace('"', "%22") + '"'
