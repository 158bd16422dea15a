"""``int(text)`` and ``long(text)``: which texts are numbers, and Jython's words for those that are none (PyString.atoi, encodeDecimal)."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from .bytestring import ByteString, from_bytes, plain
from .integers import HIGHEST, LOWEST
from .later import later

MISSING: Any = object()
_SHOWN = 200  # characters of what is no number
_SPACE = re.compile(r"\s")
_OCTAL = re.compile(r"[-+]?0[0-7]+\Z")
_BLANK_AFTER_SIGN = re.compile(r"([-+])[ \t\n\r\f\v]+")


def whole_number(kind: str, value: Any, base: Any = MISSING) -> int:
    """The number; ``kind`` is int or long."""
    if isinstance(value, bytearray) and kind == "int" and base is MISSING:
        value = from_bytes(bytes(value))
    if isinstance(value, str):
        return _of_text(kind, value, 10 if base is MISSING else base)
    if base is not MISSING:
        if not hasattr(type(base), "__index__"):
            raise TypeError(ByteString("an integer is required"))
        raise TypeError(f"{kind}: can't convert non-string with explicit base")
    if isinstance(value, complex):
        raise TypeError(ByteString(f"can't convert complex to {kind}; use e.g. {kind}(abs(z))"))
    if not hasattr(value, "__int__") and not hasattr(value, "__trunc__"):
        raise TypeError(f"{kind}() argument must be a string or a number, not '{_shown(kind, value)}'")
    if isinstance(getattr(value, "host", value), type):  # int(float): PyType has the __trunc__ of float's instances
        raise TypeError(ByteString("__trunc__ requires at least one argument"))
    try:
        return int(value)
    except OverflowError:
        raise OverflowError("cannot convert float infinity to long") from None


def _shown(kind: str, value: Any) -> str:
    return later.type_name(value) if kind == "long" else plain(later.repr_(value))[:_SHOWN]


def _of_text(kind: str, text: str, base: Any) -> int:
    base = _base(base)
    digits = plain(text) if isinstance(text, ByteString) else decimal_digits(text)
    digits = _BLANK_AFTER_SIGN.sub(r"\1", digits.strip().replace("_", "?"))
    if kind == "long":
        digits = re.sub("[lL]$", "", digits)
    if base and not 2 <= base <= 36:
        raise ValueError(ByteString(f"invalid base for long literal:{base}" if kind == "long" else "invalid base for atoi()"))
    if not base and _OCTAL.match(digits):
        base = 8
    if not digits.isascii():
        raise ValueError(f"invalid literal for {kind}() with base {base}: '{plain(text)}'")
    try:
        return int(digits, base)
    except ValueError:
        shown = plain(text) if isinstance(text, ByteString) else _SPACE.sub(" ", text)
        raise ValueError(ByteString(f"invalid literal for {kind}() with base {base}: '{shown}'")) from None


def _base(base: Any) -> int:
    if not hasattr(type(base), "__index__") and not isinstance(base, float):
        raise TypeError(ByteString("an integer is required"))
    if isinstance(base, int) and not LOWEST <= base <= HIGHEST:
        raise OverflowError(ByteString("long int too large to convert to int"))
    return int(base)


def decimal_digits(text: str) -> str:
    """Digits of any script as ASCII; what is beyond Latin-1 and no digit cannot be encoded."""
    out = []
    for place, character in enumerate(text):
        digit = unicodedata.decimal(character, None)
        if digit is None and (ord(character) > 255 and not character.isspace() or character == "\0"):
            raise UnicodeEncodeError("decimal", text, place, place + 1, "invalid decimal Unicode string")
        out.append(str(digit) if digit is not None else " " if character.isspace() else character)
    return "".join(out)
