"""The exceptions of nifi-expression-language, and the words of those that Java itself raises there."""

from __future__ import annotations

from typing import Optional

from ..java.lang.throwable import JavaRuntimeException, NullPointerException
from ..java.registry import java_class

_PACKAGE = "org.apache.nifi.attribute.expression.language.exception."


@java_class(_PACKAGE + "AttributeExpressionLanguageException")
class AttributeExpressionLanguageException(JavaRuntimeException):
    """An expression that cannot be evaluated."""


@java_class(_PACKAGE + "AttributeExpressionLanguageParsingException")
class AttributeExpressionLanguageParsingException(AttributeExpressionLanguageException):
    """An expression that cannot be compiled; evaluation reports it as AttributeExpressionLanguageException (InvalidPreparedQuery)."""


@java_class(_PACKAGE + "IllegalAttributeException")
class IllegalAttributeException(JavaRuntimeException):
    """A value that is not a date of the wanted format."""


# Java's helpful NullPointerException messages, by place.
_LANGUAGE = "org.apache.nifi.attribute.expression.language."
_NULL_RESULT = (
    f'Cannot invoke "{_LANGUAGE}evaluation.QueryResult.getValue()" because the return value of '
    f'"{_LANGUAGE}%s.evaluate({_LANGUAGE}EvaluationContext)" is null'
)
NULL_VALUE = f'Cannot invoke "%s" because the return value of "{_LANGUAGE}evaluation.QueryResult.getValue()" is null'
NOT_A_PREPARED_QUERY = (
    f"class {_LANGUAGE}EmptyPreparedQuery cannot be cast to class {_LANGUAGE}StandardPreparedQuery "
    f"({_LANGUAGE}EmptyPreparedQuery and {_LANGUAGE}StandardPreparedQuery are in unnamed module of loader 'app')"
)
NOT_A_BOOLEAN_EVALUATOR = (
    f"java.lang.ClassCastException: class {_LANGUAGE}evaluation.%s cannot be cast to class {_LANGUAGE}evaluation.BooleanEvaluator "
    f"({_LANGUAGE}evaluation.%s and {_LANGUAGE}evaluation.BooleanEvaluator are in unnamed module of loader 'app')"
)


class NullResult(NullPointerException):
    """An evaluator gave no result at all, and whoever wants its value fails: another evaluator, or in the end the query."""

    def __init__(self, caller: str = "evaluation.Evaluator", raised_by: Optional[object] = None) -> None:
        super().__init__(_NULL_RESULT % caller)
        self.raised_by = raised_by


def null_value(method: str) -> NullPointerException:
    """``evaluate(…).getValue().method()`` on null."""
    return NullPointerException(NULL_VALUE % method)
