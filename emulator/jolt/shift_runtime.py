"""What the code of a shift calls: the entries of a value, places in lists, and what happens where something is already."""

from __future__ import annotations

from typing import Any, Dict, Iterable, List, Optional, Set, Tuple

from .elements.transpose import int_value
from .java_text import int_or_none
from .values import LISTS, to_text
from .writer import Aliased

_TEXTS: List[str] = []
_INDEXES: Dict[str, int] = {}


def pairs(value: Any) -> Iterable[Tuple[str, Any]]:
    """Keys and values of what is no object: a list's indexes, a scalar's text; null has none."""
    if type(value) in LISTS:
        while len(_TEXTS) < len(value):
            _INDEXES[str(len(_TEXTS))] = len(_TEXTS)
            _TEXTS.append(str(len(_TEXTS)))
        return zip(_TEXTS, value)
    return () if value is None else ((to_text(value), None),)


def entries(value: Any) -> Dict[str, Any]:
    """The same as an object."""
    return dict(pairs(value))


def index_of(text: Optional[str]) -> Optional[int]:
    """The index that a key names, None when it is none (ArrayPathElement.evaluate)."""
    if text is None:
        return None
    index = _INDEXES.get(text)
    if index is None:
        index = int_or_none(text)
    return index if index is not None and index >= 0 else None


def key_of(value: Any) -> Optional[str]:
    """A value that was looked up as a key (TransposePathElement.evaluate)."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(int_value(value)) if isinstance(value, (int, float)) else None


def in_object(parent: Dict[str, Any], key: str, empty: Any) -> Any:
    """The container under a key; ``empty`` becomes it where there is none."""
    container = parent.get(key)
    if container is None:
        container = parent[key] = empty
    return container


def in_list(parent: List[Any], index: int, empty: Any) -> Any:
    """The container at an index."""
    container = parent[index] if index < len(parent) else None
    if container is None:
        put(parent, index, empty)
        return empty
    return container


def appended(parent: List[Any], empty: Any) -> Any:
    """A container at the end."""
    parent.append(empty)
    return empty


def put(items: List[Any], index: int, value: Any) -> None:
    """A value at an index, with nulls before it."""
    while len(items) <= index:
        items.append(None)
    items[index] = value


def write_at(items: List[Any], index: int, value: Any, own: Set[int]) -> None:
    """ShiftrTraversr.handleFinalSet in a list."""
    there = items[index] if index < len(items) else None
    if there is None:
        put(items, index, value)
    else:
        again(items, index, there, value, own)


def again(container: Any, place: Any, there: Any, value: Any, own: Set[int]) -> None:
    """ShiftrTraversr.handleFinalSet where something is already. ``own``: ids of the lists made here; one of the input's is for the
    slower way, which knows what comes of changing a list that is being read."""
    if type(there) in LISTS:
        if id(there) not in own:
            raise Aliased
        there.append(value)
        return
    both = container[place] = [there, value]
    own.add(id(both))
