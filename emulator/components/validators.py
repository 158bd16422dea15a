"""StandardValidators of NiFi: each takes the value and returns None or NiFi's reason."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Optional

from ..base.versions import Version

if TYPE_CHECKING:
    from ..core.context import ProcessContext


def boolean(value: str) -> Optional[str]:
    """BOOLEAN_VALIDATOR."""
    return None if value.lower() in ("true", "false") else "Value must be 'true' or 'false'"


def time_period(value: str) -> Optional[str]:
    """TIME_PERIOD_VALIDATOR."""
    from ..base.units import is_period

    if is_period(value):
        return None
    return (
        "Must be of format <duration> <TimeUnit> where <duration> is a non-negative integer and TimeUnit is a supported Time Unit, "
        "such as: nanos, millis, secs, mins, hrs, days"
    )


def data_size(value: str) -> Optional[str]:
    """DATA_SIZE_VALIDATOR."""
    from ..base.units import is_size

    if is_size(value):
        return None
    return (
        "Must be of format <Data Size> <Data Unit> where <Data Size> is a non-negative integer and <Data Unit> is a supported Data Unit, "
        "such as: B, KB, MB, GB, TB"
    )


def integer(value: str) -> Optional[str]:
    """INTEGER_VALIDATOR."""
    return None if _is_int(value) else "not a valid integer"


def positive_integer(value: str) -> Optional[str]:
    """POSITIVE_INTEGER_VALIDATOR."""
    if not _is_int(value):
        return "not a valid integer"
    return None if int(value) > 0 else "not a positive value"


def non_negative_integer(value: str) -> Optional[str]:
    """NON_NEGATIVE_INTEGER_VALIDATOR."""
    if not _is_int(value):
        return "value is not a valid integer"
    return None if int(value) >= 0 else "value is negative"


def port(value: str) -> Optional[str]:
    """PORT_VALIDATOR."""
    if _is_int(value) and 1 <= int(value) <= 65535:
        return None
    return "not a valid port number"


def regular_expression(value: str) -> Optional[str]:
    """REGULAR_EXPRESSION_VALIDATOR."""
    from ..java.lang.throwable import Throwable
    from ..java.util.regex.patterns import compile as compile_pattern

    try:
        compile_pattern(value)
    except Throwable:
        return "Not a valid Java Regular Expression"
    return None


def regular_expression_evaluated(value: str, context: ProcessContext) -> Optional[str]:
    """createRegexValidator(0, Integer.MAX_VALUE, true): expressions are evaluated first, without a FlowFile."""
    from ..java.lang.throwable import Throwable

    try:
        evaluated = context.newPropertyValue(value).evaluateAttributeExpressions().getValue() or ""
    except Throwable as error:
        return f"Failed to evaluate the Attribute Expression Language due to {error}"
    return regular_expression(evaluated)


def character_set(value: str) -> Optional[str]:
    """CHARACTER_SET_VALIDATOR."""
    from ..java.lang.throwable import Throwable
    from ..java.nio.charset.charsets import Charset

    try:
        return None if Charset.isSupported(value) else "Character Set is not supported by this JVM."
    except Throwable:  # a name that cannot be one
        return "Character Set value cannot be null."


def expression_text(value: str, nifi: Version) -> Optional[str]:
    """createAttributeExpressionLanguageValidator(STRING, true): text and expressions that can be compiled."""
    from .. import el

    return el.validate(value, nifi=nifi)


def expression_boolean(value: str, nifi: Version) -> Optional[str]:
    """createAttributeExpressionLanguageValidator(BOOLEAN, false): one expression, nothing round it, that gives a boolean."""
    from .. import el

    problem = single_expression(value, nifi)
    if problem:
        return problem
    kind = el.compile(value, nifi=nifi).result_types[0]
    return None if kind == "BOOLEAN" else f"Expected Attribute Query to return type BOOLEAN but query returns type {kind}"


def single_expression(value: str, nifi: Version) -> Optional[str]:
    """Query.validateExpression(value, false): one expression and nothing round it."""
    from .. import el
    from ..el.ranges import expression_ranges

    ranges = expression_ranges(value)
    if len(ranges) != 1:
        return "Found multiple Expressions but expected only 1" if ranges else "No Expressions found"
    problem = el.validate(value, nifi=nifi)
    if problem:
        return problem
    return None if ranges[0] == (0, len(value) - 1) else "Found characters outside of Expression"


def _is_int(value: str) -> bool:
    return bool(re.fullmatch(r"[+-]?\d+", value)) and -(2**31) <= int(value) < 2**31
