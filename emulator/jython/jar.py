"""Files of a jar, looked up one by one: Jython's has twenty thousand, and zipfile makes an object of each before it gives the first."""

from __future__ import annotations

import struct
from typing import Dict, NamedTuple, Optional

_END = struct.Struct("<4s4H2LH")  # end of central directory record
_ENTRY = struct.Struct("<4s4B4HL2L5H2L")  # central file header, 46 bytes, the name behind it
_LOCAL = struct.Struct("<4s2B4HL2L2H")  # local file header
_LONGEST_END = 1 << 16
_STORED, _DEFLATED = 0, 8


class Member(NamedTuple):
    """Where a file stands in the jar."""

    offset: int
    compressed: int
    method: int


class Jar:
    """ValueError when the file is no jar, OSError when it cannot be read."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._members: Dict[str, Optional[Member]] = {}
        with open(path, "rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - _LONGEST_END))
            tail = file.read()
            at = tail.rfind(b"PK\5\6")
            if at < 0 or len(tail) - at < _END.size:
                raise ValueError("no end of a central directory")
            *_, length, start, _ = _END.unpack_from(tail, at)
            file.seek(start)
            self._directory = file.read(length)

    def __contains__(self, name: str) -> bool:
        return self._find(name) is not None

    def read(self, name: str) -> bytes:
        """The bytes of a file. KeyError when there is none of that name."""
        member = self._find(name)
        if member is None:
            raise KeyError(name)
        with open(self._path, "rb") as file:
            file.seek(member.offset)
            *_, name_length, extra_length = _LOCAL.unpack(file.read(_LOCAL.size))
            file.seek(name_length + extra_length, 1)
            data = file.read(member.compressed)
        if member.method != _DEFLATED:
            return data
        import zlib

        return zlib.decompress(data, -15)

    def _find(self, name: str) -> Optional[Member]:
        if name not in self._members:
            self._members[name] = self._look_for(name.encode("utf-8"))
        return self._members[name]

    def _look_for(self, name: bytes) -> Optional[Member]:
        at = self._directory.find(name, _ENTRY.size)
        while at >= 0:
            entry = _ENTRY.unpack_from(self._directory, at - _ENTRY.size)
            signature, method, compressed, name_length, offset = entry[0], entry[6], entry[10], entry[12], entry[-1]
            if signature == b"PK\1\2" and name_length == len(name) and method in (_STORED, _DEFLATED):
                return Member(offset, compressed, method)
            at = self._directory.find(name, at + 1)
        return None
