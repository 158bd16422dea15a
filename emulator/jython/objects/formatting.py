"""``%`` and ``str.format`` with Python 2's texts of values: ``'%s' % 0.1`` shows twelve digits, ``%r`` shows ``u'…'``."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import Any, Optional, Tuple

from .bytestring import ByteString, as_unicode
from .later import later
from .text import repr_, shown_by_java, text_of
from .types import type_name

_DIRECTIVE = r"(?s)%(?:\(([^)]*)\))?([-+ #0]*)(\*|\d+)?(?:\.(\*|\d+)?)?[hlL]?(.)?"
_WHOLE, _FRACTION = "diouxX", "eEfFgG"


class _Percent:
    """One ``format % arguments``."""

    def __init__(self, arguments: Any, wants_unicode: bool) -> None:
        self.wants_unicode = wants_unicode
        self.mapping = arguments if isinstance(arguments, Mapping) or hasattr(arguments, "get") else None
        self.values = list(arguments) if isinstance(arguments, tuple) else [arguments]
        self.used = 0
        self.unicode = self.bytes = False

    def next(self) -> Any:
        if self.used >= len(self.values):
            raise TypeError("not enough arguments for format string")
        self.used += 1
        return self.values[self.used - 1]

    def text(self, value: Any) -> str:
        """A unicode template asks for ``__unicode__``."""
        own = getattr(type(value), "__unicode__", None) if self.wants_unicode else None
        return str(own(value)) if own else text_of(value)

    def replace(self, match: re.Match[str]) -> str:
        key, flags, width, precision, kind = match.groups()
        if kind == "%":
            return "%"
        if kind is None:
            raise ValueError("incomplete format")
        if width == "*":
            width = str(self.next())
        dot = "." in match.group().split(")")[-1]
        if precision == "*":
            precision = str(self.next())
        spec = "%" + flags + (width or "") + ("." + (precision or "0") if dot else "")
        if key is None:
            return self.one(spec, kind, self.next(), match)
        if self.mapping is None:
            raise TypeError("format requires a mapping")
        self.used = len(self.values)
        return self.one(spec, kind, self.mapping[ByteString(key)], match)

    def one(self, spec: str, kind: str, value: Any, match: re.Match[str]) -> str:
        if kind in "sr":
            shown = self.text(value) if kind == "s" else repr_(value)
            self.unicode = self.unicode or shown_by_java(value)
            self.bytes = self.bytes or isinstance(shown, ByteString) and not shown.isascii()
            self.unicode = self.unicode or not isinstance(shown, ByteString) and not (shown.isascii() and not isinstance(value, str))
            return str.__mod__(spec + "s", (str.__str__(shown),))
        if kind in _WHOLE + _FRACTION and not isinstance(value, (int, float, str)) and hasattr(type(value), "__float__"):
            value = int(value) if kind in _WHOLE else float(value)
        if kind in _WHOLE and not isinstance(value, (int, float)):
            raise TypeError(f"%{kind} format: a number is required, not {type_name(value)}")
        if kind in _FRACTION and not isinstance(value, (int, float)):
            raise TypeError("float argument required, not " + type_name(value))
        if kind in _WHOLE:
            value = int(value)
            if kind == "o" and "#" in spec:
                return str.__mod__(spec.replace("#", "") + "o", value).replace("", "0", 1)
        if kind not in _WHOLE + _FRACTION + "c":
            raise ValueError(f"unsupported format character '{kind}' (0x{ord(kind):x}) at index {match.end() - 1}")
        return str.__mod__(spec + kind, (value,))


@functools.lru_cache(maxsize=512)
def _around(template: str) -> Optional[Tuple[str, ...]]:
    """The texts around the directives of a template that has none but %s; None for any other."""
    parts = tuple(template.split("%s"))
    return parts if not any("%" in part for part in parts) else None


def _simple(template: str, arguments: Any) -> Optional[str]:
    """``template % arguments`` where nothing can go wrong: %s only, as many as there are values, each an int or a text in ASCII."""
    around = _around(str.__str__(template))
    values = arguments if type(arguments) is tuple else (arguments,)
    if around is None or len(around) != len(values) + 1:
        return None
    out, unicode = [around[0]], not isinstance(template, ByteString)
    for value, after in zip(values, around[1:]):
        kind = type(value)
        if kind is int:
            out.append(int.__repr__(value))
        elif (kind is str or kind is ByteString) and value.isascii():
            unicode = unicode or kind is str
            out.append(value)
        else:
            return None
        out.append(after)
    result = "".join(out)
    if not unicode:
        return ByteString(result)
    return result if result.isascii() or not isinstance(template, ByteString) else None


def percent(template: str, arguments: Any) -> str:
    """``template % arguments``: unicode when the template or a value is."""
    found = _simple(template, arguments)
    if found is not None:
        return found
    state = _Percent(arguments, not isinstance(template, ByteString))
    result = re.sub(_DIRECTIVE, state.replace, str.__str__(template))
    if state.used < len(state.values) and state.mapping is None:
        raise TypeError("not all arguments converted during string formatting")
    if not isinstance(template, ByteString) or state.unicode:
        if not isinstance(template, ByteString) and state.bytes:
            as_unicode(next(value for value in map(_shown, state.values) if isinstance(value, ByteString) and not value.isascii()))
        return result
    return ByteString(result)


def _shown(value: Any) -> str:
    return text_of(value)


def format_string(template: str, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> str:
    """``template.format(*arguments, **keywords)``."""
    from .format_fields import Formatter

    formatter = Formatter(not isinstance(template, ByteString))
    try:
        result = formatter.vformat(str.__str__(template), arguments, keywords)
    except KeyError as error:
        raise KeyError(*[ByteString(name) if type(name) is str else name for name in error.args]) from None
    except ValueError as error:
        if isinstance(error, UnicodeError):
            raise
        words = _format_words(str(error))
        raise ValueError(ByteString(words) if words.isascii() else words) from None
    return ByteString(result) if isinstance(template, ByteString) else result


_NUMBERING = "cannot switch from manual field specification to automatic field numbering"
_FORMAT_WORDS = (
    ("'=' alignment not allowed", "'=' alignment flag not allowed"),
    ("expected '}' before end of string", "Single '{' encountered in format string"),
    ("for object of type 'str'", "for object of type 'string'"),
    ("for object of type 'bytestr'", "for object of type 'string'"),
    ("for object of type 'int'", "for object of type 'integer'"),
    ("for object of type 'long'", "for object of type 'long'"),
    (_NUMBERING, "cannot switch from automatic field numbering to manual field specification"),
)


def _format_words(text: str) -> str:
    """Python 3's words for a bad template in Jython's."""
    for words, jythons in _FORMAT_WORDS:
        text = text.replace(words, jythons) if jythons not in text else text
    return text


later.give(format_string, percent)
