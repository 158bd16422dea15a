"""The built-in names of a script: Python 2.7's, plus the ``__jy_…__`` helpers that the syntax tree calls."""

from __future__ import annotations

import builtins as host
import functools
import math
import sys
from types import FunctionType
from typing import Any, Callable, Dict, Iterable, Optional

from ..base.errors import EmulatorError
from .attributes import delete_attribute, get_attribute
from .evaluation import compile_, eval_, exec_
from .exceptions import catch, catch_last, make_raised, without_arguments
from .java_dir import java_dir
from .lacking import refuse_lacking
from .objects import ordering, types
from .objects.bytestring import ByteString
from .objects.dict import JythonDict, keyword_dict
from .objects.formatting import format_string
from .objects.integers import (
    HIGHEST,
    LOWEST,
    Long,
    delete_item,
    divide,
    divide_both,
    floor_divide,
    is_long,
    item,
    modulo,
    power,
    shift_left,
)
from .objects.old_classes import OldInstance, is_old_class
from .objects.order import hash_code
from .objects.set import JythonSet
from .objects.system_errors import EnvironmentError2, OSError2
from .objects.text import call_of_text, repr_
from .objects.unbound import build_class
from .refused import Unnamed, star_import

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
    "locals",
    "next",
    "object",
    "property",
    "reversed",
    "slice",
    "staticmethod",
    "sum",
    "super",
    "tuple",
    "vars",
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


def _map(function: Optional[Callable[..., Any]], *sources: Iterable[Any]) -> list[Any]:
    if not sources:
        raise TypeError("map() requires at least 2 arguments (1) given")
    for index, source in enumerate(sources, 1):
        if not hasattr(type(source), "__iter__") and not hasattr(type(source), "__getitem__"):
            raise TypeError(f"argument {index} to map() must support iteration")
    if len(sources) == 1:
        return list(sources[0]) if function is None else [function(item) for item in sources[0]]
    lists = [list(source) for source in sources]
    longest = max(len(items) for items in lists)
    rows = [tuple([items[index] if index < len(items) else None for items in lists]) for index in range(longest)]
    return rows if function is None else [function(*row) for row in rows]


def _filter(function: Optional[Callable[[Any], Any]], source: Any) -> Any:
    kept = [item for item in source if (item if function is None else function(item))]
    if isinstance(source, str):
        return ByteString("".join(kept)) if isinstance(source, ByteString) else "".join(kept)
    return tuple(kept) if isinstance(source, tuple) else kept


def _range(*arguments: int) -> list[int]:
    if not 1 <= len(arguments) <= 3:
        raise TypeError(f"range() takes 1-3 arguments ({len(arguments)} given)")
    for argument, name in zip(arguments, _RANGE[len(arguments)]):
        if not hasattr(type(argument), "__index__"):
            raise TypeError(f"range() integer {name} argument expected, got {types.type_name(argument)}.")
    if len(arguments) == 3 and not arguments[2]:
        raise ValueError("range() step argument must not be zero")
    numbers = range(*arguments)
    if numbers and abs(numbers[-1] - numbers[0]) // abs(numbers.step) >= HIGHEST:
        raise OverflowError(ByteString("range() result has too many items"))
    return list(numbers)


_RANGE = {1: ("end",), 2: ("start", "end"), 3: ("start", "end", "step")}


def _round(number: Any, ndigits: int = 0) -> float:
    """Half away from zero, always a float."""
    import decimal

    if isinstance(number, str) or not hasattr(type(number), "__float__"):
        raise TypeError("a float is required")
    if not hasattr(type(ndigits), "__index__"):
        raise TypeError(f"'{types.type_name(ndigits)}' object cannot be interpreted as an index")
    value = float(number)
    if value != value or value in (0.0, float("inf"), float("-inf")):
        return value
    if 3.3219 * int(ndigits) < -(math.frexp(value)[1] + 1):
        return math.copysign(0.0, value)  # ExtraMath.round: so small that nothing is worked out, and the zero keeps its sign
    exact = decimal.Decimal(value)
    places = min(int(ndigits), 400)
    with decimal.localcontext() as context:
        context.prec = 800
        return float(exact.quantize(decimal.Decimal(1).scaleb(-places), rounding=decimal.ROUND_HALF_UP)) + 0.0


def _chr(code: int) -> ByteString:
    if not hasattr(type(code), "__index__") or is_long(code) and not -(2**31) <= code < 2**31:
        raise TypeError("chr(): 1st arg can't be coerced to int")
    if not 0 <= code < 256:
        raise ValueError("chr() arg not in range(256)")
    return ByteString(host.chr(code))


