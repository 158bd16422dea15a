"""java.util.Iterator, with Python's protocol as Jython lays it over it."""

from __future__ import annotations

from typing import Any, Callable, Iterable, Optional

from ..lang.object import JavaObject
from ..lang.throwable import IllegalStateException, UnsupportedOperationException
from ..registry import java_class
from .exceptions import NoSuchElementException


@java_class("java.util.Iterator")
class JavaIterator(JavaObject):
    """hasNext() and next(); also an iterator of Python."""

    def __init__(self, values: Iterable[Any], remove: Optional[Callable[[Any], Any]] = None) -> None:
        self._values, self._place, self._remove = list(values), 0, remove

    def hasNext(self) -> bool:
        """Whether next() will give something."""
        return self._place < len(self._values)

    def next(self) -> Any:
        if not self.hasNext():
            raise NoSuchElementException()
        self._place += 1
        return self._values[self._place - 1]

    def remove(self) -> None:
        """Take the last value out of the collection."""
        if self._remove is None:
            raise UnsupportedOperationException("remove")
        if not self._place:
            raise IllegalStateException()
        self._remove(self._values[self._place - 1])

    def __iter__(self) -> JavaIterator:
        return self

    def __next__(self) -> Any:
        if not self.hasNext():
            raise StopIteration
        return self.next()
