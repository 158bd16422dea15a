"""``repr`` and ``str`` of any value in Jython's words: ``u'…'``, ``5L``, ``<type 'unicode'>``, dicts in Jython's order."""

from __future__ import annotations

from types import FunctionType, MethodType
from typing import Any, Callable

from .bytestring import DEFAULT, ByteString, as_unicode, from_bytes
from .dict import JythonDict
from .integers import Long, float_repr, float_text, is_long
from .later import later
from .old_classes import is_old_class, module_shown
from .shown import FORMS
from .unbound import is_built_in

_CLASS = "java.lang.Class"
_OF_TYPES: Any = type.__repr__
_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\"}


def repr_text(value: str) -> str:
    """The quoted form of a string, without the u."""
    quote = '"' if "'" in value and '"' not in value else "'"
    parts = []
    for character in str.__iter__(value):
        code = ord(character)
        if character == quote:
            parts.append("\\" + character)
        elif character in _ESCAPES:
            parts.append(_ESCAPES[character])
        elif 32 <= code < 127:
            parts.append(character)
        elif code < 256:
            parts.append(f"\\x{code:02x}")
        elif code < 0x10000:
            parts.append(f"\\u{code:04x}")
        else:
            parts.append(f"\\U{code:08x}")
    return quote + "".join(parts) + quote


def repr_(value: Any) -> str:
    """``repr(value)``: unicode of a Java object."""
    return str.__str__(_repr(value)) if shown_by_java(value) else ByteString(_repr(value))


def shown_by_java(value: Any) -> bool:
    """Is the text a Java object's toString(), which is unicode? Maps and classes are shown by Jython."""
    kind = type(value)
    return kind.__dict__.get("java_name", _CLASS) != _CLASS and not _is_collection(value)


def _repr(value: Any) -> str:
    kind = type(value)
    form = FORMS.get(kind)
    if form:
        return form(value)
    if isinstance(value, type):
        own: Any = kind.__repr__
        return later.type_repr(value) if own is _OF_TYPES or kind.__module__.startswith("emulator.") else own(value)
    if hasattr(kind, "java_name"):
        return _dict(value) if _is_collection(value) else repr(value)
    for base, form in _BASES:
        if isinstance(value, base) and kind.__repr__ in (base.__repr__, object.__repr__):
            return form(value)
    return repr(value)


def str_(value: Any) -> ByteString:
    """``str(value)``: unicode must be ASCII."""
    kind = type(value)
    if kind is ByteString:
        return value  # type: ignore[no-any-return]
    if kind is str:
        return ByteString(_ascii(value))
    result = text_of(value)
    return ByteString(result if isinstance(result, ByteString) else _ascii(result))


def text_of(value: Any) -> str:
    """What ``str()`` or ``'%s'`` shows, before anybody asks whether it is ASCII."""
    kind = type(value)
    if isinstance(value, str):
        return value
    if kind is float:
        return float_text(value)
    if kind is int or kind is Long or issubclass(kind, int) and _has_no_text(kind):
        return int.__repr__(value)
    if isinstance(value, type) and is_old_class(value):
        return ByteString(f"{value.__module__}.{value.__name__}")
    if kind in _SHOWN_AS_REPR or isinstance(value, type):
        return ByteString(_repr(value))
    if hasattr(kind, "java_name") and _is_collection(value):
        return _java(value)
    if isinstance(value, BaseException):
        return _exception_text(value)
    if issubclass(kind, bytearray):
        return from_bytes(bytes(value))
    own: Any = kind.__str__
    if own is object.__str__:
        return ByteString(_repr(value))
    return ByteString(str(value)) if kind.__module__ in _PLAIN_MODULES else own(value)


def _has_no_text(kind: Any) -> bool:
    return kind is not bool and kind.__str__ is object.__str__


def _is_collection(value: Any) -> bool:
    from ...java.util.maps import JavaMap

    return isinstance(value, JavaMap)


def _java(value: Any) -> str:
    """A Java object: its toString(), a map as Python shows one."""
    return _dict(value) if _is_collection(value) else repr(value) if type(value).__dict__.get("java_name") == _CLASS else str(value)


def _ascii(text: str) -> str:
    return as_unicode(ByteString(text)) if isinstance(text, ByteString) else str.encode(text, DEFAULT.encoding).decode("latin-1")


