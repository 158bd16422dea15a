"""``x.__doc__``: a script's own words; Jython's own about itself are not emulated."""

from __future__ import annotations

import sys
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any

from ..base.errors import NotEmulated
from .objects.bytestring import ByteString
from .objects.facade import Facade
from .objects.types import type_name
from .objects.unbound import Unbound

_FUNCTIONS = (FunctionType, MethodType, BuiltinFunctionType, Unbound)
_WITHOUT = frozenset((  # built-in functions that say nothing
    "abs", "apply", "callable", "chr", "cmp", "coerce", "delattr", "dir", "divmod", "eval", "execfile", "exit", "filter", "getattr",
    "globals", "hasattr", "hash", "hex", "id", "input", "intern", "isinstance", "issubclass", "iter", "len", "locals", "map", "oct", "ord",
    "pow", "quit", "range", "raw_input", "reduce", "reload", "repr", "reversed", "setattr", "sum", "unichr", "vars", "zip",
))  # fmt: skip
_MODULES_WITHOUT = frozenset(f"{name}{end}" for name in ("math", "time", "sys") for end in ("", "_module"))


def documentation(value: Any) -> Any:
    """A text, or None; NotEmulated where Jython's own would stand."""
    if value is None:
        return None
    owner = value if isinstance(value, (type, Facade, *_FUNCTIONS)) else type(value)
    text = getattr(value, "__doc__", None)
    own_property = isinstance(value, property) and type(text) is str
    if own_property or isinstance(text, ByteString) or isinstance(value, ModuleType) and _is_of_script(value.__name__):
        return text
    if isinstance(owner, type) and "__doc__" in vars(owner) and vars(owner)["__doc__"] is None and _is_of_script(owner.__module__):
        return None
    if not isinstance(owner, Facade) and _is_of_script(str(getattr(owner, "__module__", ""))):
        return text
    if isinstance(value, _FUNCTIONS) and value.__name__ in _WITHOUT and getattr(value, "__self__", None) in (None, sys.modules["builtins"]):
        return None
    if isinstance(value, property) or isinstance(value, _FUNCTIONS) and str(value.__module__).rpartition(".")[2] in _MODULES_WITHOUT:
        return None
    name = value.__name__ if hasattr(value, "__name__") else type_name(value)
    raise NotEmulated(f"__doc__ of {name}", "", "what a script itself documents is there")


def _is_of_script(module: str) -> bool:
    return module == "__main__" or module.partition(".")[0] not in sys.modules
