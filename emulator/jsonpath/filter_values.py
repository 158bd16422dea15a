"""What filters compare (ValueNodes), and how (EvaluatorFactory of json-path 2.6.0)."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Callable, Dict, List, Pattern

from ..java.lang.numbers import double_to_string, whole_to_text
from ..java.lang.throwable import ClassCastException
from .chars import unescape
from .errors import InvalidPathException, JsonPathException, PathNotFoundException
from .tokens import Evaluation

NO_COLLECTION = (
    "class java.util.LinkedHashMap cannot be cast to class java.util.Collection (java.util.LinkedHashMap and java.util.Collection "
    "are in module java.base of loader 'bootstrap')"
)

if TYPE_CHECKING:
    from .path import Path


class Json:
    """An object or array written in the filter: text until somebody looks into it."""

    def __init__(self, text: str) -> None:
        self.text = text

    def parsed(self) -> Any:
        """Its value, by json-smart's rules."""
        from .permissive_json import parse

        return parse(self.text)


class Node:
    """``kind``: 'string', 'number' (a Decimal), 'boolean', 'null', 'undefined', 'json' (a Json, a list or a dict), 'pattern', 'path'."""

    __slots__ = ("kind", "value")

    def __init__(self, kind: str, value: Any) -> None:
        self.kind, self.value = kind, value

    def evaluated(self, item: Any, run: Evaluation) -> Node:
        """The node itself, but for a path: what is there."""
        return self

    def json(self) -> Any:
        """The value of a 'json' node."""
        return self.value.parsed() if isinstance(self.value, Json) else self.value


class PatternNode(Node):
    """/…/"""

    def __init__(self, pattern: Pattern[str]) -> None:
        super().__init__("pattern", pattern)


class PathNode(Node):
    """A path inside a filter; ``should_exist`` is False behind a '!'."""

    __slots__ = ("should_exist",)

    def __init__(self, path: Path, should_exist: bool) -> None:
        super().__init__("path", path)
        self.should_exist = should_exist

    def evaluated(self, item: Any, run: Evaluation) -> Node:
        """The value at the path, UNDEFINED when it is not found."""
        path: Path = self.value
        try:
            return node_of(path.read(run.root if path.from_root else item, run.root))
        except PathNotFoundException:
            return UNDEFINED

    def exists(self, item: Any, run: Evaluation) -> bool:
        """Whether the path is there, from the item on even when it begins with $ (PathNode.evaluate)."""
        try:
            self.value.read(item, run.root, require=True)
            return True
        except PathNotFoundException:
            return False


TRUE, FALSE, NULL, UNDEFINED = Node("boolean", True), Node("boolean", False), Node("null", None), Node("undefined", None)


def node_of(value: Any) -> Node:
    """A document's value as a node."""
    if isinstance(value, bool):
        return TRUE if value else FALSE
    if isinstance(value, int):
        return Node("number", Decimal(value))
    if isinstance(value, float):
        return Node("number", Decimal(double_to_string(value)))
    if value is None:
        return NULL
    return Node("string", value) if isinstance(value, str) else Node("json", value)


def _listed(value: Any) -> Node:
    """An element of a list as a node: a quoted string loses its quotes, one that looks like JSON becomes it (ValueNode.toValueNode)."""
    if isinstance(value, (dict, list)):
        raise JsonPathException("Could not determine value type")
    if not isinstance(value, str):
        return node_of(value)
    text = value.strip()
    if len(text) > 1 and (text[0] + text[-1]) in ("[]", "{}"):
        try:
            Json(text).parsed()
            return Node("json", Json(value))
        except JsonPathException:
            pass
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        value = value[1:-1]
    return Node("string", unescape(value) if len(value) > 1 else value)


def _nodes(node: Node) -> List[Node]:
    if node.kind != "json":
        raise InvalidPathException("Expected value list node")
    return [_listed(one) for one in node.json()]


def _number(text: str) -> Any:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def number_text(number: Decimal) -> str:
    """BigDecimal.toString"""
    return whole_to_text(int(number)) if number == number.to_integral_value() and number.as_tuple().exponent == 0 else str(number)


