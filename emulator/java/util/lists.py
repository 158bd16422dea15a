"""java.util's lists, with Python's protocol as Jython lays it over them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Iterable, Iterator, List

from ..lang.char_value import own_words
from ..lang.object import JavaObject, as_java, is_java_value, unboxed
from ..lang.signature import takes
from ..lang.throwable import (
    IllegalArgumentException,
    IndexOutOfBoundsException,
    NullPointerException,
    UnsupportedOperationException,
)
from ..lang.value_text import java_text
from ..registry import java_class, lookup
from .sorting import in_order

if TYPE_CHECKING:
    from .iterator import JavaIterator


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
        from .iterator import JavaIterator

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

    def add(self, *place_and_value: Any) -> Any:
        """add(value) or add(index, value), which is void."""
        if len(place_and_value) == 2:
            place, size = place_and_value[0], len(self._values)
            if not 0 <= place <= size:
                raise IndexOutOfBoundsException(f"Index: {place}, Size: {size}")
            self._values.insert(place, as_java(place_and_value[1]))
            return None
        self._values.append(as_java(place_and_value[0]))
        return True

    @takes("int")
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

    @takes("int, int")
    def subList(self, start: int, end: int) -> JavaList:
        """A part of it (a copy here, a view in Java)."""
        if start < 0:
            raise IndexOutOfBoundsException(f"fromIndex = {start}")
        if end > len(self._values):
            raise IndexOutOfBoundsException(f"toIndex = {end}")
        if start > end:
            raise IllegalArgumentException(f"fromIndex({start}) > toIndex({end})")
        return self._part(self._values[start:end])

    def _part(self, values: List[Any]) -> JavaList:
        return SubList(values)

    def listIterator(self) -> JavaIterator:
        return self.iterator()

    def toArray(self, *_: Any) -> List[Any]:
        from ..lang.object_array import ObjectArray

        return ObjectArray("java.lang.Object", self._values)

    def hashCode(self) -> int:
        from ..lang.numbers import wrap32
        from .map_order import hash_code

        code = 1
        for value in self._values:
            code = wrap32(31 * code + (0 if value is None else hash_code(value)))
        return int(code)

    def sort(self, *arguments: Any, **options: Any) -> None:
        """list.sort of Python 2 (JavaProxyList), which wants a function where Java wants a comparator."""
        self._values[:] = in_order(self._values, *arguments, **options)

    def append(self, value: Any) -> None:
        self.add(value)

    def extend(self, values: Iterable[Any]) -> None:
        self.addAll(values)

    def insert(self, index: int, value: Any) -> None:
        self._values.insert(index, value)

    def pop(self, index: int = -1) -> Any:
        return self._values.pop(index)

    def index(self, value: Any) -> int:
        if value not in self._values:
            raise ValueError(own_words(f"{_shown(value)} is not in list"))
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
        if isinstance(index, slice):
            return type(self)(self._values[index])
        if not self._is_place(index):
            raise IndexError(own_words(f"index out of range: {index}"))
        return self._values[index]

    def __setitem__(self, index: Any, value: Any) -> None:
        self._refuse_place(index)
        self._values[index] = as_java(value)

    def __delitem__(self, index: Any) -> None:
        self._refuse_place(index)
        del self._values[index]

    def _is_place(self, index: Any) -> bool:
        return not isinstance(index, int) or -len(self._values) <= index < len(self._values)

    def _refuse_place(self, index: Any) -> None:
        if not self._is_place(index):
            raise IndexError(own_words(f"{self.java_name} assignment index out of range"))

    def __add__(self, other: Any) -> List[Any]:
        return self._values + list(other)

    def __radd__(self, other: Any) -> List[Any]:
        return [*other, *self._values]

    def __mul__(self, times: int) -> ArrayList:
        return ArrayList(self._values * times)

    __rmul__ = __mul__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, (JavaList, list)) and list(other) == self._values

    def __hash__(self) -> int:
        return self.hashCode()


@java_class("java.util.ArrayList")
class ArrayList(JavaList):
    """The list that session.get(n) gives."""

    def _part(self, values: List[Any]) -> JavaList:
        return ArraySubList(values)


class SubList(JavaList):
    """A part of a list."""

    java_name = "java.util.AbstractList$SubList"


class ArraySubList(SubList):
    """A part of an ArrayList."""

    java_name = "java.util.ArrayList$SubList"
