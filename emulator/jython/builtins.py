"""The built-in names of a script: Python 2.7's, plus the ``__jy_…__`` helpers that the syntax tree calls.

What is Python 3's own is in every table. The others say in ``_PLACES`` which module has them, and ``provide`` puts into the table those
that a code names, before it runs: a module is imported when a script uses what it holds.
"""

from __future__ import annotations

import builtins as host
import sys
from functools import cache
from importlib import import_module
from types import CodeType, FunctionType
from typing import Any, Dict, FrozenSet, Optional

_AS_THEY_ARE = (
    "abs",
    "all",
    "any",
    "bool",
    "callable",
    "classmethod",
    "complex",
    "delattr",
    "enumerate",
    "globals",
    "id",
    "iter",
    "len",
    "list",
    "next",
    "object",
    "property",
    "reversed",
    "slice",
    "staticmethod",
    "sum",
    "tuple",
    "True",
    "False",
    "None",
    "NotImplemented",
    "Ellipsis",
    "copyright",
    "credits",
    "memoryview",
)
_PYTHON_3_ERRORS = frozenset((
    "ModuleNotFoundError", "RecursionError", "FileNotFoundError", "FileExistsError", "PermissionError", "ConnectionError",
    "TimeoutError", "BlockingIOError", "ChildProcessError", "BrokenPipeError", "ConnectionAbortedError", "ConnectionRefusedError",
    "ConnectionResetError", "InterruptedError", "IsADirectoryError", "NotADirectoryError", "ProcessLookupError",
    "StopAsyncIteration", "ResourceWarning", "BaseExceptionGroup", "ExceptionGroup", "EncodingWarning", "PythonFinalizationError",
    "_IncompleteInputError",
))  # fmt: skip
_ERRORS = tuple(
    name
    for name, value in vars(host).items()
    if isinstance(value, type) and issubclass(value, BaseException) and name not in _PYTHON_3_ERRORS
)

