"""The built-in types by their Python 2 names: ``str``, ``unicode``, ``int``, ``long``, ``dict``, ``type`` …

The sets' stand in ``set.py``, ``bytearray`` in ``bytearrays.py``.
"""

from __future__ import annotations

from typing import Any, Optional

from .bytestring import DEFAULT, ByteString, as_unicode, from_bytes
from .dict import DictBase, JythonDict
from .facade import Facade, instances_of
from .integers import Long, is_long
from .later import later

_SAFE_DIGITS = 10  # with fewer a number is no long
_MISSING: Any = object()


_EMPTY = ByteString("")


def _make_str(value: Any = _EMPTY) -> ByteString:
    shown: ByteString = later.str_(value)
    return shown


def _make_unicode(value: Any = "", encoding: Optional[str] = None, errors: Optional[str] = None) -> str:
    if encoding is not None or errors is not None or isinstance(value, (ByteString, bytearray)):
        return _unicode_by_codec(value, encoding, errors)
    if isinstance(value, str):
        return str.__str__(value)
    own = getattr(type(value), "__unicode__", None)
    return as_unicode(own(value) if own else later.text_of(value))


def _unicode_by_codec(value: Any, encoding: Optional[str], errors: Optional[str]) -> str:
    from .codec_names import text_argument

    codec, handler = text_argument(encoding, 2, DEFAULT.encoding), text_argument(errors, 3, "strict")
    for name in (codec, handler):
        name.encode("ascii")
    if isinstance(value, bytearray):
        return as_unicode(from_bytes(bytes(value)))
    if isinstance(value, ByteString):
        return _decoded(value, codec, handler)
    return _make_unicode(value)


def _decoded(data: ByteString, encoding: str, errors: str) -> str:
    text = later.decode(data, encoding, errors)
    if isinstance(text, ByteString):
        raise TypeError(ByteString("decoder did not return an unicode object (type=str)"))
    return text


def _make_int(x: Any = 0, base: Any = _MISSING) -> int:
    if base is _MISSING and isinstance(x, str) and len(x) < _SAFE_DIGITS and x.isascii() and str.isdigit(x):
        return int(x)
    from .literals import whole_number

    result = whole_number("int", x) if base is _MISSING else whole_number("int", x, base)
    return int(result) if not is_long(result) or isinstance(result, Long) else Long(result)


def _make_long(x: Any = 0, base: Any = _MISSING) -> Long:
    from .literals import whole_number

    return Long(whole_number("long", x) if base is _MISSING else whole_number("long", x, base))


_TRIMMED = "".join(map(chr, range(33)))  # Java's String.trim


def _make_float(value: Any = 0.0) -> float:
    if isinstance(value, str):
        digits = str.__str__(value) if isinstance(value, ByteString) else _decimal_digits(value)
        try:
            return float(digits.replace("_", "?"))
        except ValueError:
            raise ValueError(f"invalid literal for float: {digits.strip(_TRIMMED)}") from None
    if isinstance(value, complex):
        raise TypeError(ByteString("can't convert complex to float; use e.g. abs(z)"))
    if value is None or isinstance(value, (list, dict, tuple, bytearray)):
        raise TypeError("float() argument must be a string or a number")
    return float(value)


def _decimal_digits(text: str) -> str:
    from .literals import decimal_digits

    return decimal_digits(text)


def _abstract(*arguments: Any) -> Any:
    raise TypeError(ByteString("cannot create 'basestring' instances"))


def _make_type(*arguments: Any) -> Any:
    if len(arguments) == 1:
        return later.type_of(arguments[0])
    if len(arguments) != 3:
        raise TypeError(ByteString("type() takes 1 or 3 arguments"))
    name, bases, namespace = arguments
    bases = tuple(base.host if isinstance(base, Facade) else base for base in bases)
    return type(str.__str__(name), bases, dict(namespace))


class _OfDict(Facade):
    """Of the dicts that are kept otherwise too."""

    def __mro_entries__(self, bases: tuple[Any, ...]) -> tuple[type, ...]:
        return (DictBase,)

    def __subclasscheck__(self, cls: Any) -> bool:
        return issubclass(cls.host if isinstance(cls, Facade) else cls, dict)


STR = Facade("str", ByteString, instances_of(ByteString), _make_str)
UNICODE = Facade("unicode", str, lambda value: isinstance(value, str) and not isinstance(value, ByteString), _make_unicode, ByteString)
BASESTRING = Facade("basestring", str, instances_of(str), _abstract)
INT = Facade("int", int, lambda value: isinstance(value, int) and not is_long(value), _make_int, Long)
LONG = Facade("long", Long, lambda value: isinstance(value, int) and not isinstance(value, bool) and is_long(value), _make_long)
FLOAT = Facade("float", float, instances_of(float), _make_float)
DICT = _OfDict("dict", JythonDict, instances_of(dict), JythonDict.made)
vars(DICT)["__init__"] = DictBase.__init__
TYPE = Facade("type", type, instances_of(type, Facade), _make_type)
