"""``${variable}`` in a property's text as ``#{parameter}``."""

from __future__ import annotations

import re
from typing import Callable, List, NamedTuple, Optional, Set

from ..base.versions import DEFAULT_VERSION
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


def rewritten(text: str, parameter_of: Lookup) -> str:
    """The text with every variable that ``parameter_of`` knows as a parameter; what does not parse stays as it is."""
    pieces: List[str] = []
    end_before = 0
    for start, end in expression_ranges(text):
        is_alone = not text[:start].endswith(("$", "#"))  # or the reference would be escaped
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


def _rewritten(expression: str, parameter_of: Lookup, is_alone: bool) -> str:
    query = unescape_leading(expression)
    try:
        parsed = [token for token in tokens(query, keywords(DEFAULT_VERSION).words) if token.kind not in _SKIPPED]
    except AttributeExpressionLanguageParsingException:
        return expression
    pieces, end_before = [expression[: len(expression) - len(query)]], 0
    for index in range(len(parsed) - 3):
        dollar, brace, name, after = parsed[index : index + 4]
        parameter = parameter_of(name.text) if _is_subject(dollar, brace, name, after) else None
        if parameter is None:
            continue
        is_whole = is_alone and index == 0 and after.kind == "}" and after.at == len(query) - 1
        if is_whole and parameter.is_plain and not parameter.shadowed:
            return pieces[0] + f"#{{{parameter.name}}}"
        pieces += [query[end_before : brace.at + 1], _subject(name, query, after, parameter)]
        end_before = after.at
    return "".join([*pieces, query[end_before:]])


def _is_subject(dollar: Token, brace: Token, name: Token, after: Token) -> bool:
    return dollar.kind == "$" and brace.kind == "{" and name.kind in ("name", "string") and after.kind in ("}", ":")


def _subject(name: Token, query: str, after: Token, parameter: Parameter) -> str:
    reference = f"#{{{parameter.name}}}"
    if not parameter.shadowed:
        return reference
    written = re.sub(r"\s+\Z", "", query[name.at : after.at])
    return f"{written}:replaceNull(${{{reference}}})"
