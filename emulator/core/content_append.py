"""A claim that grows: what session.append writes to, so that many small appends cost no more than one large write.

A Content over it is a prefix, so an older version of a FlowFile goes on seeing what it saw. It stops growing when its session commits.
"""

from __future__ import annotations

import io
import os
import weakref
from typing import BinaryIO, Iterator

from . import content
from .content import CHUNK, Claim, ClaimId, Content


class GrowingClaim(Claim):
    """Bytes that can still be added to."""

    __slots__ = ("_buffer",)

    def __init__(self, identifier: ClaimId) -> None:
        super().__init__(identifier=identifier)
        self._buffer = bytearray()

    def append(self, added: Content) -> None:
        """Add all bytes of a content."""
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

    def _spill(self) -> None:
        import tempfile

        handle, path = tempfile.mkstemp(prefix="nifi-emulator-")
        with os.fdopen(handle, "wb") as file:
            file.write(self._buffer)
        self._path, self._buffer = path, bytearray()
        weakref.finalize(self, content.remove_file, path)


def _chunks(source: Content) -> Iterator[bytes]:
    with source.open() as file:
        yield from iter(lambda: file.read(CHUNK), b"")
