"""What the commands share: reading files and ``name=value`` arguments, printing JSON."""

from __future__ import annotations

import json
import os
import sys
from types import SimpleNamespace
from typing import Any, Callable, Dict, Iterable, List, Optional, Tuple

from ..base import files
from ..base.clock import SCRIPT_SECONDS
from ..base.errors import InputError, UsageError
from .command_line import CommandLine


def pairs(items: Iterable[str], option: str) -> Dict[str, str]:
    """``["a=1"]`` as ``{"a": "1"}``; UsageError for one without '='."""
    result = {}
    for item in items:
        name, sign, value = item.partition("=")
        if not sign or not name:
            raise UsageError("'%s' is not name=value" % item, option, "Write for example %s filename=a.json" % option)
        result[name] = value
    return result


def named_files(items: Iterable[str], option: str) -> List[Tuple[str, str]]:
    """``["Group/Processor=file"]`` as pairs, in order; a name may come twice. UsageError for one without '='."""
    result = []
    for item in items:
        name, sign, value = item.partition("=")
        if not sign or not name or not value:
            raise UsageError("'%s' is not path=file" % item, option, 'Write for example %s "Group/Processor=file"' % option)
        result.append((name, value))
    return result


def add_format(line: CommandLine, *further: str) -> None:
    """``--format``, the same for every command; ``further``: what one writes besides."""
    words = "words for a person or JSON for a machine (default: words on a terminal, else JSON)"
    line.add_argument("--format", choices=("text", "json", *further), help=words)


def wants_text(arguments: SimpleNamespace) -> bool:
    """Whether the result is for a person."""
    return bool(arguments.format == "text" or (arguments.format is None and sys.stdout.isatty()))


def read_bytes(path: str) -> bytes:
    """A file's bytes, '-' for standard input; InputError when it cannot be read."""
    if path == "-":
        return sys.stdin.buffer.read()
    return files.read_bytes(path)


def read_text(path: str) -> str:
    """A file's text as UTF-8."""
    return files.decoded(read_bytes(path), path)


def read_json(path: str) -> Any:
    """A file as JSON; the error says line and column."""
    return files.parsed(read_text(path), path)


def write_text(path: str, text: str) -> None:
    """Write a text as UTF-8, as ``write_bytes`` does."""
    write_bytes(path, text.encode("utf-8", "backslashreplace"))


def write_bytes(path: str, data: bytes) -> None:
    """Write a file whole or not at all, with the folders above it; InputError when it cannot be."""
    from pathlib import Path

    target = Path(path)
    beside = target.with_name(target.name + ".new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
        beside.replace(target)
    except OSError as error:
        raise InputError("cannot be written: %s" % (error.strerror or error), path, "Check the folder and its rights") from None


def flowfiles(path: str) -> List[Tuple[str, bytes]]:
    """(name, content) of one file, of standard input, or of every file of a folder, sorted by name, hidden ones aside."""
    if not path:
        raise UsageError("no file is named", "--in", "Name a file or a folder, or '-' for standard input")
    if path != "-" and os.path.isdir(path):
        names = sorted(name for name in os.listdir(path) if not name.startswith(".") and os.path.isfile(os.path.join(path, name)))
        if not names:
            raise InputError("holds no file", path, "Name a folder with one file for each FlowFile")
        return [(name, read_bytes(os.path.join(path, name))) for name in names]
    return [("" if path == "-" else os.path.basename(path), read_bytes(path))]


def number(least: int) -> Callable[[str], int]:
    """A whole number from ``least`` on, for argparse."""

    def whole_number(text: str) -> int:
        try:
            value = int(text)
        except ValueError:
            value = least - 1
        if value < least:
            from argparse import ArgumentTypeError

            raise ArgumentTypeError("'%s' is not a whole number from %d on" % (text, least))
        return value

    return whole_number


def seconds(text: str) -> float:
    """A time in seconds, for argparse."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value < 1e12:
        from argparse import ArgumentTypeError

        raise ArgumentTypeError("'%s' is not a time in seconds" % text)
    return value


def add_timeout(line: CommandLine) -> None:
    """``--timeout``, of the commands that run scripts."""
    text = "real time that a trigger of a script may last (default %(default)g; 0: no limit); then it is stopped, and where it was is said"
    line.add_argument("--timeout", type=seconds, default=SCRIPT_SECONDS, metavar="SECONDS", help=text)


def timeout_of(arguments: SimpleNamespace) -> float:
    """Its value; from now on what cannot be stopped ends the process."""
    from ..script.watch import end_process_at_last

    end_process_at_last()
    return float(arguments.timeout)


def add_jython(line: CommandLine) -> None:
    """``--jython``, of the commands that run scripts."""
    text = "the jar of Jython, whose own library then runs; '' for none (default: JYTHON_JAR, NIFI_HOME, the Maven repository)"
    line.add_argument("--jython", metavar="JAR", help=text)


def jython_of(arguments: SimpleNamespace) -> Optional[str]:
    """Its value; InputError when it is no jar."""
    path: Optional[str] = arguments.jython
    if path:
        from ..jython.library import library

        library(path)
    return path


def show(document: Any) -> None:
    """One JSON document on stdout, text readable as it is."""
    say(json.dumps(document, ensure_ascii=False, indent=2))


def say(text: str) -> None:
    """JSON text on stdout; what its encoding cannot hold is escaped as JSON does."""
    try:
        print(text, flush=True)
    except UnicodeEncodeError:
        print("".join(char if ord(char) < 128 else json.dumps(char)[1:-1] for char in text), flush=True)
