"""The script's global names, which in a script engine are Java's: a value stored there is handed to Java and back.

PyScriptEngineScope (Jython 2.7.2) keeps every module-level name in the bindings as a Java object. So after ``x = 'abc'`` at the top of a
script ``x`` is unicode, a datetime has become a java.sql.Timestamp, a Decimal a java.math.BigDecimal, a BigInteger a long, an xrange
an iterator that can be walked once. Inside functions, lists and dicts values stay what they are.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, MutableMapping
from types import FunctionType, ModuleType
from typing import Any, Callable, Dict, Optional

from ..java.lang.object import JavaType
from .objects.bytestring import ByteString, plain
from .objects.dict import JythonDict
from .objects.integers import Long
from .objects.later import later
from .objects.unbound import ScriptClass
from .script_files import is_script_file

_KEPT = frozenset(
    (str, int, float, bool, list, tuple, type(None), Long, JythonDict, FunctionType, ModuleType, type, ScriptClass, JavaType)
)


def stored(value: Any) -> Any:
    """What reading a module-level name gives after this value was stored in it."""
    kind = type(value)
    if kind in _KEPT:
        return value
    if kind is ByteString or isinstance(value, str):
        return plain(value)
    convert = _BY_MODULE.get(kind.__module__)
    if convert is not None:
        return convert(value)
    if isinstance(value, int):
        return Long(value) if isinstance(value, Long) else int(value)
    return value


def _datetime(value: Any) -> Any:
    from .objects import java_sql

    return java_sql.from_python(value)


def _decimal(value: Any) -> Any:
    from ..java.registry import lookup

    big_decimal: Optional[Callable[[str], Any]] = lookup("java.math.BigDecimal")
    return big_decimal(str(value)) if big_decimal and type(value).__name__ == "Decimal" else value


def _unboxed(value: Any) -> Any:
    """``String('abc')`` comes back as unicode, ``Integer(5)`` as an int."""
    return value.unboxed()


_BY_MODULE: Dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys([f"emulator.java.lang.{module}" for module in ("string", "boxed_numbers", "boolean", "character")], _unboxed),
    "datetime": _datetime,
    "decimal": _decimal,
    "emulator.jython.functions.xrange": iter,
    "emulator.java.math.big_integer": lambda value: Long(value._value),
}


def each(values: Any, names: Any) -> Iterator[Any]:
    """What a list comprehension at the top of a script walks: every value stored in its names, which keep the last one."""
    frame = sys._getframe(1)
    is_script = is_script_file(frame.f_code.co_filename)
    if not is_script and not isinstance(frame.f_locals, ModuleScope):  # eval and exec with names of their own
        return _walk(frame.f_locals, values, names, lambda value: value)
    return _walk(frame.f_globals, values, names)


def module_each(values: Any, names: Any) -> Iterator[Any]:
    """The same in a module, whose names are no bindings of the script engine."""
    return _walk(sys._getframe(1).f_globals, values, names, lambda value: value)


def _walk(space: Dict[str, Any], values: Any, names: Any, kept: Callable[[Any], Any] = stored) -> Iterator[Any]:
    for value in values:
        yield _assign(space, names, value, kept)


def _assign(space: Dict[str, Any], names: Any, value: Any, kept: Callable[[Any], Any]) -> Any:
    if isinstance(names, tuple):
        parts = list(value)
        return [_assign(space, name, part, kept) for name, part in zip(names, parts)] if len(parts) == len(names) else parts
    if names is None:
        return value
    space[names] = value = kept(value)
    return value


class ModuleScope(MutableMapping[Any, Any]):
    """The local names of module-level code: the global names, with values stored as ``stored`` says."""

    def __init__(self, names: Dict[Any, Any]) -> None:
        self._names = names

    def __getitem__(self, name: Any) -> Any:
        return self._names[name]

    def __setitem__(self, name: Any, value: Any) -> None:
        if name != "__doc__":  # a script's own documentation does not come to its scope
            self._names[name] = value if type(value) in _KEPT else stored(value)

    def __delitem__(self, name: Any) -> None:
        del self._names[name]

    def __iter__(self) -> Iterator[Any]:
        return iter(list(self._names))

    def __len__(self) -> int:
        return len(self._names)

    def has_key(self, name: Any) -> bool:
        """``name in self``."""
        return name in self._names

    def __repr__(self) -> str:
        return later.repr_(self._names)
