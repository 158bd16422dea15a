"""Methods of unicode that Jython has otherwise: what they take, and ``translate``."""

from __future__ import annotations

from typing import Any, Callable

from .bytestring import SEARCHES, ByteString, as_unicode, refuse_places
from .later import later


def call_of_text(method: Callable[..., Any], *arguments: Any) -> Any:
    """A method of unicode takes bytes only where they are ASCII."""
    for argument in arguments:
        kind = type(argument)
        if kind is not str and (kind is not ByteString or not argument.isascii()):
            if type(getattr(method, "__self__", None)) is str:
                _refuse_of_unicode(method.__name__, arguments)
            break
    try:
        return method(*arguments)
    except TypeError:
        if type(getattr(method, "__self__", None)) is str:
            _refuse_of_unicode(method.__name__, arguments)
        raise


def _refuse_of_unicode(name: str, arguments: tuple[Any, ...]) -> None:
    for argument in arguments:
        if type(argument) is ByteString:
            as_unicode(argument)
    searches = name in SEARCHES
    if searches and name.endswith("with"):
        refuse_places(arguments[1:])
    for argument in arguments[:2] if name == "replace" else arguments[:1] if searches and not name.endswith("with") else ():
        if not isinstance(argument, (str, bytearray)):
            raise TypeError(ByteString(f"coercing to Unicode: need string or buffer, {later.type_name(argument)} found"))
    if searches:
        refuse_places(arguments[1:])


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
