"""Long texts of a run's history, compressed: an order's JSON stands in its attributes and in its log line, and few are ever looked at."""

from __future__ import annotations

import zlib
from typing import Tuple, Union
from weakref import WeakValueDictionary

LONG = 1024  # characters; below, a text stays as it is


class LongText:
    """One text."""

    __slots__ = ("__weakref__", "_data")

    def __init__(self, text: str) -> None:
        self._data = zlib.compress(text.encode("utf-8", "surrogatepass"), 1)

    def __str__(self) -> str:
        return zlib.decompress(self._data).decode("utf-8", "surrogatepass")


Kept = Union[str, LongText]


class Shelf:
    """Compresses each text once, however many events it stands in: it is known by its hash, of 64 bits, and its length."""

    def __init__(self) -> None:
        self._texts: WeakValueDictionary[Tuple[int, int], LongText] = WeakValueDictionary()

    def put(self, text: str) -> Kept:
        """What to keep instead of the text; ``str()`` of it is the text."""
        if len(text) < LONG:
            return text
        key = (hash(text), len(text))
        compressed = self._texts.get(key)
        if compressed is None:
            compressed = self._texts[key] = LongText(text)
        return compressed
