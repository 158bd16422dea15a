"""jsonPath and its relatives: Jayway JsonPath on Jackson. What fails while reading or changing gives '', what is no JSON is an error."""

from __future__ import annotations

from typing import Any, Callable, List, Optional

from ... import jsonpath
from ...java.io.exceptions import IOException
from ...java.lang.throwable import IllegalArgumentException, StackOverflowError, Throwable
from ...java.libraries import jackson
from ..errors import AttributeExpressionLanguageException, AttributeExpressionLanguageParsingException, null_value
from ..node import DATE, STRING, Node, cast, to_text
from ..scope import Scope
from .registry import ORDINALS, builder

Change = Callable[..., Any]


def _compile(text: Optional[str]) -> jsonpath.Path:
    try:
        if text:
            return jsonpath.compile(text)
    except Throwable as error:
        raise AttributeExpressionLanguageException(f"Invalid JSON Path expression: {text}", error)
    raise AttributeExpressionLanguageException(f"Invalid JSON Path expression: {'null' if text is None else text}")


def _document(text: Optional[str]) -> Any:
    if not text:
        raise AttributeExpressionLanguageException("Subject is empty")
    try:
        document = jackson.parse(text)
    except IOException as error:
        raise AttributeExpressionLanguageException("Subject contains invalid JSON: " + text, error)
    if document is None:
        raise IllegalArgumentException("json can not be null")
    return document


def shown(value: Any, scope: Scope) -> str:
    """JsonPathBaseEvaluator.getResultRepresentation: an array of one is its element, null is ''."""
    while isinstance(value, list) and len(value) == 1 and not isinstance(value, jsonpath.KeySet):
        value = value[0]
    if isinstance(value, jsonpath.KeySet):
        return f"[{', '.join(value)}]"
    if isinstance(value, (dict, list)):
        return jackson.render(value)
    return "" if value is None else to_text(value, scope)


def _path_of(node: Node) -> Callable[[Scope], jsonpath.Path]:
    """The path is compiled with the expression when it is a plain string."""
    if node.role == "literal":
        path = _compile(node.text)
        return lambda scope: path
    run = node.run
    return lambda scope: _compile(run(scope))


@builder("jsonPath", STRING, STRING, returns=STRING)
def json_path(subject: Optional[Node], arguments: List[Node]) -> Node:
    """JsonPathEvaluator"""
    assert subject is not None
    of = cast(subject, STRING)
    run, path_of = of.run, _path_of(cast(arguments[0], STRING))

    def read(scope: Scope) -> str:
        document = _document(run(scope))
        path = path_of(scope)
        try:
            return shown(path.read(document), scope)
        except StackOverflowError:
            raise
        except Throwable:
            return ""

    return Node(STRING, read, "jsonPath", of)


def _value(name: str, node: Node, index: int) -> Node:
    """ExpressionCompiler.getJsonPathUpdateEvaluator: anything but a date."""
    if node.type == DATE or node.role == "mapping":
        raise AttributeExpressionLanguageParsingException(
            f"Cannot implicitly convert Data Type {node.type} at location [{ORDINALS[index]} argument to {name}]"
        )
    return node


def _changing(name: str, change: Change, *values: str) -> None:
    """jsonPathDelete, jsonPathAdd, jsonPathSet, jsonPathPut"""

    @builder(name, STRING, STRING, *values, returns=STRING)
    def build(subject: Optional[Node], arguments: List[Node]) -> Node:
        assert subject is not None
        of = cast(subject, STRING)
        run, path_of = of.run, _path_of(cast(arguments[0], STRING))
        given = [_value(name, node, index + 1).run for index, node in enumerate(arguments[1:])]

        def changed(scope: Scope) -> str:
            document = _document(run(scope))
            path = path_of(scope)
            found = [one(scope) for one in given]
            if name == "jsonPathPut":
                if found[0] is None:
                    raise null_value("Object.toString()")
                found[0] = to_text(found[0], scope)
            try:
                return jackson.render(change(path, document, *found))
            except StackOverflowError:
                raise
            except Throwable:
                return ""

        return Node(STRING, changed, name, of)


_changing("jsonPathDelete", jsonpath.Path.delete)
_changing("jsonPathAdd", jsonpath.Path.add, "ANY")
_changing("jsonPathSet", jsonpath.Path.set, "ANY")
_changing("jsonPathPut", jsonpath.Path.put, "ANY", "ANY")
