"""java.io.FilterInputStream."""

from __future__ import annotations

from ..lang.throwable import NullPointerException
from ..registry import java_class
from .streams import InputStream


@java_class("java.io.FilterInputStream")
class FilterInputStream(InputStream):
    """Passes everything on to another input stream."""

    def __init__(self, source: InputStream, size: int = 0) -> None:
        if source is None:
            raise NullPointerException()
        self._source = source

    def _take(self, size: int) -> bytes:
        return self._source._take(size)

    def available(self) -> int:
        return self._source.available()

    def close(self) -> None:
        self._source.close()
