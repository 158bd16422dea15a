"""``StringIO`` and ``cStringIO``: files in memory. The first takes both kinds of text, the second bytes."""

from __future__ import annotations

import io
from types import ModuleType
from typing import Any, Iterator, List, Optional

from ...base.errors import NotEmulated
from ..objects.bytestring import ByteString, as_unicode, plain
from ..objects.text import str_
from .catalog import python_module

_EMPTY = ByteString("")


class StringIO:
    """A file in memory: unicode once something unicode was written, byte strings else."""

    softspace = 0

    def __init__(self, text: Any = _EMPTY) -> None:
        text = self._text(text)
        self._bytes, self._mixed = isinstance(text, ByteString) or text == "", False
        self._file = io.StringIO(plain(text), newline="\n")
        self.closed = False

    def _text(self, text: Any) -> Any:
        return text if isinstance(text, str) else str_(text)

    def write(self, text: Any) -> None:
        """Write a string; of anything else what ``str`` says."""
        text = self._text(text)
        if text and isinstance(text, ByteString) != self._bytes:
            if self._file.tell() == 0 and not self._file.getvalue():
                self._bytes = isinstance(text, ByteString)
            else:
                self._mix(text)
        self._file.write(plain(text))

    def _mix(self, text: str) -> None:
        """Both kinds are there: unicode, and a UnicodeDecodeError when it is read where the bytes are not ASCII."""
        if self._bytes and not self._file.getvalue().isascii():
            self._mixed = True
        if isinstance(text, ByteString) and not text.isascii():
            self._odd: Optional[str] = text
            self._mixed = True
        self._bytes = False

    def writelines(self, lines: Any) -> None:
        """Write strings."""
        for line in lines:
            self.write(line)

    def _kind(self, text: str) -> str:
        if self._mixed:
            as_unicode(getattr(self, "_odd", None) or ByteString(self._file.getvalue()))
        return ByteString(text) if self._bytes else text

    def getvalue(self) -> str:
        """Everything."""
        return self._kind(self._file.getvalue())

    def read(self, size: Any = -1) -> str:
        """What is left."""
        return self._kind(self._file.read(size))

    def readline(self, length: Any = None) -> str:
        """A line."""
        return self._kind(self._file.readline(-1 if length is None else length))

    def readlines(self, sizehint: int = 0) -> List[str]:
        """All lines."""
        return list(self)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def next(self) -> str:
        """The next line."""
        return self.__next__()

    def seek(self, place: int, mode: int = 0) -> None:
        """Go to a place."""
        self._file.seek(0 if mode == 0 else self._file.tell() if mode == 1 else self.len)
        self._file.seek(max(0, self._file.tell() + place))

    def tell(self) -> int:
        """The place."""
        return self._file.tell()

    @property
    def len(self) -> int:
        """How many characters there are."""
        return len(self._file.getvalue())

    @property
    def buf(self) -> str:
        """Everything."""
        return self.getvalue()

    @property
    def pos(self) -> int:
        """The place."""
        return self._file.tell()

    def truncate(self, size: Any = None) -> None:
        """Cut it."""
        self._file.truncate(size)
        self._file.seek(0, 2)

    def isatty(self) -> bool:
        """No terminal."""
        return False

    def flush(self) -> None:
        """Nothing waits."""

    def close(self) -> None:
        """Close it."""
        self.closed = True
        self._file.close()


class CStringIO(StringIO):
    """org.python.modules.cStringIO: only bytes; unicode must be ASCII when it is made of it, what is written is cut to bytes."""

    def _text(self, text: Any) -> Any:
        if not isinstance(text, str):
            raise TypeError("expected read buffer, %s found" % type(text).__name__)
        return text if isinstance(text, ByteString) else ByteString(as_bytes_of(text))

    def write(self, text: Any) -> None:
        """Write bytes."""
        if isinstance(text, str) and any(ord(character) > 255 for character in text):
            raise NotEmulated("cStringIO.StringIO().write of characters above 255", "", "encode the text, or use StringIO.StringIO")
        super().write(ByteString(text) if isinstance(text, str) else text)

    def reset(self) -> None:
        """Go to the start."""
        self.seek(0)


def as_bytes_of(text: str) -> str:
    """ASCII text as it is; UnicodeEncodeError for the rest."""
    return str.encode(text, "ascii").decode("ascii")


StringIO.__module__ = "StringIO"
CStringIO.__name__ = CStringIO.__qualname__ = "StringIO"


@python_module("StringIO")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("StringIO")
    module.__dict__["StringIO"] = StringIO
    return module