def equal(left: Node, right: Node) -> bool:
    """==: a string and a number are compared the way the left one is."""
    kinds = (left.kind, right.kind)
    if kinds == ("number", "string"):
        other = _number(right.value)
        return other is not None and left.value == other
    if kinds == ("string", "number"):
        return bool(left.value == number_text(right.value))
    if left.kind != right.kind or left.kind in ("undefined", "path"):
        return False
    if left.kind == "json":
        return _same_json(left.value, right.json()) if not isinstance(left.value, Json) else False
    return bool(left.value == right.value)


def _same_json(left: Any, right: Any) -> bool:
    if type(left) is not type(right):
        return False
    if isinstance(left, dict):
        return left.keys() == right.keys() and all(_same_json(left[key], right[key]) for key in left)
    if isinstance(left, list):
        return len(left) == len(right) and all(map(_same_json, left, right))
    return bool(left == right)


def _ordered(test: Callable[[Any, Any], bool]) -> Callable[[Node, Node], bool]:
    return lambda left, right: left.kind == right.kind and left.kind in ("number", "string") and test(left.value, right.value)


def _contained(item: Node, nodes: List[Node]) -> bool:
    return any(equal(item, one) for one in nodes)


def _is_list(node: Node) -> bool:
    return node.kind == "json" and isinstance(node.json(), list)


def _in(left: Node, right: Node) -> bool:
    if right.kind == "json" and not _is_list(right):
        return False
    return _contained(left, _nodes(right))


def _contains(left: Node, right: Node) -> bool:
    if left.kind == right.kind == "string":
        return right.value in left.value
    return _is_list(left) and _contained(right, _nodes(left))


def _regex(left: Node, right: Node) -> bool:
    if (left.kind == "pattern") == (right.kind == "pattern"):
        return False
    pattern, other = (left, right) if left.kind == "pattern" else (right, left)
    return pattern.value.fullmatch(_pattern_input(other)) is not None


def _pattern_input(node: Node) -> str:
    if node.kind == "number":
        return number_text(node.value)
    return str(node.value) if node.kind == "string" else str(node.value).lower() if node.kind == "boolean" else ""


def _size(left: Node, right: Node) -> bool:
    if right.kind != "number" or left.kind not in ("string", "json"):
        return False
    if left.kind == "string":
        return len(left.value) == int(right.value)
    return (len(left.json()) if _is_list(left) else -1) == int(right.value)


def _empty(left: Node, right: Node) -> bool:
    if left.kind not in ("string", "json"):
        return False
    value = left.value if left.kind == "string" else left.json()
    if isinstance(value, dict):
        raise ClassCastException(NO_COLLECTION)
    if right.kind != "boolean":
        raise InvalidPathException("Expected boolean node")
    return bool((len(value) == 0) == right.value)


def _all(left: Node, right: Node) -> bool:
    """A list written in the filter is no ValueListNode in 2.6.0, so ALL never holds."""
    raise InvalidPathException("Expected value list node")


def _sets(test: Callable[[List[Node], List[Node]], bool]) -> Callable[[Node, Node], bool]:
    def compare(left: Node, right: Node) -> bool:
        for node in (right, left):
            if node.kind == "json" and not _is_list(node):
                return False
        others = _nodes(right)
        return test(_nodes(left), others)

    return compare


def _any(left: List[Node], right: List[Node]) -> bool:
    return any(_contained(one, right) for one in left)


OPERATORS: Dict[str, Callable[[Node, Node], bool]] = {
    "==": equal,
    "!=": lambda left, right: not equal(left, right),
    "===": lambda left, right: left.kind == right.kind and equal(left, right),
    "!==": lambda left, right: not (left.kind == right.kind and equal(left, right)),
    "<": _ordered(lambda left, right: left < right),
    "<=": _ordered(lambda left, right: left <= right),
    ">": _ordered(lambda left, right: left > right),
    ">=": _ordered(lambda left, right: left >= right),
    "=~": _regex,
    "IN": _in,
    "NIN": lambda left, right: not _in(left, right),
    "CONTAINS": _contains,
    "ALL": _all,
    "SIZE": _size,
    "EMPTY": _empty,
    "SUBSETOF": _sets(lambda left, right: all(_contained(one, right) for one in left)),
    "ANYOF": _sets(_any),
    "NONEOF": _sets(lambda left, right: not _any(left, right)),
}