def _unichr(code: Any) -> str:
    if isinstance(code, float):
        code = int(code)
    if not hasattr(type(code), "__index__"):
        raise TypeError(ByteString("an integer is required"))
    if not -(2**63) <= code < 2**63:
        raise OverflowError(ByteString("long too big to convert"))
    if not -(2**31) <= code < 2**31:
        raise OverflowError(ByteString(f"signed integer is {'less than minimum' if code < 0 else 'greater than maximum'}"))
    return host.chr(code)


def _bin(value: Any) -> ByteString:
    if not hasattr(type(value), "__index__"):
        raise TypeError(ByteString(f"'{types.type_name(value)}' object cannot be interpreted as an index"))
    return ByteString(host.bin(value))


def _pow(*arguments: Any) -> Any:
    if not 2 <= len(arguments) <= 3:
        raise TypeError(ByteString(f"pow() takes 2-3 arguments ({len(arguments)} given)"))
    if len(arguments) == 2 or arguments[2] is None:
        return power(*arguments[:2])
    if not all(isinstance(argument, (int, float)) for argument in arguments):
        kinds = ", ".join([f"'{types.type_name(argument)}'" for argument in arguments])
        raise TypeError(ByteString(f"unsupported operand type(s) for pow(): {kinds}"))
    if isinstance(arguments[1], int) and arguments[1] < 0:
        raise TypeError(ByteString("pow() 3rd argument not allowed unless all arguments are integers"))
    return pow(*arguments)


def _ord(character: Any) -> int:
    if not isinstance(character, (str, bytearray)):
        raise TypeError(f"ord() expected string of length 1, but {types.type_name(character)} found")
    if len(character) != 1:
        raise TypeError(f"ord() expected a character, but string of length {len(character)} found")
    return host.ord(character)


def _getattr(value: Any, name: str, *default: Any) -> Any:
    if not isinstance(name, str):
        raise TypeError("getattr(): attribute name must be string")
    try:
        return get_attribute(value, str.__str__(name))
    except AttributeError as error:
        if default:
            refuse_lacking(error)
            return default[0]
        raise


def _hasattr(value: Any, name: str) -> bool:
    try:
        get_attribute(value, str.__str__(name))
    except EmulatorError:
        raise
    except Exception as error:  # Python 2 takes any error for "no"
        refuse_lacking(error)
        return False
    return name != "__iter__" or not isinstance(value, str)


def _setattr(value: Any, name: str, item: Any) -> None:
    setattr(value, str.__str__(name), item)


def _isinstance(value: Any, kinds: Any) -> bool:
    return isinstance(value, kinds)


def _hash(value: Any) -> int:
    if isinstance(value, slice):  # CPython has a hash for it since 3.12
        raise TypeError(ByteString("unhashable type: 'slice'"))
    host.hash(value)
    code = hash_code(value)
    return code - 2**32 if code >= 2**31 else code


def _issubclass(cls: Any, bases: Any) -> bool:
    if bases is object and is_old_class(cls):
        return False
    if bases is OSError and isinstance(cls, type) and issubclass(cls, OSError2):
        return False
    return issubclass(getattr(cls, "host", cls), bases)


def _hex(value: int) -> ByteString:
    if not hasattr(type(value), "__index__"):
        raise TypeError("hex() argument can't be converted to hex")
    return ByteString(host.hex(value) + ("L" if is_long(value) else ""))


def _oct(value: int) -> ByteString:
    if not hasattr(type(value), "__index__"):
        raise TypeError("oct() argument can't be converted to oct")
    text = f"{abs(value):o}"
    return ByteString(("-" if value < 0 else "") + ("0" if value else "") + text + ("L" if is_long(value) else ""))


def _format(value: Any, spec: Any = "") -> ByteString:
    if not isinstance(spec, str):
        raise TypeError(ByteString("__format__ requires str or unicode"))
    return ByteString(format_string("{:" + str.__str__(spec) + "}", (value,), {}))


def _apply(function: Callable[..., Any], arguments: Any = (), keywords: Optional[Dict[str, Any]] = None) -> Any:
    return function(*arguments, **(keywords or {}))


def _coerce(left: Any, right: Any) -> tuple[Any, Any]:
    return (float(left), float(right)) if isinstance(left, float) or isinstance(right, float) else (left, right)


def _sorted(iterable: Iterable[Any], cmp: Any = None, key: Any = None, reverse: bool = False) -> list[Any]:
    return ordering.sort_items(iterable, cmp, key, reverse)


def _dir(*value: Any) -> list[Any]:
    if value and hasattr(type(value[0]), "java_name"):
        return java_dir(value[0])
    names = host.dir(*value) if value else list(sys._getframe(1).f_locals)
    return sorted(ByteString(name) for name in names)


def _zip(*sources: Iterable[Any]) -> list[tuple[Any, ...]]:
    return list(zip(*sources))


def _input(prompt: Any = None) -> Any:
    raise EOFError("raw_input()")


def _execfile(name: Any, *spaces: Any) -> None:
    raise EOFError("raw_input()")


