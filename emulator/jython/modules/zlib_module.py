"""``zlib``."""

from __future__ import annotations

import zlib
from types import ModuleType
from typing import Any

from ..objects.bytestring import ByteString, from_bytes
from .byte_strings import as_bytes, signed, through
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
        return from_bytes(self._work.decompress(as_bytes(data), max_length))

    def flush(self, length: int = 0) -> ByteString:
        """What waits."""
        return from_bytes(self._work.flush())


@python_module("zlib")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("zlib")
    module.__dict__.update({name: through(getattr(zlib, name)) for name in ("compress", "decompress")}, error=zlib.error)
    module.__dict__.update({name: getattr(zlib, name) for name in _NUMBERS}, ZLIB_VERSION=ByteString("1.1.3"))
    module.__dict__.update(compressobj=_Compress, decompressobj=_Decompress)
    module.__dict__.update(crc32=signed(zlib.crc32), adler32=signed(zlib.adler32))
    return module
