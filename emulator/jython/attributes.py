"""Attributes that Python 3 cannot look up by itself: ``u.encode``, ``d.iteritems``, ``e.message``, a Java long such as ``ff.size``.

The syntax tree sends these names here (``REDIRECTED``); every other attribute is looked up directly.
"""

from __future__ import annotations

import functools
import re
from array import array
from collections import OrderedDict, deque
from typing import Any, Callable

from .objects.bytestring import ByteString, from_bytes, listed, unicode_parts
from .objects.integers import Long, delete_item
from .objects.later import later
from .objects.later_names import LATER_NAMES, is_later
from .objects.old_classes import OldInstance, is_old_class
from .objects.utf_8 import decode_bytes, encode_bytes, encode_unicode
from .source.tree_operators import OF_TEXTS

Lookup = Callable[[Any], Any]
_ONLY_TEXTS = frozenset((str,))


def _encode(value: Any) -> Any:
    return functools.partial(encode_unicode, value)


def _decode(value: Any) -> Any:
    from .objects.codecs import decode_unicode

    return functools.partial(decode_unicode, value)


def _encode_bytes(value: Any) -> Any:
    return functools.partial(encode_bytes, value)


def _decode_bytes(value: Any) -> Any:
    return functools.partial(decode_bytes, value)


def _format(value: str) -> Any:
    return lambda *arguments, **keywords: later.format_string(value, arguments, keywords)


def _join(value: str) -> Any:
    return functools.partial(_joined, value)


def _joined(value: str, items: Any) -> str:
    parts = listed(items)
    if set(map(type, parts)) <= _ONLY_TEXTS:
        return value.join(parts)
    return value.join(unicode_parts(parts))


def _translate(value: str) -> Any:
    from .objects.unicode_calls import translated

    return functools.partial(translated, value)


_LINE = re.compile("[^\r\n\u2028]*(?:\r\n|[\r\n\u2028])|[^\r\n\u2028]+")  # PyString.splitlines: of the ends that Python 3 knows these alone


def _splitlines(value: str, keepends: Any = False) -> Any:
    ended = _LINE.findall(value)
    return ended if keepends else [line.rstrip("\r\n\u2028") if line[-1] in "\r\n\u2028" else line for line in ended]


def _lines(value: str) -> Any:
    return functools.partial(_splitlines, value)


def _case(name: str) -> Lookup:
    def look_up(value: str) -> Any:
        from .objects import unicode_calls

        return functools.partial(getattr(unicode_calls, f"_{name}"), value)

    return look_up


def _sort(value: list[Any]) -> Any:
    from .objects.ordering import sort_in_place

    return sort_in_place(value)


def _bytes_decode(value: bytearray) -> Any:
    return functools.partial(decode_bytes, from_bytes(bytes(value)))


def _tostring(value: array[Any]) -> Any:
    return lambda: from_bytes(value.tobytes())


def _fromstring(value: array[Any]) -> Any:
    return lambda text: value.frombytes(str.encode(text, "latin-1"))


def _ratio(value: float) -> tuple[Long, ...]:
    if value != value:
        raise ValueError(ByteString("Cannot pass NaN to float.as_integer_ratio."))
    if value in (float("inf"), float("-inf")):
        raise OverflowError(ByteString("Cannot pass infinity to float.as_integer_ratio."))
    return tuple([Long(part) for part in value.as_integer_ratio()])


def _float_hex(value: float) -> ByteString:
    return ByteString(value.hex())


def _message(value: BaseException) -> Any:
    return value.args[0] if len(value.args) == 1 else ByteString("")


def _next(value: Any) -> Any:
    own = getattr(type(value), "next", None)
    return own.__get__(value) if own else value.__next__


_BY_TYPE: dict[tuple[type, str], Lookup] = {
    (str, "encode"): _encode,
    (str, "decode"): _decode,
    (str, "format"): _format,
    (str, "join"): _join,
    (str, "translate"): _translate,
    (str, "splitlines"): _lines,
    **{(str, name): _case(name) for name in ("capitalize", "swapcase", "title")},
    (float, "as_integer_ratio"): lambda value: functools.partial(_ratio, value),
    (float, "hex"): lambda value: functools.partial(_float_hex, value),
    (str, "isdigit"): lambda value: value.isdecimal,
    (ByteString, "encode"): _encode_bytes,
    (ByteString, "decode"): _decode_bytes,
    (list, "sort"): _sort,
    (array, "tostring"): _tostring,
    (array, "fromstring"): _fromstring,
    (bytearray, "decode"): _bytes_decode,
}
_DICT: dict[str, Lookup] = {  # of Python 3's own dicts (OrderedDict, re's groups)
    "iteritems": lambda value: lambda: iter(value.items()),
    "iterkeys": lambda value: lambda: iter(value.keys()),
    "itervalues": lambda value: lambda: iter(value.values()),
    "viewitems": lambda value: value.items,
    "viewkeys": lambda value: value.keys,
    "viewvalues": lambda value: value.values,
    "has_key": lambda value: value.__contains__,
    "keys": lambda value: lambda: list(type(value).keys(value)),
    "values": lambda value: lambda: list(type(value).values(value)),
    "items": lambda value: lambda: list(type(value).items(value)),
}
_FUNCTION: dict[str, str] = {
    "func_name": "__name__",
    "func_code": "__code__",
    "func_globals": "__globals__",
    "func_defaults": "__defaults__",
    "func_dict": "__dict__",
    "func_doc": "__doc__",
    "func_closure": "__closure__",
    "im_func": "__func__",
    "im_self": "__self__",
}
_JAVA_LONGS = frozenset(
    (
        "size",
        "getSize",
        "id",
        "getId",
        "entryDate",
        "getEntryDate",
        "lineageStartDate",
        "getLineageStartDate",
        "lineageStartIndex",
        "getLineageStartIndex",
        "lastQueueDate",
        "getLastQueueDate",
        "queueDateIndex",
        "getQueueDateIndex",
        "penaltyExpirationMillis",
        "getPenaltyExpirationMillis",
        "getTime",
        "currentTimeMillis",
        "longValue",
        "parseLong",
        "asLong",
        "asTimePeriod",
        "getVersion",
        "version",
        "nanoTime",
        "getByteCount",
        "byteCount",
        "skip",
    )
)
REDIRECTED = (
    frozenset([name for _, name in _BY_TYPE])
    | frozenset(_DICT)
    | frozenset(_FUNCTION)
    | _JAVA_LONGS
    | LATER_NAMES
    | frozenset(
        "message next object im_class yield print write getAttribute attributes tostring fromstring".split()
        + "__delitem__ __dict__ __doc__ __name__".split()
    )
)
KEYWORD_METHODS = {"yield": "yield_", "print": "print_"}


