"""java.util.Enumeration, and the classes of those that Hashtable and Properties hand out."""

from __future__ import annotations

from typing import Any, Iterable, Iterator

from ..lang.object import JavaObject
from ..registry import java_class
from .exceptions import NoSuchElementException


@java_class("java.util.Enumeration")
class Enumeration(JavaObject):
    """hasMoreElements() and nextElement(); a script can loop over it as well."""

    def __init__(self, values: Iterable[Any]) -> None:
        self._values, self._place = list(values), 0

    def hasMoreElements(self) -> bool:
        return self._place < len(self._values)

    def nextElement(self) -> Any:
        if not self.hasMoreElements():
            raise NoSuchElementException(self._exhausted)
        self._place += 1
        return self._values[self._place - 1]

    def __iter__(self) -> Iterator[Any]:
        while self.hasMoreElements():
            yield self.nextElement()

    _exhausted = "Hashtable Enumerator"


class HashtableEnumerator(Enumeration):
    """Of a Hashtable."""

    java_name = "java.util.Hashtable$Enumerator"


class CollectionEnumeration(Enumeration):
    """Collections.enumeration; those of Properties."""

    java_name = "java.util.Collections$3"
    _exhausted = ""
