"""org.apache.nifi.processor.util.StandardValidators of NiFi 1.16.3, for processors that a script defines."""

from __future__ import annotations

import os
from typing import Any, Callable, Dict, Optional

from ..java.io.file import File
from ..java.lang.object import JavaObject, JavaType
from ..java.lang.throwable import IllegalArgumentException, NullPointerException, Throwable
from ..java.net.uri_syntax import is_uri
from ..java.net.url_parts import parse_url
from ..java.nifi.components.validation_result import ValidationResult, Validator
from ..java.nifi.flowfile.flow_file import FlowFile
from ..java.registry import java_class
from ..java.time.instant import Instant
from . import validators
from .standard_validator import PRESENT, StandardValidator, Verdict, has_expression, of_reason
from .validator_parts import evaluated, long_between, regex_with_groups, whole, without_empty_end

_CHARSET_NULL = "Character Set value cannot be null."
_CHARSET_NULL_OR_UNSUPPORTED = "Character Set value is null or is not supported by this JVM."
_CONTAINED = "Contains Expression Language"
_SCHEME = "Must be in hostname:port form (no scheme such as http://"


def _of_text(reason: Callable[[str], Optional[str]], of_null: Optional[str] = None) -> Callable[[Optional[str]], Optional[str]]:
    """A reason of ``validators`` where a value may be null, whose reason is ``of_null`` or that of a text that is none."""
    return lambda text: reason(text) if text is not None else of_null or reason("")


def _number(text: Optional[str]) -> Optional[str]:
    """NumberFormat.getInstance().parse(text), of which a number at the beginning is enough."""
    if text is None:
        raise NullPointerException('Cannot invoke "String.regionMatches(int, String, int, int)" because "text" is null')
    return None if text.removeprefix("-").removeprefix(".")[:1].isdigit() else "not a valid Number"


def _positive_long(text: Optional[str]) -> Optional[str]:
    number = whole(text, 64)
    return "not a valid 64-bit integer" if number is None else None if number > 0 else "not a positive value"


def _long(text: Optional[str]) -> Optional[str]:
    return None if whole(text, 64) is not None else "not a valid Long"


def _always(explanation: str, is_valid: Callable[[str], bool]) -> StandardValidator:
    """Its explanation stands also where a value is valid."""
    return StandardValidator(lambda subject, text, context: Verdict(is_valid(text or ""), subject + explanation), None)


def _said(valid: str, invalid: str, accepts: Callable[[Any, Any], object], present: Optional[str] = PRESENT) -> StandardValidator:
    """``accepts`` raises what Java throws for a value that is not valid."""

    def check(subject: str, text: Optional[str], context: Any) -> Verdict:
        try:
            return Verdict(True, valid) if accepts(text, context) is not False else Verdict(False, invalid)
        except Throwable:
            return Verdict(False, invalid)

    return StandardValidator(check, present)


def _uri(text: Optional[str], context: Any) -> bool:
    return text is not None and is_uri(text)


URI = _said("Valid URI", "Not a valid URI", _uri)


def _uri_list(subject: str, text: Optional[str], context: Any) -> Verdict:
    if not text:
        return Verdict(False, "Not a valid URI, value is missing or empty")
    wrong = [each for each in text.split(",") if each.strip() and not URI.validate(subject, each.strip(), context).isValid()]
    return Verdict(False, "Not a valid URI") if wrong else Verdict(True, "Valid URI(s)")


def _attribute_key(text: Optional[str]) -> Optional[str]:
    try:
        FlowFile.KeyValidator.validateKey(text)
    except IllegalArgumentException as error:
        return error.getMessage()
    return None


def _hostname_ports(subject: str, text: Optional[str], context: Any) -> Verdict:
    if not text:
        return Verdict(False, f"{subject} cannot be empty")
    for address in without_empty_end(text.split(",")):
        parts = without_empty_end(address.split(":"))
        if len(parts) != 2:
            return Verdict(False, _SCHEME)
        port = _VALIDATORS["PORT_VALIDATOR"].validate(subject, parts[1].strip(), context)
        if not port.isValid():
            return Verdict(False, port.getExplanation())
    return Verdict(True, "Valid cluster definition")


def _evaluated_character_set(text: Optional[str]) -> Optional[str]:
    reason = _of_text(validators.character_set, _CHARSET_NULL)(text)
    return _CHARSET_NULL_OR_UNSUPPORTED if reason == _CHARSET_NULL else reason


class _KeyOfName(Validator):
    """ATTRIBUTE_KEY_PROPERTY_NAME_VALIDATOR looks at the subject."""

    java_name = StandardValidator.java_name

    def validate(self, subject: str, text: Optional[str], context: Any) -> ValidationResult:
        if has_expression(subject, text, context):
            return ValidationResult("Property Name", subject, _CONTAINED, True)
        reason = _attribute_key(subject)
        return ValidationResult("Property Name", subject, reason or "", reason is None)


