"""com.fasterxml.jackson.databind.node: the nodes of a tree, and a tree of a value."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from .....base.errors import NotEmulated
from ....lang.numbers import INT_MAX, INT_MIN, LONG_MAX, LONG_MIN, double_to_string, parse_double, whole_to_text
from ....lang.object import class_name, unboxed
from ....lang.throwable import NumberFormatException
from ....math.big_decimal import BigDecimal
from ....math.big_integer import BigInteger as JavaBigInteger
from ....registry import java_class
from ....util.lists import JavaCollection
from ....util.maps import JavaMap
from ..json_node import JsonNode


class Long(int):
    """A whole number that a document was asked to give as a long."""


class BigInteger(int):
    """A whole number that a document was asked to give as a BigInteger."""


_NODE = "com.fasterxml.jackson.databind.node."


class _Value(JsonNode):
    """A node over a value of Python."""

    def __init__(self, value: Any) -> None:
        self._value = value

    def _plain(self) -> Any:
        return self._value


@java_class(_NODE + "TextNode")
class TextNode(_Value):
    def _text(self) -> Optional[str]:
        return str(self._value)

    def _number(self) -> Any:
        text = self._value.strip()
        try:
            return int(text) if text.lstrip("+-").isdecimal() else parse_double(text)
        except NumberFormatException:
            return None

    def asBoolean(self, default: bool = False) -> bool:
        return {"true": True, "false": False}.get(self._value.strip(), default)

    def textValue(self) -> Optional[str]:
        return str(self._value)

    def isTextual(self) -> bool:
        return True


class _Number(_Value):
    def _number(self) -> Any:
        return self._value

    def _text(self) -> Optional[str]:
        return double_to_string(self._value) if isinstance(self._value, float) else whole_to_text(self._value)

    def isNumber(self) -> bool:
        return True


@java_class(_NODE + "IntNode")
class IntNode(_Number):
    def isInt(self) -> bool:
        return True


@java_class(_NODE + "LongNode")
class LongNode(_Number):
    def isLong(self) -> bool:
        return True


@java_class(_NODE + "BigIntegerNode")
class BigIntegerNode(_Number):
    def isBigInteger(self) -> bool:
        return True


@java_class(_NODE + "DoubleNode")
class DoubleNode(_Number):
    def isDouble(self) -> bool:
        return True


@java_class(_NODE + "DecimalNode")
class DecimalNode(_Value):
    """Without zeros at its end, as Jackson's factory makes it."""

    def __init__(self, value: BigDecimal) -> None:
        super().__init__(value.stripTrailingZeros())

    def _number(self) -> Any:
        return float(self._value.doubleValue())

    def _text(self) -> Optional[str]:
        return str(self._value.toString())

    def isNumber(self) -> bool:
        return True

    def isFloatingPointNumber(self) -> bool:
        return True

    def decimalValue(self) -> BigDecimal:
        return self._value  # type: ignore[no-any-return]


@java_class(_NODE + "BooleanNode")
class BooleanNode(_Value):
    def _text(self) -> Optional[str]:
        return "true" if self._value else "false"

    def _number(self) -> Any:
        return int(self._value)

    def booleanValue(self) -> bool:
        return bool(self._value)

    def isBoolean(self) -> bool:
        return True


@java_class(_NODE + "NullNode")
class NullNode(_Value):
    def _text(self) -> Optional[str]:
        return "null"

    def isNull(self) -> bool:
        return True


@java_class(_NODE + "ObjectNode")
class ObjectNode(JsonNode):
    def __init__(self) -> None:
        self._children: Dict[str, JsonNode] = {}

    def _plain(self) -> Any:
        return {name: node._plain() for name, node in self._children.items()}

    def _state(self) -> Any:
        return self._children

    def _fields(self) -> Dict[str, JsonNode]:
        return self._children

    def _items(self) -> List[JsonNode]:
        return list(self._children.values())

    def get(self, key: Any) -> Any:
        key = unboxed(key)
        return self._children.get(key) if isinstance(key, str) else None

    def put(self, name: str, value: Any) -> ObjectNode:
        """A text, number or null under a name; this object. Jython takes True for an int."""
        return self.set(name, node_of(int(value) if isinstance(value, bool) else value))

    def set(self, name: str, node: Any) -> ObjectNode:
        self._children[str.__str__(name)] = NullNode(None) if node is None else node
        return self

    replace = set

    def putNull(self, name: str) -> ObjectNode:
        return self.set(name, None)

    def putObject(self, name: str) -> ObjectNode:
        child = ObjectNode()
        self.set(name, child)
        return child

    def putArray(self, name: str) -> ArrayNode:
        child = ArrayNode()
        self.set(name, child)
        return child

    def setAll(self, other: Any) -> ObjectNode:
        self._children.update(other._fields() if isinstance(other, ObjectNode) else dict(other.items()))
        return self

    def remove(self, names: Any) -> Any:
        """The node that was there; of several names this object."""
        if isinstance(names, str):
            return self._children.pop(names, None)
        for name in names:
            self._children.pop(name, None)
        return self

    def removeAll(self) -> ObjectNode:
        self._children.clear()
        return self

    def deepCopy(self) -> JsonNode:
        return tree_of(self._plain())

    def isObject(self) -> bool:
        return True


