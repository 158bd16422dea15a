"""``set`` and ``frozenset`` in Jython's order, kept in a JythonDict."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from types import FunctionType
from typing import Any

from .bytestring import ByteString
from .dict import JythonDict
from .facade import BY_HOST, Facade, instances_of
from .later import later
from .order import frozen_order


class JythonFrozenSet:
    """``frozenset``."""

    def __init__(self, items: Iterable[Any] = ()) -> None:
        self._items = JythonDict()
        for item in items:
            self._items[item] = True

    def __contains__(self, item: Any) -> bool:
        """BaseSet.__contains__: a set is looked for as a frozenset."""
        return (JythonFrozenSet(item) if isinstance(item, JythonSet) else item) in self._items

    def __iter__(self) -> Iterator[Any]:
        return iter(frozen_order(tuple(dict.__iter__(self._items))))

    def __len__(self) -> int:
        return len(self._items)

    def __eq__(self, other: object) -> bool:
        return _is_set(other) and len(self) == len(other) and self.issubset(other)  # type: ignore[arg-type]

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(frozenset(self._items))

    def __repr__(self) -> str:
        return f"{type(self).__name__}([{', '.join([later.repr_(item) for item in self])}])"

    __str__ = __repr__

    def __le__(self, other: Any) -> bool:
        return self.issubset(_checked(other))

    def __lt__(self, other: Any) -> bool:
        return self.issubset(_checked(other)) and len(self) < len(other)

    def __ge__(self, other: Any) -> bool:
        return self.issuperset(_checked(other))

    def __gt__(self, other: Any) -> bool:
        return self.issuperset(_checked(other)) and len(self) > len(other)

    def __or__(self, other: Any) -> Any:
        return self.union(other) if _is_set(other) else NotImplemented

    def __and__(self, other: Any) -> Any:
        return self.intersection(other) if _is_set(other) else NotImplemented

    def __sub__(self, other: Any) -> Any:
        return self.difference(other) if _is_set(other) else NotImplemented

    def __xor__(self, other: Any) -> Any:
        return self.symmetric_difference(other) if _is_set(other) else NotImplemented

    def union(self, *others: Iterable[Any]) -> Any:
        """Everything in any."""
        return type(self)([item for source in (self, *others) for item in source])

    def intersection(self, *others: Iterable[Any]) -> Any:
        """Everything in all: of equal items those of the smaller set, of the first where both are as large (BaseSet._intersection)."""
        common: Any = self
        for other in others:
            second: Any = other if _is_set(other) else JythonFrozenSet(other)
            little, big = (second, common) if len(second) < len(common) else (common, second)
            common = type(self)([item for item in little if item in big])
        return type(self)(common)

    def difference(self, *others: Iterable[Any]) -> Any:
        """Everything here and in none of the others."""
        rest = [JythonFrozenSet(other) for other in others]
        return type(self)([item for item in self if not any(item in other for other in rest)])

    def symmetric_difference(self, other: Iterable[Any]) -> Any:
        """Everything in exactly one of the two."""
        second = JythonFrozenSet(other)
        return type(self)([*(item for item in self if item not in second), *(item for item in second if item not in self)])

    def issubset(self, other: Iterable[Any]) -> bool:
        """Is everything here in the other?"""
        second = JythonFrozenSet(other)
        return all(item in second for item in self)

    def issuperset(self, other: Iterable[Any]) -> bool:
        """Is everything of the other here?"""
        return all(item in self for item in other)

    def isdisjoint(self, other: Iterable[Any]) -> bool:
        """Have the two nothing in common?"""
        return not any(item in self for item in other)

    def copy(self) -> Any:
        """A set with the same items."""
        return type(self)(self)


class JythonSet(JythonFrozenSet):
    """``set``."""

    __hash__ = None  # type: ignore[assignment]

    def __init__(self, items: Iterable[Any] = ()) -> None:
        self._items = JythonDict()
        for item in items:
            self._items[item] = True

    def __iter__(self) -> Iterator[Any]:
        return iter(self._items)

    def add(self, item: Any) -> None:
        """Put one item in."""
        self._items[item] = True

    def remove(self, item: Any) -> None:
        """Take one item out; KeyError with the item itself when it is not there, with nothing for None (Py.KeyError)."""
        if item not in self._items:
            raise KeyError(*(() if item is None else (item,)))
        del self._items[item]

    def discard(self, item: Any) -> None:
        """Take one item out if it is there."""
        self._items.pop(item, None)

    def pop(self) -> Any:
        """Take the first item out."""
        if not self._items:
            raise KeyError(ByteString("pop from an empty set"))
        return self._items.popitem()[0]

    def clear(self) -> None:
        """Take everything out."""
        self._items.clear()

    def update(self, *others: Iterable[Any]) -> None:
        """Put everything of the others in."""
        for other in others:
            for item in list(other):
                self._items[item] = True

    def intersection_update(self, *others: Iterable[Any]) -> None:
        """Keep what is in all."""
        self._items = self.intersection(*others)._items

    def difference_update(self, *others: Iterable[Any]) -> None:
        """Drop what is in any of the others."""
        self._items = self.difference(*others)._items

    def symmetric_difference_update(self, other: Iterable[Any]) -> None:
        """Keep what is in exactly one of the two."""
        self._items = self.symmetric_difference(other)._items

    def __ior__(self, other: Any) -> Any:
        self.update(_checked(other))
        return self

    def __iand__(self, other: Any) -> Any:
        self.intersection_update(_checked(other))
        return self

    def __isub__(self, other: Any) -> Any:
        self.difference_update(_checked(other))
        return self


def _is_set(value: object) -> bool:
    return isinstance(value, (JythonFrozenSet, set, frozenset))


def _checked(value: Any) -> Any:
    if not _is_set(value):
        raise TypeError("can only compare to a set")
    return value


if sys.version_info < (3, 10):  # its errors name a method by its code, later ones by its qualified name
    for _kind in (JythonFrozenSet, JythonSet):
        for _method in vars(_kind).values():
            if isinstance(_method, FunctionType):
                _method.__code__ = _method.__code__.replace(co_name=_method.__qualname__)

JythonFrozenSet.__name__ = JythonFrozenSet.__qualname__ = "frozenset"
JythonSet.__name__ = JythonSet.__qualname__ = "set"


def _is_frozen(value: Any) -> bool:
    return isinstance(value, (JythonFrozenSet, frozenset)) and not isinstance(value, JythonSet)


SET = Facade("set", JythonSet, instances_of(JythonSet, set), JythonSet)
FROZENSET = Facade("frozenset", JythonFrozenSet, _is_frozen, JythonFrozenSet, JythonSet)
BY_HOST.update({set: SET, frozenset: FROZENSET, JythonSet: SET, JythonFrozenSet: FROZENSET})
