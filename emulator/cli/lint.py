<<<<<<< HEAD
"""Look at scripts for what would fail or surprise in NiFi; prints a line for each finding, or JSON.
=======
"""Look at scripts for what would fail or surprise in NiFi, without running them.

A folder stands for every .py file in it. A comment silences a finding of its line, or of the line below it: # nifi: ignore[rule].
0 when there is nothing to say, 1 when there is, 2 when the call is wrong or a file cannot be read; the others are looked at all the same.
>>>>>>> 7de65aa (lint knows what Python 3 alone has, names and Java names that are not there, numbers as attributes, FlowFiles that go nowhere and sockets; each rule with two scripts and what NiFi did with them; folders, SARIF, comments that silence, a pre-commit hook)

example: python -m emulator lint processors/common/script.py
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Dict, Iterator, List

<<<<<<< HEAD
from .inputs import add_format, say, show, wants_text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scripts", metavar="SCRIPT", nargs="+")
    add_format(parser)
=======
from ..base.errors import InputError, UsageError
from ..script.lint import Finding
from .inputs import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scripts", metavar="SCRIPT|DIR", nargs="*")
    parser.add_argument("--format", choices=("json", "text", "sarif"), default="json", help="how the findings are written (default json)")
    parser.add_argument("--rules", action="store_true", help="list the rules and their reasons, as a table in Markdown")
>>>>>>> 7de65aa (lint knows what Python 3 alone has, names and Java names that are not there, numbers as attributes, FlowFiles that go nowhere and sockets; each rule with two scripts and what NiFi did with them; folders, SARIF, comments that silence, a pre-commit hook)


def run(arguments: argparse.Namespace) -> int:
    from ..script.lint.listing import rendered, rule_table

    if arguments.rules:
        say(rule_table())
        return 0
    if not arguments.scripts:
        raise UsageError("no script is named", "", "Name scripts or folders of scripts, or ask for --rules")
    refused: List[InputError] = []
    findings = _findings(arguments.scripts, refused)
    text = rendered(findings, arguments.format)
    if text:
        say(text)
    for error in refused:
        print(error, file=sys.stderr)
    return 2 if refused else 1 if any(findings.values()) else 0


def _findings(paths: List[str], refused: List[InputError]) -> Dict[str, List[Finding]]:
    """Path → findings; what cannot be read is added to ``refused``."""
    from ..script.lint import lint

<<<<<<< HEAD
    findings = {path: lint(path) for path in arguments.scripts}
    if wants_text(arguments):
        lines = ["%s:%d:%d: %s: %s" % (path, one.line, one.column, one.rule, one.advice) for path in findings for one in findings[path]]
        say("\n".join(lines) or "nothing was found")
    else:
        show({path: [vars(finding) for finding in found] for path, found in findings.items()})
    return 1 if any(findings.values()) else 0
=======
    findings: Dict[str, List[Finding]] = {}
    for path in paths:
        try:
            for script in _scripts(path):
                findings[script] = []
                findings[script] = lint(Path(script))
        except InputError as error:
            findings.pop(path, None)
            refused.append(error)
    return findings


def _scripts(path: str) -> Iterator[str]:
    if not Path(path).is_dir():
        yield path
        return
    scripts = sorted(str(script) for script in Path(path).rglob("*.py"))
    if not scripts:
        raise InputError("holds no script", path, "Name a folder with .py files")
    yield from scripts
>>>>>>> 7de65aa (lint knows what Python 3 alone has, names and Java names that are not there, numbers as attributes, FlowFiles that go nowhere and sockets; each rule with two scripts and what NiFi did with them; folders, SARIF, comments that silence, a pre-commit hook)
