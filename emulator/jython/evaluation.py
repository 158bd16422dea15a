"""``eval``, ``exec`` and ``compile``: a text that is no Python 2.7 is a SyntaxError that the script can catch."""

from __future__ import annotations

import builtins as host
import sys
from types import CodeType
from typing import Any, NoReturn

from .objects.bytestring import ByteString
from .source.compile import AFTER_A_STRING, compile_expression, compile_script
from .source.tokens import SourceError

_CLASSES = {"IndentationError": IndentationError}
_FILE = "<string>"


def eval_(source: Any, *spaces: Any) -> Any:
    """``eval(source[, globals[, locals]])``."""
    frame = sys._getframe(1)
    code = _expression(str.__str__(source).lstrip(" \t"), _FILE) if isinstance(source, str) else source
    names = spaces[0] if spaces and spaces[0] is not None else frame.f_globals
    names.setdefault("__builtins__", frame.f_globals["__builtins__"])
    return host.eval(code, names, spaces[1] if len(spaces) > 1 else None if spaces else frame.f_locals)


def exec_(source: Any, *spaces: Any) -> None:
    """The exec statement: ``exec source in globals, locals``."""
    if isinstance(source, tuple) and not spaces:
        source, spaces = source[0], source[1:]
    frame = sys._getframe(1)
    code = _script(str.__str__(source), _FILE) if isinstance(source, str) else source
    names = frame.f_globals if not spaces or spaces[0] is None else spaces[0]
    names.setdefault("__builtins__", frame.f_globals["__builtins__"])
    inner = spaces[1] if len(spaces) > 1 else None if spaces else frame.f_locals
    host.exec(code, names, inner)


def compile_(source: str, filename: str, mode: str, *flags: Any) -> CodeType:
    """``compile(source, filename, mode)``."""
    make = _expression if str.__str__(mode) == "eval" else _script
    return make(str.__str__(source), str.__str__(filename))


def _expression(text: str, filename: str) -> CodeType:
    try:
        return compile_expression(text, filename)
    except SourceError as error:
        raise_syntax_error(error, text, filename)


def _script(text: str, filename: str) -> CodeType:
    try:
        return compile_script(text, filename, 0, True, AFTER_A_STRING)
    except SourceError as error:
        raise_syntax_error(error, text, filename)


def raise_syntax_error(error: SourceError, text: str, filename: str) -> NoReturn:
    """The SyntaxError of a script; its ``text`` is the refused line."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    shown = lines[error.line - 1] + "\n" if 0 < error.line <= len(lines) and not error.compiling else ""
    details = (ByteString(filename), error.line, error.column, _byte_string(shown))
    refused = _CLASSES.get(error.kind, SyntaxError)(_byte_string(error.message), details)
    refused.msg = _byte_string(error.message)  # CPython 3.9 writes words of its own for a line that begins with print
    raise refused from None


def _byte_string(text: str) -> str:
    return ByteString(text) if all(ord(character) < 256 for character in text) else text
