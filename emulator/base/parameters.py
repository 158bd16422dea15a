"""Parameter references in a property's text: ``#{name}``, escaped as ``##{name}``.

A port of nifi-parameter 1.16.3: ExpressionLanguageAwareParameterParser leaves what is inside ``${…}`` alone,
ExpressionLanguageAgnosticParameterParser does not know ``${``; StandardParameterTokenList puts values in or escapes.
A name is all that stands between the braces: ``#{'a b'}`` and ``#{ a }`` are other parameters than ``#{a b}`` and ``#{a}``. To NiFi 2 the
quotes are none of the name, and with one elsewhere it is no reference (AbstractParameterParser of 2.0.0).
"""

from __future__ import annotations

import re
from typing import Callable, List, NamedTuple, Optional, Set

from .places import line_and_column
from .secret import Parameters
from .versions import DEFAULT_VERSION, Version, version_of

REFERENCE, ESCAPED, HASH = "reference", "escaped", "hash"
QUOTES_SINCE = version_of("2.3.0")  # 2.0.0

# AbstractComponentNode.validateParameterReferences
UNDEFINED = "Property references Parameter '%s' but the currently selected Parameter Context does not have a Parameter with that name"
SENSITIVITY = (
    "The property '%s' cannot reference Parameter '%s' because the Sensitivity of the parameter "
    "does not match the Sensitivity of the property."
)
NO_CONTEXT = "Property references one or more Parameters but no Parameter Context is currently set on the Process Group"

_QUOTED = r"'[^']*'"
_POSSIBLE_NAME = r"[A-Za-z0-9 ._-]+"  # ParameterContextResource.VALID_PARAMETER_NAME_PATTERN


class Token(NamedTuple):
    """A place in the text, ``start`` to ``end`` inclusive. kind: 'reference', 'escaped' (``##{a}``) or 'hash' (``##``)."""

    kind: str
    start: int
    end: int
    text: str
    quoted: bool = False

    @property
    def name(self) -> str:
        return self.text[3:-2] if self.quoted else self.text[2:-1]

    @property
    def unescaped(self) -> str:
        return self.text.replace("##", "#")


class Place(NamedTuple):
    """Where a text refers to a parameter; ``line`` and ``column`` count from 1."""

    line: int
    column: int
    name: str


def tokens(text: str, expression_language: bool, nifi: Version = DEFAULT_VERSION) -> List[Token]:
    """The references and escapes of a text, in order; ``expression_language``: whether its property supports it."""
    quotes = nifi >= QUOTES_SINCE
    return _aware(text, quotes) if expression_language else _agnostic(text, quotes)


def names(text: Optional[str], nifi: Version = DEFAULT_VERSION) -> List[str]:
    """The parameters that a property refers to, in order, each as often as it stands there.

    References inside ``${…}`` count, whether or not the property has Expression Language: AbstractComponentNode.setProperties keeps
    those that the agnostic parser sees.
    """
    return [token.name for token in tokens(text or "", False, nifi) if token.kind == REFERENCE]


def references(text: str) -> Set[str]:
    """The parameters that a property refers to (``names``), each once."""
    return set(names(text))


def reference_places(text: str) -> List[Place]:
    """Where a text without Expression Language, such as a script, refers to parameters: NiFi replaces them in comments and strings too."""
    return [Place(*line_and_column(text, token.start), token.name) for token in tokens(text, False) if token.kind == REFERENCE]


def is_reference(text: Optional[str]) -> bool:
    """Whether a text is one reference and nothing else."""
    parsed = tokens(text or "", False)
    return len(parsed) == 1 and parsed[0].kind == REFERENCE and parsed[0].text == text


def is_possible_name(name: str) -> bool:
    """Whether NiFi takes it as the name of a parameter."""
    return bool(re.fullmatch(_POSSIBLE_NAME, name))


def substitute_parameters(text: str, parameters: Parameters, expression_language: bool, nifi: Version = DEFAULT_VERSION) -> Optional[str]:
    """A property's effective value: references outside ``${…}`` (all, when the property has no EL) replaced, escapes undone.

    ``parameters``: name → text, secret or not. A missing parameter counts as null; None when nothing but null is left.
    """
    return _replaced(text, tokens(text, expression_language, nifi), lambda token: _value(token, parameters))


def escape_references(text: str, expression_language: bool = True, nifi: Version = DEFAULT_VERSION) -> str:
    """StandardParameterTokenList.escape: every reference of the text made literal."""
    return _replaced(text, tokens(text, expression_language, nifi), _escaped) or ""


def _agnostic(text: str, quotes: bool) -> List[Token]:
    parsed: List[Token] = []
    hashes = position = 0
    while position < len(text):
        char = text[position]
        if char == "{" and hashes:
            position = _reference(text, position, hashes, parsed, quotes)
        hashes = hashes + 1 if char == "#" else 0
        position += 1
    return parsed


def _aware(text: str, quotes: bool) -> List[Token]:
    parsed: List[Token] = []
    hashes = depth = position = 0
    odd_dollars, last = False, ""
    while position < len(text):
        char = text[position]
        skipped = False
        if char == "#":
            hashes += 1
        elif char == "{":
            if depth or (odd_dollars and last == "$"):
                depth += 1
                skipped = True  # the loop's ``continue``: neither the count of # nor the last character changes
            elif hashes:
                position = _reference(text, position, hashes, parsed, quotes)
        elif char == "}":
            if depth == 0:
                skipped = True
            else:
                depth -= 1
                odd_dollars = odd_dollars and depth > 0
        elif char == "$":
            odd_dollars = not odd_dollars
        if not skipped:
            hashes = hashes if char == "#" else 0
            last = char
        position += 1
    return parsed


def _reference(text: str, brace: int, hashes: int, parsed: List[Token], quotes: bool) -> int:
    """AbstractParameterParser.parseParameterToken; where the reference ends, or the brace when there is none."""
    end = text.find("}", brace)
    if end < 0:
        return brace
    first = brace - hashes
    escapes = (hashes - 1) // 2
    parsed.extend(Token(HASH, first + 2 * i, first + 2 * i + 1, "##") for i in range(escapes))
    start = first + 2 * escapes
    quoted = False
    if quotes and hashes % 2 and "'" in text[brace:end]:
        quoted = bool(re.fullmatch(_QUOTED, text[brace + 1 : end]))
        if not quoted:
            return brace
    parsed.append(Token(REFERENCE if hashes % 2 else ESCAPED, start, end, text[start : end + 1], quoted))
    return end


def _replaced(text: str, parsed: List[Token], value: Callable[[Token], Optional[str]]) -> Optional[str]:
    pieces: List[str] = []
    last, nulls = -1, 0
    for token in parsed:
        pieces.append(text[last + 1 : token.start])
        replacement = value(token)
        nulls += replacement is None
        pieces.append(replacement or "")
        last = token.end
    pieces.append(text[last + 1 :])
    substituted = "".join(pieces)
    return None if parsed and nulls == len(parsed) and not substituted else substituted


def _value(token: Token, parameters: Parameters) -> Optional[str]:
    if token.kind == REFERENCE:
        return parameters.get(token.name)
    return "#" if token.kind == HASH else token.unescaped


def _escaped(token: Token) -> str:
    if token.kind == REFERENCE:
        return "#" + token.text
    return "####" if token.kind == HASH else "##" + token.text
