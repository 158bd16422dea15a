"""``io``: bytes are byte strings, text is unicode; the other kind is refused in Jython's words."""

from __future__ import annotations

import io
from types import ModuleType
from typing import Any, List

from ..objects.bytestring import ByteString, from_bytes, plain, to_bytes
from .catalog import python_module

_EMPTY = ByteString("")


def _octets(data: Any) -> bytes:
    if isinstance(data, ByteString):
        return to_bytes(data)
    if isinstance(data, str):
        raise TypeError("can't write unicode to binary stream")
    return bytes(data)


def _characters(text: Any) -> str:
    if isinstance(text, ByteString) or not isinstance(text, str):
        raise TypeError(f"can't write {'str' if isinstance(text, ByteString) else type(text).__name__} to text stream")
    return text


class _Bytes:
    """What the binary files share: Python 3's file, with byte strings where it has bytes."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def read(self, size: Any = -1) -> ByteString:
        """What is left."""
        return from_bytes(self._file.read(size))

    def read1(self, size: int = -1) -> ByteString:
        """What is left."""
        return from_bytes(self._file.read1(size))

    def readline(self, size: Any = -1) -> ByteString:
        """A line."""
        return from_bytes(self._file.readline(size))

    def readlines(self, hint: int = -1) -> List[ByteString]:
        """All lines."""
        return [from_bytes(line) for line in self._file.readlines(hint)]

    def readinto(self, target: Any) -> int:
        """Fill it."""
        return int(self._file.readinto(target))

    def write(self, data: Any) -> int:
        """Write bytes."""
        return int(self._file.write(_octets(data)))

    def writelines(self, lines: Any) -> None:
        """Write many."""
        for line in lines:
            self.write(line)

    def getvalue(self) -> ByteString:
        """Everything."""
        return from_bytes(self._file.getvalue())

    def __iter__(self) -> Any:
        return self

    def __next__(self) -> ByteString:
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    next = __next__

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()

    def close(self) -> None:
        """Close it."""
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
        return getattr(self._file, name)


_METHODS = frozenset(
    ("seek", "tell", "truncate", "flush", "closed", "readable", "writable", "seekable", "isatty", "fileno", "name", "mode")
)


class BytesIO(_Bytes):
    """``io.BytesIO``."""

    def __init__(self, data: Any = _EMPTY) -> None:
        if isinstance(data, str) and not isinstance(data, ByteString):
            raise TypeError("can't set bytearray slice from unicode")
        super().__init__(io.BytesIO(b"" if data is None else to_bytes(data) if isinstance(data, str) else bytes(data)))


class Raw(io.RawIOBase):
    """A script's binary file as Python 3's modules want one."""

    def __init__(self, file: Any) -> None:
        self._script_file = file

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return hasattr(self._script_file, "seek")

    def readinto(self, target: Any) -> int:
        data = self._script_file.read(len(target))
        octets = str.encode(data, "latin-1") if isinstance(data, str) else bytes(data)
        target[: len(octets)] = octets
        return len(octets)

    def write(self, data: Any) -> int:
        self._script_file.write(from_bytes(bytes(data)))
        return len(data)

    def seek(self, place: int, whence: int = 0) -> int:
        self._script_file.seek(place, whence)
        return int(self._script_file.tell())

    def tell(self) -> int:
        return int(self._script_file.tell())

    def flush(self) -> None:
        if hasattr(self._script_file, "flush"):
            self._script_file.flush()

    def close(self) -> None:
        """The script's file stays open: who opened it closes it."""


class BufferedReader(_Bytes):
    """``io.BufferedReader``."""

    def __init__(self, raw: Any, buffer_size: int = io.DEFAULT_BUFFER_SIZE) -> None:
        super().__init__(io.BufferedReader(Raw(raw), buffer_size))


class BufferedWriter(_Bytes):
    """``io.BufferedWriter``."""

    def __init__(self, raw: Any, buffer_size: int = io.DEFAULT_BUFFER_SIZE) -> None:
        super().__init__(io.BufferedWriter(Raw(raw), buffer_size))


class StringIO(io.StringIO):
    """``io.StringIO``: unicode only."""

    def __init__(self, initial_value: Any = "", newline: Any = "\n") -> None:
        if isinstance(initial_value, ByteString) or not isinstance(initial_value, (str, type(None))):
            kind = "str" if isinstance(initial_value, ByteString) else type(initial_value).__name__
            raise TypeError(f"initial value should be unicode or None, got <type '{kind}'>")
        super().__init__(initial_value, None if newline is None else plain(newline))

    def write(self, text: Any) -> int:
        """Write unicode."""
        return super().write(_characters(text))

    def next(self) -> str:
        """The next line."""
        return self.__next__()


class TextIOWrapper(io.TextIOWrapper):
    """``io.TextIOWrapper``."""

    def __init__(self, buffer: Any, encoding: Any = None, errors: Any = None, newline: Any = None, line_buffering: bool = False) -> None:
        raw: Any = io.BufferedRandom(Raw(buffer)) if hasattr(buffer, "seek") else io.BufferedReader(Raw(buffer))
        super().__init__(raw, _name(encoding) or "utf-8", _name(errors), _name(newline), line_buffering)

    def write(self, text: Any) -> int:
        """Write unicode."""
        return super().write(_characters(text))


def _name(value: Any) -> Any:
    return plain(value) if isinstance(value, str) else value


def open_(
    file: Any, mode: Any = "r", buffering: int = -1, encoding: Any = None, errors: Any = None, newline: Any = None, closefd: bool = True
) -> Any:
    """``io.open``: unicode unless the mode says binary."""
    if "b" in mode:
        return _Bytes(open(_name(file), plain(mode), buffering, closefd=closefd))  # noqa: SIM115  the script closes it
    texts = _name(encoding) or "utf-8", _name(errors), _name(newline)
    return _Text(open(_name(file), plain(mode), buffering, *texts, closefd))  # noqa: SIM115


class _Text(_Bytes):
    """A text file: unicode in and out."""

    def read(self, size: Any = -1) -> Any:
        """What is left."""
        return self._file.read(size)

    def readline(self, size: Any = -1) -> Any:
        """A line."""
        return self._file.readline(size)

    def readlines(self, hint: int = -1) -> Any:
        """All lines."""
        return self._file.readlines(hint)

    def write(self, text: Any) -> int:
        """Write unicode."""
        return int(self._file.write(_characters(text)))


@python_module("io")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("io")
    module.__dict__.update(
        StringIO=StringIO, BytesIO=BytesIO, BufferedReader=BufferedReader, BufferedWriter=BufferedWriter, TextIOWrapper=TextIOWrapper,
        open=open_, SEEK_SET=0, SEEK_CUR=1, SEEK_END=2, DEFAULT_BUFFER_SIZE=io.DEFAULT_BUFFER_SIZE,
        UnsupportedOperation=io.UnsupportedOperation,
        BlockingIOError=BlockingIOError,
        IOBase=io.IOBase, RawIOBase=io.RawIOBase, BufferedIOBase=io.BufferedIOBase, TextIOBase=io.TextIOBase,
    )  # fmt: skip
    return module
