"""``jarray``: Java arrays. Those of numbers are array.array, those of objects lists."""

from __future__ import annotations

from array import array
from types import ModuleType
from typing import Any

from ..objects.bytestring import plain
from .catalog import python_module

_CODES = {"b": "b", "h": "h", "i": "i", "l": "q", "f": "f", "d": "d", "z": "b"}


def _array(sequence: Any, kind: Any) -> Any:
    code = _CODES.get(kind) if isinstance(kind, str) else None
    if code is None:
        return list(sequence)
    return array(code, str.encode(sequence, "latin-1") if isinstance(sequence, str) else list(sequence))


def _zeros(length: int, kind: Any) -> Any:
    code = _CODES.get(kind) if isinstance(kind, str) else None
    if code is None:
        return ["\0" if isinstance(kind, str) and plain(kind) == "c" else None] * length
    return array(code, [0] * length)


@python_module("jarray")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("jarray")
    module.__dict__.update(array=_array, zeros=_zeros)
    return module
