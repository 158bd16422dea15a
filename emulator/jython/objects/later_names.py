"""Attributes that Python 3 gave to types after Python 2.7: what ``dir()`` has here and does not have in Jython 2.7.2.

A script that reads one gets Jython's AttributeError. The names were checked against what Jython 2.7.2 answers to dir().
"""

from __future__ import annotations

import datetime
import decimal
from array import array
from collections import deque
from types import GeneratorType
from typing import Any, Dict, FrozenSet, Tuple

_OF_TYPES: Dict[type, str] = {
    str: "__iter__ casefold format_map isascii isidentifier isprintable maketrans removeprefix removesuffix",
    int: "as_integer_ratio bit_count from_bytes is_integer to_bytes",
    list: "clear copy",
    bytearray: "clear copy hex isascii maketrans removeprefix removesuffix",
    datetime.datetime: "fold fromisocalendar fromisoformat timestamp",
    datetime.date: "fromisocalendar fromisoformat",
    datetime.time: "fold fromisoformat",
    deque: "copy index insert",
    decimal.Decimal: "as_integer_ratio",
    array: "clear frombytes tobytes",
    BaseException: "add_note with_traceback",
    GeneratorType: "gi_suspended gi_yieldfrom __next__",
    type(iter([])): "__next__",
}
_OWNERS: Dict[str, FrozenSet[type]] = {
    name: frozenset(kind for kind, names in _OF_TYPES.items() if name in names.split())
    for name in {name for names in _OF_TYPES.values() for name in names.split()}
}
LATER_NAMES = frozenset(_OWNERS)


def is_later(value: Any, name: str) -> bool:
    """Would ``value.name`` be found only because this is Python 3?"""
    owners = _OWNERS[name]
    return _owner(type(value).__mro__, name) in owners or (isinstance(value, type) and _owner(value.__mro__, name) in owners)


def _owner(classes: Tuple[type, ...], name: str) -> Any:
    """The class that gives the attribute; of a class of the emulator the host's class behind it."""
    return next((cls for cls in classes if name in cls.__dict__), None)
