"""OpMode: where modify may set a value. ``+``, ``~`` and ``_`` before a key choose another mode for that key alone."""

from __future__ import annotations

from typing import Any, Callable, Dict, NamedTuple, Optional

from .errors import JoltError
from .matched import Matched


class Mode(NamedTuple):
    """A mode. ``in_map``, ``in_list``: whether a place may be set."""

    name: str
    in_map: Callable[[Dict[str, Any], str], bool]
    in_list: Callable[[Any, int, int], bool]


def _element(tree: Any, index: int) -> Any:
    return tree[index]


OVERWRITE = Mode("OVERWRITR", lambda tree, key: True, lambda tree, index, size: index >= 0)
DEFAULT = Mode("DEFAULTR", lambda tree, key: tree.get(key) is None, lambda tree, index, size: index >= 0 and _element(tree, index) is None)
DEFINE = Mode("DEFINER", lambda tree, key: key not in tree, lambda tree, index, size: index >= size and _element(tree, index) is None)
BY_PREFIX = {"+": OVERWRITE, "~": DEFAULT, "_": DEFINE}


def set_value(parent: Any, matched: Matched, value: Any, mode: Mode) -> None:
    """ModifierSpec.setData."""
    key, size = matched.keys[0], matched.size
    if type(parent) is dict:
        if mode.in_map(parent, key):
            parent[key] = value
    elif isinstance(parent, list) and size is not None:
        if mode.in_list(parent, int(key), size):
            parent[int(key)] = value
    else:
        raise JoltError("RuntimeException", "Should not come here!")


def set_container(parent: Any, size: Optional[int], key: str, index: Optional[int], made: Any, mode: Mode) -> bool:
    """DataType.create: puts a new container into its parent, if the mode lets it."""
    if type(parent) is dict:
        if not mode.in_map(parent, key):
            return False
        parent[key] = made
        return True
    if not isinstance(parent, list) or index is None or not mode.in_list(parent, index, size or 0):
        return False
    parent[index] = made
    return True
