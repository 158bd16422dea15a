"""TransposeReader: reads what a path leads to (SimpleTraversr.get)."""

from __future__ import annotations

from typing import Any

from .elements.transpose import Transpose
from .java_text import to_int
from .matched import Path
from .traversal import IN_LIST, IN_MAP, Traversal
from .values import ABSENT, LISTS


class Reader(Traversal):
    """A path to read from."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        if not self.elements:
            _ = self.canonical

    def read(self, tree: Any, path: Path) -> Any:
        """The value, ABSENT when there is none; None on the way ends it."""
        keys = self.keys(path)
        if keys is None:
            return ABSENT
        for kind, key in zip(self.kinds, keys):
            if kind == IN_MAP:
                tree = tree.get(key, ABSENT) if type(tree) is dict else ABSENT
            elif type(tree) not in LISTS or kind != IN_LIST:
                return ABSENT
            else:
                index = to_int(key)
                tree = tree[index] if index < len(tree) else ABSENT
            if tree is ABSENT:
                return ABSENT
        return tree


Transpose.reader_of = Reader
