"""``%`` of text as Jython's StringFormatter has it, with Python 2's texts of values: ``'%s' % 0.1`` shows twelve digits."""

from __future__ import annotations

import functools
import re
from types import ModuleType
from typing import Any, Optional, Tuple

from .bytestring import ByteString
from .later import later

_BARE, _ONLY_BARE = re.compile("%(.)", re.DOTALL), re.compile("(?:[^%]|%[sd])*")


def percent(template: str, arguments: Any) -> str:
    """``template % arguments``: unicode when the template or a value is."""
    text = _simple(template, arguments if type(arguments) is tuple else (arguments,))
    if text is not None:
        return text
    formatter = _directives().Formatter(template, arguments)
    filled: str = formatter.text()
    return filled if formatter.unicode else ByteString(filled)


@functools.cache
def _directives() -> ModuleType:
    """What fills in any directive, imported for one beside %s and %d."""
    from . import percent_directives

    return percent_directives


def _simple(template: str, values: Tuple[Any, ...]) -> Optional[str]:
    """``template % values`` where nothing can go wrong: %s and %d only, as many as there are values, each an int or a text."""
    kinds = _kinds(template)
    if kinds is None or len(kinds) != len(values):
        return None
    unicode = not isinstance(template, ByteString)
    bytes_are_ascii = unicode or template.isascii()
    for letter, value in zip(kinds, values):
        kind = type(value)
        if kind is not int:
            if letter == "d" or kind is not str and kind is not ByteString:
                return None
            unicode = unicode or kind is str
            bytes_are_ascii = bytes_are_ascii and (kind is str or value.isascii())
    if not unicode:
        return ByteString(str.__mod__(template, values))
    return str.__mod__(template, values) if bytes_are_ascii else None


@functools.lru_cache(maxsize=512)
def _kinds(template: str) -> Optional[str]:
    """The letters of the directives of a template that has none but %s and %d; None for any other."""
    return "".join(_BARE.findall(template)) if _ONLY_BARE.fullmatch(template) else None


later.give(percent)