def _exception_text(error: BaseException) -> str:
    kind = type(error)
    if isinstance(error, UnicodeEncodeError):
        return ByteString(_unencodable(error))
    if isinstance(error, OSError) and error.filename is not None and kind.__str__ is OSError.__str__:
        return ByteString(f"[Errno {error.errno}] {error.strerror}: {_repr(error.filename)}")
    if kind.__str__ not in (BaseException.__str__, KeyError.__str__) and (kind is not OSError or len(error.args) < 4):
        text = kind.__str__(error)
        return text if isinstance(text, ByteString) or not text.isascii() else ByteString(text)
    if not error.args:
        return ByteString("")
    if len(error.args) > 1:
        return ByteString(_repr(error.args))
    if isinstance(error, KeyError):
        return ByteString(_repr(error.args[0]))
    return text_of(error.args[0])


def _unencodable(error: UnicodeEncodeError) -> str:
    """Python 2 shows the one character as a literal of unicode."""
    if error.encoding == "ascii" and error.object[: error.end] and max(error.object[: error.end]) > "\uffff":  # two units of UTF-16 each
        start = len(str.encode(error.object[: error.start], "utf-16-le")) // 2
        end = min(
            len(str.encode(error.object[: error.end], "utf-16-le")) // 2, len(error.object)
        )  # the codec counts units up to the length
        if end - start > 1:
            return f"'ascii' codec can't encode characters in position {start}-{end - 1}: {error.reason}"
    if error.end - error.start > 1:
        return str(error)
    if error.start >= len(error.object):
        return f"'{error.encoding}' codec can't encode characters in position {error.start}-{error.end - 1}: {error.reason}"
    character = repr_text(error.object[error.start])
    return f"'{error.encoding}' codec can't encode character u{character} in position {error.start}: {error.reason}"


def _long(value: int) -> str:
    return int.__repr__(value) + ("L" if is_long(value) else "")


def _items(values: Any) -> str:
    return ", ".join([_repr(value) for value in values])


def _tuple(value: tuple[Any, ...]) -> str:
    return f"({_repr(value[0])},)" if len(value) == 1 else f"({_items(value)})"


def _list(value: list[Any]) -> str:
    return f"[{_items(value)}]"


def _dict(value: Any) -> str:
    return "{" + ", ".join([f"{_repr(key)}: {_repr(item)}" for key, item in value.items()]) + "}"


def _set(value: Any) -> str:
    return f"{type(value).__name__}([{_items(value)}])"


def _function(value: Any) -> str:
    if is_built_in(value):
        return f"<built-in function {value.__name__}>"
    return f"<function {value.__name__} at 0x{_identity(value):x}>"


def _method(value: Any) -> str:
    if is_built_in(value):
        return f"<built-in function {value.__name__.rstrip('_')}>"
    owner = type(value.__self__)
    return f"<bound method {owner.__dict__.get('java_name', owner.__name__)}.{value.__name__} of {_repr(value.__self__)}>"


def _instance(value: Any) -> str:
    if is_old_class(type(value)):
        return f"<{module_shown(type(value))}.{type(value).__name__} instance at 0x{_identity(value):x}>"
    module = type(value).__module__
    name = later.class_name(type(value)) if module == "builtins" else f"{module}.{type(value).__name__}"
    return f"<{name} object at 0x{_identity(value):x}>"


def _plain_instance(value: Any) -> str:
    return f"<{type(value).__name__} object at 0x{_identity(value):x}>"


def _identity(value: Any) -> int:
    return (id(value) >> 4) & 0x7FFFFFFF


def _exception_repr(error: BaseException) -> str:
    return f"{later.class_name(type(error))}({_items(error.args)}{',' if len(error.args) == 1 else ''})"


_SHOWN_AS_REPR = frozenset((bool, list, tuple, dict, JythonDict, FunctionType, MethodType, type(None)))
_PLAIN_MODULES = frozenset(("datetime", "uuid", "decimal", "emulator.jython.modules.datetime_module"))
_BUILT_IN: dict[type, Callable[[Any], str]] = {
    str: lambda value: "u" + repr_text(value),
    ByteString: repr_text,
    bool: bool.__repr__,
    int: _long,
    Long: _long,
    float: float_repr,
    list: _list,
    tuple: _tuple,
    dict: _dict,
    JythonDict: _dict,
    FunctionType: _function,
    MethodType: _method,
    slice: lambda value: f"slice({', '.join([text_of(part) for part in (value.start, value.stop, value.step)])})",
    **{kind: _plain_instance for kind in (classmethod, staticmethod)},
    reversed: lambda value: f"<reversediterator object at 0x{_identity(value):x}>",
}
FORMS.update(_BUILT_IN)
_BASES: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (BaseException, _exception_repr),
    (str, lambda value: "u" + repr_text(value)),
    (int, _long),
    (float, float_repr),
    (list, _list),
    (tuple, _tuple),
    (JythonDict, _dict),
    (dict, _dict),
    (object, _instance),
)


later.give(repr_, repr_text, str_, text_of)
