"""The Java types that a method takes: Jython's way from Python values to them, and its words when none fits.

``@takes("int, int", "java.time.Month, int")`` stands over a method, one text for each overload in the order in which Jython tries them
(PyReflectedFunction), "=" before a type for a value that stays as it is, "~" for one that is tested and stays;
``@static_takes`` over a static one, ``@constructor_takes`` over ``__init__``. The method gets the Java values.
"""

from __future__ import annotations

import functools
from array import array
from collections.abc import Collection
from importlib import import_module
from typing import Any, Callable, Dict, List, Sequence, Tuple, TypeVar

from ..registry import lookup
from .object import JavaType, is_java_value, is_value_class, unboxed
from .overloads import DEPENDS, NO, Overloads, Parameter

Method = TypeVar("Method", bound=Callable[..., Any])


def takes(*overloads: str) -> Callable[[Method], Method]:
    """A method: what follows ``self`` is converted."""
    return _decorator(overloads, 1, lambda function, itself: function.__name__.rstrip("_"))


def static_takes(*overloads: str) -> Callable[[Method], Method]:
    """A static method (``@staticmethod`` stands above)."""
    return _decorator(overloads, 0, lambda function, itself: function.__name__.rstrip("_"))


def constructor_takes(*overloads: str) -> Callable[[Method], Method]:
    """``__init__``: the errors name the class."""
    return _decorator(overloads, 1, lambda function, itself: str(itself[0].java_name))


def _decorator(overloads: Sequence[str], bound: int, name_of: Callable[[Any, Any], str]) -> Callable[[Method], Method]:
    def decorate(function: Method) -> Method:
        parsed: List[Overloads] = []

        @functools.wraps(function)
        def call(*arguments: Any, **keywords: Any) -> Any:
            if not parsed:
                parsed.append(Overloads([_parse(overload) for overload in overloads]))
            if keywords:
                raise TypeError(f"{name_of(function, arguments)}(): takes no keyword arguments")
            converted = parsed[0].convert(arguments[bound:])
            if converted is None:
                raise TypeError(f"{name_of(function, arguments)}(): {parsed[0].complaint(arguments[bound:], sorted)}")
            return function(*arguments[:bound], *converted)

        return call  # type: ignore[return-value]

    return decorate


def _parse(overload: str) -> Tuple[Parameter, ...]:
    names = [name.strip() for name in overload.split(",")] if overload else []
    return tuple(_parameter(name) for name in names)


def _parameter(name: str) -> Parameter:
    """"=" before a type: the value stays as it is; "~": as well, where the type takes it."""
    if name.startswith("~"):
        return Parameter(name[1:], _as_it_stands(name[1:]), _tested(of_type(name[1:])))
    if name.startswith("="):
        return Parameter(name[1:], lambda value: value, lambda kind: None)
    return Parameter(name, conversion(name), of_type(name))


def _as_it_stands(name: str) -> Callable[[Any], Any]:
    convert = conversion(name)
    return lambda value: NO if convert(value) is NO else value


def _tested(way: Callable[[type], Any]) -> Callable[[type], Any]:
    return lambda kind: NO if way(kind) is NO else None if way(kind) is None else DEPENDS


def _unboxed(value: Any, primitive: str) -> Any:
    """What a Java object such as ``Integer(5)`` holds, where its own type is wanted."""
    return value.unboxed() if is_java_value(value) and value._primitive == primitive else NO


def _text(value: Any) -> Any:
    return value if value is None else str.__str__(value) if isinstance(value, str) else _unboxed(value, "String")


def _whole(name: str, bits: int) -> Callable[[Any], Any]:
    least, most = -(2 ** (bits - 1)), 2 ** (bits - 1) - 1
    return lambda value: int(value) if isinstance(value, int) and least <= value <= most else _unboxed(value, name)


def _narrow(name: str, bits: int) -> Callable[[Any], Any]:
    """byte and short: what is too large loses its upper bits."""
    half, all_bits = 1 << (bits - 1), (1 << bits) - 1
    return lambda value: (
        ((value + half) & all_bits) - half if isinstance(value, int) and -(2**31) <= value < 2**31 else _unboxed(value, name)
    )


def _floating(name: str) -> Callable[[Any], Any]:
    return lambda value: float(value) if isinstance(value, (int, float)) else _unboxed(value, name)


