"""String and number literals of Python 2.7, written as Python 3 literals.

``'…'`` comes out as a literal whose characters are the bytes of the UTF-8 file (``\\xc3\\xa9`` for an é), ``u'…'`` keeps its
prefix, so the syntax tree still tells the two apart. ``\\u`` means nothing in a byte string.
"""

from __future__ import annotations

import re

from .source_error import SourceError
from .tokens import Token

_PARTS = re.compile(r"([uUbBrR]*)('''|\"\"\"|'|\")(.*)\2\Z", re.S)
_ESCAPE = re.compile(
    r"\\(\n|[\\'\"abfnrtv]|[0-7]{1,3}|x[0-9a-fA-F]{2}|x|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]*\}|.)|([^\x00-\x7f])", re.S
)
_RAW_UNICODE = re.compile(r"(\\+)(u[0-9a-fA-F]{4})?")
_KNOWN = frozenset("\n\\'\"abfnrtv01234567")


def is_unicode(literal: str) -> bool:
    """Does the prefix hold a ``u``?"""
    return "u" in _prefix(literal)


def string_literal(token: Token, unicode: bool, encoding: str = "utf-8") -> str:
    """The token's text as a Python 3 literal; ``encoding``: of the file, in which a byte string has its letters."""
    match = _PARTS.match(token.text)
    assert match is not None
    prefix, quote, body = match.groups()
    if "r" in prefix.lower():
        body = _raw_body(body, quote, unicode, "u" in prefix.lower(), encoding)
    else:
        body = _ESCAPE.sub(lambda found: _escape(found, unicode, token, encoding), body)
    return ("u" if unicode else "") + quote + body + quote


def number_literal(token: Token) -> str:
    """The token's text as a Python 3 expression: ``0777`` is octal, ``5L`` a long."""
    text = token.text
    if text[-1] in "lL":
        return f"__jy_long__({_integer(text[:-1], token)})"
    literal = _integer(text, token)
    return f"__jy_long__({literal})" if _is_long(literal) else literal


def _is_long(literal: str) -> bool:
    """2147483648 and what is beyond: -2147483648 is a long too."""
    if len(literal) < 9 or not literal[:1].isdigit():
        return False
    try:
        return int(literal, 0) > 2**31 - 1
    except ValueError:
        return False


def _prefix(literal: str) -> str:
    return literal[: min(i for i in (literal.find("'"), literal.find('"')) if i >= 0)].lower()


def _integer(text: str, token: Token) -> str:
    if len(text) > 1 and text.isdigit() and text[0] == "0":
        if "8" in text or "9" in text:
            raise SourceError(f"invalid token '{text}'", token.line, token.column)
        return "0o" + (text.lstrip("0") or "0")
    if re.match(r"0\d", text):  # 09.5, 010j: decimal in spite of the zero
        rest = text.lstrip("0")
        return rest if rest[:1].isdigit() else "0" + rest
    return text


def _bytes_of(character: str, encoding: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in character.encode(encoding, "surrogatepass" if encoding == "utf-8" else "strict"))


def _raw_body(body: str, quote: str, unicode: bool, decode_u: bool, encoding: str) -> str:
    if unicode and decode_u:
        body = _RAW_UNICODE.sub(_raw_unicode, body)
    else:
        body = body.replace("\\", "\\\\")
    if not unicode:
        body = re.sub(r"[^\x00-\x7f]", lambda found: _bytes_of(found.group(), encoding), body)
    return body.replace(quote[0], "\\" + quote[0])


def _raw_unicode(match: re.Match[str]) -> str:
    slashes, code = match.groups()
    if code and len(slashes) % 2:
        return "\\\\" * (len(slashes) - 1) + "\\" + code
    return "\\\\" * len(slashes) + (code or "")


def _escape(match: re.Match[str], unicode: bool, token: Token, encoding: str) -> str:
    escape, character = match.groups()
    if character:
        return character if unicode else _bytes_of(character, encoding)
    if escape[0] in _KNOWN or (escape[0] == "x" and len(escape) == 3):
        return match.group()
    if escape == "x":
        raise SourceError("invalid \\x escape", token.line, token.column)
    if unicode and escape[0] in "uUN" and len(escape) > 1:
        return match.group()
    return "\\\\" + (escape if unicode or escape.isascii() else _bytes_of(escape, encoding))
