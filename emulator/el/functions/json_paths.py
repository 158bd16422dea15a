"""jsonPath and its relatives. What fails while reading or changing gives '', what is no JSON is an error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, List, Optional

from ...base.versions import DEFAULT_VERSION, version_of
from ...java.lang.text import trim
from ...java.lang.throwable import StackOverflowError, Throwable
from ..errors import AttributeExpressionLanguageParsingException, null_value
from ..node import BOOLEAN, DATE, STRING, Node, cast, to_text
from ..scope import Scope
from .registry import ORDINALS, builder, function

if TYPE_CHECKING:
    from ...jsonpath import Path


def _path_of(node: Node) -> Callable[[Scope], Path]:
    """The path is compiled with the expression when it is a plain string."""
    from .. import json_documents

    if node.role == "literal":
        text = node.text
        path = json_documents.path(text, DEFAULT_VERSION)
        return lambda scope: path if scope.nifi is DEFAULT_VERSION else json_documents.path(text, scope.nifi)
    run = node.run
    return lambda scope: json_documents.path(run(scope), scope.nifi)


@builder("jsonPath", STRING, STRING, returns=STRING)
def json_path(subject: Optional[Node], arguments: List[Node]) -> Node:
    """JsonPathEvaluator"""
    from .. import json_documents

    assert subject is not None
    of = cast(subject, STRING)
    run, path_of = of.run, _path_of(cast(arguments[0], STRING))

    def read(scope: Scope) -> str:
        document = json_documents.document(run(scope))
        path = path_of(scope)
        try:
            return json_documents.shown(path.read(document), scope)
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


_STAYS_SINCE = version_of("1.22.0")  # JsonPathDeleteEvaluator, JsonPathUpdateEvaluator: what has no such path stays as it is


def _changing(name: str, method: str, *values: str, allowed_in: str = "stringArg") -> None:
    """jsonPathDelete, jsonPathAdd, jsonPathSet, jsonPathPut"""
    may_stay = method != "put"

    @builder(name, STRING, STRING, *values, returns=STRING, allowed_in=allowed_in)
    def build(subject: Optional[Node], arguments: List[Node]) -> Node:
        from .. import json_documents

        assert subject is not None
        of = cast(subject, STRING)
        run, path_of = of.run, _path_of(cast(arguments[0], STRING))
        value_runs = [_value(name, node, index + 1).run for index, node in enumerate(arguments[1:])]

        def changed(scope: Scope) -> str:
            document = json_documents.document(run(scope))
            path = path_of(scope)
            values = [value_run(scope) for value_run in value_runs]
            if name == "jsonPathPut":
                if values[0] is None:
                    raise null_value("Object.toString()")
                values[0] = to_text(values[0], scope)
            try:
                return json_documents.changed(method, path, document, *values)
            except StackOverflowError:
                raise
            except Throwable as error:
                return json_documents.unchanged(error, document) if may_stay and scope.nifi >= _STAYS_SINCE else ""

        return Node(STRING, changed, name, of)


_changing("jsonPathDelete", "delete")
_changing("jsonPathAdd", "add", "ANY")
_changing("jsonPathSet", "set", "ANY")
_changing("jsonPathPut", "put", "ANY", "ANY", allowed_in="")


def _is_json(since: str, stripped: Callable[[str], str]) -> None:
    @function("isJson", STRING, returns=BOOLEAN, since=since, null=False, evaluator="functions.IsJsonEvaluator")
    def is_json(text: str) -> bool:
        """IsJsonEvaluator: an object or an array."""
        from ...java.io.exceptions import IOException
        from ...java.libraries import jackson

        text = stripped(text)
        if not (text.startswith("[") and text.endswith("]") or text.startswith("{") and text.endswith("}")):
            return False
        try:
            jackson.parse(text)
        except IOException:
            return False
        return True


_is_json("1.19.0", lambda text: text)
_is_json("1.25.0", trim)