@java_class(_NODE + "ArrayNode")
class ArrayNode(JsonNode):
    def __init__(self) -> None:
        self._children: List[JsonNode] = []

    def _plain(self) -> Any:
        return [node._plain() for node in self._children]

    def _state(self) -> Any:
        return self._children

    def _items(self) -> List[JsonNode]:
        return self._children

    def get(self, key: Any) -> Any:
        return self._children[key] if isinstance(key, int) and 0 <= key < len(self._children) else None

    def add(self, value: Any) -> ArrayNode:
        """A value or node at the end; this array."""
        if isinstance(value, bool):
            raise NotEmulated("ArrayNode.add of True or False")
        self._children.append(node_of(value))
        return self

    def addNull(self) -> ArrayNode:
        return self.add(None)

    def addObject(self) -> ObjectNode:
        child = ObjectNode()
        self._children.append(child)
        return child

    def addArray(self) -> ArrayNode:
        child = ArrayNode()
        self._children.append(child)
        return child

    def addAll(self, others: Any) -> ArrayNode:
        self._children.extend(node_of(other) for other in others)
        return self

    def remove(self, place: int) -> Optional[JsonNode]:
        return self._children.pop(place) if 0 <= place < len(self._children) else None

    def removeAll(self) -> ArrayNode:
        self._children.clear()
        return self

    def deepCopy(self) -> JsonNode:
        return tree_of(self._plain())

    def isArray(self) -> bool:
        return True


def plain_of(value: Any) -> Any:
    """A value of Python or Java as dicts, lists, texts, numbers."""
    if isinstance(value, JsonNode):
        return value._plain()
    if isinstance(value, (dict, JavaMap)):
        return {key_text(key): plain_of(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, JavaCollection)):
        return [plain_of(item) for item in value]
    if isinstance(value, str):
        return str.__str__(value)
    if value is None or isinstance(value, (bool, int, float, BigDecimal)):
        return value
    if isinstance(value, JavaBigInteger):
        return int(value._value)
    raise NotEmulated(f"ObjectMapper: a {class_name(value)} as JSON", "", "give it maps, lists, texts and numbers")


def key_text(key: Any) -> str:
    return str.__str__(key) if isinstance(key, str) else str(plain_of(key))


def node_of(value: Any) -> JsonNode:
    """ObjectMapper.valueToTree."""
    if isinstance(value, JsonNode):
        return value
    return tree_of(plain_of(value))


def tree_of(value: Any) -> JsonNode:
    """The nodes of dicts, lists, texts and numbers, as ``plain_of`` and Jackson's parser give them."""
    if isinstance(value, dict):
        fields = ObjectNode()
        fields._children = {name: tree_of(item) for name, item in value.items()}
        return fields
    if isinstance(value, list):
        items = ArrayNode()
        items._children = [tree_of(item) for item in value]
        return items
    if isinstance(value, str):
        return TextNode(value)
    if value is None:
        return NullNode(None)
    if isinstance(value, bool):
        return BooleanNode(value)
    if isinstance(value, float):
        return DoubleNode(value)
    if isinstance(value, BigDecimal):
        return DecimalNode(value)
    if isinstance(value, (Long, BigInteger)):
        return (LongNode if isinstance(value, Long) else BigIntegerNode)(int(value))
    if INT_MIN <= value <= INT_MAX:
        return IntNode(int(value))
    return (LongNode if LONG_MIN <= value <= LONG_MAX else BigIntegerNode)(int(value))
