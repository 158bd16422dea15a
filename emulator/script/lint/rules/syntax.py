"""What Jython does not parse, and what NiFi reads before it."""

from __future__ import annotations

import re
from typing import Iterator

from ....base.parameters import reference_places
from ....base.places import line_and_column
from ....jython.source.jython_lexer import jython_tokens
from ..parsed import FUTURE, Parsed
from ..rule import ERROR, WARNING, Found, rule

_F_STRING = re.compile(r"(?<![\w'\"])[fF][rR]?(?=['\"])")


@rule(
    "from-future", ERROR,
    "NiFi puts two lines of its own before a script since 1.14, and Jython takes a __future__ import as the first statement alone",
    "NiFi puts lines of its own before the script, so this is a SyntaxError in 1.14 and later: leave it out",
    needs_tree=False,
)  # fmt: skip
def from_future(script: Parsed) -> Iterator[Found]:
    for match in FUTURE.finditer(script.text):
        yield line_and_column(script.text, match.start()), ""


@rule(
    "parameter-reference", ERROR,
    "NiFi replaces #{…} in Script Body by a parameter before Jython sees the script, in comments too, and is invalid without one",
    "NiFi replaces #{{...}} in Script Body by a parameter, in strings and comments too: write ##{{ or use a dynamic property",
    needs_tree=False,
)  # fmt: skip
def parameter_reference(script: Parsed) -> Iterator[Found]:
    for reference in reference_places(script.text):
        yield (reference.line, reference.column), ""


@rule(
    "f-string", ERROR,
    "Jython 2.7 has no f-strings: the processor does not start, 'Could not instantiate script engines'",
    "Jython is Python 2.7, which has no f-strings: use '%s' % value",
    needs_tree=False,
)  # fmt: skip
def f_string(script: Parsed) -> Iterator[Found]:
    if script.error is not None:
        match = _F_STRING.search(_refused_line(script))
        if match:
            yield (script.error.line, match.start() + 1), ""


@rule(
    "syntax-error", ERROR,
    "a script that Jython 2.7 does not parse keeps the processor from starting: 'Could not instantiate script engines'",
    "Python 2.7 cannot parse this ({}); NiFi would not start it",
    needs_tree=False,
)  # fmt: skip
def syntax_error(script: Parsed) -> Iterator[Found]:
    if script.error is not None and not _F_STRING.search(_refused_line(script)):
        yield (script.error.line, script.error.column + 1), script.error.shown


@rule(
    "dropped-text", WARNING,
    "Jython's tokenizer drops a text without its end, and a lone ! or backslash, without a word; a script runs without what is dropped",
    "Jython drops {} without a word: end the text, or take it away",
    needs_tree=False,
)  # fmt: skip
def dropped_text(script: Parsed) -> Iterator[Found]:
    if script.error is None:
        text = script.text.replace("\r\n", "\n")
        for edit in jython_tokens(text)[1]:
            first, *others = text[edit.start : edit.end].rstrip("\n").split("\n")
            yield line_and_column(text, edit.start), f"{first} and the {len(others)} lines below" if others else first


def _refused_line(script: Parsed) -> str:
    assert script.error is not None
    lines = script.text.split("\n")
    return lines[script.error.line - 1] if 0 < script.error.line <= len(lines) else ""
