"""com.bazaarvoice.jolt.modifier.function.Objects and the functions that Function itself holds.

squashNulls looks at each element of a list, not at the list, so in 0.1.1 it takes nothing out of one; since 0.1.6 it does.
"""

from __future__ import annotations

from typing import Any, Dict, Tuple

from ...java.lang.text import length
from ..values import ABSENT, LISTS, identity, to_text
from .base import Function, single, whole


def _to_boolean(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    lower = value.lower() if isinstance(value, str) else ""
    return lower == "true" if lower in ("true", "false") else ABSENT


def _squash(value: Any) -> Any:
    if type(value) in LISTS:
        for index in [index for index in reversed(range(len(value))) if value[index] is None]:
            del value[index]
    elif type(value) is dict:
        for key in [key for key, item in value.items() if item is None]:
            del value[key]
    return value


def _squash_deeply(value: Any) -> Any:
    _squash(value)
    if type(value) is dict or type(value) in LISTS:
        for item in list(value.values() if type(value) is dict else value):
            _squash_deeply(item)
    return value


def _squash_duplicates(value: Any) -> Any:
    """Stream.distinct: of equal elements the first is left."""
    if type(value) not in LISTS:
        return value
    distinct: Dict[Any, Any] = {}
    for item in value:
        distinct.setdefault(identity(item), item)
    return list(distinct.values())


def _size(arguments: Tuple[Any, ...]) -> Any:
    if len(arguments) != 1:
        return len(arguments) or ABSENT
    (value,) = arguments
    if isinstance(value, str):
        return length(value)
    return len(value) if type(value) is dict or type(value) in LISTS else ABSENT


def _noop(arguments: Tuple[Any, ...]) -> Any:
    return ABSENT


def _is_present(arguments: Tuple[Any, ...]) -> Any:
    return arguments[0] if arguments else ABSENT


def _not_null(arguments: Tuple[Any, ...]) -> Any:
    return arguments[0] if arguments and arguments[0] is not None else ABSENT


def _is_null(arguments: Tuple[Any, ...]) -> Any:
    return None if arguments and arguments[0] is None else ABSENT


FUNCTIONS: Dict[str, Function] = {
    "toBoolean": single(_to_boolean),
    "toString": single(to_text),
    "size": _size,
    "squashNulls": single(_squash),
    "recursivelySquashNulls": single(_squash_deeply),
    "noop": _noop,
    "isPresent": _is_present,
    "notNull": _not_null,
    "isNull": _is_null,
}
LATER_FUNCTIONS: Dict[str, Function] = {  # Jolt 0.1.7
    "squashNulls": whole(_squash),
    "recursivelySquashNulls": whole(_squash_deeply),
    "squashDuplicates": whole(_squash_duplicates),
}
