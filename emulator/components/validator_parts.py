"""What several of NiFi's StandardValidators are made of."""

from __future__ import annotations

from typing import Any, Optional

from ..java.lang.throwable import Throwable
from ..java.util.regex.patterns import compile as compile_pattern
from .standard_validator import StandardValidator, Verdict, of_reason


def whole(text: Optional[str], bits: int) -> Optional[int]:
    """Integer.parseInt or Long.parseLong; None where it throws."""
    try:
        number = int(text) if text and text.strip() == text and "_" not in text else None
    except ValueError:
        return None
    return number if number is not None and -(2 ** (bits - 1)) <= number < 2 ** (bits - 1) else None


def long_between(least: int, most: int, inclusive: bool) -> StandardValidator:
    """createLongValidator."""
    words = f"Value must be between {least} and {most} ({'inclusive' if inclusive else 'exclusive'})"
    low, high = (least, most) if inclusive else (least + 1, most - 1)

    def reason(text: Optional[str]) -> Optional[str]:
        number = whole(text, 64)
        if number is None:
            return "not a valid integer"
        return None if low <= number <= high else words

    return of_reason(reason)


def evaluated(text: Optional[str], context: Any) -> Any:
    """context.newPropertyValue(text).evaluateAttributeExpressions().getValue()."""
    return context.newPropertyValue(text).evaluateAttributeExpressions().getValue()


def without_empty_end(parts: list[str]) -> list[str]:
    """As String.split leaves them."""
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return [] if parts == [""] else parts


def regex_with_groups(least: int, most: int, expressions: bool) -> StandardValidator:
    """createRegexValidator."""

    def check(subject: str, text: Optional[str], context: Any) -> Verdict:
        if expressions:
            try:
                text = evaluated(text, context)
            except Throwable as error:
                return Verdict(False, f"Failed to evaluate the Attribute Expression Language due to {error}")
        try:
            count = compile_pattern(text).groups if text is not None else None
        except Throwable:
            count = None
        if count is None:
            return Verdict(False, "Not a valid Java Regular Expression")
        if least <= count <= most:
            return Verdict(True)
        return Verdict(False, f"RegEx is required to have between {least} and {most} Capturing Groups but has {count}")

    return StandardValidator(check, None)
