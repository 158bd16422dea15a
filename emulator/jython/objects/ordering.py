"""Comparing unlike things as Python 2 does: None first, then numbers, then everything else by the name of its type."""

from __future__ import annotations

import functools
import operator
from typing import Any, Callable, Iterable, Optional

from ...java.lang.object import is_java_value
from .bytestring import ByteString, as_unicode, from_bytes
from .later import later

_ITSELF: Any = object()


def compare(left: Any, right: Any) -> int:
    """``cmp(left, right)``: the left one is asked, where ``<`` asks a subclass first, so a date takes a datetime for a date."""
    if _is_set(left) and _is_set(right) and left != right:
        raise TypeError(ByteString("cannot compare sets using cmp()"))
    try:
        return by_order(left, right)
    except TypeError:
        if not _is_date_beside_datetime(left, right):
            raise
        return by_order(left, right.date())


def _is_date_beside_datetime(left: Any, right: Any) -> bool:
    from datetime import date, datetime

    return isinstance(left, date) and not isinstance(left, datetime) and isinstance(right, datetime)


def same(left: Any, right: Any) -> bool:
    """``is`` beside a literal, which is a new object each time; only of small numbers there is one (Py.newInteger)."""
    return type(left) is int and type(right) is int and left == right and -100 <= left < 900


def by_order(left: Any, right: Any) -> int:
    """-1, 0 or 1, as ``<`` and ``==`` have it."""
    if isinstance(left, dict) and isinstance(right, dict):
        return _compare_dicts(left, right)
    if isinstance(left, (list, tuple)) and type(left) is type(right):
        return _compare_sequences(left, right)
    left, right = _alike(left, right)
    try:
        if left == right:
            return 0
        if left < right:
            return -1
        is_java = is_java_value(left) or is_java_value(right)  # String('a') and 'a' are neither equal nor below nor above
        return _compare_types(left, right) if is_java and not left > right else 1
    except TypeError:
        return _compare_types(left, right)


def _compare_sequences(left: Any, right: Any) -> int:
    for one, other in zip(left, right):
        result = by_order(one, other)
        if result:
            return result
    return (len(left) > len(right)) - (len(left) < len(right))


def _compare_dicts(left: Any, right: Any) -> int:
    if len(left) != len(right):
        return -1 if len(left) < len(right) else 1
    for (key, value), (other_key, other_value) in zip(sort_items(left.items()), sort_items(right.items())):
        result: int = compare(key, other_key) or compare(value, other_value)
        if result:
            return result
    return 0


def _compare_types(left: Any, right: Any) -> int:
    from datetime import date, time, timedelta

    if _is_date_beside_datetime(left, right):
        left, right = right, left  # a subclass is asked first
    if _is_set(left) and not _is_set(right):
        raise TypeError(ByteString("can only compare to a set"))
    for moment, other in ((left, right), (right, left)):
        if isinstance(moment, (date, time, timedelta)):
            names = [later.type_name(value).rpartition(".")[2] for value in (moment, other)]  # datetime._cmperror: __name__
            raise TypeError(f"can't compare '{names[0]}' to '{names[1]}'")
    if _is_set(right) and not _is_set(left):
        raise TypeError(ByteString("can only compare to a set"))
    if isinstance(left, _NUMBERS) and isinstance(right, _NUMBERS):
        raise TypeError(ByteString("cannot compare complex numbers using <, <=, >, >="))
    first, second = _rank(left), _rank(right)
    if first == second:
        return -1 if id(left) < id(right) else int(id(left) > id(right))
    return -1 if first < second else 1


_NUMBERS = (int, float, complex)


def _is_set(value: Any) -> bool:
    return later.type_name(value) in ("set", "frozenset")


def _rank(value: Any) -> tuple[int, str]:
    if value is None:
        return 0, ""
    return (1, "") if isinstance(value, _NUMBERS) else (2, later.type_name(value))


def orders(cmp: Callable[[Any, Any], int]) -> tuple[Callable[[Any, Any], bool], ...]:
    """The six comparisons of a class that has ``__cmp__``."""
    return (
        lambda left, right: cmp(left, right) < 0,
        lambda left, right: cmp(left, right) <= 0,
        lambda left, right: cmp(left, right) == 0,
        lambda left, right: cmp(left, right) != 0,
        lambda left, right: cmp(left, right) > 0,
        lambda left, right: cmp(left, right) >= 0,
    )


_OPERATORS: dict[str, Callable[[Any, Any], Any]] = {}


def chain(operators: tuple[str, ...], deferred: tuple[bool, ...], left: Any, right: Any, *later: Any) -> Any:
    """``left < right < …``; an operand of ``later`` that is ``deferred`` is a function that gives it."""
    result = _OPERATORS[operators[0]](left, right)
    for operator_name, is_function, operand in zip(operators[1:], deferred, later):
        if not result:
            return result
        left, right = right, operand() if is_function else operand
        result = _OPERATORS[operator_name](left, right)
    return result


def equal(left: Any, right: Any) -> Any:
    """``left == right``: bytes that are no ASCII are no unicode text."""
    if type(left) is not type(right) and isinstance(left, str) and isinstance(right, str):
        try:
            left, right = as_unicode(left), as_unicode(right)
        except UnicodeDecodeError:  # Jython warns, and says no
            return False
    return left == right


