"""``StringIO``: a file in memory."""

from __future__ import annotations

import io
from types import ModuleType
from typing import Any

from ..objects.bytestring import ByteString
from .catalog import python_module

_EMPTY = ByteString("")


class StringIO:
    """A file in memory: unicode once something unicode and not ASCII was written, byte strings else."""

    def __init__(self, text: Any = _EMPTY) -> None:
        self._bytes = isinstance(text, ByteString)
        self._file = io.StringIO(str.__str__(text), newline="")

    def write(self, text: Any) -> None:
        """Write a string."""
        self._bytes = self._bytes and (isinstance(text, ByteString) or text.isascii())
        self._file.write(str.__str__(text))

    def writelines(self, lines: Any) -> None:
        """Write strings."""
        for line in lines:
            self.write(line)

    def _kind(self, text: str) -> str:
        return ByteString(text) if self._bytes else text

    def getvalue(self) -> str:
        """Everything."""
        return self._kind(self._file.getvalue())

    def read(self, size: int = -1) -> str:
        """What is left."""
        return self._kind(self._file.read(size))

    def readline(self) -> str:
        """A line."""
        return self._kind(self._file.readline())

    def readlines(self) -> list[str]:
        """All lines."""
        return [self._kind(line) for line in self._file.readlines()]

    def __iter__(self) -> Any:
        return iter(self.readlines())

    def seek(self, place: int, whence: int = 0) -> None:
        """Go to a place."""
        self._file.seek(place, whence)

    def tell(self) -> int:
        """The place."""
        return self._file.tell()

    def truncate(self, size: Any = None) -> None:
        """Cut it."""
        self._file.truncate(size)

    def flush(self) -> None:
        """Nothing waits."""

    def close(self) -> None:
        """Close it."""
        self._file.close()


@python_module("StringIO")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("StringIO")
    module.__dict__["StringIO"] = StringIO
    return module
