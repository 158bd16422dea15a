"""A pattern of Jython's ``re`` for Python 3's: what only Python 3 understands is refused in Jython's words."""

from __future__ import annotations

import re
import warnings
from typing import Any

from ...base.errors import NotEmulated
from ..objects.bytestring import ByteString
from .re_error import error

LOCALE, DEBUG = 4, 128
INLINE = re.compile(r"\(\?([iLmsux]+)\)")
_FLAGS = int(re.I | re.M | re.S | re.X)
_POSSESSIVE = re.compile(r"(?<!\\)[*+?}]\+")
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.S)
_UNKNOWN_ESCAPE = re.compile(r"\\(?=[A-Za-z])(?![AbBdDsSwWZafnrtvx])")
_UNKNOWN_IN_CLASS = re.compile(r"\\(?=[A-Za-z])(?![bdDsSwWafnrtvx])")
_EXTENSION = re.compile(r"\(\?(?:[iLmsux]+(?![iLmsux])([^)])|[^):=!<P(#iLmsux])")
_REPEAT = re.compile(r"\{(\d*),?(\d*)\}")
_MOST_REPEATS = 65535


def compiled(pattern: str, flags: int) -> Any:
    """The pattern of Python 3."""
    if flags & DEBUG:
        raise NotEmulated("re.DEBUG", "", "leave the flag out")
    bare = _TOKEN.sub("x", pattern)
    _refuse(bare)
    if "\\" in pattern:
        pattern = _TOKEN.sub(_escape, pattern)
    inline = "".join(INLINE.findall(pattern))
    if inline and not INLINE.match(pattern):  # Python 3.11 wants them in front
        pattern = f"(?{''.join(sorted(set(inline) - set('L')))})" + INLINE.sub("", pattern)
    unicode = bool(flags & re.U) or "u" in inline
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Python 3's advice about sets of its own to come
            return re.compile(pattern.replace("(?L)", ""), (int(flags) & _FLAGS) | (0 if unicode else int(re.ASCII)))
    except re.error as refused:
        raise error(ByteString(_words(refused))) from None


def _escape(token: re.Match[str]) -> str:
    """An escape that sre_parse.py does not know is the letter itself."""
    text = token.group()
    return (_UNKNOWN_IN_CLASS if text.startswith("[") else _UNKNOWN_ESCAPE).sub("", text)


def _refuse(bare: str) -> None:
    if "(?>" in bare:
        raise error(ByteString("unexpected end of pattern"))
    if _POSSESSIVE.search(bare):  # since Python 3.11
        raise error(ByteString("multiple repeat"))
    extension = _EXTENSION.search(bare)
    if extension:
        raise error(ByteString("unknown extension" if extension[1] else "unexpected end of pattern"))
    for numbers in _REPEAT.findall(bare):
        if any(len(number) > 4 and int(number) >= _MOST_REPEATS for number in numbers):
            raise OverflowError(ByteString("the repetition number is too large"))


_WORDS = (
    (r"missing \), unterminated.*|unbalanced parenthesis", "unbalanced parenthesis"),
    (r"unterminated character set", "unexpected end of regular expression"),
    (r"bad character range .*", "bad character range"),
    (r"min repeat greater.*", "bad repeat interval"),
    (r"bad character in group name.*", "bad character in group name"),
    (r"unknown group name.*", "unknown group name"),
    (r"missing group name", "bad character in group name"),
    (r"unknown extension \?<.*", "syntax error"),
    (r"unknown extension (\?P.)", r"unknown specifier: \1"),
    (r"unknown extension.*", "unexpected end of pattern"),
    (r"bad escape \(end of pattern\)", "bogus escape (end of line)"),
    (r"(?:bad|incomplete) escape \\(.+)", r"bogus escape: '\\\\\1'"),
    (r"missing >, unterminated name|missing \), unterminated name", "unterminated name"),
    (r"invalid group reference (\d+)", r"bogus escape: '\\\\\1'"),
    (r"unexpected end of pattern|missing -, : or \)", "unexpected end of pattern"),
)


def _words(refused: re.error) -> str:
    """Jython's words for a pattern that is none."""
    for pattern, words in _WORDS:
        match = re.fullmatch(pattern, refused.msg)
        if match:
            return match.expand(words)
    return refused.msg
