"""org.apache.nifi.components.ValidationResult, Validator and ValidationContext (nifi-api 1.16.3)."""

from __future__ import annotations

from typing import Any, Optional

from ...lang.object import JavaObject, as_java
from ...registry import java_class


@java_class("org.apache.nifi.components.Validator")
class Validator(JavaObject):
    """validate(subject, input, context) gives a ValidationResult; a script can implement it."""


@java_class("org.apache.nifi.components.ValidationContext")
class ValidationContext(JavaObject):
    """What ``validate`` gets; a script can implement it."""

    def newExpressionLanguageCompiler(self) -> Any:
        kind = type(self).__name__
        missing = "does not implement abstract method 'newExpressionLanguageCompiler'"
        raise NotImplementedError(f"'{kind}' object {missing} from 'org.apache.nifi.components.ValidationContext'")


@java_class("org.apache.nifi.components.ValidationResult")
class ValidationResult(JavaObject):
    """Made by its Builder."""

    def __init__(self, subject: str, text: Optional[str], explanation: str, is_valid: bool) -> None:
        self._subject, self._input, self._explanation, self._is_valid = subject, text, explanation, is_valid

    def isValid(self) -> bool:
        return self._is_valid

    def getInput(self) -> Optional[str]:
        return self._input

    def getExplanation(self) -> str:
        return self._explanation

    def getSubject(self) -> str:
        return self._subject

    def toString(self) -> str:
        validated = f" validated against '{self._input}'" if self._input is not None else ""
        return f"'{self._subject}'{validated} is {'valid' if self._is_valid else 'invalid'} because {self._explanation}"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ValidationResult) and vars(other) == vars(self)

    def __hash__(self) -> int:
        return hash((self._subject, self._input, self._explanation, self._is_valid))

    @java_class("org.apache.nifi.components.ValidationResult$Builder")
    class Builder(JavaObject):
        """ValidationResult.Builder().subject('x').input('y').valid(False).explanation('…').build()."""

        def __init__(self) -> None:
            self._subject, self._explanation, self._is_valid = "", "", False
            self._input: Optional[str] = None

        def subject(self, subject: Optional[str]) -> ValidationResult.Builder:
            self._subject = self._subject if subject is None else as_java(subject)
            return self

        def input(self, text: Optional[str]) -> ValidationResult.Builder:
            self._input = self._input if text is None else as_java(text)
            return self

        def explanation(self, text: Optional[str]) -> ValidationResult.Builder:
            self._explanation = self._explanation if text is None else as_java(text)
            return self

        def valid(self, is_valid: Any) -> ValidationResult.Builder:
            self._is_valid = bool(is_valid)
            return self

        def build(self) -> ValidationResult:
            return ValidationResult(self._subject, self._input, self._explanation, self._is_valid)
