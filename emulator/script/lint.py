"""``lint``: what in a script would fail or surprise in NiFi, found without running it.

Rules are functions over the tokens' text or the tree of Python 3's parser after the rewrite; each cites what was seen on the real thing.
"""

from __future__ import annotations

import ast
import os
import re
from dataclasses import dataclass
from typing import Callable, Iterator, List, Union

from ..base.errors import InputError
from ..base.parameters import reference_places
from ..jython.source.compile import compile_script
from ..jython.source.rewrite import rewrite
from ..jython.source.tokens import SourceError
from .lint_rules import TREE_RULES, Found

_FUTURE = re.compile(r"^[ \t]*from[ \t]+__future__\b", re.M)
_FUTURE_ADVICE = "NiFi puts lines of its own before the script, so this is a SyntaxError in 1.14 and later: leave it out"
_REFERENCE_ADVICE = "NiFi replaces #{...} in Script Body by a parameter, in strings and comments too: write ##{ or use a dynamic property"
_F_STRING = re.compile(r"(?<![\w'\"])[fF][rR]?(?=['\"])")


@dataclass(frozen=True)
class Finding:
    """``line`` and ``column`` count from 1."""

    line: int
    column: int
    rule: str
    advice: str


def lint(script: Union[str, os.PathLike[str]]) -> List[Finding]:
    """Findings in a script, in the order of lines. ``script``: a path, or the text when it holds a line break."""
    text = script if isinstance(script, str) and "\n" in script else _read(script)
    text = text.replace("\r\n", "\n")
    findings = {*_text_rules(text), *_tree_rules(text)}
    return sorted(findings, key=lambda finding: (finding.line, finding.column, finding.rule))


def _read(script: Union[str, os.PathLike[str]]) -> str:
    try:
        with open(script, encoding="utf-8") as file:
            return file.read()
    except OSError as error:
        raise InputError(f"the script cannot be read: {error.strerror or error}", os.fspath(script), "Check the path") from None
    except UnicodeDecodeError as error:
        raise InputError(f"the script is not UTF-8 text (byte {error.start})", os.fspath(script), "Save it as UTF-8") from None


def _text_rules(text: str) -> Iterator[Finding]:
    for match in _FUTURE.finditer(text):
        place = match.start()
        yield Finding(text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place), "from-future", _FUTURE_ADVICE)
    for reference in reference_places(text):
        yield Finding(reference.line, reference.column, "parameter-reference", _REFERENCE_ADVICE)


def _tree_rules(text: str) -> Iterator[Finding]:
    if _FUTURE.search(text):
        text = _FUTURE.sub("pass; import sys #", text)
    try:
        compile_script(text, "<lint>", 0, True)
        tree = ast.parse(rewrite(text).text)
    except SourceError as error:
        yield _syntax(text, error)
        return
    except SyntaxError as error:
        yield Finding(error.lineno or 1, error.offset or 1, "syntax-error", error.msg)
        return
    for rule, check, advice in TREE_RULES:
        yield from _run(tree, rule, check, advice)


def _run(tree: ast.Module, rule: str, check: Callable[[ast.Module], Iterator[Found]], advice: str) -> Iterator[Finding]:
    for node, detail in check(tree):
        yield Finding(getattr(node, "lineno", 1), getattr(node, "col_offset", 0) + 1, rule, advice.format(detail))


def _syntax(text: str, error: SourceError) -> Finding:
    lines = text.split("\n")
    line = lines[error.line - 1] if 0 < error.line <= len(lines) else ""
    match = _F_STRING.search(line)
    if match:
        return Finding(error.line, match.start() + 1, "f-string", "Jython is Python 2.7, which has no f-strings: use '%s' % value")
    return Finding(error.line, error.column + 1, "syntax-error", f"Python 2.7 cannot parse this ({error.message}); NiFi would not start it")
