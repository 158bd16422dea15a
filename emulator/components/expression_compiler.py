"""What ValidationContext.newExpressionLanguageCompiler() gives: expressions are compiled, none is evaluated."""

from __future__ import annotations

from typing import Optional

from .. import el
from ..base.versions import DEFAULT_VERSION, Version
from ..java.lang.object import JavaObject
from ..java.lang.throwable import NullPointerException
from . import validators

_NULL = 'Cannot invoke "String.length()" because "value" is null'


class ExpressionCompiler(JavaObject):
    """org.apache.nifi.attribute.expression.language.StandardExpressionLanguageCompiler"""

    java_name = "org.apache.nifi.attribute.expression.language.StandardExpressionLanguageCompiler"

    def __init__(self, nifi: Version = DEFAULT_VERSION) -> None:
        self._nifi = nifi

    def validateExpression(self, text: Optional[str], allow_surrounding: bool) -> Optional[str]:
        """Why a text is no expression; None where it is."""
        if text is None:
            raise NullPointerException(_NULL)
        if allow_surrounding:
            return validators.expression_text(text, self._nifi)
        return validators.single_expression(text, self._nifi)

    def getResultType(self, text: str) -> str:
        """BOOLEAN, STRING … of a text that is one expression."""
        return el.compile(text, nifi=self._nifi).result_types[0]
