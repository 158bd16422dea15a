"""A script put before every rule; what a comment silences is left out."""

from __future__ import annotations

import ast
import os
from typing import Iterator, List, Tuple, Union

from ...base.errors import InputError
from .finding import Finding
from .ignore import Silenced
from .parsed import Parsed
from .rule import TARGETS, Place, rules_of


def lint(script: Union[str, os.PathLike[str]], target: str = "") -> List[Finding]:
    """Findings in a script, in the order of lines. ``script``: a path, or the text when it holds a line break.

    ``target="nifi2"``: also what the script uses of Jython, Java and NiFi's API that NiFi 2 with the NAR of this project lacks.
    InputError when the file cannot be read, or there is no such target.
    """
    if target not in ("", *TARGETS):
        raise InputError(f"there is no target {target!r}", "", f"Known: {', '.join(TARGETS)}")
    if isinstance(script, str) and "\n" in script:
        return lint_text(script, target=target)
    path = os.fspath(script)
    text = _read(path)
    if _is_flow(text):
        raise InputError("a flow, not a script", path, "'extract' takes its scripts out, 'migrate' looks at each for NiFi 2")
    return lint_text(text, os.path.dirname(os.path.abspath(path)), target)


def lint_text(text: str, folder: str = "", target: str = "") -> List[Finding]:
    """Findings in a script's text; modules beside it, in ``folder``, are those of Module Directory."""
    text = text.replace("\r\n", "\n")
    parsed, silenced = Parsed(text, folder), Silenced(text)
    findings = [*(finding for finding in _findings(parsed, target) if not silenced.holds(finding)), *silenced.unknown()]
    return sorted(dict.fromkeys(findings), key=lambda finding: (finding.line, finding.column, finding.rule))


def _findings(parsed: Parsed, target: str) -> Iterator[Finding]:
    for rule in rules_of(target):
        if parsed.error is not None and rule.needs_tree:
            continue
        for place, detail in rule.check(parsed):
            yield Finding(*_position(place), rule.name, rule.advice.format(detail))


def _position(place: Place) -> Tuple[int, int]:
    if isinstance(place, ast.AST):
        return getattr(place, "lineno", 1), getattr(place, "col_offset", 0) + 1
    return place


def _is_flow(text: str) -> bool:
    start = text.lstrip("\ufeff \t\r\n")
    return start.startswith("<") or (start.startswith("{") and '"flowContents"' in start)


def _read(path: str) -> str:
    try:
        with open(path, "rb") as file:
            return file.read().decode("utf-8")
    except OSError as error:
        raise InputError(f"the script cannot be read: {error.strerror or error}", path, "Check the path") from None
    except UnicodeDecodeError as error:
        raise InputError(f"the script is not UTF-8 text (byte {error.start})", path, "Save it as UTF-8") from None
