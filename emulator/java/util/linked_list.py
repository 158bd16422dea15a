"""java.util.LinkedList."""

from __future__ import annotations

from typing import Any, List

from ..lang.throwable import IndexOutOfBoundsException
from ..registry import java_class
from .exceptions import NoSuchElementException
from .lists import JavaList


@java_class("java.util.LinkedList")
class LinkedList(JavaList):
    """A list with ends, which is a queue and a stack as well."""

    def _place(self, index: int, length: int) -> int:
        if not 0 <= index < length:
            raise IndexOutOfBoundsException(f"Index: {index}, Size: {length}")
        return index

    def pop(self, *arguments: Any) -> Any:
        """Take the first; a place cannot be told."""
        if arguments:
            raise TypeError(f"pop(): expected 0 args; got {len(arguments)}")
        return self.removeFirst()

    def push(self, value: Any) -> None:
        self.addFirst(value)

    def offer(self, value: Any) -> bool:
        self.addLast(value)
        return True

    def getFirst(self) -> Any:
        return self._some()[0]

    element = getFirst

    def getLast(self) -> Any:
        return self._some()[-1]

    def removeFirst(self) -> Any:
        return self._some().pop(0)

    def removeLast(self) -> Any:
        return self._some().pop()

    def _some(self) -> List[Any]:
        if not self._values:
            raise NoSuchElementException()
        return self._values

    def addFirst(self, value: Any) -> None:
        self._values.insert(0, value)

    def addLast(self, value: Any) -> None:
        self._values.append(value)

    def poll(self) -> Any:
        """Take the first, None when there is none."""
        return self._values.pop(0) if self._values else None

    def peek(self) -> Any:
        """The first, None when there is none."""
        return self._values[0] if self._values else None

    pollFirst, peekFirst = poll, peek

    def pollLast(self) -> Any:
        """Take the last, None when there is none."""
        return self._values.pop() if self._values else None

    def peekLast(self) -> Any:
        """The last, None when there is none."""
        return self._values[-1] if self._values else None
