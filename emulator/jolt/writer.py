"""ShiftrWriter: puts a value where a path leads to, making the containers on the way (ShiftrTraversr.set).

Where something is already, a list takes the value at its end and anything else becomes the first of a list of two. Values are not
copied, so such a list may belong to the input: then ``Aliased`` stops the transform, which starts again on a copy of the input.
"""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Set

from .java_text import to_int
from .matched import Path
from .traversal import APPEND, IN_MAP, Traversal
from .values import LISTS


class Aliased(Exception):
    """The output would be changed inside a part of the caller's input."""


class Sheet:
    """What one shift writes to. ``own``: ids of the containers it made; None when it may change everything."""

    __slots__ = ("output", "own")

    def __init__(self, owns_input: bool) -> None:
        self.output: Dict[str, Any] = {}
        self.own: Optional[Set[int]] = None if owns_input else {id(self.output)}

    def check(self, container: Any) -> None:
        """Whether the container may be changed."""
        if self.own is not None and id(container) not in self.own:
            raise Aliased

    def claim(self, container: Any) -> Any:
        """A container made just now."""
        if self.own is not None:
            self.own.add(id(container))
        return container


class Writer(Traversal):
    """A path to write to."""

    def write(self, value: Any, path: Path, sheet: Sheet) -> None:
        """Writes the value; where the path meets a container of the other kind, nothing happens."""
        keys = self.keys(path)
        if keys is not None:
            self.write_at(keys, value, sheet)

    def write_at(self, keys: List[str], value: Any, sheet: Sheet) -> None:
        """Writes under keys that are known already."""
        tree: Any = sheet.output
        kinds = self.kinds
        last = len(keys) - 1
        for index in range(last):
            kind, key = kinds[index], keys[index]
            found = _get(tree, kind, key)
            if found is _MISMATCH:
                return
            if found is None:
                found = sheet.claim({} if kinds[index + 1] == IN_MAP else [])
                _put(tree, kind, key, found, sheet)
            tree = found
        _final(tree, kinds[last], keys[last], value, sheet)


_MISMATCH = object()


def _get(tree: Any, kind: int, key: str) -> Any:
    if kind == IN_MAP:
        return tree.get(key) if type(tree) is dict else _MISMATCH
    if type(tree) not in LISTS:
        return _MISMATCH
    if kind == APPEND:
        return None
    index = to_int(key)
    return tree[index] if index < len(tree) else None


def _put(tree: Any, kind: int, key: str, value: Any, sheet: Sheet) -> None:
    """overwriteSet."""
    sheet.check(tree)
    if kind == IN_MAP:
        tree[key] = value
    elif kind == APPEND:
        tree.append(value)
    else:
        index = to_int(key)
        while len(tree) <= index:
            tree.append(None)
        tree[index] = value


def _final(tree: Any, kind: int, key: str, value: Any, sheet: Sheet) -> None:
    """ShiftrTraversr.handleFinalSet."""
    found = _get(tree, kind, key)
    if found is None:
        _put(tree, kind, key, value, sheet)
    elif found is _MISMATCH:
        return
    elif type(found) in LISTS:
        sheet.check(found)
        found.append(value)
    else:
        _put(tree, kind, key, sheet.claim([found, value]), sheet)
