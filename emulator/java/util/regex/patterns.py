"""java.util.regex patterns on Python's re.

Patterns are translated once and cached. What differs is rewritten: possessive quantifiers and atomic groups (a look-ahead and a back
reference), \\p{…}, \\h, \\R, \\Q…\\E, \\z and \\Z, named groups, class intersections and unions are written out where re can say it;
the rest raises NotEmulated by name. ``\\w``, ``\\d``, ``\\s`` and ``\\b`` are ASCII unless (?U) says otherwise, as in Java.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Callable, Iterator, List, Match, Pattern

from ...lang.throwable import IllegalArgumentException, IndexOutOfBoundsException

Replacement = Callable[[Match[str]], str]


@lru_cache(maxsize=512)
def compile(pattern: str, flags: int = 0) -> Pattern[str]:
    """Pattern.compile: PatternSyntaxException when Java would raise it. ``flags`` are Python's (re.IGNORECASE …)."""
    from .translation import translate

    return translate(pattern, flags)


def matches(pattern: str, text: str) -> bool:
    """Pattern.matches: the whole text."""
    return compile(pattern).fullmatch(text) is not None


def find(pattern: str, text: str) -> bool:
    """Matcher.find: somewhere in the text."""
    return compile(pattern).search(text) is not None


def replace_all(text: str, pattern: str, replacement: str) -> str:
    """String.replaceAll."""
    return replace(text, compile(pattern), replacement, 0)


def replace_first(text: str, pattern: str, replacement: str) -> str:
    """String.replaceFirst."""
    return replace(text, compile(pattern), replacement, 1)


def replace(text: str, pattern: Pattern[str], replacement: str, count: int) -> str:
    """Each match, or the first ``count``, replaced as Matcher.appendReplacement does it."""
    match = pattern.search(text)
    if match is None:
        return text
    out: List[str] = []
    last = 0
    plain = "$" not in replacement and "\\" not in replacement
    while match is not None:
        start, end = match.span()
        out.append(text[last:start])
        out.append(replacement if plain else expand(match, replacement))
        last = end
        at = end if end > start else end + 1
        match = None if count or at > len(text) else pattern.search(text, at)
    return "".join(out) + text[last:]


def occurrences(pattern: Pattern[str], text: str) -> Iterator[Match[str]]:
    """Matcher.find, again and again: after a match of no width the search goes on one character further (re would try there again)."""
    at = 0
    while at <= len(text):
        match = pattern.search(text, at)
        if match is None:
            return
        yield match
        at = match.end() if match.end() > match.start() else match.end() + 1


def expand(match: Match[str], replacement: str) -> str:
    """Matcher.appendReplacement's rules: $1, ${name}, and a backslash that takes the next character as it is."""
    out: List[str] = []
    at, end = 0, len(replacement)
    while at < end:
        char = replacement[at]
        if char == "\\":
            if at + 1 == end:
                raise IllegalArgumentException("character to be escaped is missing")
            out.append(replacement[at + 1])
            at += 2
        elif char == "$":
            at = _group(match, replacement, at + 1, out)
        else:
            out.append(char)
            at += 1
    return "".join(out)


def _group(match: Match[str], replacement: str, at: int, out: List[str]) -> int:
    if at == len(replacement):
        raise IllegalArgumentException("Illegal group reference: group index is missing")
    if replacement[at] == "{":
        return _named_group(match, replacement, at + 1, out)
    if not ("0" <= replacement[at] <= "9"):
        raise IllegalArgumentException("Illegal group reference")
    number, at = int(replacement[at]), at + 1
    groups = _groups(match.re)
    if number > len(groups):
        raise IndexOutOfBoundsException(f"No group {number}")
    while at < len(replacement) and "0" <= replacement[at] <= "9" and number * 10 + int(replacement[at]) <= len(groups):
        number, at = number * 10 + int(replacement[at]), at + 1
    out.append(match.group(groups[number - 1] if number else 0) or "")
    return at


def _named_group(match: Match[str], replacement: str, at: int, out: List[str]) -> int:
    named = re.compile(r"([a-zA-Z][a-zA-Z0-9]*)(.?)", re.DOTALL).match(replacement, at)
    if named is None:
        raise IllegalArgumentException("named capturing group has 0 length name")
    if named.group(2) != "}":
        raise IllegalArgumentException("named capturing group is missing trailing '}'")
    if named.group(1) not in match.re.groupindex:
        raise IllegalArgumentException(f"No group with name {{{named.group(1)}}}")
    out.append(match.group(named.group(1)) or "")
    return named.end()


def _groups(pattern: Pattern[str]) -> List[int]:
    """Numbers of the groups that the Java pattern has: the translation's own, named _a…, are left out."""
    hidden = {number for name, number in pattern.groupindex.items() if name.startswith("_")}
    return [number for number in range(1, pattern.groups + 1) if number not in hidden]


def split(text: str, pattern: str) -> List[str]:
    """String.split(regex): empty strings at the end are dropped, and one at the start that a match of no width would make."""
    parts: List[str] = []
    start = 0
    for match in occurrences(compile(pattern), text):
        if match.end() == 0:
            continue
        parts.append(text[start : match.start()])
        start = match.end()
    if not parts:
        return [text]
    parts.append(text[start:])
    while parts and not parts[-1]:
        parts.pop()
    return parts
