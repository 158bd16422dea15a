"""What NiFi makes of an error that leaves a script: PyException, ScriptException, ProcessException (javax.script by Jython 2.7.2)."""

from __future__ import annotations

from typing import Optional

from ..java.javax.script.exceptions import ScriptException
from ..java.lang.throwable import JavaRuntimeException, Throwable
from ..java.nifi.processor.exception.exceptions import ProcessException
from ..java.registry import java_class
from ..jython.exceptions import exception_name, format_traceback, script_line
from ..jython.messages import in_jythons_words
from ..jython.objects.bytestring import plain
from ..jython.objects.text import text_of
from ..jython.source.tokens import SourceError

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
    in_jythons_words(error)
    text = qualified(error)
    frames = "".join(plain(line) for line in format_traceback(error.__traceback__, getattr(error, "jython_frames", ())))
    inner = PyException(text, f"Traceback (most recent call last):\n{frames}{text}\n", error if isinstance(error, Throwable) else None)
    scripted = ScriptException(f"{text} in <script> at line number {script_line(error)}", inner)
    result = ProcessException(scripted)
    result.__cause__ = error
    return result


def not_compiled(error: SourceError, line_offset: int) -> ProcessException:
    """A script that Jython cannot parse: the processor cannot be scheduled."""
    line = error.line + line_offset
    text = f"SyntaxError: {error.message}"
    inner = PySyntaxError(f"{text} (<script>, line {line})")
    scripted = ScriptException(f"{text} in <script> at line number {line} at column number {error.column}", inner)
    return ProcessException(NOT_INSTANTIATED, scripted)
