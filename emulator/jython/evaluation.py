"""``eval``, ``exec`` and ``compile``: a text that is no Python 2.7 is a SyntaxError that the script can catch."""

from __future__ import annotations

import builtins as host
import re
import sys
from types import CodeType, FrameType
from typing import Any, NoReturn, Tuple

from .builtins import provide
from .objects.bytestring import ByteString
from .objects.codec_names import codec_name
from .source.compile import compile_script
from .source.compile_expression import AFTER_A_STRING, compile_expression
from .source.tokens import SourceError

_CLASSES = {"IndentationError": IndentationError}
_FILE = "<string>"


def eval_(source: Any, *spaces: Any) -> Any:
    """``eval(source[, globals[, locals]])``."""
    frame = sys._getframe(1)
    code = _expression(source.lstrip(ByteString(" \t")), _FILE) if isinstance(source, str) else source
    if not isinstance(code, CodeType):
        raise TypeError(ByteString("eval: argument 1 must be string or code object"))
    names = spaces[0] if spaces and spaces[0] is not None else frame.f_globals
    _with_builtins(names, frame, code)
    return host.eval(code, names, spaces[1] if len(spaces) > 1 else None if spaces else frame.f_locals)


def exec_(source: Any, *spaces: Any) -> None:
    """The exec statement: ``exec source in globals, locals``."""
    if isinstance(source, tuple) and not spaces:
        source, spaces = source[0], source[1:]
    frame = sys._getframe(1)
    code = _script(source, _FILE) if isinstance(source, str) else source
    names = frame.f_globals if not spaces or spaces[0] is None else spaces[0]
    _with_builtins(names, frame, code)
    inner = spaces[1] if len(spaces) > 1 else None if spaces else frame.f_locals
    host.exec(code, names, inner)


def _with_builtins(names: Any, frame: FrameType, code: Any) -> None:
    """Global names have the built-in ones of who evaluates, and there what the code names."""
    table = names.setdefault("__builtins__", frame.f_globals["__builtins__"])
    if isinstance(code, CodeType) and isinstance(table, dict):
        provide(table, code)


def compile_(source: Any, filename: str, mode: str, *flags: Any) -> CodeType:
    """``compile(source, filename, mode)``."""
    if not isinstance(source, str):
        raise TypeError(ByteString("expected a readable buffer object"))
    if mode not in ("exec", "eval", "single"):
        raise ValueError(ByteString("compile() arg 3 must be 'exec' or 'eval' or 'single'"))
    make = _expression if str.__str__(mode) == "eval" else _script
    return make(source, str.__str__(filename))


_ENCODING = re.compile(r"\A(?:[^\n]*\n)?[^\n]*#[^\n]*coding[:=]\s*([-\w.]+)")


def _read(source: str, filename: str) -> Tuple[str, str]:
    """The text of what is compiled and its encoding (ParserFacade.prepBufReader): unicode has none to declare."""
    if "\0" in source:
        raise TypeError(ByteString("compile() expected string without null bytes"))
    declared = _ENCODING.match(source)
    if declared:
        try:
            codec_name(declared[1])
        except LookupError:
            raise_syntax_error(SourceError(f"Unknown encoding: {declared[1]}", 1, compiling=True), source, _FILE)
        if not isinstance(source, ByteString):
            raise_syntax_error(SourceError("encoding declaration in Unicode string", 0, compiling=True), source, filename)
    text = str.__str__(source)
    if text.isascii() or not isinstance(source, ByteString):
        return text, "utf-8"
    encoding = codec_name(declared[1]) if declared else "latin-1"
    return text.encode("latin-1").decode(encoding), encoding


def _expression(source: str, filename: str) -> CodeType:
    text, encoding = _read(source, filename)
    try:
        return compile_expression(text, filename, encoding)
    except SourceError as error:
        raise_syntax_error(error, text, filename)


def _script(source: str, filename: str) -> CodeType:
    text, encoding = _read(source, filename)
    try:
        return compile_script(text, filename, 0, True, AFTER_A_STRING, encoding)
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
