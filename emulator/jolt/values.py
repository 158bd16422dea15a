"""Java's kinds of values that JSON text does not tell apart, and what Jolt asks of any value.

A document is dicts and lists of exactly these types. ``Long``: a long that would fit an int. ``ObjectArray``: an Object[], which Jolt takes
for a scalar. ``FixedList``: Arrays.asList and Collections.emptyList, a List that cannot grow. ``ABSENT`` is Optional.empty, None is null.
"""

from __future__ import annotations

from typing import Any, Dict, NoReturn

from ..java.lang.numbers import INT_MAX, INT_MIN, LONG_MAX, LONG_MIN, double_to_string, whole_to_text
from ..java.util.hashing import big_hash
from ..java.util.map_order import hash_code
from .errors import JoltError


class _Absent:
    def __repr__(self) -> str:
        return "ABSENT"


ABSENT = _Absent()


class Long(int):
    """A java.lang.Long, whatever its size."""


class ObjectArray(list):  # type: ignore[type-arg]
    """An Object[]."""


class FixedList(list):  # type: ignore[type-arg]
    """A List of fixed size: elements may be set, not added or removed."""

    def append(self, item: Any) -> NoReturn:
        raise JoltError("UnsupportedOperationException", "The list has a fixed size")

    def __delitem__(self, index: Any) -> NoReturn:
        raise JoltError("UnsupportedOperationException", "The list has a fixed size")


LISTS = frozenset((list, FixedList))
_COPIED = frozenset((dict, list, FixedList, ObjectArray))


def is_integer(value: Any) -> bool:
    """Whether it is a java.lang.Integer."""
    return type(value) is int and INT_MIN <= value <= INT_MAX


def is_long(value: Any) -> bool:
    """Whether it is a java.lang.Long."""
    return type(value) is Long or (type(value) is int and LONG_MIN <= value <= LONG_MAX and not INT_MIN <= value <= INT_MAX)


def is_number(value: Any) -> bool:
    """Whether it is a java.lang.Number."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def to_text(value: Any) -> str:
    """Object.toString; null is ``null``."""
    kind = type(value)
    if kind is str:
        return str(value)
    if value is None:
        return "null"
    if kind is bool:
        return "true" if value else "false"
    if kind is float:
        return double_to_string(value)
    if kind is dict:
        return "{" + ", ".join(f"{key}={to_text(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(to_text, value)) + "]"
    return whole_to_text(value)


def value_hash(value: Any) -> int:
    """Object.hashCode: AbstractMap's and AbstractList's for containers."""
    kind = type(value)
    if kind is dict:
        return sum(entry_hash(key, item) for key, item in value.items()) & 0xFFFFFFFF
    if kind in LISTS:
        code = 1
        for item in value:
            code = (31 * code + value_hash(item)) & 0xFFFFFFFF
        return code
    if kind is ObjectArray:
        return 0  # Java's is another one at each run
    if kind is int and not LONG_MIN <= value <= LONG_MAX:
        return big_hash(value) & 0xFFFFFFFF
    return hash_code(value) & 0xFFFFFFFF


def entry_hash(key: str, value: Any) -> int:
    """Map.Entry.hashCode."""
    return (hash_code(key) & 0xFFFFFFFF) ^ value_hash(value)


def identity(value: Any) -> Any:
    """What is equal for two values where Object.equals says that they are, and nothing else: an Integer is no Long and no Double."""
    if type(value) is dict:
        return dict, frozenset((key, identity(item)) for key, item in value.items())
    if type(value) in LISTS:
        return list, tuple(map(identity, value))
    if is_long(value):
        return Long, value
    return type(value), double_to_string(value) if type(value) is float else value


def deep_copy(value: Any) -> Any:
    """The value with containers of its own; one that is used twice stays one."""
    return _copy(value, {}) if type(value) in _COPIED else value


def _copy(value: Any, made: Dict[int, Any]) -> Any:
    known = made.get(id(value))
    if known is not None:
        return known
    if type(value) is dict:
        copied: Any = {}
        made[id(value)] = copied
        for key, item in value.items():
            copied[key] = _copy(item, made) if type(item) in _COPIED else item
        return copied
    copied = type(value)()
    made[id(value)] = copied
    copied.extend(_copy(item, made) if type(item) in _COPIED else item for item in value)
    return copied
