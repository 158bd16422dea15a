"""Functions that make a string of a string."""

from __future__ import annotations

import re
from functools import partial
from typing import Any, Callable, List, Optional

from ...java.lang.numbers import wrap32
from ...java.lang.text import is_white, joined, trim, units
from ...java.lang.throwable import NullPointerException, OutOfMemoryError
from ...java.util.regex import patterns
from ..errors import NOT_A_PREPARED_QUERY, AttributeExpressionLanguageException, null_value
from ..node import STRING, WHOLE, Node, Run, as_text, cast, to_text
from ..scope import Scope
from .condition_code import replaced_code
from .registry import PASS, arguments_cast, builder, function

# What a string may grow to; a JVM has its heap.
_LARGEST_TEXT = 1 << 28


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
    text: Run = lambda scope: None if (value := run(scope)) is None else to_text(value, scope)  # noqa: E731
    return Node(STRING, text, "toString", subject, code=as_text(subject))


@function("append", STRING, STRING, returns=STRING, null=PASS)
def append(text: Optional[str], more: Optional[str]) -> str:
    """AppendEvaluator: null is nothing."""
    return (text or "") + (more or "")


@function("prepend", STRING, STRING, returns=STRING, null=PASS)
def prepend(text: Optional[str], more: Optional[str]) -> str:
    """PrependEvaluator: null is nothing."""
    return (more or "") + (text or "")


@builder("substring", STRING, WHOLE, WHOLE, returns=STRING, optional=1)
def substring(subject: Optional[Node], arguments: List[Node]) -> Node:
    """SubstringEvaluator: '' when out of range."""
    assert subject is not None
    of = cast(subject, STRING)
    run, bounds = of.run, [one.run for one in arguments_cast("substring", (WHOLE,), arguments, None)]

    def cut(scope: Scope) -> str:
        text = run(scope)
        if text is None:
            return ""
        whole = units(text)
        first = as_int(bounds[0](scope))
        last = as_int(bounds[1](scope)) if len(bounds) > 1 else len(whole)
        return joined(whole[first:last]) if 0 <= first <= last <= len(whole) else ""

    return Node(STRING, cut, "substring", of)


def as_int(value: Optional[int]) -> int:
    """Long.intValue"""
    if value is None:
        raise null_value("java.lang.Long.intValue()")
    return wrap32(value)


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


def needed(text: Optional[str], problem: str = 'Cannot read field "value" because "tgtStr" is null') -> str:
    """What String.lastIndexOf says of null, or another ``problem``."""
    if text is None:
        raise NullPointerException(problem)
    return text


@function("replace", STRING, STRING, STRING, returns=STRING)
def replace(text: str, search: Optional[str], replacement: Optional[str]) -> str:
    """String.replace: each occurrence, no regex."""
    if search is None or replacement is None:
        name = "target" if search is None else "replacement"
        raise NullPointerException(f'Cannot invoke "java.lang.CharSequence.toString()" because "{name}" is null')
    return text.replace(search, replacement)


def _replacing(regex: Optional[str], replacement: Optional[str]) -> Optional[Callable[[str], str]]:
    if regex is None or replacement is None:
        return None
    pattern = patterns.compile(regex)
    return lambda text: patterns.replace(text, pattern, replacement, 0)


@function("replaceAll", STRING, STRING, STRING, returns=STRING, prepare=_replacing)
def replace_all(text: str, regex: Optional[str], replacement: Optional[str]) -> str:
    """String.replaceAll"""
    return patterns.replace_all(text, regex_of(regex), _replacement(text, regex, replacement))


@function("replaceFirst", STRING, STRING, STRING, returns=STRING)
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
        raise NullPointerException('Cannot invoke "String.isEmpty()" because "this.pattern" is null')
    return regex


@builder("replaceNull", STRING, STRING, returns=STRING)
def replace_null(subject: Optional[Node], arguments: List[Node]) -> Node:
    """ReplaceNullEvaluator"""
    assert subject is not None
    of, instead = cast(subject, STRING), cast(arguments[0], STRING)
    run, other = of.run, instead.run
    code = partial(replaced_code, of, instead, _never)
    return Node(STRING, lambda scope: other(scope) if (value := run(scope)) is None else value, "replaceNull", of, code=code)


def is_blank(text: str) -> bool:
    """Whether String.trim leaves nothing."""
    return not trim(text)


def is_white_space(text: str) -> bool:
    """String.isBlank."""
    return all(map(is_white, text))


