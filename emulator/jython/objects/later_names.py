"""Attributes that Python 3 gave to types after Python 2.7: what ``dir()`` has here and does not have in Jython 2.7.2.

A script that reads one gets Jython's AttributeError. The names were checked against what Jython 2.7.2 answers to dir().
"""

from __future__ import annotations

from functools import cache
from typing import Any, Dict, FrozenSet, Tuple

_OF_TYPES: Dict[str, str] = {  # by name, so that no module is imported for its types
    "builtins.str": "__iter__ casefold format_map isascii isidentifier isprintable maketrans removeprefix removesuffix",
    "builtins.int": "as_integer_ratio bit_count from_bytes is_integer to_bytes",
    "builtins.list": "clear copy",
    "builtins.bytearray": "clear copy hex isascii maketrans removeprefix removesuffix",
    "collections.OrderedDict": "move_to_end",
    "datetime.datetime": "fold fromisocalendar fromisoformat timestamp",
    "datetime.date": "fromisocalendar fromisoformat",
    "datetime.time": "fold fromisoformat",
    "collections.deque": "copy index insert",
    "decimal.Decimal": "as_integer_ratio",
    "array.array": "clear frombytes tobytes",
    "builtins.BaseException": "add_note with_traceback",
    "builtins.generator": "gi_suspended gi_yieldfrom __next__",
    "builtins.list_iterator": "__next__",
}
LATER_NAMES = frozenset(" ".join(_OF_TYPES.values()).split())


def is_later(value: Any, name: str) -> bool:
    """Would ``value.name`` be found only because this is Python 3?"""
    owners = _owners(name)
    return _owner(type(value).__mro__, name) in owners or (isinstance(value, type) and _owner(value.__mro__, name) in owners)


@cache
def _owners(name: str) -> FrozenSet[str]:
    """The types that have it only in Python 3."""
    return frozenset(kind for kind, names in _OF_TYPES.items() if name in names.split())


def _owner(classes: Tuple[type, ...], name: str) -> str:
    """The class that gives the attribute, by its name; of a class of the emulator the host's class behind it."""
    return next((f"{cls.__module__}.{cls.__qualname__}" for cls in classes if name in cls.__dict__), "")
