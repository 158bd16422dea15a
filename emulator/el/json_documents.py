"""JSON as the jsonPath functions read and show it (JsonPathBaseEvaluator): Jayway JsonPath on Jackson."""

from __future__ import annotations

from typing import Any, Optional

from .. import jsonpath
from ..base.versions import Version
from ..java.io.exceptions import IOException
from ..java.lang.throwable import IllegalArgumentException, Throwable
from ..java.libraries import jackson
from .errors import AttributeExpressionLanguageException
from .node import to_text
from .scope import Scope


def path(text: Optional[str], nifi: Version) -> jsonpath.Path:
    try:
        if text:
            return jsonpath.compile(text, nifi)
    except Throwable as error:
        raise AttributeExpressionLanguageException(f"Invalid JSON Path expression: {text}", error)
    raise AttributeExpressionLanguageException(f"Invalid JSON Path expression: {'null' if text is None else text}")


def document(text: Optional[str]) -> Any:
    if not text:
        raise AttributeExpressionLanguageException("Subject is empty")
    try:
        parsed = jackson.parse(text)
    except IOException as error:
        raise AttributeExpressionLanguageException("Subject contains invalid JSON: " + text, error)
    if parsed is None:
        raise IllegalArgumentException("json can not be null")
    return parsed


def shown(value: Any, scope: Scope) -> str:
    """JsonPathBaseEvaluator.getResultRepresentation: an array of one is its element, null is ''."""
    while isinstance(value, list) and len(value) == 1 and not isinstance(value, jsonpath.KeySet):
        value = value[0]
    if isinstance(value, jsonpath.KeySet):
        return f"[{', '.join(value)}]"
    if isinstance(value, (dict, list)):
        return jackson.render(value)
    return "" if value is None else to_text(value, scope)


def changed(method: str, path: jsonpath.Path, document: Any, *values: Any) -> str:
    """The document's text after ``Path.method``: delete, add, set, put."""
    return jackson.render(getattr(path, method)(document, *values))


def unchanged(error: Throwable, document: Any) -> str:
    """The document's text where a path leads nowhere, '' for any other error."""
    return jackson.render(document) if isinstance(error, jsonpath.PathNotFoundException) else ""
