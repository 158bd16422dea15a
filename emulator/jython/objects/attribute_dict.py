"""``instance.__dict__``, ``Class.__dict__`` and ``vars()``: Jython keeps the names of attributes as byte strings."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any, Dict, Mapping, Tuple

from .bytestring import ByteString
from .dict import JythonDict
from .facades import DICT
from .later import later
from .old_classes import is_old_class
from .order import order_of_names


class AttributeDict(JythonDict):
    """One whose names are texts of Python 3, by which attributes are found, and byte strings to whoever iterates."""

    def _ordered(self) -> Tuple[Any, ...]:
        return tuple([ByteString(key) if type(key) is str else key for key in order_of_names(tuple(dict.__iter__(self)))])


later.stands_for(AttributeDict, DICT)
AttributeDict.__name__ = AttributeDict.__qualname__ = "dict"
_OF_PYTHON_3 = frozenset(
    "__annotations__ __annotations_cache__ __annotate__ __annotate_func__ __bool__ __classdictcell__ __firstlineno__ __next__ "
    "__static_attributes__ __truediv__ __rtruediv__ __itruediv__ __type_params__".split()
)  # fmt: skip
_OF_OLD = frozenset(("__dict__", "__weakref__"))


def attributes_of(value: Any) -> Any:
    """``value.__dict__``; from now on the instance of a script's class keeps its attributes in such a dict."""
    names = value.__dict__
    if isinstance(names, MappingProxyType) and _is_of_script(value):
        return _of_class(value, names)
    if type(names) is dict and not isinstance(value, type) and _is_of_script(type(value)):
        value.__dict__ = names = of_names(names)
    elif type(names) is JythonDict:  # which a script gave it
        names.__class__ = AttributeDict
    return names


def _is_of_script(cls: Any) -> bool:
    """Is it a class that a script defined?"""
    return not str(cls.__module__).startswith("emulator.") and cls.__module__ != "builtins" and "__slots__" not in cls.__dict__


def _of_class(cls: type, names: Mapping[str, Any]) -> JythonDict:
    if is_old_class(cls):
        return AttributeDict([(name, value) for name, value in names.items() if name not in _OF_PYTHON_3 | _OF_OLD])
    return JythonDict([(ByteString(name), value) for name, value in names.items() if name not in _OF_PYTHON_3])


def of_names(names: Dict[str, Any]) -> AttributeDict:
    """Names and their values; none of those that the syntax tree made."""
    return AttributeDict([(name, value) for name, value in names.items() if not str.startswith(name, "__jy_")])
