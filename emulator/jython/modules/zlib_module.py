"""``zlib``."""

from __future__ import annotations

import zlib
from array import array
from types import ModuleType
from typing import Any

from ..objects.byte_codecs import in_javas_words, inflate
from ..objects.bytestring import ByteString, from_bytes
from ..objects.later import later
from ..objects.types import type_of
from .byte_strings import as_bytes, signed
from .catalog import python_module

_NUMBERS = (
    "DEFLATED", "DEF_MEM_LEVEL", "MAX_WBITS", "Z_BEST_COMPRESSION", "Z_BEST_SPEED", "Z_DEFAULT_COMPRESSION", "Z_DEFAULT_STRATEGY",
    "Z_FILTERED", "Z_FINISH", "Z_FULL_FLUSH", "Z_HUFFMAN_ONLY", "Z_NO_FLUSH", "Z_SYNC_FLUSH",
)  # fmt: skip


class _Compress:
    """Compresses piece by piece."""

    def __init__(
        self, level: int = 6, method: int = zlib.DEFLATED, wbits: int = zlib.MAX_WBITS, memLevel: int = 0, strategy: int = 0
    ) -> None:  # noqa: N803
        self._work = zlib.compressobj(level, method, wbits, zlib.DEF_MEM_LEVEL, strategy)

    def compress(self, data: Any) -> ByteString:
        """More bytes."""
        return from_bytes(self._work.compress(as_bytes(data)))

    def flush(self, mode: int = zlib.Z_FINISH) -> ByteString:
        """What waits."""
        return from_bytes(self._work.flush(mode))


class _Decompress:
    """Decompresses piece by piece."""

    def __init__(self, wbits: int = zlib.MAX_WBITS) -> None:
        self._work = zlib.decompressobj(wbits)

    @property
    def unused_data(self) -> ByteString:
        """What came behind the end."""
        return from_bytes(self._work.unused_data)

    @property
    def unconsumed_tail(self) -> ByteString:
        """What did not fit."""
        return from_bytes(self._work.unconsumed_tail)

    def decompress(self, data: Any, max_length: int = 0) -> ByteString:
        """More bytes."""
        try:
            return from_bytes(self._work.decompress(as_bytes(data), max_length))
        except zlib.error as error:
            raise in_javas_words(error) from None

    def flush(self, length: int = 0) -> ByteString:
        """What waits."""
        return from_bytes(self._work.flush())


def _buffer(data: Any) -> Any:
    if not isinstance(data, (str, bytearray, memoryview, array)):
        raise TypeError(ByteString(f"must be string or read-only buffer, not {later.repr_(type_of(data))}"))
    return as_bytes(data)


def _compress(string: Any, level: Any = 6) -> ByteString:
    """``zlib.compress``: no level 0 (zlib.py)."""
    data = _buffer(string)
    if level != -1 and not 1 <= level <= 9:
        raise zlib.error(ByteString("Bad compression level"))
    return from_bytes(zlib.compress(data, level))


def _decompress(string: Any, wbits: Any = zlib.MAX_WBITS, bufsize: Any = 0) -> ByteString:
    """``zlib.decompress``."""
    return from_bytes(inflate(_buffer(string), wbits))


@python_module("zlib")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("zlib")
    module.__dict__.update(compress=_compress, decompress=_decompress, error=zlib.error)
    module.__dict__.update({name: getattr(zlib, name) for name in _NUMBERS}, ZLIB_VERSION=ByteString("1.1.3"))
    module.__dict__.update(compressobj=_Compress, decompressobj=_Decompress)
    module.__dict__.update(crc32=signed(zlib.crc32), adler32=signed(zlib.adler32))
    return module
