"""Methods of unicode that Jython has otherwise: what they take, and ``translate``."""

from __future__ import annotations

from typing import Any, Callable

from .bytestring import PADS, SEARCHES, ByteString, as_unicode, from_bytes, refuse_padding, refuse_places
from .later import later

_OF_BUFFERS = frozenset((*SEARCHES, *PADS, "split", "rsplit", "partition", "rpartition", "replace"))


def call_of_text(method: Callable[..., Any], *arguments: Any) -> Any:
    """A method of unicode takes bytes only where they are ASCII."""
    for argument in arguments:
        kind = type(argument)
        if kind is ByteString and type(getattr(method, "__self__", None)) is str and method.__name__.endswith("partition"):
            return method(as_unicode(argument))  # which gives back what it was asked with
        if kind is not str and (kind is not ByteString or not argument.isascii()):
            if type(getattr(method, "__self__", None)) is str:
                if method.__name__ in _OF_BUFFERS:
                    arguments = tuple([_buffer_read(given) for given in arguments])
                _refuse_of_unicode(method.__name__, arguments)
            break
    try:
        return method(*arguments)
    except TypeError:
        if type(getattr(method, "__self__", None)) is str:
            _refuse_of_unicode(method.__name__, arguments)
        raise


def _buffer_read(argument: Any) -> Any:
    if isinstance(argument, bytearray):
        return as_unicode(from_bytes(bytes(argument)))
    return tuple([_buffer_read(item) for item in argument]) if type(argument) is tuple else argument


def _refuse_of_unicode(name: str, arguments: tuple[Any, ...]) -> None:
    if name in PADS:
        refuse_padding(name, arguments)
        return
    for argument in arguments:
        if type(argument) is ByteString:
            as_unicode(argument)
    searches = name in SEARCHES
    if searches and name.endswith("with"):
        refuse_places(arguments[1:])
    for argument in _texts_of(name, arguments):
        if not isinstance(argument, (str, bytearray)):
            raise TypeError(ByteString(f"coercing to Unicode: need string or buffer, {later.type_name(argument)} found"))
    if searches:
        refuse_places(arguments[1:])


def _texts_of(name: str, arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    if name == "replace":
        return arguments[:2]
    return arguments[:1] if name in SEARCHES and not name.endswith("with") else ()


def _upper(letter: str) -> str:
    """Character.toUpperCase: a letter for a letter."""
    return next((text for text in (letter.upper(), letter.title()) if len(text) == 1), letter)


def _swap(letter: str) -> str:
    return _upper(letter) if letter.islower() else letter.lower()[0] if letter.isupper() else letter


def _swapcase(text: str) -> str:
    return "".join(map(_swap, str.__str__(text)))


def _capitalize(text: str) -> str:
    letters = str.__str__(text)
    return "".join([*map(_upper, letters[:1]), *[letter.lower()[0] for letter in letters[1:]]])


def _title(text: str) -> str:
    letters, inside = [], False
    for letter in str.__str__(text):
        titled = letter.title()
        letters.append(letter.lower()[0] if inside else titled if len(titled) == 1 else letter)
        inside = letter.islower() or letter.isupper() or letter.istitle()
    return "".join(letters)


def translated(text: str, table: Any) -> str:
    """``u.translate(table)``: letter for letter by its number (PyUnicode.translate)."""
    return "".join([_letter(letter, table) for letter in str.__str__(text)])


def _letter(letter: str, table: Any) -> str:
    try:
        replacement = table[ord(letter)]
    except LookupError:
        return letter
    if replacement is None:
        return ""
    if isinstance(replacement, int):
        if not 0 <= replacement < 0x110000:
            raise TypeError(ByteString("character mapping must be in range(0x110000)"))
        return chr(replacement)
    if not isinstance(replacement, str) or isinstance(replacement, ByteString):
        raise TypeError(ByteString("character mapping must return integer, None or unicode"))
    return replacement
