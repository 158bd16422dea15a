"""A claim that grows: what session.append writes to, so that many small appends cost no more than one large write.

A Content over it is a prefix, so an older version of a FlowFile goes on seeing what it saw. It stops growing when its session commits.
In NiFi a BufferedOutputStream stands before it: ``flushed`` is how much of it a reader would find (StandardProcessSession.append).
"""

from __future__ import annotations

import io
import os
from typing import Any, BinaryIO, Iterable, Iterator, List

from .. import content
from ..content import CHUNK, Claim, ClaimId, Content, ContentWriter

_BUFFER = 8192  # of BufferedOutputStream, and of StreamUtils.copy


class GrowingClaim(Claim):
    """Bytes that can still be added to."""

    __slots__ = ("_buffer", "_pending", "flushed")

    def __init__(self, identifier: ClaimId) -> None:
        super().__init__(identifier=identifier)
        self._buffer = bytearray()
        self.flushed = self._pending = 0

    def append(self, added: Content, writes: Iterable[int] = ()) -> None:
        """Add all bytes of a content; ``writes`` are the lengths in which they were written, those of a copy when not given."""
        self._flush(writes or copied(added.size))
        if self._path is None and self.length + added.size > content.MEMORY_LIMIT:
            self._spill()
        if self._path is None:
            self._buffer += added.read()
        else:
            with open(self._path, "ab") as file:
                file.writelines(_chunks(added))
        self.length += added.size

    def open(self) -> BinaryIO:
        return super().open() if self._path is not None else io.BytesIO(bytes(self._buffer))

    def read(self, offset: int, size: int) -> bytes:
        return super().read(offset, size) if self._path is not None else bytes(self._buffer[offset : offset + size])

    def _flush(self, writes: Iterable[int]) -> None:
        """BufferedOutputStream.write: what is as large as the buffer goes through, what does not fit pushes out what is held."""
        for size in writes:
            if size >= _BUFFER:
                self.flushed += self._pending + size
                self._pending = 0
            elif size > _BUFFER - self._pending:
                self.flushed += self._pending
                self._pending = size
            else:
                self._pending += size

    def _spill(self) -> None:
        import tempfile
        import weakref

        handle, path = tempfile.mkstemp(prefix="nifi-emulator-")
        with os.fdopen(handle, "wb") as file:
            file.write(self._buffer)
        self._path, self._buffer = path, bytearray()
        weakref.finalize(self, content.remove_file, path)


class MeasuredWriter(ContentWriter):
    """Remembers the lengths of the writes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.writes: List[int] = []

    def write(self, data: bytes) -> None:
        self.writes.append(len(data))
        super().write(data)


def copied(size: int) -> List[int]:
    """The writes of a StreamUtils.copy."""
    return [_BUFFER] * (size // _BUFFER) + ([size % _BUFFER] if size % _BUFFER else [])


def _chunks(source: Content) -> Iterator[bytes]:
    with source.open() as file:
        yield from iter(lambda: file.read(CHUNK), b"")
