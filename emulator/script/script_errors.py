"""What NiFi makes of an error that leaves a script: PyException, ScriptException, ProcessException (javax.script by Jython 2.7.2)."""

from __future__ import annotations

from typing import Optional

from ..java.javax.script.exceptions import ScriptException
from ..java.lang.throwable import IllegalArgumentException, JavaRuntimeException, Throwable
from ..java.nifi.processor.exception.exceptions import ProcessException
from ..java.registry import java_class
from ..jython.lacking import refuse_lacking
from ..jython.messages import in_jythons_words
from ..jython.objects.bytestring import plain
from ..jython.objects.text import text_of
from ..jython.script_files import FILENAME
from ..jython.source.source_error import SourceError
from ..jython.tracebacks import calls_back, exception_name, is_script, script_line, stack_lines, syntax_lines

NOT_INSTANTIATED = "Could not instantiate script engines"


@java_class("org.python.core.PyException")
class PyException(JavaRuntimeException):
    """A Python error on its way through Java: its text is the traceback."""

    def __init__(self, message: str, traceback: str = "", cause: Optional[BaseException] = None) -> None:
        super().__init__(message, cause)
        self._traceback = traceback

    def toString(self) -> str:
        """The traceback."""
        return self._traceback or f"{type(self).java_name}: {self._message}"


@java_class("org.python.core.PySyntaxError")
class PySyntaxError(PyException):
    """A SyntaxError when the script is compiled."""


def qualified(error: BaseException) -> str:
    """``class: text`` with the class's module, as Py.formatException writes it."""
    kind = type(error)
    java_name = kind.__dict__.get("java_name")
    name = exception_name(kind)
    if java_name:
        return f"{java_name}: {error}"
    if kind.__module__ not in ("builtins", "exceptions", "json.decoder") and not kind.__module__.startswith("emulator."):
        name = f"{plain(kind.__module__)}.{name}"
    try:
        text = plain(text_of(error))
    except UnicodeError:
        text = "<exception str() failed>"
    return f"{name}: {text}" if text else name


def uncaught(error: BaseException) -> ProcessException:
    """ProcessException ← ScriptException ← PyException [← the Java exception]."""
    refuse_lacking(error)
    in_jythons_words(error)
    text = qualified(error)
    header = _written_out(error)
    stack = "Traceback (most recent call last):\n" + "".join(plain(line) for line in stack_lines(error))
    if isinstance(error, SyntaxError):
        scripted = _of_syntax(error, text, stack)
    else:
        thrown = error if isinstance(error, Throwable) and not raised_by_script(error) else None
        inner = PyException(text, f"{stack}{header}{text}\n", thrown)
        scripted = ScriptException(f"{text} in <script> at line number {script_line(error)}", inner)
    result = ProcessException(scripted)
    result.__cause__ = error
    return result


def _written_out(error: BaseException) -> str:
    """A Java exception of ``map[key] = value`` comes by no method call, so that its first line is not cut off (Py.getStackTrace)."""
    place, item = error.__traceback__, False
    while place is not None:
        item = place.tb_frame.f_code.co_name in ("__setitem__", "__delitem__") or item and "__jy_script__" not in place.tb_frame.f_globals
        place = place.tb_next
    if not item or not isinstance(error, Throwable):
        return ""
    return error.toString() + "\n"


def _of_syntax(error: SyntaxError, text: str, stack: str) -> ScriptException:
    """A text of eval or exec that does not parse: the place is the text's own (PyScriptEngine.scriptException).

    One that was raised without a place cannot say it: the message is the traceback then.
    """
    words = f"{exception_name(type(error))}: {plain(error.msg)}"
    kind = PyException if raised_by_script(error) or error.lineno is None else PySyntaxError
    last = text if error.lineno is None else words
    inner = kind(text, f"{stack}{syntax_lines(error)}{last}\n")
    if error.lineno is None:
        return ScriptException(inner.toString(), inner)
    return ScriptException(f"{words} in {error.filename} at line number {error.lineno} at column number {error.offset}", inner)


def raised_by_script(error: BaseException) -> bool:
    """Did a ``raise`` of the script raise it? Py.makeException gives a PyException no cause then, Py.JavaError does.

    What leaves a callback has gone through Java and comes back as Java's.
    """
    traceback, seen = error.__traceback__, False
    while traceback is not None:
        own = is_script(traceback.tb_frame)
        if seen and not own and calls_back(traceback.tb_frame):
            return False
        seen = seen or own
        if traceback.tb_next is None:
            return own
        traceback = traceback.tb_next
    return False


def not_compiled(error: SourceError, line_offset: int, source: str) -> Throwable:
    """A script that Jython cannot parse: the processor cannot be scheduled. ``source``: its text.

    PySyntaxError makes a PyString of the refused line, which takes no letter beyond Latin-1.
    """
    line = error.line + line_offset
    text = f"{error.kind}: {error.message}"
    lines = source.split("\n")
    refused = lines[error.line - 1] if 0 < error.line <= len(lines) else ""
    if not error.compiling and any(letter > "\xff" for letter in refused):
        return IllegalArgumentException("Cannot create PyString with non-byte value")
    place = syntax_lines(SyntaxError(error.message, (FILENAME, line, error.column, refused)))
    inner = PySyntaxError(f"{text} (<script>, line {line})", f"{place}{text}\n")
    scripted = ScriptException(f"{text} in <script> at line number {line} at column number {error.column}", inner)
    return ProcessException(NOT_INSTANTIATED, scripted)
