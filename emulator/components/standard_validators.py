"""org.apache.nifi.processor.util.StandardValidators, for processors that a script defines."""

from __future__ import annotations

from typing import Any, Callable, Dict, NoReturn, Optional

from ..base.errors import NotEmulated
from ..java.lang.object import JavaObject
from ..java.nifi.components.validation_result import ValidationResult, Validator
from ..java.registry import java_class
from . import validators

Reason = Callable[[str], Optional[str]]


class StandardValidator(Validator):
    """``reason``: None when a value is fine, else why not. ``always``: the explanation of a result that is valid."""

    java_name = "org.apache.nifi.processor.util.StandardValidators$1"

    def __init__(self, reason: Reason, always: str = "") -> None:
        self._reason, self._always = reason, always

    def validate(self, subject: str, text: str, context: Any) -> ValidationResult:
        why = self._reason(text)
        explanation = (why or self._always).replace("{label}", subject)
        return ValidationResult(subject, text, explanation, why is None)


def _whole(text: str, bits: int) -> Optional[int]:
    try:
        number = int(text) if text.strip() == text and "_" not in text else None
    except ValueError:
        return None
    return number if number is not None and -(2 ** (bits - 1)) <= number < 2 ** (bits - 1) else None


def _positive_long(text: str) -> Optional[str]:
    number = _whole(text, 64)
    return "not a valid 64-bit integer" if number is None else None if number > 0 else "not a positive value"


def _long(text: str) -> Optional[str]:
    return None if _whole(text, 64) is not None else "not a valid Long"


def _port(text: str) -> Optional[str]:
    number = _whole(text, 32)
    if number is None:
        return "not a valid integer"
    return None if 1 <= number <= 65535 else "Value must be between 1 and 65535 (inclusive)"


def _number(text: str) -> Optional[str]:
    """NumberFormat.getInstance().parse(text), of which a number at the beginning is enough."""
    digits = text[1:] if text.startswith("-") else text
    return None if digits[:1].isdigit() else "not a valid Number"


_REASONS: Dict[str, StandardValidator] = {
    "NON_EMPTY_VALIDATOR": StandardValidator(validators.non_empty, "{label} cannot be empty"),
    "NON_BLANK_VALIDATOR": StandardValidator(
        lambda text: None if text.strip() else "{label} must contain at least one character that is not white space",
        "{label} must contain at least one character that is not white space",
    ),
    "NON_EMPTY_EL_VALIDATOR": StandardValidator(validators.non_empty),
    "INTEGER_VALIDATOR": StandardValidator(validators.integer),
    "POSITIVE_INTEGER_VALIDATOR": StandardValidator(validators.positive_integer),
    "NON_NEGATIVE_INTEGER_VALIDATOR": StandardValidator(validators.non_negative_integer),
    "LONG_VALIDATOR": StandardValidator(_long),
    "POSITIVE_LONG_VALIDATOR": StandardValidator(_positive_long),
    "NUMBER_VALIDATOR": StandardValidator(_number),
    "BOOLEAN_VALIDATOR": StandardValidator(validators.boolean),
    "PORT_VALIDATOR": StandardValidator(_port),
    "TIME_PERIOD_VALIDATOR": StandardValidator(validators.time_period),
    "DATA_SIZE_VALIDATOR": StandardValidator(validators.data_size),
    "CHARACTER_SET_VALIDATOR": StandardValidator(validators.character_set),
    "REGULAR_EXPRESSION_VALIDATOR": StandardValidator(validators.regular_expression),
    "ATTRIBUTE_KEY_VALIDATOR": StandardValidator(validators.attribute_key),
}


class _Constants(type):
    def __getattr__(cls, name: str) -> NoReturn:
        if name.startswith("_"):
            raise AttributeError(name)
        raise NotEmulated(f"StandardValidators.{name}", "", "write a class with validate(subject, input, context) for it")


@java_class("org.apache.nifi.processor.util.StandardValidators")
class StandardValidators(JavaObject, metaclass=_Constants):
    """Its constants are those of NiFi 1.16.3."""


for _name, _validator in _REASONS.items():
    setattr(StandardValidators, _name, _validator)


Validator.VALID = StandardValidator(lambda text: None)  # type: ignore[attr-defined]
