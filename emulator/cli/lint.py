"""Look at scripts for what would fail or surprise in NiFi, without running them.

A folder stands for every .py file in it. A comment silences a finding of its line, or of the line below it: # nifi: ignore[rule].
--target nifi2 also says what a script uses of Jython, Java and NiFi's API that NiFi 2 lacks, and what the NAR for NiFi 2 gives back.
0 when there is nothing to say, 1 when there is, 2 when the call is wrong or a file cannot be read; the others are looked at all the same.

example: python -m emulator lint processors/common/script.py
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Dict, List

from ..base.errors import InputError, UsageError
from ..script.lint import Finding
from .command_line import CommandLine
from .inputs import add_format, say, wants_text


def add_arguments(line: CommandLine) -> None:
    line.add_argument("scripts", metavar="SCRIPT|DIR", nargs="*")
    add_format(line, "sarif")
    line.add_argument("--target", metavar="nifi2", default="", help="where the scripts shall run: nifi2, with this project's NAR")
    line.add_argument("--rules", action="store_true", help="list the rules and their reasons, as a table in Markdown")


def run(arguments: SimpleNamespace) -> int:
    from ..script.lint.listing import rendered, rule_table

    if arguments.rules:
        say(rule_table())
        return 0
    if not arguments.scripts:
        raise UsageError("no script is named", "", "Name scripts or folders of scripts, or ask for --rules")
    refused: List[InputError] = []
    findings = _findings(arguments.scripts, arguments.target, refused)
    form = "text" if wants_text(arguments) else arguments.format or "json"
    if findings or not refused or form != "text":
        say(rendered(findings, form))
    for error in refused:
        print(error, file=sys.stderr)
    return 2 if refused else 1 if any(findings.values()) else 0


def _findings(paths: List[str], target: str, refused: List[InputError]) -> Dict[str, List[Finding]]:
    """Path → findings; what cannot be read is added to ``refused``."""
    from ..script.lint import TARGETS, lint

    if target not in ("", *TARGETS):
        raise UsageError(f"there is no target {target!r}", "--target", f"Known: {', '.join(TARGETS)}")

    findings: Dict[str, List[Finding]] = {}
    for path in paths:
        scripts = _scripts(path)
        if not scripts:
            refused.append(InputError("holds no script", path, "Name a folder with .py files"))
        for script in scripts:
            try:
                findings[script] = lint(Path(script), target)
            except InputError as error:
                refused.append(error)
    return findings


def _scripts(path: str) -> List[str]:
    return sorted(str(script) for script in Path(path).rglob("*.py")) if Path(path).is_dir() else [path]
