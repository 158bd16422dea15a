"""``functools``."""

from __future__ import annotations

import functools
from types import ModuleType
from typing import Any

from ..objects.bytestring import ByteString
from .catalog import python_module

_NAMES = ("WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "cmp_to_key", "partial", "reduce", "total_ordering", "update_wrapper", "wraps")


def cmp_to_key(mycmp: Any) -> Any:
    """A class of keys that are compared by a function."""
    return type("K", (_Key,), {"__slots__": (), "cmp": staticmethod(mycmp), "__module__": "functools"})


class _Key:
    """Lib/functools.py's K."""

    __slots__ = ("obj",)
    cmp: Any

    def __init__(self, obj: Any, *args: Any) -> None:
        self.obj = obj

    def __lt__(self, other: Any) -> bool:
        return bool(self.cmp(self.obj, other.obj) < 0)

    def __gt__(self, other: Any) -> bool:
        return bool(self.cmp(self.obj, other.obj) > 0)

    def __eq__(self, other: Any) -> bool:
        return bool(self.cmp(self.obj, other.obj) == 0)

    def __le__(self, other: Any) -> bool:
        return bool(self.cmp(self.obj, other.obj) <= 0)

    def __ge__(self, other: Any) -> bool:
        return bool(self.cmp(self.obj, other.obj) >= 0)

    def __ne__(self, other: Any) -> bool:
        return bool(self.cmp(self.obj, other.obj) != 0)

    def __hash__(self) -> int:
        raise TypeError(ByteString("hash not implemented"))


@python_module("functools")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("functools")
    module.__dict__.update({name: getattr(functools, name) for name in _NAMES})
    module.__dict__["cmp_to_key"] = cmp_to_key
    return module


@python_module("_functools")
def build_native(interpreter: Any) -> ModuleType:
    module = ModuleType("_functools")
    module.__dict__.update(partial=functools.partial, reduce=functools.reduce)
    return module
