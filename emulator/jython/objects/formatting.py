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
        if not isinstance(template, ByteString):
            raise
        raise KeyError(*[ByteString(name) if type(name) is str else name for name in error.args]) from None
    except ValueError as error:
        if isinstance(error, UnicodeError):
            raise
        words = _of_template(str.__str__(template)) or _of_numbers(str(error), str.__str__(template)) or _format_words(str(error))
        raise ValueError(ByteString(words) if words.isascii() else words) from None
    return ByteString(result) if isinstance(template, ByteString) else result


def _of_template(template: str) -> str:
    """MarkupIterator's words for a field that does not end as it should; '' for another fault."""
    import re

    field = re.search(r"(?<!\{)\{(?:\w*\[([^\]}]*)|[-\w.\]\[]*!(?=\}))\}", template)
    if field is None:
        return ""
    inside = field[1]
    if inside is None or inside == "!":
        return "end of format while looking for conversion specifier"
    return "expected ':' after conversion specifier" if inside.startswith("!") and ":" in inside else "Missing ']' in format string"


def _of_numbers(text: str, template: str) -> str:
    """Which way the numbers of the fields changed, where that is the fault."""
    import re

    numbers = [name for name in re.findall(r"(?<!\{)\{([^}!:.\[]*)", template) if not name or name.isdigit()]
    return _AUTOMATIC if text == _NUMBERING and numbers and not numbers[0] else ""


_AUTOMATIC = "cannot switch from automatic field numbering to manual field specification"
_NUMBERING = "cannot switch from manual field specification to automatic field numbering"
_FORMAT_WORDS = (
    ("'=' alignment not allowed", "'=' alignment flag not allowed"),
    ("flag is not allowed", "flag not allowed"),
    ("padding is not allowed", "padding not allowed"),
    ("expected '}' before end of string", "Single '{' encountered in format string"),
    ("for object of type 'str'", "for object of type 'string'"),
    ("for object of type 'bytestr'", "for object of type 'string'"),
    ("for object of type 'int'", "for object of type 'integer'"),
    ("for object of type 'long'", "for object of type 'long'"),
    ("Space not allowed in string", "Sign not allowed in string"),
)


def _format_words(text: str) -> str:
    """Python 3's words for a bad template in Jython's."""
    for words, jythons in _FORMAT_WORDS:
        text = text.replace(words, jythons) if jythons not in text else text
    return text


later.give(format_string)