class _EvaluatedCharset(Validator):
    """CHARACTER_SET_VALIDATOR_WITH_EVALUATION shows what the value was evaluated to."""

    java_name = StandardValidator.java_name

    def validate(self, subject: str, text: Optional[str], context: Any) -> ValidationResult:
        if has_expression(subject, text, context):
            try:
                text = evaluated(text, context)
            except Throwable:
                return ValidationResult(subject, text, "Not a valid expression", False)
        reason = _evaluated_character_set(text)
        return ValidationResult(subject, text, reason or "", reason is None)


def _file_exists(subject: str, text: Optional[str], context: Any) -> Verdict:
    path = evaluated(text, context)
    if path is None:
        raise NullPointerException()
    return Verdict(True) if os.path.exists(path) else Verdict(False, f"File {File(path)} does not exist")


def _url(text: Optional[str], context: Any) -> None:
    parse_url(evaluated(text, context))


def _instant(text: Optional[str], context: Any) -> None:
    Instant.parse(text)


_BLANK = " must contain at least one character that is not white space"
_VALIDATORS: Dict[str, Validator] = {
    "ATTRIBUTE_KEY_VALIDATOR": of_reason(_attribute_key, _CONTAINED),
    "ATTRIBUTE_KEY_PROPERTY_NAME_VALIDATOR": _KeyOfName(),
    "POSITIVE_INTEGER_VALIDATOR": of_reason(_of_text(validators.positive_integer)),
    "POSITIVE_LONG_VALIDATOR": of_reason(_positive_long),
    "NUMBER_VALIDATOR": of_reason(_number),
    "PORT_VALIDATOR": long_between(1, 65535, True),
    "NON_EMPTY_VALIDATOR": _always(" cannot be empty", bool),
    "NON_EMPTY_EL_VALIDATOR": StandardValidator(lambda subject, text, context: Verdict(bool(text), subject + " cannot be empty")),
    "HOSTNAME_PORT_LIST_VALIDATOR": StandardValidator(_hostname_ports),
    "NON_BLANK_VALIDATOR": _always(_BLANK, lambda text: bool(text.strip())),
    "BOOLEAN_VALIDATOR": of_reason(_of_text(validators.boolean)),
    "INTEGER_VALIDATOR": of_reason(_of_text(validators.integer)),
    "LONG_VALIDATOR": of_reason(_long),
    "ISO8061_INSTANT_VALIDATOR": _said(
        "Valid ISO 8601 Instant Date", "Not a valid ISO 8601 Instant Date, please enter in UTC time", _instant, None
    ),
    "NON_NEGATIVE_INTEGER_VALIDATOR": of_reason(_of_text(validators.non_negative_integer)),
    "CHARACTER_SET_VALIDATOR": of_reason(_of_text(validators.character_set, _CHARSET_NULL)),
    "CHARACTER_SET_VALIDATOR_WITH_EVALUATION": _EvaluatedCharset(),
    "URL_VALIDATOR": _said("Valid URL", "Not a valid URL", _url),
    "URI_VALIDATOR": URI,
    "URI_LIST_VALIDATOR": StandardValidator(_uri_list),
    "REGULAR_EXPRESSION_VALIDATOR": regex_with_groups(0, 2**31 - 1, False),
    "REGULAR_EXPRESSION_WITH_EL_VALIDATOR": regex_with_groups(0, 2**31 - 1, True),
    "TIME_PERIOD_VALIDATOR": of_reason(_of_text(validators.time_period, "Time Period cannot be null")),
    "DATA_SIZE_VALIDATOR": of_reason(_of_text(validators.data_size, "Data Size cannot be null")),
    "FILE_EXISTS_VALIDATOR": StandardValidator(_file_exists),
}


class _Constants(JavaType):
    def __getattr__(cls, name: str) -> Any:  # noqa: N805
        from .validator_factories import FACTORIES

        if name in FACTORIES:
            setattr(cls, name, FACTORIES[name])
            return getattr(cls, name)
        raise AttributeError(f"type object '{cls.__dict__['java_name']}' has no attribute '{name}'")


@java_class("org.apache.nifi.processor.util.StandardValidators")
class StandardValidators(JavaObject, metaclass=_Constants):
    """Its constants are those of NiFi 1.16.3."""


for _name, _validator in _VALIDATORS.items():
    setattr(StandardValidators, _name, _validator)


Validator.VALID = StandardValidator(lambda subject, text, context: Verdict(True), None)  # type: ignore[attr-defined]
