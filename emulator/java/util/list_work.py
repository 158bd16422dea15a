"""What java.util.Collections does with a list of Java or of Python, in place, and what it asks of a collection."""

from __future__ import annotations

from typing import Any, Dict, Iterable, List, Sequence

from ..lang.object import as_java
from ..lang.statics import Static
from ..lang.throwable import IndexOutOfBoundsException, NullPointerException, UnsupportedOperationException
from .comparing import natural, order_of
from .exceptions import NoSuchElementException
from .lists import JavaList
from .random import Random
from .refusal import refused


def _changeable(values: Any) -> List[Any]:
    """The Python list behind a list; UnsupportedOperationException for one that does not change."""
    if values is None:
        raise NullPointerException()
    if isinstance(values, list):
        return values
    if not isinstance(values, JavaList) or getattr(type(values), "set", None) is refused:
        raise UnsupportedOperationException()
    return values._values


def add_all(values: Any, items: Iterable[Any]) -> bool:
    """Add them; whether the collection changed."""
    if isinstance(values, list):
        added = list(items)
        values.extend(added)
        return bool(added)
    return bool(values.addAll(items))


def _sort(values: Any, comparator: Any = None) -> None:
    items = _changeable(values)
    items.sort(key=order_of(comparator, "sort"))


def _shuffle(values: Any, generator: Any = None) -> None:
    (generator or Random())._shuffle(_changeable(values))


def _reverse(values: Any) -> None:
    _changeable(values).reverse()


def _swap(values: Any, first: int, second: int) -> None:
    items = _changeable(values)
    for place in (first, second):
        if not 0 <= place < len(items):
            raise IndexOutOfBoundsException(f"Index {place} out of bounds for length {len(items)}")
    items[first], items[second] = items[second], items[first]


def _rotate(values: Any, distance: int) -> None:
    items = _changeable(values)
    start = -distance % len(items) if items else 0
    items[:] = items[start:] + items[:start]


def _fill(values: Any, value: Any) -> None:
    items = _changeable(values)
    items[:] = [value] * len(items)


def _replace_all(values: Any, old: Any, new: Any) -> bool:
    items = _changeable(values)
    is_there = old in items
    items[:] = [new if item == old else item for item in items]
    return is_there


def _copy(target: Any, source: Sequence[Any]) -> None:
    items = _changeable(target)
    if len(source) > len(items):
        raise IndexOutOfBoundsException("Source does not fit in dest")
    items[: len(source)] = list(source)


def _binary_search(values: Any, key: Any, comparator: Any = None) -> int:
    compare = natural if comparator is None else comparator.compare
    low, high = 0, len(values) - 1
    while low <= high:
        middle = (low + high) >> 1
        order = compare(values[middle], key)
        if order == 0:
            return middle
        low, high = (middle + 1, high) if order < 0 else (low, middle - 1)
    return -(low + 1)


def _places(values: Any, part: Any) -> List[int]:
    items, wanted = list(values), list(part)
    return [place for place in range(len(items) - len(wanted) + 1) if items[place : place + len(wanted)] == wanted] or [-1]


def _frequency(values: Any, value: Any) -> int:
    if values is None:
        raise NullPointerException()
    return list(values).count(value)


def _disjoint(first: Any, second: Any) -> bool:
    others = list(second)
    return not any(value in others for value in first)


def _extreme(name: str, sign: int) -> Any:
    def extreme(values: Any, comparator: Any = None) -> Any:
        if values is None:
            raise NullPointerException('Cannot invoke "java.util.Collection.iterator()" because "coll" is null')
        key = order_of(comparator, name)
        items = [as_java(value) for value in values]
        if not items:
            raise NoSuchElementException()
        chosen = items[0]
        for item in items[1:]:
            if (key(item) > key(chosen)) if sign > 0 else (key(item) < key(chosen)):
                chosen = item
        return chosen

    return extreme


_LIST, _TWO = "java.util.List", "java.util.List, java.util.List"
STATICS: Dict[str, Static] = {
    "sort": ((_LIST, f"{_LIST}, java.util.Comparator"), _sort),
    "shuffle": ((_LIST, f"{_LIST}, java.util.Random"), _shuffle),
    "reverse": ((_LIST,), _reverse),
    "swap": ((f"{_LIST}, int, int",), _swap),
    "rotate": ((f"{_LIST}, int",), _rotate),
    "fill": ((f"{_LIST}, Object",), _fill),
    "replaceAll": ((f"{_LIST}, Object, Object",), _replace_all),
    "copy": ((_TWO,), _copy),
    "binarySearch": ((f"{_LIST}, Object", f"{_LIST}, Object, java.util.Comparator"), _binary_search),
    "indexOfSubList": ((_TWO,), lambda values, part: _places(values, part)[0]),
    "lastIndexOfSubList": ((_TWO,), lambda values, part: _places(values, part)[-1]),
    "frequency": (("java.util.Collection, Object",), _frequency),
    "disjoint": (("java.util.Collection, java.util.Collection",), _disjoint),
    "max": (("java.util.Collection", "java.util.Collection, java.util.Comparator"), _extreme("max", 1)),
    "min": (("java.util.Collection", "java.util.Collection, java.util.Comparator"), _extreme("min", -1)),
}
