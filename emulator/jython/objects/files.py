"""``open`` and ``file``: bytes in, byte strings out."""

from __future__ import annotations

from typing import Any, Iterator, List, Optional

from ...java.lang.throwable import ClassCastException
from .bytestring import ByteString, from_bytes, no_string, to_bytes

_MODES, _MORE = frozenset("rwaU"), frozenset("bU+t")
_WORDS = {2: "No such file or directory", 13: "Permission denied", 21: "Is a directory"}


class ScriptFile:
    """A file on disk."""

    def __init__(self, name: str, mode: str = "r") -> None:
        self.name, self.mode = name, ByteString(mode)
        if not isinstance(name, str):
            raise ClassCastException(no_string({"NoneType": "PyNone", "int": "PyInteger"}.get(type(name).__name__, "PyObject")))
        if not mode:
            raise ValueError(ByteString("mode string must begin with one of 'r', 'w', 'a' or 'U', not ''"))
        if mode[0] not in _MODES or set(mode[1:]) - _MORE:
            raise ValueError(ByteString(f"invalid mode: '{mode}'"))
        if not name:
            raise OSError(21, ByteString(_WORDS[21]))
        try:
            self._file: Any = open(str.__str__(name), mode.replace("b", "").replace("U", "").replace("t", "") + "b")  # noqa: SIM115 - the script closes it
        except OSError as error:
            raise OSError(error.errno, ByteString(_WORDS.get(error.errno or 0, error.strerror or "")), name) from None

    @property
    def closed(self) -> bool:
        """Is it closed?"""
        return bool(self._file.closed)

    def read(self, size: int = -1) -> ByteString:
        """Bytes, all that are left unless said otherwise."""
        return from_bytes(self._file.read(size))

    def readline(self, size: int = -1) -> ByteString:
        """A line with its end."""
        return from_bytes(self._file.readline(size))

    def readlines(self) -> List[ByteString]:
        """Every line with its end."""
        return [from_bytes(line) for line in self._file.readlines()]

    def write(self, text: Any) -> None:
        """Write bytes; unicode must be ASCII."""
        self._file.write(to_bytes(text) if isinstance(text, str) else bytes(text))

    def writelines(self, lines: Any) -> None:
        """Write every string."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Write what waits."""
        self._file.flush()

    def close(self) -> None:
        """Close it."""
        self._file.close()

    def seek(self, place: int, whence: int = 0) -> None:
        """Go to a place."""
        self._file.seek(place, whence)

    def tell(self) -> int:
        """The place."""
        return int(self._file.tell())

    def truncate(self, size: Optional[int] = None) -> None:
        """Cut it."""
        self._file.truncate(size)

    def fileno(self) -> int:
        """The descriptor."""
        return int(self._file.fileno())

    def __iter__(self) -> Iterator[ByteString]:
        return iter(self.readline, ByteString(""))

    def __enter__(self) -> ScriptFile:
        return self

    def __exit__(self, *error: Any) -> None:
        self.close()
