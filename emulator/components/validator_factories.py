"""What StandardValidators of NiFi 1.16.3 makes of arguments: createLongValidator, createListValidator and their kin."""

from __future__ import annotations

import os
from typing import Any, Dict, Optional

from ..base.units import is_period, period_in, whole_bytes
from ..java.io.file import File
from ..java.lang.signature import static_takes
from ..java.lang.throwable import NullPointerException, Throwable
from ..java.net.url_parts import parse_url
from . import validators
from .standard_validator import PRESENT, StandardValidator, Verdict
from .validator_parts import evaluated, long_between, regex_with_groups, without_empty_end

_NO_ELEMENT = "List must have at least one non-empty element"
_NO_FILE = "Not a valid URL or file"
_NO_PATTERN = 'Cannot invoke "java.util.regex.Pattern.pattern()" because "pattern" is null'
_NO_DIRECTORY = 'Cannot invoke "String.trim()" because "substituted" is null'
_PATTERN, _UNIT = "java.util.regex.Pattern", "java.util.concurrent.TimeUnit"
_RESULT, _VALIDATOR = "org.apache.nifi.expression.AttributeExpression$ResultType", "org.apache.nifi.components.Validator"


def _always_valid(verdict: Optional[str]) -> Verdict:
    return Verdict(verdict is None, verdict)


@static_takes("long, long, boolean")
def createLongValidator(least: int, most: int, inclusive: bool) -> StandardValidator:
    return long_between(least, most, inclusive)


@static_takes("int, int, boolean")
def createRegexValidator(least: int, most: int, expressions: bool) -> StandardValidator:
    return regex_with_groups(least, most, expressions)


@static_takes(_PATTERN, f"{_PATTERN}, boolean, String")
def createRegexMatchingValidator(pattern: Any, *more: Any) -> StandardValidator:
    """The pattern, whether expressions are evaluated first, what is said of a value that does not match."""
    if pattern is None:
        raise NullPointerException(_NO_PATTERN)
    evaluates, words = more or (False, f"Value does not match regular expression: {pattern.pattern()}")

    def check(subject: str, text: Optional[str], context: Any) -> Verdict:
        if evaluates:
            try:
                text = evaluated(text, context)
            except Throwable as error:
                return Verdict(False, f"Failed to evaluate the Attribute Expression Language due to {error}")
        matches = text is not None and bool(pattern.matcher(text).matches())
        return Verdict(matches, None if matches else words)

    return StandardValidator(check, None if evaluates else PRESENT)


@static_takes("")
def createURLorFileValidator() -> StandardValidator:
    def check(subject: str, text: Optional[str], context: Any) -> Verdict:
        try:
            value = evaluated(text, context)
            try:
                parse_url(value)
                is_valid = True
            except Throwable:
                is_valid = bool(File(value).exists())
        except Throwable:
            is_valid = False
        return Verdict(is_valid, "Valid URL or file" if is_valid else _NO_FILE)

    return StandardValidator(check)


@static_takes(f"long, {_UNIT}, long, {_UNIT}")
def createTimePeriodValidator(least: int, of_least: Any, most: int, of_most: Any) -> StandardValidator:
    low, high = least * of_least._nanos, most * of_most._nanos
    words = f"Must be in the range of {least} {of_least.name()} to {most} {of_most.name()}"

    def check(subject: str, text: Optional[str], context: Any) -> Verdict:
        if text is None:
            return Verdict(False, "Time Period cannot be null")
        lower = text.lower()
        if not is_period(lower):
            return _always_valid(validators.time_period(text))
        return Verdict(True) if low <= period_in(lower, 1) <= high else Verdict(False, words)

    return StandardValidator(check)


@static_takes("long, long")
def createDataSizeBoundsValidator(least: int, most: int) -> StandardValidator:
    def check(subject: str, text: Optional[str], context: Any) -> Verdict:
        if text is None:
            return Verdict(False, "Data Size cannot be null")
        reason = validators.data_size(text)
        if reason:
            return Verdict(False, reason)
        size = whole_bytes(text)
        if size < least:
            return Verdict(False, f"Cannot be smaller than {least} bytes")
        return Verdict(False, f"Cannot be larger than {most} bytes") if size > most else Verdict(True)

    return StandardValidator(check)


class _OfList(StandardValidator):
    """The result of the first element that is not valid, or of the whole list."""

    def __init__(self, trims: bool, leaves_out_empty: bool, element: Any) -> None:
        super().__init__(self._whole)
        self._trims, self._leaves_out_empty, self._element = trims, leaves_out_empty, element

    def validate(self, subject: str, text: Optional[str], context: Any) -> Any:
        result = super().validate(subject, text, context)
        if not result.isValid() or result.getExplanation() == PRESENT:
            return result
        for element in without_trailing(text or ""):
            element = element.strip() if self._trims else element
            if element or not self._leaves_out_empty:
                inner = self._element.validate(subject, element, context)
                if not inner.isValid():
                    return inner
        return result

    def _whole(self, subject: str, text: Optional[str], context: Any) -> Verdict:
        return Verdict(True, "Valid List") if text is not None and without_trailing(text) else Verdict(False, _NO_ELEMENT)


def without_trailing(text: str) -> list[str]:
    """String.split(","): an empty text is one element."""
    return without_empty_end(text.split(",")) if text else [""]


@static_takes(f"boolean, boolean, {_VALIDATOR}", f"boolean, boolean, {_VALIDATOR}, boolean")
def createListValidator(trims: bool, leaves_out_empty: bool, element: Any) -> StandardValidator:
    return _OfList(trims, leaves_out_empty, element)


@static_takes("boolean, boolean")
def createDirectoryExistsValidator(expressions: bool, creates: bool) -> StandardValidator:
    def check(subject: str, text: Optional[str], context: Any) -> Verdict:
        path = evaluated(text, context) if expressions else text
        if path is None and expressions:
            raise NullPointerException(_NO_DIRECTORY)
        if path is None:
            return Verdict(False, "Value is not a valid directory name")
        if expressions and not path.strip() and text and text.strip():
            return Verdict(True)  # nothing but expressions, of which nothing is known yet
        if not path or not os.path.exists(path):
            if not creates:
                return Verdict(False, "Directory does not exist")
            is_there = bool(path) and File(path).mkdirs()
            return Verdict(True) if is_there else Verdict(False, "Directory does not exist and could not be created")
        return Verdict(True) if os.path.isdir(path) else Verdict(False, "Path does not point to a directory")

    return StandardValidator(check)


@static_takes(_RESULT, f"{_RESULT}, boolean")
def createAttributeExpressionLanguageValidator(expected: Any, extra: bool = True) -> StandardValidator:
    """``extra``: characters may stand round the expressions."""

    def check(subject: str, text: Optional[str], context: Any) -> Verdict:
        compiler = context.newExpressionLanguageCompiler()
        problem = compiler.validateExpression(text, extra)
        if problem is not None:
            return Verdict(False, problem)
        result = "STRING" if extra else str(compiler.getResultType(text))
        if result == expected.name():
            return Verdict(True)
        return Verdict(False, f"Expected Attribute Query to return type {expected.name()} but query returns type {result}")

    return StandardValidator(check, None)


FACTORIES: Dict[str, Any] = {
    function.__name__: staticmethod(function)
    for function in (
        createAttributeExpressionLanguageValidator, createDataSizeBoundsValidator, createDirectoryExistsValidator, createListValidator,
        createLongValidator, createRegexMatchingValidator, createRegexValidator, createTimePeriodValidator, createURLorFileValidator,
    )
}  # fmt: skip
