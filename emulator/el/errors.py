"""The exceptions of nifi-expression-language, and the words of those that Java itself raises there."""

from __future__ import annotations

from ..java.registry import java_class
from ..java.throwable import JavaRuntimeException, NullPointerException

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
NULL_RESULT = (
    'Cannot invoke "org.apache.nifi.attribute.expression.language.evaluation.QueryResult.getValue()" because the return value of '
    '"org.apache.nifi.attribute.expression.language.Query.evaluate(org.apache.nifi.attribute.expression.language.EvaluationContext)" is null'
)
NULL_VALUE = (
    'Cannot invoke "java.lang.%s" because the return value of '
    '"org.apache.nifi.attribute.expression.language.evaluation.QueryResult.getValue()" is null'
)
NOT_A_PREPARED_QUERY = (
    "class org.apache.nifi.attribute.expression.language.EmptyPreparedQuery cannot be cast to class "
    "org.apache.nifi.attribute.expression.language.StandardPreparedQuery (org.apache.nifi.attribute.expression.language.EmptyPreparedQuery "
    "and org.apache.nifi.attribute.expression.language.StandardPreparedQuery are in unnamed module of loader 'app')"
)
NOT_A_BOOLEAN_EVALUATOR = (
    "java.lang.ClassCastException: class org.apache.nifi.attribute.expression.language.evaluation.%s cannot be cast to class "
    "org.apache.nifi.attribute.expression.language.evaluation.BooleanEvaluator (org.apache.nifi.attribute.expression.language.evaluation.%s "
    "and org.apache.nifi.attribute.expression.language.evaluation.BooleanEvaluator are in unnamed module of loader 'app')"
)


def null_value(method: str) -> NullPointerException:
    """``evaluate(…).getValue().method()`` on null."""
    return NullPointerException(NULL_VALUE % method)
