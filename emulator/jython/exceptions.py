"""``except`` clauses with Jython's eyes, ``raise E, v``, and tracebacks as Jython prints them.

A clause's test becomes ``__jy_catch__(classes)``, evaluated only when something was raised; it answers the class of the exception when
Jython would catch it. ``except Exception`` does not catch Java exceptions, ``except IOError`` catches java.io.IOException. What the
emulator says in its own name (EmulatorError) and the user's Ctrl-C pass every clause.
"""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Any, Iterator, Optional

from ..base.errors import EmulatorError
from ..java.lang.throwable import Throwable
from ..java.registry import lookup
from .messages import in_jythons_words
from .objects.bytestring import ByteString
from .objects.text import text_of

FILENAME = "<script>"
_NOTHING: tuple[type, ...] = ()
_UNCATCHABLE = (EmulatorError, KeyboardInterrupt)
_NAMES = {
    "OSError": "IOError",
    "ModuleNotFoundError": "ImportError",
    "FileNotFoundError": "IOError",
    "FileExistsError": "OSError",
    "PermissionError": "IOError",
    "RecursionError": "RuntimeError",
    "JSONDecodeError": "ValueError",
    "IsADirectoryError": "IOError",
    "NotADirectoryError": "OSError",
}


def catch(*wanted: Any) -> Any:
    """The class to catch, or nothing; without an argument for a bare ``except:``."""
    error = sys.exc_info()[1]
    assert error is not None
    if isinstance(error, _UNCATCHABLE):
        return _NOTHING
    in_jythons_words(error)
    return type(error) if not wanted or _matches(error, wanted[0]) else _NOTHING


def _matches(error: BaseException, wanted: Any) -> bool:
    if isinstance(wanted, tuple):
        return any(_matches(error, one) for one in wanted)
    if not isinstance(wanted, type):
        return False
    if isinstance(error, Throwable):
        if wanted is OSError:
            return isinstance(error, lookup("java.io.IOException") or ())
        return wanted not in (BaseException, object) and isinstance(error, wanted)
    return isinstance(error, OSError if wanted is EnvironmentError2 else wanted)


class EnvironmentError2(OSError):
    """Python 2's EnvironmentError, the base of IOError and OSError; it does not catch Java's IOException, as IOError does."""


EnvironmentError2.__name__ = EnvironmentError2.__qualname__ = "EnvironmentError"


def make_raised(kind: Any, value: Any = None, traceback: Any = None) -> BaseException:
    """``raise kind, value``."""
    if isinstance(kind, tuple) and kind:
        kind = kind[0]
    if isinstance(kind, BaseException):
        return kind
    if isinstance(value, kind):
        return value  # type: ignore[no-any-return]
    if value is None:
        return kind()  # type: ignore[no-any-return]
    return kind(*value) if isinstance(value, tuple) else kind(value)  # type: ignore[no-any-return]


def exception_name(kind: type) -> str:
    """The name in tracebacks: without the package, and Python 2's own."""
    java_name = kind.__dict__.get("java_name")
    if java_name:
        return str(java_name).rpartition(".")[2]
    name = kind.__name__
    return _NAMES.get(name, name) if kind.__module__ in ("builtins", "json.decoder") else name


def frames(traceback: Optional[TracebackType]) -> Iterator[tuple[str, int, str]]:
    """(file, line, function) of the script's frames, outermost first; the emulator's own are left out."""
    while traceback is not None:
        code = traceback.tb_frame.f_code
        own = code.co_filename == FILENAME or "__jy_script__" in traceback.tb_frame.f_globals
        if own and code.co_name not in ("<listcomp>", "<dictcomp>", "<setcomp>"):
            yield code.co_filename, traceback.tb_lineno, code.co_name
        traceback = traceback.tb_next


def format_traceback(traceback: Optional[TracebackType], extra: tuple[str, ...] = ()) -> list[str]:
    """One string for each frame."""
    return [f'  File "{file}", line {line}, in {name}\n' for file, line, name in frames(traceback)] + list(extra)


def format_only(kind: type, value: Any) -> list[str]:
    """The last line: the class and its text."""
    name = exception_name(kind)
    if value is None:
        return [name + "\n"]
    try:
        text = text_of(value)
    except UnicodeError:
        text = f"<unprintable {name} object>"
    if isinstance(value, Throwable):
        text = str(value)
    elif not isinstance(text, ByteString):  # traceback._some_str: what str() cannot hold is escaped
        text = text.encode("ascii", "backslashreplace").decode("ascii")
    return [f"{name}: {text}\n" if text else name + "\n"]


def format_exception(error: Optional[BaseException]) -> str:
    """``traceback.format_exc()``."""
    if error is None:
        return ByteString("None\n")
    in_jythons_words(error)
    lines = [
        "Traceback (most recent call last):\n",
        *format_traceback(error.__traceback__, library_frames(error)),
        *format_only(type(error), error),
    ]
    text = "".join(str.__str__(line) for line in lines)
    return ByteString(text) if all(ord(character) < 256 for character in text) else text


def library_frames(error: BaseException) -> tuple[str, ...]:
    """Frames that Jython shows from inside its own library, where a shim has said so."""
    return getattr(error, "jython_frames", ())


def script_line(error: BaseException) -> int:
    """The line of the outermost script frame, which is the one that ScriptException names; -1 for none."""
    return next((line for _, line, _ in frames(error.__traceback__)), -1)
