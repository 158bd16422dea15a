"""Look at scripts for what would fail or surprise in NiFi; prints the findings as JSON.

example: python -m emulator lint processors/common/script.py
"""

from __future__ import annotations

import argparse

from .inputs import show


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scripts", metavar="SCRIPT", nargs="+")


def run(arguments: argparse.Namespace) -> int:
    from ..script.lint import lint

    findings = {path: [vars(finding) for finding in lint(path)] for path in arguments.scripts}
    show(findings)
    return 1 if any(findings.values()) else 0
