"""Functions that make a string of a string."""

from __future__ import annotations

import re
from typing import List, Optional

from ...java import patterns
from ...java.text import joined, trim, units
from ...java.throwable import NullPointerException
from ..errors import NOT_A_PREPARED_QUERY, AttributeExpressionLanguageException, null_value
from ..node import STRING, Node, cast, to_text
from ..scope import Scope
from .registry import PASS, arguments_cast, builder, function


@function("toUpper", STRING, returns=STRING)
def to_upper(text: str) -> str:
    """String.toUpperCase in the root locale."""
    return text.upper()


@function("toLower", STRING, returns=STRING)
def to_lower(text: str) -> str:
    """String.toLowerCase in the root locale."""
    return text.lower()


@function("trim", STRING, returns=STRING)
def trimmed(text: str) -> str:
    """String.trim."""
    return trim(text)


@builder("toString", "ANY", returns=STRING)
def to_string(subject: Optional[Node], arguments: List[Node]) -> Node:
    """ToStringEvaluator"""
    assert subject is not None
    run = subject.run
    return Node(STRING, lambda scope: None if (value := run(scope)) is None else to_text(value, scope), "toString", subject)


@function("append", STRING, STRING, returns=STRING, null=PASS)
def append(text: Optional[str], more: Optional[str]) -> str:
    """AppendEvaluator: null is nothing."""
    return (text or "") + (more or "")


@function("prepend", STRING, STRING, returns=STRING, null=PASS)
def prepend(text: Optional[str], more: Optional[str]) -> str:
    """PrependEvaluator: null is nothing."""
    return (more or "") + (text or "")


@function("substring", STRING, "WHOLE_NUMBER", returns=STRING, null="")
def substring(text: str, start: Optional[int], *end: Optional[int]) -> str:
    """SubstringEvaluator: '' when out of range."""
    whole = units(text)
    first = as_int(start)
    last = as_int(end[0]) if end else len(whole)
    return joined(whole[first:last]) if 0 <= first <= last <= len(whole) else ""


def as_int(value: Optional[int]) -> int:
    """Long.intValue"""
    if value is None:
        raise null_value("Long.intValue()")
    return ((value + (1 << 31)) & 0xFFFFFFFF) - (1 << 31)


@function("substringBefore", STRING, STRING, returns=STRING, null="")
def substring_before(text: str, mark: Optional[str]) -> str:
    """Up to the first mark; all when there is none."""
    at = text.find(mark) if mark else -1
    return text if at < 0 else text[:at]


@function("substringAfter", STRING, STRING, returns=STRING, null="")
def substring_after(text: str, mark: Optional[str]) -> str:
    """From after the first mark; all when there is none."""
    at = text.find(mark) if mark else -1
    return text if at < 0 else text[at + len(mark or "") :]


@function("substringBeforeLast", STRING, STRING, returns=STRING, null="")
def substring_before_last(text: str, mark: Optional[str]) -> str:
    """Up to the last mark; all when there is none."""
    at = text.rfind(needed(mark))
    return text if at < 0 else text[:at]


@function("substringAfterLast", STRING, STRING, returns=STRING, null="")
def substring_after_last(text: str, mark: Optional[str]) -> str:
    """From after the last mark; all when there is none, or an empty one."""
    at = text.rfind(needed(mark))
    return text if at < 0 or at >= len(text) else text[at + len(mark or "") :]


def needed(text: Optional[str], name: str = "tgtStr", field: str = "value") -> str:
    """What String.indexOf and lastIndexOf say of null."""
    if text is None:
        raise NullPointerException(f'Cannot read field "{field}" because "{name}" is null')
    return text


@function("replace", STRING, STRING, returns=STRING)
def replace(text: str, search: Optional[str], replacement: Optional[str]) -> str:
    """String.replace: each occurrence, no regex."""
    if search is None or replacement is None:
        name = "target" if search is None else "replacement"
        raise NullPointerException(f'Cannot invoke "java.lang.CharSequence.toString()" because "{name}" is null')
    return text.replace(search, replacement)


@function("replaceAll", STRING, STRING, returns=STRING)
def replace_all(text: str, regex: Optional[str], replacement: Optional[str]) -> str:
    """String.replaceAll"""
    return patterns.replace_all(text, regex_of(regex), _replacement(text, regex, replacement))


@function("replaceFirst", STRING, STRING, returns=STRING)
def replace_first(text: str, regex: Optional[str], replacement: Optional[str]) -> str:
    """String.replaceFirst: a regex here as well."""
    if replacement is None:
        patterns.compile(regex_of(regex))
        raise NullPointerException("replacement")
    return patterns.replace_first(text, regex_of(regex), replacement)