def _raw_input(prompt: Any = None) -> Any:
    raise EOFError("raw_input()")


def _quit(*status: Any) -> None:
    error = SystemExit(status[0] if status else None)
    error.jython_frames = (_SITE_FRAME,)  # type: ignore[attr-defined]
    raise error


_SITE_FRAME = '  File "<jython>/jython-standalone-2.7.2.jar/Lib/site$py.class", line 394, in __call__\n    raise SystemExit(code)\n'


class XRange:
    """``xrange``."""

    def __init__(self, *arguments: int) -> None:
        if not all(hasattr(type(argument), "__index__") for argument in arguments):
            raise TypeError("an integer is required")
        if len(arguments) == 3 and not arguments[2]:
            raise ValueError("xrange() arg 3 must not be zero")
        if not all(LOWEST <= argument <= HIGHEST for argument in arguments):
            raise OverflowError(ByteString("long int too large to convert to int"))
        self._range = range(*[int(argument) for argument in arguments])

    def __iter__(self) -> Any:
        return iter(self._range)

    def __len__(self) -> int:
        return len(self._range)

    def __getitem__(self, index: int) -> int:
        if not hasattr(type(index), "__index__"):
            raise TypeError(ByteString("xrange indices must be integers"))
        try:
            return self._range[index]
        except IndexError:
            raise IndexError(ByteString("xrange object index out of range")) from None

    def __repr__(self) -> str:
        return "x" + repr(self._range).replace("range(0, ", "range(") if self._range.start == 0 else "x" + repr(self._range)


XRange.__name__ = XRange.__qualname__ = "xrange"

_HELPERS: Dict[str, Any] = {
    "__jy_attr__": get_attribute, "__jy_catch__": catch, "__jy_catch_last__": catch_last, "__jy_chain__": ordering.chain,
    "__jy_class__": without_arguments, "__jy_del__": delete_attribute, "__jy_del_item__": delete_item, "__jy_dict__": JythonDict,
    "__jy_div__": divide, "__jy_eq__": ordering.equal, "__jy_exec__": exec_, "__jy_floordiv__": floor_divide,
    "__jy_ge__": ordering.greater_or_equal, "__jy_gt__": ordering.greater, "__jy_in__": ordering.contains, "__jy_item__": item,
    "__jy_itself__": lambda value: value, "__jy_keywords__": keyword_dict, "__jy_le__": ordering.less_or_equal, "__jy_long__": Long,
    "__jy_lt__": ordering.less, "__jy_mod__": modulo, "__jy_ne__": ordering.unequal, "__jy_old__": OldInstance,
    "__jy_orders__": ordering.orders, "__jy_pow__": power, "__jy_raise__": make_raised, "__jy_repr__": repr_, "__jy_set__": JythonSet,
    "__jy_shift__": shift_left, "__jy_star__": star_import, "__jy_text_call__": call_of_text, "__jy_unnamed__": Unnamed,
}  # fmt: skip
_PYTHON_2: Dict[str, Any] = {
    "__build_class__": build_class,
    "apply": _apply,
    "bin": _bin,
    "divmod": divide_both,
    "pow": _pow,
    "format": _format,
    "chr": _chr, "cmp": ordering.compare, "coerce": _coerce, "compile": compile_, "dir": _dir, "eval": eval_,
    "execfile": _execfile, "exit": _quit, "quit": _quit, "filter": _filter, "getattr": _getattr, "hasattr": _hasattr,
    "hash": _hash, "hex": _hex,
    "intern": lambda text: text,
    "isinstance": isinstance, "issubclass": _issubclass, "long": types.LONG,
    "map": _map, "max": ordering.largest, "min": ordering.smallest, "oct": _oct, "ord": _ord, "range": _range, "raw_input": _raw_input,
    "input": _input, "reduce": functools.reduce, "repr": repr_, "round": _round, "setattr": _setattr, "sorted": _sorted,
    "EnvironmentError": EnvironmentError2,
    "OSError": OSError2,
    "StandardError": Exception, "unichr": _unichr, "xrange": XRange, "zip": _zip, "buffer": ByteString, "reload": lambda module: module,
}  # fmt: skip


for _name, _value in _PYTHON_2.items():
    if isinstance(_value, FunctionType) and types.is_built_in(_value):
        _value.__name__ = _name


def script_builtins(**own: Any) -> Dict[str, Any]:
    """A fresh table; ``own``: what belongs to one interpreter (``__import__``, ``print``, ``open``)."""
    table = {name: getattr(host, name) for name in (*_AS_THEY_ARE, *_ERRORS) if hasattr(host, name)}
    table.update({facade.__name__: facade for facade in types.FACADES})
    table["bytes"] = types.STR
    table.update(_PYTHON_2)
    table.update(_HELPERS)
    table.update(own)
    return table


__all__ = ["XRange", "script_builtins"]
