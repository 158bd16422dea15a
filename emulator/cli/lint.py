"""Look at scripts for what would fail or surprise in NiFi; prints a line for each finding, or JSON.

example: python -m emulator lint processors/common/script.py
"""

from __future__ import annotations

import argparse

from .inputs import add_format, say, show, wants_text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scripts", metavar="SCRIPT", nargs="+")
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    from ..script.lint import lint

    findings = {path: lint(path) for path in arguments.scripts}
    if wants_text(arguments):
        lines = ["%s:%d:%d: %s: %s" % (path, one.line, one.column, one.rule, one.advice) for path in findings for one in findings[path]]
        say("\n".join(lines) or "nothing was found")
    else:
        show({path: [vars(finding) for finding in found] for path, found in findings.items()})
    return 1 if any(findings.values()) else 0
