"""``io``."""

from __future__ import annotations

import io
from types import ModuleType
from typing import Any

from ..objects.bytestring import ByteString, from_bytes, to_bytes
from .catalog import python_module
from .string_io_module import StringIO

_EMPTY = ByteString("")


class BytesIO:
    """``io.BytesIO``."""

    def __init__(self, data: Any = _EMPTY) -> None:
        self._file = io.BytesIO(to_bytes(data) if isinstance(data, str) else bytes(data))

    def read(self, size: int = -1) -> ByteString:
        """What is left."""
        return from_bytes(self._file.read(size))

    def write(self, data: Any) -> int:
        """Write bytes."""
        return self._file.write(to_bytes(data) if isinstance(data, str) else bytes(data))

    def getvalue(self) -> ByteString:
        """Everything."""
        return from_bytes(self._file.getvalue())

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


@python_module("io")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("io")
    module.__dict__.update(StringIO=StringIO, BytesIO=BytesIO, open=interpreter.open_)
    return module
