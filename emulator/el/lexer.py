"""Text to tokens, as AttributeExpressionLexer.g of 1.16.3.

The longest match wins, the first rule among equals. A word that is a function's name or true/false is a token of its own, never an
attribute. White space and comments (# to the end of the line) are tokens too, because error messages quote the text token by token.
"""

from __future__ import annotations

import re
from typing import FrozenSet, List, NamedTuple

from .errors import AttributeExpressionLanguageParsingException

_NAME = r"[^${}()\[\],:;/*' \t\r\n0-9][^${}()\[\],:;/*' \t\r\n]*"
_EXPONENT = r"[eE][+-]?[0-9]+"
_RULES = (
    ("space", re.compile(r"[ \t\n\r]+")),
    ("comment", re.compile(r"#[^{][^\n]*\n")),
    ("#{", re.compile(r"#\{")),
    ("punctuation", re.compile(r"[$(){}:,.;]")),
    ("whole", re.compile(r"[+-]?[0-9]+")),
    ("decimal", re.compile(rf"[+-]?(?:[0-9]+\.[0-9]*(?:{_EXPONENT})?|\.[0-9]+(?:{_EXPONENT})?|[0-9]+{_EXPONENT})")),
    ("string", re.compile(r"""(?:"(?:\\[\s\S]|[^"\\\n\r\t])*"|'(?:\\[\s\S]|[^'\\\n\r\t])*')""")),
    ("name", re.compile(_NAME)),
)
_REFERENCE = re.compile(r"#\{([^}]+)\}")
_HALF_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]*)?[eE](?:[+-](?![0-9])|(?![-+0-9]))")
_UNFINISHED = re.compile(r"""#[^{][^\n]*|'(?:\\[\s\S]|[^'\\\n\r\t])*|"(?:\\[\s\S]|[^"\\\n\r\t])*|#""")
_ESCAPE = re.compile(r"\\([\s\S])")
_ESCAPES = {'"': '"', "'": "'", "r": "\r", "n": "\n", "t": "\t", "\\": "\\\\"}


class Token(NamedTuple):
    """``kind``: the rule's name, or the text itself for punctuation and keywords. ``text``: a string without its quotes."""

    kind: str
    text: str
    at: int


def tokens(query: str, keywords: FrozenSet[str], whole_references: bool = False) -> List[Token]:
    """All tokens, ending with one of kind 'end'; ``whole_references``: ``#{…}`` is one of kind 'reference', its name without quotes."""
    all_tokens: List[Token] = []
    at = 0
    while at < len(query):
        reference = _REFERENCE.match(query, at) if whole_references else None
        if reference:
            name = reference.group(1)
            quoted = len(name) > 1 and name[0] == name[-1] and name[0] in "'\""
            token, at = Token("reference", name[1:-1] if quoted else name, at), reference.end()
        else:
            token, at = _next(query, at, keywords)
        all_tokens.append(token)
    all_tokens.append(Token("end", "<EOF>", at))
    return all_tokens


def _next(query: str, at: int, keywords: FrozenSet[str]) -> tuple[Token, int]:
    kind, end = "", at
    for rule, pattern in _RULES:
        match = pattern.match(query, at)
        if match and match.end() > end:
            kind, end = rule, match.end()
    half = _HALF_NUMBER.match(query, at)
    if half:
        raise unrecognized(query, half.end())
    unfinished = _UNFINISHED.match(query, at)
    if unfinished and (not kind or (kind == "name" and unfinished.end() > end)):
        # The DFA has only the string or the comment left, and that does not end.
        raise unrecognized(query, unfinished.end())
    if not kind:
        raise unrecognized(query, at)
    text = query[at:end]
    if kind == "name":
        return Token(text if text in keywords else kind, text, at), end
    if kind == "string":
        return Token(kind, _ESCAPE.sub(_unescape, text[1:-1]), at), end
    return Token(text if kind == "punctuation" else kind, text, at), end


def _unescape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match.group(1), match.group())


def place(query: str, at: int) -> str:
    """ANTLR's words for a position: lines from 1, columns from 0."""
    line = query.count("\n", 0, at) + 1
    return f"line {line}, column {at - (query.rfind(chr(10), 0, at) + 1)}"


def unrecognized(query: str, at: int) -> AttributeExpressionLanguageParsingException:
    """AttributeExpressionLexer.displayRecognitionError."""
    return AttributeExpressionLanguageParsingException(f"Unrecognized token at {place(query, at)}. Query: {query}")


def unexpected(query: str, all_tokens: List[Token], token: Token) -> AttributeExpressionLanguageParsingException:
    """AttributeExpressionParser.displayRecognitionError: the query is quoted as its tokens' texts, so strings lose their quotes."""
    quoted = "".join(one.text for one in all_tokens if one.kind != "end")
    return AttributeExpressionLanguageParsingException(f"Unexpected token '{token.text}' at {place(query, token.at)}. Query: {quoted}")


def meaningful(all_tokens: List[Token]) -> List[Token]:
    """The tokens the parser sees."""
    return [token for token in all_tokens if token.kind not in ("space", "comment")]
