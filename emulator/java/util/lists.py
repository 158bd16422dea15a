"""java.util's iterators and lists, with Python's protocol as Jython lays it over them."""

from __future__ import annotations

from typing import Any, Callable, Iterable, Iterator, List, Optional

from ..lang.char_value import own_words
from ..lang.object import JavaObject, as_java, is_java_value, unboxed
from ..lang.text import java_text
from ..lang.throwable import IllegalStateException, IndexOutOfBoundsException, NullPointerException, UnsupportedOperationException
from ..registry import java_class, lookup
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


def refused(*_: Any, **__: Any) -> Any:
    """A change that a collection does not allow."""
    raise UnsupportedOperationException()


@java_class("java.util.Collection")
class JavaCollection(JavaObject):
    """What every collection can do; a subclass gives ``_all()`` and the two changes."""

    def _all(self) -> List[Any]:
        raise NotImplementedError

    def add(self, value: Any) -> bool:
        """Add a value; whether the collection changed."""
        raise UnsupportedOperationException()

    def _discard(self, value: Any) -> bool:
        raise UnsupportedOperationException()

    def clear(self) -> None:
        for value in self._all():
            self._discard(value)

    def size(self) -> int:
        return len(self._all())

    def isEmpty(self) -> bool:
        return not self._all()

    def contains(self, value: Any) -> bool:
        return any(map(value.is_held_by, self._all())) if is_java_value(value) else value in self._all()

    def containsAll(self, values: Iterable[Any]) -> bool:
        return all(self.contains(value) for value in values)

    def addAll(self, values: Iterable[Any]) -> bool:
        """Add all; whether the collection changed."""
        if values is None:
            raise NullPointerException()
        return any([self.add(value) for value in list(values)])

    def removeAll(self, values: Iterable[Any]) -> bool:
        """Take out all that are in the other collection."""
        other = list(values)
        return any([self._discard(value) for value in list(self._all()) if value in other])

    def retainAll(self, values: Iterable[Any]) -> bool:
        """Keep only what is in the other collection."""
        other = list(values)
        return any([self._discard(value) for value in list(self._all()) if value not in other])

    def iterator(self) -> JavaIterator:
        return JavaIterator(self._all(), self._discard)

    def toArray(self, *_: Any) -> List[Any]:
        return list(self._all())

    def forEach(self, action: Any) -> None:
        from .function.interfaces import function

        act = function("forEach", "Consumer", action)
        for value in self._all():
            act(value)

    def removeIf(self, predicate: Any) -> bool:
        """Take out what fits; whether the collection changed."""
        from .function.interfaces import function

        test = function("removeIf", "Predicate", predicate)
        return any([self._discard(value) for value in list(self._all()) if test(value)])

    def stream(self) -> Any:
        head: Any = lookup("java.util.stream.ReferencePipeline$Head")
        return head(list(self._all()))

    def toString(self) -> str:
        """[a, b]."""
        return "[" + ", ".join(java_text(value) for value in self._all()) + "]"

    def __iter__(self) -> Iterator[Any]:
        return iter(list(self._all()))

    def __len__(self) -> int:
        return self.size()

    def __contains__(self, value: Any) -> bool:
        return self.contains(value)

    def __repr__(self) -> str:
        return self.toString()


def _capacity_or_values(source: Any) -> int:
    """``ArrayList(Integer(5))`` has room for five."""
    if source._primitive != "int":
        raise TypeError("java.util.ArrayList(): 1st arg can't be coerced to int, java.util.Collection")
    return int(source.unboxed())


def _shown(value: Any) -> str:
    return java_text(value) if value is not None else "None"


@java_class("java.util.List")
class JavaList(JavaCollection):
    """A list over a list of Python."""

    def __init__(self, source: Any = None) -> None:
        source = _capacity_or_values(source) if is_java_value(source) else source
        self._values: List[Any] = [] if source is None or isinstance(source, int) else [as_java(value) for value in source]

    def _all(self) -> List[Any]:
        return self._values

    def add(self, *place_and_value: Any) -> bool:
        """add(value) or add(index, value)."""
        if len(place_and_value) == 2:
            self._values.insert(self._place(place_and_value[0], len(self._values) + 1), as_java(place_and_value[1]))
        else:
            self._values.append(as_java(place_and_value[0]))
        return True

    def get(self, index: int) -> Any:
        return self._values[self._place(index, len(self._values))]

    def set(self, index: int, value: Any) -> Any:
        """Replace the value at a place; the old one."""
        old = self.get(index)
        self._values[index] = as_java(value)
        return old

    def remove(self, value: Any) -> None:
        """JavaProxyList.listRemoveOverrideProxy: the first that is equal, else the one at that index."""
        if value in self._values:
            self._values.remove(value)
        elif isinstance(value, int):
            if not -len(self._values) <= value < len(self._values):
                raise IndexError(own_words(f"{self.java_name} assignment index out of range"))
            del self[value]
        else:
            raise ValueError(own_words(f"{_shown(value)} is not in list"))

    def _discard(self, value: Any) -> bool:
        if value not in self._values:
            return False
        self._values.remove(value)
        return True

    def clear(self) -> None:
        self._values.clear()

    def indexOf(self, value: Any) -> int:
        """Its first place, -1 when it is not there."""
        value = unboxed(value)
        return self._values.index(value) if value in self._values else -1

    def lastIndexOf(self, value: Any) -> int:
        """Its last place, -1 when it is not there."""
        value = unboxed(value)
        return len(self._values) - 1 - self._values[::-1].index(value) if value in self._values else -1

    def subList(self, start: int, end: int) -> JavaList:
        """A part of it (a copy here, a view in Java)."""
        return type(self)(self._values[start:end])

    def sort(self, *arguments: Any, **options: Any) -> None:
        """Sort in place: a comparator of Java, or what Python's sort takes."""
        if arguments and arguments[0] is not None:
            import functools

            compare = getattr(arguments[0], "compare", arguments[0])
            self._values.sort(key=functools.cmp_to_key(compare))
        else:
            self._values.sort(**options)

    def append(self, value: Any) -> None:
        self.add(value)

    def extend(self, values: Iterable[Any]) -> None:
        self.addAll(values)

    def insert(self, index: int, value: Any) -> None:
        self._values.insert(index, value)

    def pop(self, index: int = -1) -> Any:
        return self._values.pop(index)

    def index(self, value: Any) -> int:
        return self._values.index(value)

    def count(self, value: Any) -> int:
        return self._values.count(value)

    def reverse(self) -> None:
        self._values.reverse()

    def _place(self, index: int, length: int) -> int:
        if not 0 <= index < length:
            raise IndexOutOfBoundsException(f"Index {index} out of bounds for length {length}")
        return index

    def __getitem__(self, index: Any) -> Any:
        value = self._values[index]
        return type(self)(value) if isinstance(index, slice) else value

    def __setitem__(self, index: Any, value: Any) -> None:
        self._values[index] = value

    def __delitem__(self, index: Any) -> None:
        del self._values[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, (JavaList, list)) and list(other) == self._values

    def __hash__(self) -> int:
        return hash(tuple(self._values))


@java_class("java.util.ArrayList")
class ArrayList(JavaList):
    """The list that session.get(n) gives."""


@java_class("java.util.LinkedList")
class LinkedList(JavaList):
    """A list with ends."""

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
