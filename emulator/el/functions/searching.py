"""Functions that look for something in a string."""

from __future__ import annotations

from functools import partial
from typing import List, Optional, Tuple

from ...java.lang.text import length as units_of
from ...java.lang.text import trim, units
from ...java.lang.throwable import ArrayIndexOutOfBoundsException, Throwable
from ...java.util.regex import patterns
from ..node import BOOLEAN, STRING, WHOLE, Node, cast
from ..scope import Scope
from .condition_code import among_code, regex_code
from .registry import PASS, builder, function
from .texts import is_white_space, needed


@function("startsWith", STRING, STRING, returns=BOOLEAN, allowed_in="stringArg", null=False)
def starts_with(text: str, search: Optional[str]) -> bool:
    """String.startsWith; false for null."""
    return search is not None and text.startswith(search)


@function("endsWith", STRING, STRING, returns=BOOLEAN, allowed_in="stringArg", null=False)
def ends_with(text: str, search: Optional[str]) -> bool:
    """String.endsWith; false for null."""
    return search is not None and text.endswith(search)


@function("contains", STRING, STRING, returns=BOOLEAN, allowed_in="stringArg", null=False)
def contains(text: str, search: Optional[str]) -> bool:
    """String.contains; false for null."""
    return search is not None and search in text


@builder("in", STRING, STRING, returns=BOOLEAN, repeated=True)
def is_in(subject: Optional[Node], arguments: List[Node]) -> Node:
    """InEvaluator: the arguments are evaluated until one is equal."""
    assert subject is not None
    of = cast(subject, STRING)
    run = of.run
    casts = [cast(argument, STRING) for argument in arguments]
    others = [other.run for other in casts]

    def is_among(scope: Scope) -> bool:
        text = run(scope)
        return text is not None and any(other(scope) == text for other in others)

    return Node(BOOLEAN, is_among, "in", of, code=partial(among_code, of, casts) if casts else None)


def _regex(name: str) -> None:
    """matches and find: the pattern is compiled with the expression when it is a plain string."""

    @builder(name, STRING, STRING, returns=BOOLEAN)
    def build(subject: Optional[Node], arguments: List[Node]) -> Node:
        assert subject is not None
        of, search = cast(subject, STRING), cast(arguments[0], STRING)
        if search.role == "literal":
            patterns.compile(search.text or "")
        test = patterns.matches if name == "matches" else patterns.find
        run, regex = of.run, search.run

        def tested(scope: Scope) -> bool:
            text = run(scope)
            pattern = None if text is None else regex(scope)
            return pattern is not None and test(pattern, text)

        code = partial(regex_code, of, search, name == "matches") if search.role == "literal" else None
        return Node(BOOLEAN, tested, name, of, code=code)


_regex("matches")
_regex("find")


@function("indexOf", STRING, STRING, returns=WHOLE, null=-1)
def index_of(text: str, search: Optional[str]) -> int:
    """String.indexOf"""
    return units(text).find(units(needed(search, 'Cannot invoke "String.coder()" because "str" is null')))


@function("lastIndexOf", STRING, STRING, returns=WHOLE, null=-1)
def last_index_of(text: str, search: Optional[str]) -> int:
    """String.lastIndexOf"""
    return units(text).rfind(units(needed(search)))


@function("length", STRING, returns=WHOLE, null=0)
def length(text: str) -> int:
    """String.length"""
    return units_of(text)


@function("isNull", STRING, returns=BOOLEAN, null=PASS)
def is_null(text: Optional[str]) -> bool:
    """IsNullEvaluator"""
    return text is None


@function("notNull", STRING, returns=BOOLEAN, null=PASS)
def not_null(text: Optional[str]) -> bool:
    """NotNullEvaluator"""
    return text is not None


@function("isEmpty", STRING, returns=BOOLEAN, null=True)
def is_empty(text: str) -> bool:
    """IsEmptyEvaluator: blanks are empty too."""
    return not trim(text)


@function("isEmpty", STRING, returns=BOOLEAN, null=True, since="2.6.0")
def is_empty_of_2_6(text: str) -> bool:
    """IsEmptyEvaluator: String.isBlank."""
    return is_white_space(text)


@function("equalsIgnoreCase", STRING, STRING, returns=BOOLEAN, null=False)
def equals_ignore_case(text: str, other: Optional[str]) -> bool:
    """String.equalsIgnoreCase"""
    return other is not None and (text == other or (len(text) == len(other) and all(map(_same_letter, text, other))))


def _same_letter(letter: str, other: str) -> bool:
    """Characters are equal in upper case, or those in lower case (which is what makes the Georgian and Turkish ones equal)."""
    first, second = _single(letter.upper(), letter), _single(other.upper(), other)
    return first == second or _single(first.lower(), first) == _single(second.lower(), second)


def _single(mapped: str, original: str) -> str:
    return mapped if len(mapped) == 1 else original


@builder("replaceByPattern", STRING, STRING, returns=STRING, since="2.4.0")
def replace_by_pattern(subject: Optional[Node], arguments: List[Node]) -> Node:
    """ReplaceByPatternEvaluator: what the first pattern that matches the whole text stands for; "pattern:text, pattern:text"."""
    assert subject is not None
    of = cast(subject, STRING)
    run, mappings = of.run, cast(arguments[0], STRING, "first argument to replace")
    literal = _mappings(mappings.text) if mappings.role == "literal" else None

    def replaced(scope: Scope) -> Optional[str]:
        text = run(scope)
        if text is None:
            return None
        pairs = _mappings(mappings.run(scope)) if literal is None else literal
        return next((target for pattern, target in pairs if patterns.matches(pattern, text)), text)

    return Node(STRING, replaced, "replaceByPattern", of)


def _mappings(text: Optional[str]) -> List[Tuple[str, str]]:
    """Those whose pattern can be compiled; ArrayIndexOutOfBoundsException for one without a colon."""
    pairs: List[Tuple[str, str]] = []
    for mapping in patterns.split(text, ",") if text and text.strip() else ():
        parts = patterns.split(trim(mapping), ":")
        if len(parts) < 2:
            raise ArrayIndexOutOfBoundsException(f"Index {len(parts)} out of bounds for length {len(parts)}")
        pattern, target = parts[0], parts[1]
        if pattern.strip() and target.strip() and _compiles(pattern):
            pairs.append((pattern, target))
    return pairs


def _compiles(pattern: str) -> bool:
    try:
        patterns.compile(pattern)
    except Throwable:
        return False
    return True