def _replacement(text: str, regex: Optional[str], replacement: Optional[str]) -> str:
    if replacement is not None:
        return replacement
    if patterns.find(regex_of(regex), text):
        raise NullPointerException('Cannot invoke "String.length()" because "replacement" is null')
    return ""


def regex_of(regex: Optional[str]) -> str:
    """What Pattern.compile says of null."""
    if regex is None:
        raise NullPointerException('Cannot invoke "String.length()" because "this.pattern" is null')
    return regex


@builder("replaceNull", STRING, STRING, returns=STRING)
def replace_null(subject: Optional[Node], arguments: List[Node]) -> Node:
    """ReplaceNullEvaluator"""
    assert subject is not None
    of = cast(subject, STRING)
    run, other = of.run, cast(arguments[0], STRING).run
    return Node(STRING, lambda scope: other(scope) if (value := run(scope)) is None else value, "replaceNull", of)


@builder("replaceEmpty", STRING, STRING, returns=STRING)
def replace_empty(subject: Optional[Node], arguments: List[Node]) -> Node:
    """ReplaceEmptyEvaluator: null, '' and nothing but blanks."""
    assert subject is not None
    of = cast(subject, STRING)
    run, other = of.run, cast(arguments[0], STRING).run
    return Node(STRING, lambda scope: value if (value := run(scope)) is not None and trim(value) else other(scope), "replaceEmpty", of)


@function("padLeft", STRING, "WHOLE_NUMBER", STRING, returns=STRING, where="desired string length")
def pad_left(text: str, wanted: Optional[int], *pad: Optional[str]) -> str:
    """StringUtils.leftPad"""
    return _padding(text, wanted, pad[0] if pad else None) + text


@function("padRight", STRING, "WHOLE_NUMBER", STRING, returns=STRING, where="desired string length")
def pad_right(text: str, wanted: Optional[int], *pad: Optional[str]) -> str:
    """StringUtils.rightPad"""
    return text + _padding(text, wanted, pad[0] if pad else None)


def _padding(text: str, wanted: Optional[int], pad: Optional[str]) -> str:
    if wanted is None or not 0 < wanted <= 0x7FFFFFFF:
        return ""
    filling = units(pad or "_")
    missing = wanted - len(units(text))
    return joined((filling * (missing // len(filling) + 1))[:missing]) if missing > 0 else ""


@function("repeat", STRING, "WHOLE_NUMBER", returns=STRING, null="", scope=True)
def repeat(scope: Scope, text: str, least: Optional[int], *most: Optional[int]) -> str:
    """RepeatEvaluator: with two numbers, a random count between them."""
    times = as_int(least)
    if times <= 0:
        raise AttributeExpressionLanguageException(f"{'Minimum number' if most else 'Number'} of repeats must be > 0")
    if most:
        upper = as_int(most[0])
        if times > upper:
            raise AttributeExpressionLanguageException("Min repeats must not be greater than max repeats")
        times += int(scope.randomness().random() * (upper - times + 1))
    return text * times


@function("evaluateELString", STRING, returns=STRING, null=PASS, scope=True)
def evaluate_el_string(scope: Scope, text: Optional[str]) -> str:
    """EvaluateELStringEvaluator: the value itself is evaluated; null is a ClassCastException in 1.16.3."""
    from ...java.throwable import ClassCastException
    from ..query import prepare

    if text is None:
        raise ClassCastException(NOT_A_PREPARED_QUERY)
    prepared = prepare(text)
    if prepared.error is not None:
        raise ClassCastException(re.sub("EmptyPreparedQuery", "InvalidPreparedQuery", NOT_A_PREPARED_QUERY))
    return prepared.evaluate_within(scope)


@builder("join", STRING, STRING, returns=STRING)
def join(subject: Optional[Node], arguments: List[Node]) -> Node:
    """JoinEvaluator: what it was given so far."""
    assert subject is not None
    of = cast(subject, STRING)
    run = of.run
    delimiter = arguments_cast("join", (STRING,), arguments, None)[0].run
    node = Node(STRING, run, "join", of, role="reduce")

    def joined_so_far(scope: Scope) -> str:
        value, by = run(scope) or "", delimiter(scope)
        before = scope.memory.get(node.key)
        scope.memory[node.key] = text = value if before is None else before + ("null" if by is None else by) + value
        return text

    node.run = joined_so_far
    return node
