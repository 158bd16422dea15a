"""Long texts of a run's history, compressed: an order's JSON stands in its attributes and in its log line, and few are ever looked at.

The texts of a run resemble each other, so the first ones are the dictionary of those that follow (RFC 1950, FDICT).
"""

from __future__ import annotations

import zlib
from typing import Tuple, Union
from weakref import WeakValueDictionary

LONG = 1024  # characters; below, a text stays as it is
_LEVEL = 3
_WINDOW = 1 << 15  # bytes; zlib looks no further back


class LongText:
    """One text."""

    __slots__ = ("__weakref__", "_data", "_dictionary")

    def __init__(self, data: bytes, dictionary: bytes) -> None:
        compressor = zlib.compressobj(_LEVEL, zdict=dictionary)
        self._data, self._dictionary = compressor.compress(data) + compressor.flush(), dictionary

    def __str__(self) -> str:
        return zlib.decompressobj(zdict=self._dictionary).decompress(self._data).decode("utf-8", "surrogatepass")


Kept = Union[str, LongText]


class Shelf:
    """Compresses each text once, however many events it stands in: it is known by its hash, of 64 bits, and its length."""

    def __init__(self) -> None:
        self._texts: WeakValueDictionary[Tuple[int, int], LongText] = WeakValueDictionary()
        self._dictionary = b""

    def put(self, text: str) -> Kept:
        """What to keep instead of the text; ``str()`` of it is the text."""
        if len(text) < LONG:
            return text
        key = (hash(text), len(text))
        compressed = self._texts.get(key)
        if compressed is None:
            data = text.encode("utf-8", "surrogatepass")
            compressed = self._texts[key] = LongText(data, self._dictionary)
            if len(self._dictionary) < _WINDOW:
                self._dictionary = (self._dictionary + data)[-_WINDOW:]
        return compressed
