"""Parameter references in a property's value: ``#{name}``, escaped as ``##{name}``.

Mirrors nifi-parameter 1.16.3: ExpressionLanguageAwareParameterParser leaves what is inside ``${…}`` alone,
ExpressionLanguageAgnosticParameterParser does not know ``${``; StandardParameterTokenList puts values in or escapes.
"""

from __future__ import annotations

from typing import Callable, List, NamedTuple, Optional, Set

from ..base.secret import Parameters


class Token(NamedTuple):
    """A place in the text, ``start`` to ``end`` inclusive. kind: 'reference', 'escaped' (``##{a}``) or 'hash' (``##``)."""

    kind: str
    start: int
    end: int
    text: str

    @property
    def name(self) -> str:
        """The parameter's name."""
        return self.text[2:-1]

    @property
    def unescaped(self) -> str:
        """What an escape stands for."""
        return self.text.replace("##", "#")


def tokens(text: str, el_supported: bool) -> List[Token]:
    """The references and escapes of a value, in order."""
    return _aware(text) if el_supported else _agnostic(text)


def _agnostic(text: str) -> List[Token]:
    found: List[Token] = []
    hashes = at = 0
    while at < len(text):
        char = text[at]
        if char == "{" and hashes:
            at = _reference(text, at, hashes, found)
        hashes = hashes + 1 if char == "#" else 0
        at += 1
    return found


def _aware(text: str) -> List[Token]:
    found: List[Token] = []
    hashes = depth = at = 0
    odd_dollars, last = False, ""
    while at < len(text):
        char = text[at]
        skipped = False
        if char == "#":
            hashes += 1
        elif char == "{":
            if depth or (odd_dollars and last == "$"):
                depth += 1
                skipped = True  # the loop's ``continue``: neither the count of # nor the last character changes
            elif hashes:
                at = _reference(text, at, hashes, found)
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
        at += 1
    return found


def _reference(text: str, brace: int, hashes: int, found: List[Token]) -> int:
    """AbstractParameterParser.parseParameterToken; where the reference ends, or the brace when there is none."""
    end = text.find("}", brace)
    if end < 0:
        return brace
    first = brace - hashes
    escapes = (hashes - 1) // 2
    found.extend(Token("hash", first + 2 * i, first + 2 * i + 1, "##") for i in range(escapes))
    start = first + 2 * escapes
    found.append(Token("reference" if hashes % 2 else "escaped", start, end, text[start : end + 1]))
    return end


def _replaced(text: str, found: List[Token], value: Callable[[Token], Optional[str]]) -> Optional[str]:
    out: List[str] = []
    last, nulls = -1, 0
    for token in found:
        out.append(text[last + 1 : token.start])
        replacement = value(token)
        nulls += replacement is None
        out.append(replacement or "")
        last = token.end
    out.append(text[last + 1 :])
    substituted = "".join(out)
    return None if found and nulls == len(found) and not substituted else substituted


def substitute_parameters(text: str, parameters: Parameters, el_supported: bool) -> Optional[str]:
    """A property's effective value: references outside ``${…}`` (all, when the property has no EL) replaced, escapes undone.

    ``parameters``: name → text, secret or not. A missing parameter counts as null; None when nothing but null is left.
    """
    return _replaced(text, tokens(text, el_supported), lambda token: _value(token, parameters))


def _value(token: Token, parameters: Parameters) -> Optional[str]:
    if token.kind == "reference":
        return parameters.get(token.name)
    return "#" if token.kind == "hash" else token.unescaped


def escape_references(text: str) -> str:
    """StandardParameterTokenList.escape: what a value still holds of references is made literal text."""
    return _replaced(text, tokens(text, el_supported=True), _escaped) or ""


def _escaped(token: Token) -> str:
    if token.kind == "reference":
        return "#" + token.text
    return "####" if token.kind == "hash" else "##" + token.text


def references(text: str) -> Set[str]:
    """The parameters a value refers to, inside ``${…}`` too (AbstractComponentNode counts them with the agnostic parser)."""
    return {token.name for token in tokens(text, el_supported=False) if token.kind == "reference"}
