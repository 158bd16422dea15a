"""com.fasterxml.jackson.databind.JsonNode: what every node can be asked (Jackson 2.13)."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from ...lang.long_value import java_long
from ...lang.numbers import double_to_long, wrap32
from ...lang.object import JavaObject, as_java
from ...libraries.jackson import render
from ...registry import java_class
from ...util.iterator import JavaIterator
from ...util.maps import LinkedHashMap

_NO_DEFAULT: Any = object()


@java_class("com.fasterxml.jackson.databind.JsonNode")
class JsonNode(JavaObject):
    """``_plain()`` is the node as a value of Python, ``_text()`` what asText gives, None where it has no text of its own."""

    def _plain(self) -> Any:
        raise NotImplementedError

    def _text(self) -> Optional[str]:
        return ""

    def _number(self) -> Any:
        """The number that asInt and its kind give, None where there is none."""
        return None

    def _fields(self) -> Dict[str, JsonNode]:
        return {}

    def _items(self) -> List[JsonNode]:
        return []

    def get(self, key: Any) -> Any:
        """A node of an object by name, of an array by place; None where there is none."""

    def path(self, key: Any) -> JsonNode:
        """The same, with a node that is missing."""
        node: Optional[JsonNode] = self.get(key)
        return MISSING if node is None else node

    def at(self, pointer: Any) -> JsonNode:
        """By a JSON pointer: /a/0."""
        node: JsonNode = self
        for part in str(pointer).split("/")[1:]:
            name = part.replace("~1", "/").replace("~0", "~")
            node = node.path(int(name) if node.isArray() and name.isdigit() else name)
        return node

    def has(self, key: Any) -> bool:
        return self.get(key) is not None

    def hasNonNull(self, key: Any) -> bool:
        node = self.get(key)
        return node is not None and not node.isNull()

    def findValue(self, name: str) -> Optional[JsonNode]:
        """The first field of that name, here or below."""
        for key, node in self._fields().items():
            if key == name:
                return node
        return next((below for node in self._items() if (below := node.findValue(name)) is not None), None)

    def size(self) -> int:
        return len(self._items())

    def elements(self) -> JavaIterator:
        return JavaIterator(self._items())

    iterator = elements

    def fieldNames(self) -> JavaIterator:
        return JavaIterator(self._fields())

    def fields(self) -> Any:
        """Names and nodes as entries."""
        return LinkedHashMap(self._fields()).entrySet().iterator()

    def isObject(self) -> bool:
        return False

    isArray = isTextual = isNumber = isInt = isLong = isBigInteger = isDouble = isBoolean = isNull = isMissingNode = isObject

    def isContainerNode(self) -> bool:
        return self.isObject() or self.isArray()

    def isValueNode(self) -> bool:
        return not self.isContainerNode() and not self.isMissingNode()

    def isIntegralNumber(self) -> bool:
        return self.isInt() or self.isLong() or self.isBigInteger()

    def isFloatingPointNumber(self) -> bool:
        return self.isDouble()

    def asText(self, default: Any = _NO_DEFAULT) -> Any:
        """The text of a value; a default stands for null and what is missing."""
        if default is not _NO_DEFAULT and (self.isNull() or self.isMissingNode()):
            return as_java(default)
        return self._text()

    def asInt(self, default: int = 0) -> int:
        number = self._number()
        return default if number is None else wrap32(_whole(number))

    def asLong(self, default: int = 0) -> int:
        number = self._number()
        return java_long(default if number is None else _whole(number))

    def asDouble(self, default: float = 0.0) -> float:
        number = self._number()
        return float(default if number is None else number)

    def asBoolean(self, default: bool = False) -> bool:
        number = self._number()
        return default if number is None else number != 0

    def textValue(self) -> Optional[str]:
        """A text's own; None of every other node."""
        return None

    def booleanValue(self) -> bool:
        return False

    def intValue(self) -> int:
        return wrap32(_whole(self._own_number()))

    def longValue(self) -> int:
        return java_long(_whole(self._own_number()))

    def doubleValue(self) -> float:
        return float(self._own_number())

    def bigIntegerValue(self) -> int:
        return java_long(_whole(self._own_number()))

    def _own_number(self) -> Any:
        """The number that a node is, 0 of every other node."""
        return self._number() if self.isNumber() else 0

    def toString(self) -> str:
        return render(self._plain())

    def toPrettyString(self) -> str:
        return render(self._plain(), pretty=True)

    def __iter__(self) -> JavaIterator:
        return self.elements()

    def deepCopy(self) -> JsonNode:
        return self

    def _state(self) -> Any:
        """What two nodes of a class are compared by."""
        return self._plain()

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and bool(other._state() == self._state())

    def __hash__(self) -> int:
        return hash(self.toString())


@java_class("com.fasterxml.jackson.databind.node.MissingNode")
class MissingNode(JsonNode):
    """What a path leads to where nothing is."""

    def _plain(self) -> None:
        return None

    def __eq__(self, other: object) -> bool:
        return other is self  # there is one of them

    def __hash__(self) -> int:
        return self.hashCode()

    def hashCode(self) -> int:
        """JsonNodeType.MISSING.ordinal()"""
        return 3

    def isMissingNode(self) -> bool:
        return True

    def toString(self) -> str:
        return ""


MISSING = MissingNode()


def _whole(number: Any) -> int:
    return double_to_long(number) if isinstance(number, float) else int(number)
