"""Tracebacks as Jython prints them: the script's own frames, and those of Jython's library."""

from __future__ import annotations

from types import FrameType, TracebackType
from typing import Any, Iterator, Optional, Union

from ..java.lang.throwable import Throwable
from .exceptions import passed_by
from .objects.bytestring import ByteString, plain
from .objects.later import later
from .script_files import FILENAME, is_script_file, nifi_place

_CALLBACKS = ("emulator.core.", "emulator.script.")  # what calls a script's callback
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


def exception_name(kind: type) -> str:
    """The name in tracebacks: without the package, and Python 2's own."""
    java_name = kind.__dict__.get("java_name")
    if java_name:
        return str(java_name).rpartition(".")[2]
    name = kind.__name__
    return _NAMES.get(name, name) if kind.__module__ in ("builtins", "json.decoder") else name


def is_script(frame: FrameType) -> bool:
    """Does a frame run the script's own lines, or those of one of its modules?"""
    return is_script_file(frame.f_code.co_filename) or "__jy_script__" in frame.f_globals


def calls_back(frame: FrameType) -> bool:
    """Is this one of the frames between Java's method and the script's callback?"""
    return str(frame.f_globals.get("__name__", "")).startswith(_CALLBACKS)


def frames(traceback: Optional[TracebackType], error: Optional[BaseException] = None) -> Iterator[tuple[str, int, str]]:
    """(file, line, function) of the script's frames, outermost first; the emulator's own are left out."""
    for stretch in _stretches(traceback, error):
        if isinstance(stretch, tuple):
            yield stretch


_Stretch = Union[tuple[str, int, str], list[TracebackType]]


def _stretches(traceback: Optional[TracebackType], error: Optional[BaseException]) -> Iterator[_Stretch]:
    """The script's frames, outermost first, and behind the first of them lists of the emulator's own.

    A Java exception that leaves a callback starts anew where Java threw it: the callback's frames are gone (PyObject._jcallexc).
    """
    passed, seen, own = passed_by(error), False, list[TracebackType]()
    while traceback is not None:
        code = traceback.tb_frame.f_code
        if is_script(traceback.tb_frame) and code.co_name not in ("<listcomp>", "<dictcomp>", "<setcomp>"):
            if own:
                yield own
                own = []
            seen = True
            for _ in range(1 + passed.get(id(traceback.tb_frame), 0)):
                yield (*nifi_place(code.co_filename, traceback.tb_lineno), code.co_name)
        elif seen and isinstance(error, Throwable) and calls_back(traceback.tb_frame):
            return
        elif seen and not is_script(traceback.tb_frame):
            own.append(traceback)
        traceback = traceback.tb_next
    if own:
        yield own


def format_traceback(traceback: Optional[TracebackType], extra: tuple[str, ...] = (), error: Optional[BaseException] = None) -> list[str]:
    """One string for each frame, those of Jython's library among them."""
    stretches = list(_stretches(traceback, error))
    words = "".join(format_only(type(error), error)) if error is not None else ""
    shown: list[str] = []
    for number, stretch in enumerate(stretches):
        if isinstance(stretch, list):
            from .library_frames import frames_of

            shown += frames_of(stretch, words, number + 1 < len(stretches))
        else:
            file, line, name = stretch
            shown.append(f'  File "{file}", line {line}, in {name}\n{_library_line(file, line)}')
    return shown + list(extra)


def _library_line(file: str, line: int) -> str:
    """The line itself, which Jython finds for its own library and for a file, not for a script."""
    jar, inside, member = file.partition(".jar/Lib/")
    if not inside or not member.endswith("$py.class"):
        import linecache

        text = "" if file == FILENAME else linecache.getline(file, line).strip()
        return f"    {text}\n" if text else ""
    from .library import library

    opened = library(jar + ".jar")
    lines = opened.source(f"Lib/{member[: -len('$py.class')]}.py").split("\n") if opened else []
    return f"    {lines[line - 1].strip()}\n" if line <= len(lines) else ""


def format_only(kind: type, value: Any) -> list[str]:
    """The last line: the class and its text."""
    name = exception_name(kind)
    if value is None:
        return [name + "\n"]
    try:
        text = later.text_of(value)
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
    from .messages import in_jythons_words

    in_jythons_words(error)
    lines = [
        "Traceback (most recent call last):\n",
        *format_traceback(error.__traceback__, library_frames(error), error),
        *format_only(type(error), error),
    ]
    text = "".join(str.__str__(line) for line in lines)
    return ByteString(text) if all(ord(character) < 256 for character in text) else text


def library_frames(error: BaseException) -> tuple[str, ...]:
    """Frames that Jython shows from inside its own library, where a shim has said so."""
    return getattr(error, "jython_frames", ())


def stack_lines(error: BaseException) -> list[str]:
    """PyTraceback.dumpStack: a line for each frame, none of the library's own text."""
    return [frame.partition("\n")[0] + "\n" for frame in format_traceback(error.__traceback__, library_frames(error), error)]


def syntax_lines(error: SyntaxError) -> str:
    """Py.appendSyntaxError: the place and the refused line, a mark below."""
    place = f'  File "{"<string>" if error.filename is None else error.filename}", line {error.lineno}\n'
    text, column = plain(error.text or ""), error.offset or 0
    if not text:
        return place
    if 0 < column == len(text):
        column -= 1
    blanks = len(text) - len(text.lstrip(" \t"))
    text, column = text[blanks:], column - blanks
    mark = "" if column == -1 else f"    {' ' * max(0, column - 1)}^\n"
    return f"{place}    {text}{'' if text.endswith(chr(10)) else chr(10)}{mark}"


def script_line(error: BaseException) -> int:
    """The line of the outermost script frame, which is the one that ScriptException names; -1 for none."""
    return next((line for _, line, _ in frames(error.__traceback__)), -1)
