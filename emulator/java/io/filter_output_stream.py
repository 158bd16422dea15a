"""java.io.FilterOutputStream."""

from __future__ import annotations

from ..registry import java_class
from .streams import OutputStream


@java_class("java.io.FilterOutputStream")
class FilterOutputStream(OutputStream):
    """Passes everything on to another output stream."""

    def __init__(self, target: OutputStream, size: int = 0) -> None:
        self._target = target

    def _put(self, data: bytes) -> None:
        self._target.write(data)

    def flush(self) -> None:
        self._target.flush()

    def close(self) -> None:
        self.flush()
        self._target.close()
