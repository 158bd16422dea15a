"""``operator``: Python 3's, with the names and the division of Python 2."""

from __future__ import annotations

import operator
from types import ModuleType
from typing import Any

from ..objects import ordering
from ..objects.arithmetic import divide, modulo
from ..objects.integers import delete_item
from .catalog import python_module

_NAMES = (
    "abs", "add", "and_", "attrgetter", "concat", "contains", "countOf", "eq", "floordiv", "getitem", "iadd", "iand", "iconcat",
    "ifloordiv", "ilshift", "imod", "imul", "index", "indexOf", "inv", "invert", "ior", "ipow", "irshift", "is_", "is_not", "isub",
    "itemgetter",
    "itruediv", "ixor", "lshift", "methodcaller", "mul", "ne", "neg", "not_", "or_", "pos", "pow", "rshift", "setitem", "sub", "truediv",
    "truth", "xor",
)  # fmt: skip


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float, complex))


def _is_sequence(value: Any) -> bool:
    return isinstance(value, (str, list, tuple, bytearray)) or (hasattr(type(value), "__getitem__") and not isinstance(value, dict))


@python_module("operator")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("operator")
    module.__dict__.update({name: getattr(operator, name) for name in _NAMES})
    module.__dict__.update(
        div=divide, idiv=divide, mod=modulo, imod=modulo, isCallable=callable, isNumberType=_is_number, isSequenceType=_is_sequence,
        isMappingType=lambda value: isinstance(value, dict), sequenceIncludes=operator.contains, repeat=operator.mul, irepeat=operator.imul,
        lt=ordering.less, le=ordering.less_or_equal, gt=ordering.greater, ge=ordering.greater_or_equal,
        getslice=lambda value, start, end: value[start:end], delitem=delete_item,
    )  # fmt: skip
    return module
