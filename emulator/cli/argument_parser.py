"""argparse's parser of a command: for help, for mistakes, and for words that are not plain (``command_line``)."""

from __future__ import annotations

import argparse
import os
import sys
from types import SimpleNamespace
from typing import Iterable, List, NoReturn

from .command_line import CommandLine


def parsed(line: CommandLine, words: List[str], program: str, description: str) -> SimpleNamespace:
    """The values by their destinations; SystemExit for help and for a mistake, which is said on stderr."""
    parser = _Parser(prog=program, description=description, formatter_class=_Help, allow_abbrev=False)
    choice = parser.add_mutually_exclusive_group() if line.exclusive else parser
    for names, how in line.declared:
        (choice if names[0] in line.exclusive else parser).add_argument(*names, **how)
    parser.set_defaults(**line.defaults)
    return parser.parse_args(words, SimpleNamespace())


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        _, _, words = message.partition("unrecognized arguments: ")
        if words.startswith("-"):
            wrong = words.split()[0].partition("=")[0]
            message = "there is no option '%s'; %s" % (wrong, nearest(wrong, list(self._option_string_actions)))
        print("%s: %s (see '%s --help')" % (self.prog, message, self.prog), file=sys.stderr)
        raise SystemExit(2)


class _Help(argparse.RawDescriptionHelpFormatter):
    """Of the terminal's width; argparse would import ``shutil``, with all its archives, to ask for it as soon as there is an option."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


def _columns() -> int:
    """As shutil.get_terminal_size() has it."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns if sys.__stdout__ else 80
    except (OSError, ValueError):
        return 80


def nearest(name: str, known: Iterable[str]) -> str:
    """What to do about a name that is not known."""
    import difflib

    near = difflib.get_close_matches(name, list(known), 1)
    return "did you mean '%s'?" % near[0] if near else "known: " + ", ".join(known)
