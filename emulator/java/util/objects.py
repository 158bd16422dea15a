"""java.util.Objects."""

from __future__ import annotations

from typing import Any, Dict

from ..lang.numbers import wrap32
from ..lang.object import JavaObject, class_name, is_java_value
from ..lang.statics import Static, add_statics
from ..lang.throwable import NullPointerException
from ..lang.value_text import java_text
from ..registry import java_class
from .map_order import hash_code

# Jython hands null to the instance method of that name (PyReflectedFunction takes the first argument for the object)
_NO_OBJECT = 'Cannot invoke "Object.getClass()" because "obj" is null'


@java_class("java.util.Objects")
class Objects(JavaObject):
    """Static helpers."""


def _equals(first: Any, second: Any) -> bool:
    if first is None and second is None:
        raise NullPointerException(_NO_OBJECT)
    if first is None or second is None:
        return False
    return class_name(first) == class_name(second) and bool(first == second)


def _to_string(value: Any, *default: Any) -> Any:
    if value is None and not default:
        raise NullPointerException(_NO_OBJECT)
    return default[0] if value is None else str.__str__(java_text(value))


def _hash(*values: Any) -> int:
    code = 1
    for value in values[0] if len(values) == 1 and isinstance(values[0], (list, tuple)) else values:
        code = wrap32(31 * code + (0 if value is None else _code(value)))
    return int(code)


def _code(value: Any) -> int:
    return int(value.hashCode()) if is_java_value(value) else int(hash_code(value))


def _required(value: Any, *message: Any) -> Any:
    if value is None:
        raise NullPointerException(*message)
    return value


_TABLE: Dict[str, Static] = {
    "equals": (("Object, Object",), _equals),
    "toString": (("Object", "Object, String"), _to_string),
    "isNull": (("Object",), lambda value: value is None),
    "nonNull": (("Object",), lambda value: value is not None),
    "requireNonNull": (("Object", "Object, String"), _required),
    "requireNonNullElse": (("Object, Object",), lambda value, other: other if value is None else value),
}
add_statics(Objects, _TABLE)
Objects.hash = staticmethod(_hash)  # type: ignore[attr-defined]