def unequal(left: Any, right: Any) -> Any:
    """``left != right``."""
    if type(left) is not type(right) and isinstance(left, str) and isinstance(right, str):
        return not equal(left, right)
    return left != right


def _alike(left: Any, right: Any) -> tuple[Any, Any]:
    """Two texts as texts of one kind, so that they have an order."""
    mixed = type(left) is not type(right) and isinstance(left, str) and isinstance(right, str)
    return (as_unicode(left), as_unicode(right)) if mixed else (left, right)


def less(left: Any, right: Any) -> Any:
    """``left < right``."""
    if type(left) is not type(right):
        left, right = _alike(left, right)
    try:
        return left < right
    except TypeError:
        return by_order(left, right) < 0


def less_or_equal(left: Any, right: Any) -> Any:
    """``left <= right``."""
    if type(left) is not type(right):
        left, right = _alike(left, right)
    try:
        return left <= right
    except TypeError:
        return by_order(left, right) <= 0


def greater(left: Any, right: Any) -> Any:
    """``left > right``."""
    if type(left) is not type(right):
        left, right = _alike(left, right)
    try:
        return left > right
    except TypeError:
        return by_order(left, right) > 0


def greater_or_equal(left: Any, right: Any) -> Any:
    """``left >= right``."""
    if type(left) is not type(right):
        left, right = _alike(left, right)
    try:
        return left >= right
    except TypeError:
        return by_order(left, right) >= 0


def contains(item: Any, container: Any) -> bool:
    """``item in container``: a byte string and unicode meet as unicode."""
    if isinstance(container, str):
        return _is_within(item, container)
    if isinstance(item, str) and not item.isascii() and type(container) in (list, tuple):
        return any(equal(item, other) for other in container)
    return item in container


def _is_within(item: Any, text: str) -> bool:
    if isinstance(item, bytearray):
        item = from_bytes(bytes(item))
    if not isinstance(item, str):
        if isinstance(text, ByteString):
            raise TypeError(ByteString(f"'in <string>' requires string as left operand, not {later.type_name(item)}"))
        raise TypeError(ByteString(f"coercing to Unicode: need string or buffer, {later.type_name(item)} found"))
    return item in text if isinstance(text, ByteString) is isinstance(item, ByteString) else as_unicode(item) in as_unicode(text)


_OPERATORS.update({
    "<": less, "<=": less_or_equal, ">": greater, ">=": greater_or_equal, "==": equal, "!=": unequal, "is": operator.is_,
    "is not": operator.is_not, "in": contains, "not in": lambda left, right: not contains(left, right),
})  # fmt: skip


_MIXED = frozenset((str, ByteString))


class _ByLess:
    """A key whose ``<`` is Jython's."""

    __slots__ = ("item",)

    def __init__(self, item: Any) -> None:
        self.item = item

    def __lt__(self, other: _ByLess) -> bool:
        return bool(less(self.item, other.item))


def _whole(cmp: Callable[[Any, Any], Any]) -> Callable[[Any, Any], int]:
    """What compares must answer a number (PyObject.asInt)."""

    def compared(left: Any, right: Any) -> int:
        answer = cmp(left, right)
        if not isinstance(answer, (int, float)):
            raise TypeError(ByteString("an integer is required"))
        return int(answer)

    return compared


def sort_items(items: Iterable[Any], cmp: Optional[Callable[[Any, Any], int]] = None, key: Any = None, reverse: bool = False) -> list[Any]:
    """``sorted(items, cmp, key, reverse)``."""
    waiting = list(items)
    if cmp is None:
        if key is None and set(map(type, waiting)) >= _MIXED:
            for item in waiting:
                if type(item) is ByteString:
                    as_unicode(item)
        try:
            return sorted(waiting, key=key, reverse=bool(reverse))
        except TypeError:
            pass
    wrap = _ByLess if cmp is None else functools.cmp_to_key(_whole(cmp))
    return sorted(waiting, key=wrap if key is None else lambda item: wrap(key(item)), reverse=bool(reverse))


def sort_in_place(items: list[Any]) -> Callable[..., None]:
    """``items.sort``."""

    def _sort(cmp: Optional[Callable[[Any, Any], int]] = None, key: Any = None, reverse: bool = False) -> None:
        items[:] = sort_items(items, cmp, key, reverse)

    _sort.__qualname__ = "_sort"  # as messages.py looks for it
    return _sort



def _extreme(name: str, better: Callable[[Any, Any], Any]) -> Callable[..., Any]:
    def find(*arguments: Any, key: Any = _ITSELF, **others: Any) -> Any:
        if not arguments:
            raise TypeError(ByteString(f"{name}() expected 1 arguments, got 0"))
        if others:
            raise TypeError(ByteString(f"{name}() got an unexpected keyword argument"))
        items = list(arguments[0]) if len(arguments) == 1 else list(arguments)
        if not items:
            raise ValueError(f"{name} of empty sequence")
        best = items[0]
        if len(items) == 1 and key is not _ITSELF:
            key(best)
        for item in items[1:]:
            measure, record = (item, best) if key is _ITSELF else (key(item), key(best))
            if better(measure, record):
                best = item
        return best

    find.__name__ = name
    return find


smallest = _extreme("min", less)
largest = _extreme("max", greater)
