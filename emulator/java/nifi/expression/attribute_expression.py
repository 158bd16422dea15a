"""org.apache.nifi.expression.AttributeExpression (nifi-expression-language-api 1.16.3)."""

from __future__ import annotations

from typing import ClassVar

from ...lang.enum import Enum
from ...lang.object import JavaObject
from ...registry import java_class


@java_class("org.apache.nifi.expression.AttributeExpression")
class AttributeExpression(JavaObject):
    """Its ``ResultType`` is what validators of expressions take."""

    @java_class("org.apache.nifi.expression.AttributeExpression$ResultType")
    class ResultType(Enum):
        """What an expression gives."""

        STRING: ClassVar[AttributeExpression.ResultType]
        BOOLEAN: ClassVar[AttributeExpression.ResultType]
        WHOLE_NUMBER: ClassVar[AttributeExpression.ResultType]
        DECIMAL: ClassVar[AttributeExpression.ResultType]
        NUMBER: ClassVar[AttributeExpression.ResultType]
        DATE: ClassVar[AttributeExpression.ResultType]


for _ordinal, _name in enumerate(("STRING", "BOOLEAN", "WHOLE_NUMBER", "DECIMAL", "NUMBER", "DATE")):
    setattr(AttributeExpression.ResultType, _name, AttributeExpression.ResultType(_name, _ordinal))
