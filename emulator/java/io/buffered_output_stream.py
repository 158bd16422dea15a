"""java.io.BufferedOutputStream."""

from __future__ import annotations

from ..registry import java_class
from .filter_output_stream import FilterOutputStream
from .streams import OutputStream


@java_class("java.io.BufferedOutputStream")
class BufferedOutputStream(FilterOutputStream):
    """Holds bytes back until it is flushed or closed, so what is never flushed is never written."""

    def __init__(self, target: OutputStream, size: int = 8192) -> None:
        super().__init__(target)
        self._buffer = bytearray()
        self._limit = size

    def _put(self, data: bytes) -> None:
        if len(self._buffer) + len(data) > self._limit:
            self._empty()
        if len(data) >= self._limit:
            self._target.write(data)
        else:
            self._buffer += data

    def _empty(self) -> None:
        if self._buffer:
            self._target.write(bytes(self._buffer))
            self._buffer.clear()

    def flush(self) -> None:
        self._empty()
        super().flush()
