"""The content of FlowFiles: written once, shared by clones, ordered by when it was written.

Mirrors ContentClaim and FileSystemRepository (NiFi 1.16.3) as far as a flow can see them: a claim's number decides the order in a queue,
a clone of a part looks at the same claim with an offset, empty content has no claim. Above ``MEMORY_LIMIT`` the bytes live in a
temporary file, which goes away with the last Content that looks at it. Not here: appending many FlowFiles to one claim, archiving.
"""

from __future__ import annotations

import contextlib
import io
import itertools
import os
from typing import BinaryIO, Callable, ClassVar, List, Optional, Tuple

MEMORY_LIMIT = 1 << 20
CHUNK = 1 << 16

ClaimId = Tuple[int, int]  # milliseconds, number: the two halves of StandardResourceClaim's id

_sequence = itertools.count(1)


class Claim:
    """The bytes of one write: in memory or in a temporary file."""

    __slots__ = ("__weakref__", "_data", "_path", "identifier", "length", "sequence")

    def __init__(self, data: bytes = b"", path: Optional[str] = None, length: int = 0, identifier: ClaimId = (0, 0)) -> None:
        self._data, self._path = data, path
        self.length = length if path else len(data)
        self.sequence, self.identifier = next(_sequence), identifier
        if path:
            import weakref

            weakref.finalize(self, remove_file, path)

    def open(self) -> BinaryIO:
        """A new reader over all of it."""
        return io.BytesIO(self._data) if self._path is None else open(self._path, "rb")  # noqa: SIM115

    def read(self, offset: int, size: int) -> bytes:
        if self._path is None:
            return self._data if size == self.length else self._data[offset : offset + size]
        with open(self._path, "rb") as file:
            file.seek(offset)
            return file.read(size)

    def __str__(self) -> str:
        millis, number = self.identifier
        resource = f"StandardResourceClaim[id={millis}-{number}, container=default, section={number % 1024}]"
        return f"StandardContentClaim [resourceClaim={resource}, offset=0, length={self.length}]"


class Content:
    """A range of a claim; ``EMPTY`` has none."""

    __slots__ = ("claim", "offset", "size")
    EMPTY: ClassVar[Content]

    def __init__(self, claim: Optional[Claim], offset: int = 0, size: int = 0) -> None:
        self.claim, self.offset, self.size = claim, offset, size

    @classmethod
    def of(cls, data: bytes, identifier: ClaimId = (0, 0)) -> Content:
        writer = ContentWriter(identifier)
        writer.write(data)
        return writer.finish()

    def slice(self, offset: int, size: int) -> Content:
        """A part of it, over the same claim."""
        return Content(self.claim, self.offset + offset, size)

    def read(self) -> bytes:
        return self.claim.read(self.offset, self.size) if self.claim and self.size else b""

    def open(self) -> BinaryIO:
        """A binary file over exactly these bytes, at their start."""
        return io.BytesIO(self.read()) if self.size <= MEMORY_LIMIT else io.BufferedReader(_Range(self))

    def __str__(self) -> str:
        return "" if self.claim is None else str(self.claim)


Content.EMPTY = Content(None)


class ContentWriter:
    """Collects what is written; ``finish()`` makes the Content. Spills to a temporary file above the limit."""

    def __init__(self, identifier: ClaimId = (0, 0), new_identifier: Optional[Callable[[], ClaimId]] = None) -> None:
        self.size = 0
        self._identifier, self._new_identifier = identifier, new_identifier
        self._parts: List[bytes] = []
        self._file: Optional[BinaryIO] = None
        self._path = ""

    def write(self, data: bytes) -> None:
        self.size += len(data)
        if self._file is None and self.size > MEMORY_LIMIT:
            self._spill()
        if self._file is None:
            self._parts.append(data)
        else:
            self._file.write(data)

    def copy(self, source: BinaryIO) -> None:
        for chunk in iter(lambda: source.read(CHUNK), b""):
            self.write(chunk)

    def finish(self) -> Content:
        """The Content; nothing more can be written."""
        if not self.size:
            return Content.EMPTY
        identifier = self._new_identifier() if self._new_identifier else self._identifier
        if self._file is None:
            return Content(Claim(b"".join(self._parts), identifier=identifier), 0, self.size)
        self._file.close()
        return Content(Claim(path=self._path, length=self.size, identifier=identifier), 0, self.size)

    def discard(self) -> None:
        self._parts = []
        if self._file is not None:
            self._file.close()
            remove_file(self._path)

    def _spill(self) -> None:
        import tempfile

        handle, self._path = tempfile.mkstemp(prefix="nifi-emulator-")
        self._file = os.fdopen(handle, "wb")
        for part in self._parts:
            self._file.write(part)
        self._parts = []


class _Range(io.RawIOBase):
    """A raw reader over a part of a claim; it keeps the claim alive."""

    def __init__(self, content: Content) -> None:
        self._content, self._left = content, content.size
        self._file = content.claim.open() if content.claim else io.BytesIO()
        self._file.seek(content.offset)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._file.read(min(len(buffer), self._left))
        buffer[: len(data)] = data
        self._left -= len(data)
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        start = (0, self.tell(), self._content.size)[whence]
        place = max(0, min(start + offset, self._content.size))
        self._file.seek(self._content.offset + place)
        self._left = self._content.size - place
        return place

    def tell(self) -> int:
        return self._content.size - self._left

    def close(self) -> None:
        self._file.close()
        super().close()


def remove_file(path: str) -> None:
    """Delete a temporary file."""
    with contextlib.suppress(OSError):  # already gone, or still open on a system that forbids it
        os.unlink(path)
