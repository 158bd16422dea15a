"""``${variable}`` in a property's text as ``#{parameter}``."""

from __future__ import annotations

import re
from typing import Callable, List, NamedTuple, Optional, Set

from ..base.versions import DEFAULT_VERSION
from ..el.attribute_names import attribute_names
from ..el.errors import AttributeExpressionLanguageParsingException
from ..el.keywords import keywords
from ..el.lexer import Token, tokens
from ..el.ranges import expression_ranges, unescape_leading

_SKIPPED = ("space", "comment")


class Parameter(NamedTuple):
    """What takes a variable's place. ``shadowed``: a FlowFile attribute may have the variable's name, and wins; ``is_plain``: its
    value is the same wherever it is put (no ``${``, ``#{``, nothing escaped)."""

    name: str
    shadowed: bool
    is_plain: bool


Lookup = Callable[[str], Optional[Parameter]]


def rewritten(text: str, parameter_of: Lookup, is_literal: bool = False) -> str:
    """The text with every variable that ``parameter_of`` knows as a parameter; what does not parse stays as it is. ``is_literal``: it
    stands in quotes of an expression, where NiFi evaluates ``${…}`` too, but leaves ``#{…}`` as it is."""
    pieces: List[str] = []
    end_before = 0
    for start, end in expression_ranges(text):
        is_alone = not is_literal and not text[:start].endswith(("$", "#"))  # or the reference would be escaped
        pieces += [text[end_before:start], _rewritten(text[start : end + 1], parameter_of, is_alone)]
        end_before = end + 1
    return "".join([*pieces, text[end_before:]])


def variables_of(text: str) -> Set[str]:
    """The names that stand alone or as a subject in the ``${…}`` of a text."""
    names: Set[str] = set()

    def collect(name: str) -> None:
        names.add(name)

    rewritten(text, collect)
    return names


def read_by_name(text: str) -> Set[str]:
    """The names that stand where no parameter can: in anyAttribute('a') and its like."""
    try:
        return attribute_names(text) - variables_of(text)
    except AttributeExpressionLanguageParsingException:
        return set()


def _rewritten(expression: str, parameter_of: Lookup, is_alone: bool) -> str:
    query = unescape_leading(expression)
    try:
        every = tokens(query, keywords(DEFAULT_VERSION).words)
    except AttributeExpressionLanguageParsingException:
        return expression
    parsed = [token for token in every if token.kind not in _SKIPPED]
    before: List[Optional[Token]] = [None, None, *parsed]
    after = [*parsed[1:], parsed[-1]]
    ends = {token.at: following.at for token, following in zip(every, every[1:])}
    pieces, end_before = [expression[: len(expression) - len(query)]], 0
    for dollar, brace, token, following in zip(before, before[1:], parsed, after):
        parameter = parameter_of(token.text) if dollar and brace and _is_subject(dollar, brace, token, following) else None
        if parameter and brace:
            is_whole = is_alone and token is parsed[2] and following.kind == "}" and following.at == len(query) - 1
            if is_whole and parameter.is_plain and not parameter.shadowed:
                return pieces[0] + f"#{{{parameter.name}}}"
            pieces += [query[end_before : brace.at + 1], _subject(token, query, following, parameter)]
            end_before = following.at
        elif token.kind == "string":
            end = ends[token.at]
            pieces += [query[end_before : token.at], _literal(query[token.at : end], token.text, parameter_of)]
            end_before = end
    return "".join([*pieces, query[end_before:]])


def _literal(quoted: str, text: str, parameter_of: Lookup) -> str:
    """A string of an expression, whose ``${…}`` NiFi evaluates (ExpressionCompiler.newStringLiteralEvaluator)."""
    after = rewritten(text, parameter_of, is_literal=True)
    if after == text:
        return quoted
    escapes = {quoted[0]: "\\" + quoted[0], "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return quoted[0] + "".join(escapes.get(character, character) for character in after) + quoted[0]


def _is_subject(dollar: Token, brace: Token, name: Token, after: Token) -> bool:
    return dollar.kind == "$" and brace.kind == "{" and name.kind in ("name", "string") and after.kind in ("}", ":")


def _subject(name: Token, query: str, after: Token, parameter: Parameter) -> str:
    reference = f"#{{{parameter.name}}}"
    if not parameter.shadowed:
        return reference
    written = re.sub(r"\s+\Z", "", query[name.at : after.at])
    return f"{written}:replaceNull(${{{reference}}})"
