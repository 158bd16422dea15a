"""List what is emulated, as JSON: components, languages, Java classes, Python modules, and by name what is not.

It is read off the registries that the emulator itself works with, so it cannot say more than there is. emulator/COVERAGE.md is the same as
a page: --write makes it anew, --check ends with 1 when it is stale.

example: python -m emulator coverage
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .inputs import show, write_text

PAGE = Path(__file__).resolve().parents[1] / "COVERAGE.md"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--write", action="store_true", help="write emulator/COVERAGE.md anew")
    choice.add_argument("--check", action="store_true", help="1 when emulator/COVERAGE.md is not what --write would make")


def run(arguments: argparse.Namespace) -> int:
    from .coverage_facts import collect
    from .coverage_page import page

    facts = collect()
    if arguments.check:
        return _check(page(facts))
    if arguments.write:
        write_text(str(PAGE), page(facts))
    else:
        show(facts)
    return 0


def _check(text: str) -> int:
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == text:
        return 0
    print("%s is stale. Run 'python -m emulator coverage --write'" % PAGE, file=sys.stderr)
    return 1
