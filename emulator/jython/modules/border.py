"""The border between a script and Python 3's own functions of text: byte strings go in as characters and come out as byte strings.

The answer is unicode where something unicode went in, as Python 2's methods of str have it.
"""

from __future__ import annotations

import functools
from typing import Any, Callable, Dict

from ..objects.bytestring import ByteString, as_unicode, plain
from ..objects.dict import JythonDict


def inward(value: Any) -> Any:
    """Plain texts, in lists and tuples too."""
    if isinstance(value, str):
        return plain(value)
    return type(value)([inward(item) for item in value]) if type(value) in (list, tuple) else value


def outward(value: Any) -> Any:
    """Byte strings, in lists, tuples and dicts too; what no byte string can hold stays unicode."""
    kind = type(value)
    if kind is str:
        return ByteString(value) if all(ord(character) < 256 for character in value) else value
    if kind is bytes:
        return ByteString(value.decode("latin-1"))
    if kind in (list, tuple):
        return kind([outward(item) for item in value])
    return JythonDict([(outward(key), outward(item)) for key, item in value.items()]) if kind is dict else value


def has_unicode(value: Any) -> bool:
    """Is a unicode string in it?"""
    if isinstance(value, str):
        return not isinstance(value, ByteString)
    return type(value) in (list, tuple) and any(has_unicode(item) for item in value)


def at_border(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function of texts, as a script calls it."""

    @functools.wraps(function, assigned=("__name__", "__doc__"), updated=())
    def call(*arguments: Any, **keywords: Any) -> Any:
        values_in = [*arguments, *keywords.values()]
        if any(has_unicode(value) for value in values_in):
            for value in values_in:
                if isinstance(value, str):
                    as_unicode(value)
            return function(*[inward(value) for value in arguments], **{name: inward(value) for name, value in keywords.items()})
        result = function(*[inward(value) for value in arguments], **{name: inward(value) for name, value in keywords.items()})
        return outward(result)

    call.__dict__.pop("__wrapped__", None)
    return call


def functions(module: Any, *names: str) -> Dict[str, Callable[..., Any]]:
    """Functions of one of Python 3's modules, at the border."""
    return {name: at_border(getattr(module, name)) for name in names}
