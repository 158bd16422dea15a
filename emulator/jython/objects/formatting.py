"""``str.format`` with Python 2's texts of values."""

from __future__ import annotations

from typing import Any

from .bytestring import ByteString
from .later import later


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
    ("Space not allowed in string", "Sign not allowed in string"),
    (_NUMBERING, "cannot switch from automatic field numbering to manual field specification"),
)


def _format_words(text: str) -> str:
    """Python 3's words for a bad template in Jython's."""
    for words, jythons in _FORMAT_WORDS:
        text = text.replace(words, jythons) if jythons not in text else text
    return text


later.give(format_string)