# name → the module that has it and its name there; one that ends in an underscore goes before the built-in name
_FUNCTIONS: Dict[str, str] = {
    "functions.console": "input quit raw_input",
    "functions.names": "locals vars",
    "functions.numbers": "bin chr cmp coerce hex oct ord pow round unichr",
    "functions.reflection": "apply dir format getattr hasattr hash intern issubclass setattr super",
    "functions.sequences": "filter map range sorted zip",
}
_PLACES: Dict[str, str] = {
    **{name: f"{module}._{name}" for module, names in _FUNCTIONS.items() for name in names.split()},
    **{f"__jy_{name.rstrip('_')}__": f"objects.arithmetic.{name}" for name in ("and_", "or_", "xor", "add", "sub", "mul", "shift_right")},
    **{f"Unicode{name}Error": f"objects.unicode_errors.Unicode{name}Error2" for name in ("Decode", "Encode", "Translate")},
    "EnvironmentError": "objects.system_errors.EnvironmentError2", "OSError": "objects.system_errors.OSError2",
    "__build_class__": "objects.unbound.build_class", "__jy_attr__": "attributes.get_attribute", "__jy_catch__": "exceptions.catch",
    "__jy_same__": "objects.ordering.same",
    "__jy_caught__": "exceptions.caught", "__jy_name__": "objects.bytestring.ByteString", "__jy_parts__": "exceptions.parts",
    "__jy_catch_last__": "exceptions.catch_last", "__jy_chain__": "objects.ordering.chain",
    "__jy_class__": "exceptions.without_arguments", "__jy_counted__": "call_words.counted_call",
    "__jy_del__": "attributes.delete_attribute",
    "__jy_del_item__": "objects.integers.delete_item", "__jy_dict__": "objects.dict.JythonDict", "__jy_div__": "objects.arithmetic.divide",
    "__jy_eq__": "objects.ordering.equal", "__jy_exec__": "evaluation.exec_", "__jy_floordiv__": "objects.arithmetic.floor_divide",
    "__jy_ge__": "objects.ordering.greater_or_equal", "__jy_gt__": "objects.ordering.greater", "__jy_in__": "objects.ordering.contains",
    "__jy_item__": "objects.integers.item", "__jy_itself__": "functions.itself", "__jy_keywords__": "objects.dict.keyword_dict",
    "__jy_le__": "objects.ordering.less_or_equal", "__jy_long__": "objects.integers.Long", "__jy_lt__": "objects.ordering.less",
    "__jy_mod__": "objects.arithmetic.modulo", "__jy_ne__": "objects.ordering.unequal", "__jy_old__": "objects.old_classes.OldInstance",
    "__jy_orders__": "objects.ordering.orders", "__jy_pow__": "objects.arithmetic.power", "__jy_raise__": "exceptions.make_raised",
    "__jy_repr__": "objects.text.repr_", "__jy_set__": "objects.set.JythonSet", "__jy_shift__": "objects.arithmetic.shift_left",
    "__jy_star__": "refused.star_import", "__jy_text_call__": "objects.unicode_calls.call_of_text", "__jy_unnamed__": "refused.Unnamed",
    "basestring": "objects.facades.BASESTRING", "buffer": "objects.bytestring.ByteString", "bytearray": "objects.bytearrays.BYTEARRAY",
    "bytes": "objects.facades.STR", "compile": "evaluation.compile_", "dict": "objects.facades.DICT",
    "divmod": "objects.arithmetic.divide_both", "eval": "evaluation.eval_", "execfile": "evaluation.execfile_",
    "exit": "functions.console._quit", "float": "objects.facades.FLOAT", "frozenset": "objects.set.FROZENSET", "int": "objects.facades.INT",
    "long": "objects.facades.LONG", "max": "objects.ordering.largest", "min": "objects.ordering.smallest", "reduce": "functions.reduce",
    "repr": "objects.text.repr_", "set": "objects.set.SET", "str": "objects.facades.STR", "type": "objects.facades.TYPE",
    "unicode": "objects.facades.UNICODE", "xrange": "functions.xrange.XRange",
}  # fmt: skip
_HOSTS: Dict[str, Any] = {name: getattr(host, name) for name in (*_AS_THEY_ARE, *_ERRORS) if name not in _PLACES and hasattr(host, name)}
_HOSTS.update(isinstance=isinstance, StandardError=Exception)
if sys.version_info >= (3, 12):  # whose sum of floats makes up for what rounding lost
    _PLACES["sum"] = "functions.sequences._sum"
    del _HOSTS["sum"]
_BY_CLASSES = "__build_class__"  # which a class statement calls, and no name of a code says
_TABLE = "__builtins__"  # whoever names the table may look up any name in it


def script_builtins(**own: Any) -> Dict[str, Any]:
    """A fresh table; ``own``: what belongs to one interpreter (``__import__``, ``print``, ``open``)."""
    return {**_HOSTS, **own}


def provide(table: Dict[str, Any], code: Optional[CodeType] = None) -> None:
    """Put into a table what a code names, without one all that there is; a table that a script made itself stays as it is."""
    if "__jy_global__" not in table:
        return
    names = {*_named(code), _BY_CLASSES} if code is not None else _PLACES.keys()
    for name in _PLACES.keys() if _TABLE in names else names:
        if name not in table and name in _PLACES:
            table[name] = _value(name)


def _named(code: CodeType) -> FrozenSet[str]:
    """The names that a code and the functions in it look up, and the table's where it stands as a text."""
    inner = [_named(value) for value in code.co_consts if isinstance(value, CodeType)]
    return frozenset(code.co_names).union(*inner, (value for value in code.co_consts if isinstance(value, str) and value == _TABLE))


@cache
def _value(name: str) -> Any:
    module, _, attribute = _PLACES[name].rpartition(".")
    value = getattr(import_module("." + module, __package__), attribute)
    if isinstance(value, FunctionType) and value.__module__.startswith(__package__) and not name.startswith("__jy_"):
        value.__name__ = name
    return value
