"""java.io.ByteArrayInputStream."""

from __future__ import annotations

import io
from typing import Any

from ..lang.signature import constructor_takes
from ..lang.throwable import NullPointerException
from ..registry import java_class
from .streams import FileInput


@java_class("java.io.ByteArrayInputStream")
class ByteArrayInputStream(FileInput):
    """Over an array of bytes; closing it has no effect."""

    @constructor_takes("byte[]", "byte[], int, int")
    def __init__(self, data: Any, offset: int = 0, length: int = -1) -> None:
        if data is None:
            raise NullPointerException('Cannot read the array length because "buf" is null')
        part = data[offset:] if length < 0 else data[offset : offset + length]
        super().__init__(io.BytesIO(part), len(part))
