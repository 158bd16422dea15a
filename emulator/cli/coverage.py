"""List what is emulated: components, languages, Java classes, Python modules, and by name what is not and what to do instead.

It is read off the registries that the emulator itself works with, so it cannot say more than there is. emulator/COVERAGE.md is the same as
a page: --write makes it anew, --check ends with 1 when it is stale.

example: python -m emulator coverage
example: python -m emulator coverage PutFile MessageDigest
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

from ..base.errors import InputError
from .command_line import CommandLine
from .coverage_facts import Facts
from .coverage_table import rendered, table_of
from .inputs import add_format, say, show, wants_text, write_text

PAGE = Path(__file__).resolve().parents[1] / "COVERAGE.md"


def add_arguments(line: CommandLine) -> None:
    words = "only what has one of these in its name: a processor, a function, a Java class, a Python module"
    line.add_argument("words", nargs="*", metavar="WORD", help=words)
    line.add_exclusive("--write", action="store_true", help="write emulator/COVERAGE.md anew")
    line.add_exclusive("--check", action="store_true", help="1 when emulator/COVERAGE.md is not what --write would make")
    add_format(line)


def run(arguments: SimpleNamespace) -> int:
    from .coverage_facts import collect
    from .coverage_page import page

    facts = collect()
    if arguments.check:
        return _check(page(facts))
    if arguments.write:
        write_text(str(PAGE), page(facts))
    elif arguments.words or wants_text(arguments):
        _show_table(facts, arguments)
    else:
        show(facts)
    return 0


def _show_table(facts: Facts, arguments: SimpleNamespace) -> None:
    rows = [row for row in table_of(facts) if not arguments.words or any(word.lower() in row.name.lower() for word in arguments.words)]
    if not rows:
        raise InputError("nothing has that in its name", " ".join(arguments.words), "Without a word everything is listed")
    if wants_text(arguments):
        say(rendered(rows))
    else:
        show([row._asdict() for row in rows])


def _check(text: str) -> int:
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == text:
        return 0
    print("%s is stale. Run 'python -m emulator coverage --write'" % PAGE, file=sys.stderr)
    return 1