def _replace_empty(since: str, blank: Callable[[str], bool]) -> None:
    @builder("replaceEmpty", STRING, STRING, returns=STRING, since=since)
    def replace_empty(subject: Optional[Node], arguments: List[Node]) -> Node:
        """ReplaceEmptyEvaluator: null, '' and nothing but blanks."""
        assert subject is not None
        of, instead = cast(subject, STRING), cast(arguments[0], STRING)
        run, other = of.run, instead.run
        text: Run = lambda scope: value if (value := run(scope)) is not None and not blank(value) else other(scope)  # noqa: E731
        return Node(STRING, text, "replaceEmpty", of, code=partial(replaced_code, of, instead, blank))


_replace_empty("", is_blank)
_replace_empty("2.6.0", is_white_space)


def _never(text: str) -> bool:
    return False


def _pad(name: str, left: bool) -> None:
    """StringUtils.leftPad and rightPad; the filling is evaluated only when the length is one."""

    @builder(name, STRING, WHOLE, STRING, returns=STRING, optional=1)
    def build(subject: Optional[Node], arguments: List[Node]) -> Node:
        assert subject is not None
        of, wanted = cast(subject, STRING), cast(arguments[0], WHOLE, "desired string length").run
        run, pad = of.run, cast(arguments[1], STRING).run if len(arguments) > 1 else None

        def padded(scope: Scope) -> Any:
            text = run(scope)
            length = None if text is None else wanted(scope)
            if length is None or not 0 < length <= 0x7FFFFFFF:
                return text
            filling = _filling(text, length, (pad(scope) if pad else None) or "_")
            return filling + text if left else text + filling

        return Node(STRING, padded, name, of)


_pad("padLeft", left=True)
_pad("padRight", left=False)


def _filling(text: str, wanted: int, pad: str) -> str:
    missing = wanted - len(units(text))
    if missing <= 0:
        return ""
    _check_size(missing)
    filling = units(pad)
    return joined((filling * (missing // len(filling) + 1))[:missing])


def _check_size(length: int) -> None:
    if length > _LARGEST_TEXT:
        raise OutOfMemoryError("Java heap space")


@builder("repeat", STRING, WHOLE, WHOLE, returns=STRING, optional=1)
def repeat(subject: Optional[Node], arguments: List[Node]) -> Node:
    """RepeatEvaluator: with two numbers, a random count between them."""
    assert subject is not None
    of = cast(subject, STRING)
    run, bounds = of.run, [one.run for one in arguments_cast("repeat", (WHOLE,), arguments, None)]

    def repeated(scope: Scope) -> str:
        text = run(scope)
        if text is None:
            return ""
        times = _times(as_int(bounds[0](scope)), bounds[1:], scope)
        _check_size(len(text) * times)
        return str(text) * times

    return Node(STRING, repeated, "repeat", of)


def _times(least: int, most: List[Run], scope: Scope) -> int:
    if least <= 0:
        raise AttributeExpressionLanguageException(f"{'Minimum number' if most else 'Number'} of repeats must be > 0")
    if not most:
        return least
    upper = as_int(most[0](scope))
    if least > upper:
        raise AttributeExpressionLanguageException("Min repeats must not be greater than max repeats")
    return least + int(scope.randomness().random() * (upper - least + 1))


@function("evaluateELString", STRING, returns=STRING, null=PASS, scope=True)
def evaluate_el_string(scope: Scope, text: Optional[str]) -> str:
    """EvaluateELStringEvaluator: the value itself is evaluated; null is a ClassCastException in 1.16.3."""
    from ...java.lang.throwable import ClassCastException
    from ..query import prepare

    if text is None:
        raise ClassCastException(NOT_A_PREPARED_QUERY)
    prepared = prepare(text, nifi=scope.nifi)
    if prepared.error is not None:
        raise ClassCastException(re.sub("EmptyPreparedQuery", "InvalidPreparedQuery", NOT_A_PREPARED_QUERY))
    return prepared.evaluate_within(scope)


@function("evaluateELString", STRING, returns=STRING, null=PASS, scope=True, since="1.19.0")
def evaluate_el_string_of_1_19(scope: Scope, text: Optional[str]) -> Optional[str]:
    """EvaluateELStringEvaluator: it sees no parameters (ParametersDisabledEvaluationContext)."""
    from ..query import prepare

    return None if text is None else prepare(text, nifi=scope.nifi).evaluate_within(scope.without_parameters())


@builder("join", STRING, STRING, returns=STRING, evaluator="reduce.JoinEvaluator")
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
