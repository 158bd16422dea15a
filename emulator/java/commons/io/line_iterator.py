"""org.apache.commons.io.LineIterator."""

from __future__ import annotations

from typing import Any, Iterator, Optional

from ...io.readers import BufferedReader
from ...lang.object import JavaObject
from ...lang.signature import constructor_takes
from ...lang.throwable import IllegalArgumentException, UnsupportedOperationException
from ...registry import java_class
from ...util.exceptions import NoSuchElementException


@java_class("org.apache.commons.io.LineIterator")
class LineIterator(JavaObject):
    """The lines of a reader, read when they are asked for."""

    @constructor_takes("java.io.Reader")
    def __init__(self, reader: Any) -> None:
        if reader is None:
            raise IllegalArgumentException("Reader must not be null")
        self._reader = reader if isinstance(reader, BufferedReader) else BufferedReader(reader)
        self._line: Optional[str] = None
        self._finished = False

    def hasNext(self) -> bool:
        if self._line is None and not self._finished:
            self._line = self._reader.readLine()
            if self._line is None:
                self.close()
        return self._line is not None

    def next(self) -> str:
        """The next line."""
        return self.nextLine()

    def nextLine(self) -> str:
        if not self.hasNext():
            raise NoSuchElementException("No more lines")
        line, self._line = self._line, None
        return line or ""

    def remove(self) -> None:
        raise UnsupportedOperationException("remove not supported")

    def close(self) -> None:
        if not self._finished:
            self._finished, self._line = True, None
            self._reader.close()

    def __iter__(self) -> Iterator[str]:
        while self.hasNext():
            yield self.nextLine()