def get_attribute(value: Any, name: str) -> Any:
    """``value.name`` for a redirected name."""
    kind = type(value)
    lookup = _BY_TYPE.get((kind, name))
    if lookup:
        return lookup(value)
    if name in LATER_NAMES and is_later(getattr(value, "host", value), name):
        raise _no_attribute(value, name)
    if kind is ByteString:
        return _plain(value, name)
    if name == "__name__":
        return _name(value)
    if name in _DICT and isinstance(value, dict) and kind.__module__ in ("collections", "builtins"):
        return _DICT[name](value)
    if hasattr(kind, "java_name"):
        return _java(value, name)
    if name in _FUNCTION and hasattr(value, _FUNCTION[name]):
        return get_attribute(value, _FUNCTION[name])
    if name == "im_class" and getattr(value, "__self__", None) is not None:
        return type(value.__self__)
    if name == "message" and isinstance(value, BaseException) and not hasattr(kind, "java_name") and "message" not in vars(value):
        return _message(value)
    if name == "next" and hasattr(kind, "__next__"):
        return _next(value)
    if name == "__delitem__" and getattr(kind, name, None) is OrderedDict.__delitem__:
        return functools.partial(delete_item, value)
    if name == "object" and isinstance(value, UnicodeDecodeError):
        return from_bytes(value.object)
    if name == "__dict__":
        from .objects.attribute_dict import attributes_of

        return attributes_of(value)
    if name == "__doc__":
        from .documentation import documentation

        return documentation(value)
    return _plain(value, KEYWORD_METHODS.get(name, name))


@functools.cache
def own_method(kind: type, name: str) -> Any:
    """A method of a type that is not the one of Python 3's class, as a function of the instance and the arguments; or None."""
    lookup = _BY_TYPE.get((kind, name))
    if lookup is not None:
        return lambda instance, *arguments, **keywords: lookup(instance)(*arguments, **keywords)
    if kind is str and name in OF_TEXTS:
        from .objects.unicode_calls import call_of_text

        return lambda instance, *arguments: call_of_text(getattr(instance, name), *arguments)
    return None


later.give(own_method)


def delete_attribute(value: Any, name: str) -> None:
    """``del value.name``."""
    try:
        delattr(value, name)
    except AttributeError as error:
        if str(error) == name or isinstance(value, OldInstance):  # all that CPython 3.9 says
            raise _no_attribute(value, name) from None
        raise


def _no_attribute(value: Any, name: str) -> AttributeError:
    from .objects.facade import Facade
    from .objects.types import class_name, type_name, type_of

    if isinstance(value, OldInstance) and is_old_class(type(value)):
        return AttributeError(ByteString(f"class {type(value).__name__} has no attribute '{name}'"))
    if isinstance(value, (type, Facade)):
        return AttributeError(ByteString(f"type object '{class_name(value)}' has no attribute '{name}'"))
    kind = type_name(value) if isinstance(value, deque) else class_name(type_of(value))
    return AttributeError(ByteString(f"'{kind}' object has no attribute '{name}'"))


def _name(value: Any) -> Any:
    from .objects.facade import Facade

    name = value.__name__
    return later.class_name(value) if isinstance(value, (type, Facade)) else ByteString(name) if isinstance(name, str) else name


def _java(value: Any, name: str) -> Any:
    if name in _JAVA_LONGS:
        return _java_long(value, name)
    return _plain(value, KEYWORD_METHODS.get(name, name))


def use_for_java_objects(lookups: dict[tuple[type, str], Lookup]) -> None:
    """Attributes of Java objects whose methods take Python values, by class and name: who runs the scripts knows them."""
    _BY_TYPE.update(lookups)


def _java_long(value: Any, name: str) -> Any:
    """A Java long is a Python long, whatever the emulation answers."""
    found = getattr(value, name)
    if type(found) is int:
        return Long(found) if _answers_long(value, name) else found
    if not callable(found) or not _answers_long(value, name):
        return found

    def call(*arguments: Any) -> Any:
        result = found(*arguments)
        return Long(result) if type(result) is int else result

    return call


def _answers_long(value: Any, name: str) -> bool:
    return name not in ("size", "getSize", "id", "getId", "version") or value.__class__.java_name.startswith("org.apache.nifi.")


def _plain(value: Any, name: str) -> Any:
    try:
        return getattr(value, name)
    except AttributeError as error:
        if type(value) is str:
            raise AttributeError(f"'unicode' object has no attribute '{name}'") from None
        raise error
