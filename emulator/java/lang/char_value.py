"""A Java char that is handed to a script: Jython makes a byte string of it (Py.newString), which holds nothing above U+00FF."""

from __future__ import annotations

from typing import Any, Callable

from .throwable import IllegalArgumentException

_make: Callable[[str], str] = str
_make_array: Callable[[str], Any] = list


def java_char(text: str) -> str:
    """The character as scripts see one."""
    if text > "\xff":
        raise IllegalArgumentException("Cannot create PyString with non-byte value")
    return _make(text)


def own_words(text: str) -> str:
    """Words of an error that are Jython's as they stand."""
    return _make(text)


def use_for_chars(make: Callable[[str], str]) -> None:
    """Let ``make(text)`` make them: who runs the scripts knows how."""
    global _make
    _make = make


def java_chars(text: str) -> Any:
    """A char[] as scripts see one."""
    return _make_array(text)


def use_for_char_arrays(make: Callable[[str], Any]) -> None:
    """Let ``make(text)`` make those."""
    global _make_array
    _make_array = make
