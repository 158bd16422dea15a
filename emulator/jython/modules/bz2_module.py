"""``bz2``."""

from __future__ import annotations

import bz2
from types import ModuleType
from typing import Any

from ..objects.byte_codecs import unzip2
from ..objects.bytestring import from_bytes
from .byte_strings import as_bytes, through
from .catalog import python_module


class BZ2Compressor:
    """``bz2.BZ2Compressor``."""

    def __init__(self, compresslevel: int = 9) -> None:
        self._work = bz2.BZ2Compressor(compresslevel)

    def compress(self, data: Any) -> Any:
        """More bytes."""
        return from_bytes(self._work.compress(as_bytes(data)))

    def flush(self) -> Any:
        """The end."""
        return from_bytes(self._work.flush())


class BZ2Decompressor:
    """``bz2.BZ2Decompressor``."""

    def __init__(self) -> None:
        self._work = bz2.BZ2Decompressor()

    def decompress(self, data: Any) -> Any:
        """More bytes."""
        return from_bytes(self._work.decompress(as_bytes(data)))


@python_module("bz2")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("bz2")
    module.__dict__.update(
        compress=through(bz2.compress), decompress=through(unzip2), BZ2Compressor=BZ2Compressor, BZ2Decompressor=BZ2Decompressor
    )
    return module
