"""``eval``, ``exec`` and ``compile``: a text that is no Python 2.7 is a SyntaxError that the script can catch."""

from __future__ import annotations

import builtins as host
import errno
import os
import re
import sys
from types import CodeType, FrameType
from typing import Any, NoReturn, Tuple

from .builtins import provide
from .objects.bytestring import ByteString, from_bytes, plain
from .objects.codec_names import codec_name
from .objects.dict import JythonDict
from .objects.types import class_name, type_of
from .source.compile import compile_script
from .source.compile_expression import AFTER_A_STRING, compile_expression
from .source.source_error import SourceError

_CLASSES = {"IndentationError": IndentationError}
_FILE = "<string>"
_SEE = "see http://www.python.org/peps/pep-0263.html for details"


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
    _run(code, spaces, frame)


def execfile_(name: Any, *spaces: Any) -> None:
    """``execfile(name[, globals[, locals]])``."""
    frame = sys._getframe(1)
    source = _file_text(name)
    if not source.isascii() and not _ENCODING.match(source):
        raise SyntaxError(ByteString(f"Non-ASCII character in file '{plain(name)}', but no encoding declared; {_SEE}"))
    text, encoding = _read(source, name)
    try:
        code = compile_script(text, name, 0, True, "", encoding)
    except SourceError as error:
        raise_syntax_error(error, text, name)
    _run(code, spaces, frame)


def _run(code: Any, spaces: Tuple[Any, ...], frame: FrameType) -> None:
    """Run it in the dicts ``spaces``, or in the names of who says so; a name that it binds in a dict is a byte string there."""
    names = frame.f_globals if not spaces or spaces[0] is None else spaces[0]
    inner = spaces[1] if len(spaces) > 1 else None if spaces else frame.f_locals
    own = [space for space in {id(space): space for space in spaces}.values() if isinstance(space, JythonDict)]
    known = [frozenset(space) for space in own]
    _with_builtins(names, frame, code)
    try:
        host.exec(code, names, inner)
    finally:
        for space, before in zip(own, known):
            for name in [name for name in space if type(name) is str and name not in before]:
                space[ByteString(name)] = space.pop(name)


def _file_text(name: Any) -> ByteString:
    if not isinstance(name, str):
        raise TypeError(ByteString(f"coercing to Unicode: need string, {class_name(type_of(name))} type found"))
    try:
        with open(plain(name), "rb") as file:
            return from_bytes(file.read())
    except OSError as error:
        raise OSError(errno.ENOENT, ByteString(f"File not found - {os.path.abspath(plain(name))} ({error.strerror})")) from None


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
    text = text.encode("latin-1").decode(encoding)
    return text[1:] if text.startswith("\ufeff") else text, encoding


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
    """The SyntaxError of a script; its ``text`` is the refused line, which PySyntaxError makes a PyString."""
    from .objects.codecs import byte_string

    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    shown = lines[error.line - 1] + "\n" if 0 < error.line <= len(lines) and not error.compiling else ""
    details = (ByteString(filename), error.line, error.column, byte_string(shown))
    refused = _CLASSES.get(error.kind, SyntaxError)(ByteString(error.message), details)
    refused.msg = ByteString(error.message)  # CPython 3.9 writes words of its own for a line that begins with print
    raise refused from None
