"""java.lang.Character, by the tables of Unicode that Python has."""

from __future__ import annotations

import unicodedata
from typing import Any, Callable, ClassVar, Tuple

from ..registry import java_class
from .char_value import java_char, java_chars
from .java_value import JavaValue
from .signature import constructor_takes
from .statics import Static, add_statics
from .text import is_white

_TYPES = "Cn Lu Ll Lt Lm Lo Mn Me Mc Nd Nl No - Zs Zl Zp Cc Cf - Co Cs Pd Ps Pe Pc Po Sm Sc Sk So Pi Pf".split()  # Character.getType
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@java_class("java.lang.Character")
class Character(JavaValue):
    """One UTF-16 unit."""

    _primitive = "char"
    MIN_RADIX: ClassVar[int] = 2
    MAX_RADIX: ClassVar[int] = 36

    @constructor_takes("char")
    def __init__(self, value: Any) -> None:
        self._value = value

    def unboxed(self) -> str:
        return java_char(self._value)

    charValue = unboxed

    def hashCode(self) -> int:
        return ord(self._value)

    def _compared(self, value: str) -> int:
        return ord(self._value) - ord(value)


def _text(value: Any) -> str:
    """A char, or the code point that an int is."""
    return chr(value) if isinstance(value, int) else value


def _asked(test: Callable[[str], bool]) -> Static:
    return ("char", "int"), lambda value: test(_text(value))


def _changed(change: Callable[[str], str]) -> Static:
    """A char for a char, an int for an int; what becomes several letters stays as it is."""

    def changed(value: Any) -> Any:
        after = change(_text(value))
        after = after if len(after) == 1 else _text(value)
        return ord(after) if isinstance(value, int) else java_char(after)

    return ("char", "int"), changed


def _category(text: str) -> str:
    return unicodedata.category(text)


def _digit(value: Any, radix: int) -> int:
    text = _text(value)
    number = unicodedata.digit(text, None)
    if number is None:
        number = _DIGITS.find(text.lower())
    return number if 0 <= number < radix else -1


def _numeric(value: Any) -> int:
    text = _text(value)
    if text.lower() in _DIGITS[10:]:
        return _DIGITS.index(text.lower())
    number = unicodedata.numeric(text, None)
    return -1 if number is None else int(number) if number == int(number) else -2


_LETTERS: Tuple[str, ...] = ("Lu", "Ll", "Lt", "Lm", "Lo")


class _TooLarge:
    """MAX_VALUE: no byte string holds it."""

    def __get__(self, instance: Any, owner: type) -> str:
        return java_char("\uffff")


Character.MAX_VALUE = _TooLarge()  # type: ignore[attr-defined]
add_statics(
    Character,
    {
        "isDigit": _asked(lambda text: _category(text) == "Nd"),
        "isLetter": _asked(lambda text: _category(text) in _LETTERS),
        "isLetterOrDigit": _asked(lambda text: _category(text) in (*_LETTERS, "Nd")),
        "isAlphabetic": (("int",), lambda code: chr(code).isalpha() or _category(chr(code)) == "Nl"),
        "isUpperCase": _asked(str.isupper),
        "isLowerCase": _asked(str.islower),
        "isTitleCase": _asked(lambda text: _category(text) == "Lt"),
        "isWhitespace": _asked(is_white),
        "isSpaceChar": _asked(lambda text: _category(text) in ("Zs", "Zl", "Zp")),
        "isISOControl": _asked(lambda text: text <= "\x1f" or "\x7f" <= text <= "\x9f"),
        "isDefined": _asked(lambda text: _category(text) != "Cn"),
        "isSurrogate": (("char",), lambda text: _category(text) == "Cs"),
        "getType": (("char", "int"), lambda value: _TYPES.index(_category(_text(value)))),
        "toUpperCase": _changed(str.upper),
        "toLowerCase": _changed(str.lower),
        "toTitleCase": _changed(str.title),
        "getNumericValue": (("char", "int"), _numeric),
        "digit": (("char, int", "int, int"), _digit),
        "forDigit": (("int, int",), lambda digit, radix: java_char(_DIGITS[digit] if 0 <= digit < radix else "\0")),
        "isIdeographic": (("int",), lambda code: unicodedata.name(chr(code), "").startswith(("CJK UNIFIED", "CJK COMPAT"))),
        "toChars": (("int",), lambda code: java_chars(chr(code))),
        "valueOf": (("char",), java_char),
        "toString": (("char", "int"), _text),
        "hashCode": (("char",), ord),
        "compare": (("char, char",), lambda first, second: ord(first) - ord(second)),
    },
)
