"""``_abcoll``: the abstract classes of collections."""

from __future__ import annotations

import collections.abc
from types import ModuleType
from typing import Any

from .catalog import python_module

_NAMES = (
    "Callable", "Container", "Hashable", "ItemsView", "Iterable", "Iterator", "KeysView", "Mapping", "MappingView", "MutableMapping",
    "MutableSequence", "MutableSet", "Sequence", "Set", "Sized", "ValuesView",
)  # fmt: skip


@python_module("_abcoll")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("_abcoll")
    module.__dict__.update({name: getattr(collections.abc, name) for name in _NAMES})
    return module
