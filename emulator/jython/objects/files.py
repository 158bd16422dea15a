"""``open`` and ``file``: bytes in, byte strings out."""

from __future__ import annotations

import io
from typing import Any, Iterator, List

from ...java.lang.throwable import ClassCastException
from .bytestring import ByteString, from_bytes, no_string, to_bytes
from .integers import Long
from .later import later

_MODES, _MORE, _WAYS = frozenset("rwaUb"), frozenset("rwabU+t"), frozenset("rwa")
_WORDS = {2: "No such file or directory", 13: "Permission denied", 21: "Is a directory"}


class ScriptFile:
    """A file on disk."""

    encoding = newlines = None
    softspace = 0

    def __init__(self, name: str, mode: str = "r") -> None:
        self.name, self.mode = name, ByteString(mode)
        if not isinstance(name, str):
            raise ClassCastException(no_string({"NoneType": "PyNone", "int": "PyInteger"}.get(type(name).__name__, "PyObject")))
        if not mode:
            raise ValueError(ByteString("mode string must begin with one of 'r', 'w', 'a' or 'U', not ''"))
        if len(set(mode) & _WAYS) > 1:
            raise ValueError(ByteString(f"mode string must begin with one of 'r', 'w', 'a' or 'U', not '{mode}'"))
        if "U" in mode and set(mode) & {"w", "a"}:
            raise ValueError(ByteString("universal newline mode can only be used with modes starting with 'r'"))
        if mode[0] not in _MODES or set(mode[1:]) - _MORE or len(set(mode)) < len(mode):
            raise ValueError(ByteString(f"invalid mode: '{mode}'"))
        if not name:
            raise OSError(21, ByteString(_WORDS[21]))
        try:
            self._file: Any = open(str.__str__(name), _plain_mode(mode))  # noqa: SIM115 - the script closes it
        except OSError as error:
            raise OSError(error.errno, ByteString(_WORDS.get(error.errno or 0, error.strerror or "")), name) from None

    @property
    def closed(self) -> bool:
        """Is it closed?"""
        return bool(self._file.closed)

    def _do(self, work: str, *arguments: Any) -> Any:
        if self._file.closed:
            raise ValueError(ByteString("I/O operation on closed file"))
        if any(argument is None or isinstance(argument, str) for argument in arguments):
            raise TypeError("integer required")
        try:
            return getattr(self._file, work)(*arguments)
        except io.UnsupportedOperation:
            raise OSError(9, ByteString("Bad file descriptor")) from None

    def read(self, size: int = -1) -> ByteString:
        """Bytes, all that are left unless said otherwise."""
        return from_bytes(self._do("read", size))

    def readline(self, size: int = -1) -> ByteString:
        """A line with its end."""
        return from_bytes(self._do("readline", size))

    def readlines(self, sizehint: int = 0) -> List[ByteString]:
        """Every line with its end, or as many as reach the size."""
        if sizehint <= 0:
            return [from_bytes(line) for line in self._do("readlines")]
        lines: List[ByteString] = []
        while sizehint > 0 and (line := self.readline()):
            lines.append(line)
            sizehint -= len(line)
        return lines

    def write(self, text: Any) -> None:
        """Write bytes; unicode must be ASCII."""
        if not isinstance(text, (str, bytearray)) and not hasattr(text, "tobytes"):
            raise TypeError(ByteString(f"expected a string or character buffer, not {later.type_name(text)}"))
        self._do("write", to_bytes(text) if isinstance(text, str) else bytes(text))

    def writelines(self, lines: Any) -> None:
        """Write every string."""
        if not hasattr(type(lines), "__iter__"):
            raise TypeError(ByteString("writelines() requires an iterable argument"))
        for line in lines:
            if not isinstance(line, str):
                raise TypeError(ByteString("writelines() argument must be a sequence of strings"))
            self.write(line)

    def flush(self) -> None:
        """Write what waits."""
        self._do("flush")

    def close(self) -> None:
        """Close it."""
        self._file.close()

    def seek(self, place: int, whence: int = 0) -> None:
        """Go to a place."""
        self._do("seek", place, whence)

    def tell(self) -> int:
        """The place."""
        return Long(self._do("tell"))

    def truncate(self, *size: int) -> None:
        """Cut it."""
        self._do("truncate", *size)

    def fileno(self) -> int:
        """The descriptor."""
        return int(self._do("fileno"))

    def isatty(self) -> bool:
        """Is it a terminal?"""
        return bool(self._do("isatty"))

    def xreadlines(self) -> ScriptFile:
        """Itself."""
        return self

    def next(self) -> ByteString:
        """The next line."""
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    __next__ = next

    def __repr__(self) -> str:
        state = "closed" if self.closed else "open"
        return f"<{state} file {later.repr_(self.name)}, mode {later.repr_(self.mode)} at 0x{id(self) >> 4:x}>"

    def __iter__(self) -> Iterator[ByteString]:
        self._do("readable")
        return self

    def __enter__(self) -> ScriptFile:
        return self

    def __exit__(self, *error: Any) -> None:
        self.close()


def _plain_mode(mode: str) -> str:
    letters = "".join([letter for letter in mode if letter not in "bUt"])
    return ("" if set(letters) & _WAYS else "r") + letters + "b"
