"""One of StandardValidators' validators: what it says of a text, and of a text that holds Expression Language."""

from __future__ import annotations

from typing import Any, Callable, NamedTuple, Optional

from ..java.lang.object import as_java
from ..java.nifi.components.validation_result import ValidationResult, Validator

PRESENT = "Expression Language Present"


class Verdict(NamedTuple):
    """Is the value valid, and the explanation."""

    is_valid: bool
    explanation: Optional[str] = None


Check = Callable[[str, Optional[str], Any], Verdict]  # of the subject, the value, and the validation context


def has_expression(subject: str, text: Optional[str], context: Any) -> bool:
    return bool(context.isExpressionLanguageSupported(subject)) and bool(context.isExpressionLanguagePresent(text))


class StandardValidator(Validator):
    """``present``: the explanation of a value that holds an expression; None where such a value is looked at like any other."""

    java_name = "org.apache.nifi.processor.util.StandardValidators$1"

    def __init__(self, check: Check, present: Optional[str] = PRESENT) -> None:
        self._check, self._present = check, present

    def validate(self, subject: str, text: Optional[str], context: Any) -> ValidationResult:
        text = as_java(text)
        if self._present is not None and has_expression(subject, text, context):
            return ValidationResult(subject, text, self._present, True)
        verdict = self._check(subject, text, context)
        return ValidationResult(subject, text, verdict.explanation or "", verdict.is_valid)


def of_reason(reason: Callable[[Optional[str]], Optional[str]], present: Optional[str] = PRESENT) -> StandardValidator:
    """``reason``: why a value is not valid, None where it is."""

    def check(subject: str, text: Optional[str], context: Any) -> Verdict:
        why = reason(text)
        return Verdict(why is None, why)

    return StandardValidator(check, present)