def _boolean(value: Any) -> Any:
    return bool(value) if isinstance(value, int) else _unboxed(value, "boolean")


def _character(value: Any) -> Any:
    return str.__str__(value) if isinstance(value, str) and len(value) == 1 else _unboxed(value, "char")


def _bytes(value: Any) -> Any:
    """byte[]: a byte string as it is, unicode as latin-1 with ? for the rest, numbers; a bytearray only below 128."""
    if value is None or isinstance(value, bytes):
        return value
    if isinstance(value, array):
        return value.tobytes() if value.typecode in "bB" else NO
    if isinstance(value, str):
        return str.encode(value, "latin-1", "replace")
    if isinstance(value, bytearray):
        return bytes(value) if value.isascii() else NO
    if isinstance(value, (list, tuple)) and all(isinstance(item, int) and -128 <= item < 128 for item in value):
        return bytes([item & 0xFF for item in value])
    is_empty = isinstance(value, Collection) and not len(value) and not hasattr(value, "java_name")  # an array is filled item by item
    return b"" if is_empty else NO


def _map(value: Any) -> Any:
    return value if value is None or isinstance(value, dict) or hasattr(value, "entrySet") else NO


_CONVERSIONS: Dict[str, Callable[[Any], Any]] = {
    "String": _text,
    "java.lang.CharSequence": _text,
    "java.util.Map": _map,
    "int": _whole("int", 32),
    "long": _whole("long", 64),
    "byte": _narrow("byte", 8),
    "short": _narrow("short", 16),
    "double": _floating("double"),
    "float": _floating("float"),
    "boolean": _boolean,
    "java.lang.Boolean": lambda value: value if isinstance(value, bool) else _unboxed(value, "boolean"),
    "char": _character,
    "byte[]": _bytes,
    "Object": lambda value: str.__str__(value) if isinstance(value, str) else unboxed(value),
}


def conversion(name: str) -> Callable[[Any], Any]:
    """The way from a Python value to a Java type."""
    if name not in _CONVERSIONS and name in _OF_MANY:
        _CONVERSIONS.update(import_module(".collection_types", __package__).CONVERSIONS)
    return _CONVERSIONS.get(name) or functools.partial(_instance, name)


_OF_MANY = frozenset(("char[]", "java.lang.String[]", "java.util.Collection", "java.util.List", "java.util.Set"))


def _instance(name: str, value: Any) -> Any:
    if value is None:
        return None
    kind = lookup(name)
    return value if kind is not None and isinstance(value, kind) else NO


# What a type alone says (Parameter.of_type)

_NULL = type(None)


def _of_text(kind: type) -> Any:
    if kind in (str, _NULL):
        return None
    return str.__str__ if issubclass(kind, str) else _of_boxed(kind)


def _of_boxed(kind: type) -> Any:
    return DEPENDS if is_value_class(kind) else NO


def _of_whole(kind: type) -> Any:
    return DEPENDS if issubclass(kind, int) else _of_boxed(kind)


def _of_boolean(kind: type) -> Any:
    return bool if issubclass(kind, int) else _of_boxed(kind)


def _of_bytes(kind: type) -> Any:
    if kind in (bytes, _NULL):
        return None
    return NO if hasattr(kind, "java_name") and not issubclass(kind, (bytes, bytearray, array, str, list, tuple)) else DEPENDS


def _of_object(kind: type) -> Any:
    if issubclass(kind, str):
        return None if kind is str else str.__str__
    return unboxed if is_value_class(kind) else None


_OF_TYPE: Dict[str, Callable[[type], Any]] = {
    "String": _of_text,
    "java.lang.CharSequence": _of_text,
    "int": _of_whole,
    "long": _of_whole,
    "boolean": _of_boolean,
    "byte[]": _of_bytes,
    "Object": _of_object,
}


def of_type(name: str) -> Callable[[type], Any]:
    """What holds for every value of a type where a parameter is of this Java type."""
    if name in _OF_TYPE:
        return _OF_TYPE[name]
    return (lambda kind: DEPENDS) if name in _CONVERSIONS or name in _OF_MANY else functools.partial(_of_instance, name)


def _of_instance(name: str, kind: type) -> Any:
    wanted = lookup(name)
    if kind is _NULL:
        return None
    if wanted is None or type(wanted) not in (type, JavaType):
        return NO if wanted is None else DEPENDS
    return None if issubclass(kind, wanted) else NO
