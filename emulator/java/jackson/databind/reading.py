"""How an ObjectMapper reads documents: what they come from, and what becomes of them."""

from __future__ import annotations

from array import array
from typing import Any, Callable, Dict, Optional, Tuple, Union

from ....base.errors import NotEmulated
from ...io.file import File
from ...io.file_streams import FileInputStream
from ...io.readers import Reader
from ...io.streams import InputStream, drain
from ...lang.long_value import java_long
from ...lang.numbers import whole_from_text
from ...lang.object import JavaObject, class_name, is_java_value, unboxed
from ...lang.throwable import IllegalArgumentException
from ...libraries import jackson
from ...libraries.jackson import Reading
from ...libraries.jackson_parser import NOTHING
from ...libraries.jackson_scanner import PLAIN, Numbers
from ...libraries.jackson_wrapper import unwrapped
from ...math.big_decimal import BigDecimal
from ...util.lists import ArrayList, JavaCollection
from ...util.maps import HashMap, JavaMap, LinkedHashMap, TreeMap
from ..core.json_location import JsonLocation, Origin
from .exc.exceptions import InvalidFormatException, MismatchedInputException
from .json_node import MISSING, JsonNode
from .node.nodes import BigInteger, Long, tree_of
from .settings import PARSING, READING, Settings

_SOURCES = (
    "String, byte[], com.fasterxml.jackson.core.JsonParser, java.io.DataInput, java.io.File, java.io.InputStream, java.io.Reader, "
    "java.net.URL"
)
_MAPS: Dict[type, Callable[[Any], JavaMap]] = {JavaMap: LinkedHashMap, LinkedHashMap: LinkedHashMap, HashMap: HashMap, TreeMap: TreeMap}
_SCALARS: Dict[str, Tuple[type, ...]] = {
    "java.lang.String": (str,), "java.lang.Integer": (int,), "java.lang.Long": (int,), "java.lang.Double": (float,),
    "java.lang.Boolean": (bool,),
}  # fmt: skip
_SHAPES = (  # a value of Python → Jackson's word for it and for its token
    (dict, "Object value", "START_OBJECT"), (list, "Array value", "START_ARRAY"), (bool, "Boolean value", ""),
    (int, "Integer value", "VALUE_NUMBER_INT"),
    ((float, BigDecimal), "Floating-point value", "VALUE_NUMBER_FLOAT"),
)  # fmt: skip


class Document:
    """A source, read whole: its text or bytes, and what errors call it."""

    def __init__(self, source: Any, method: str) -> None:
        if source is None:
            raise IllegalArgumentException('argument "content" is null')
        source = unboxed(source) if is_java_value(source) and source._primitive == "String" else source
        self.data: Union[str, bytes]
        if isinstance(source, str):
            self.data = str.__str__(source)
            self.origin = Origin("String", self.data)
        elif isinstance(source, Reader):
            self.data, self.origin = source._remaining(), Origin(class_name(source).rpartition(".")[2])
        elif isinstance(source, (InputStream, File)):
            stream = FileInputStream(source) if isinstance(source, File) else source
            self.data, self.origin = drain(stream), Origin(class_name(source).rpartition(".")[2])
        elif isinstance(source, (bytes, bytearray, array)):
            self.data = bytes(source)
            self.origin = Origin("byte[]", self.data)
        else:
            raise TypeError(f"{method}(): 1st arg can't be coerced to {_SOURCES}")

    value_place: Optional[JsonLocation] = None  # where the value begins that stands inside of another

    def start(self) -> JsonLocation:
        """Where its first value begins."""
        if self.value_place is not None:
            return self.value_place
        text = self.data if isinstance(self.data, str) else self.data.decode("utf-8", "replace")
        before = text[: len(text) - len(text.lstrip(" \t\r\n"))]
        return JsonLocation(self.origin, before.count("\n") + 1, len(before) - before.rfind("\n"), len(before), False)


class Readers(Settings):
    """readTree and readValue under the features that are set."""

    def readTree(self, source: Any) -> Any:
        """The tree of a document; of none at all a missing node."""
        value = self._read(Document(source, "readTree"), JsonNode)
        return MISSING if value is NOTHING else tree_of(value)

    def readValue(self, source: Any, kind: Any) -> Any:
        """A document as Map, List, Object, JsonNode."""
        document = Document(source, "readValue")
        value = self._read(document, kind)
        if value is NOTHING:
            raise jackson.no_content(document.origin)
        return self._as_kind(self._accepted(value, kind), kind, document)

    def _accepted(self, value: Any, kind: Any) -> Any:
        """What features let pass for a Map or a List."""
        if kind not in _MAPS and not _is_list(kind):
            return value
        if isinstance(value, str) and not value.strip() and self._on(READING.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT):
            return None
        if kind in _MAPS and value == [] and self._on(READING.ACCEPT_EMPTY_ARRAY_AS_NULL_OBJECT):
            return None
        if kind in _MAPS and isinstance(value, list) and value and self._on(READING.UNWRAP_SINGLE_VALUE_ARRAYS):
            if len(value) > 1 or not isinstance(value[0], dict):
                raise NotEmulated("ObjectMapper with UNWRAP_SINGLE_VALUE_ARRAYS: an array of more than one object")
            return value[0]
        if _is_list(kind) and not isinstance(value, list) and value is not None and self._on(READING.ACCEPT_SINGLE_VALUE_AS_ARRAY):
            return [value]
        return value

    def _read(self, document: Document, kind: Any) -> Any:
        origin = document.origin if self._on(PARSING.INCLUDE_SOURCE_IN_LOCATION) else Origin("")
        reading = self._reading(kind)
        if self._on(READING.UNWRAP_ROOT_VALUE):
            if self._on(READING.FAIL_ON_TRAILING_TOKENS):
                raise NotEmulated("ObjectMapper with UNWRAP_ROOT_VALUE and FAIL_ON_TRAILING_TOKENS", "", "leave one of them out")
            parser = jackson.parser(document.data, origin, reading)
            value, document.value_place = unwrapped(parser, getattr(kind, "java_name", "java.lang.Object"))
            return value
        if not self._on(READING.FAIL_ON_TRAILING_TOKENS):
            return jackson.read(document.data, origin, reading)
        parser = jackson.parser(document.data, origin, reading)
        value = parser.document()
        if value is not NOTHING and self._fits(value, kind):
            self._refuse_more(parser, kind)
        return value

    def _fits(self, value: Any, kind: Any) -> bool:
        return not (kind in _MAPS and not isinstance(value, dict)) and not (_is_list(kind) and not isinstance(value, list))

    def _refuse_more(self, parser: Any, kind: Any) -> None:
        following = parser.following()
        if following is not None:
            token, location = following
            bound = getattr(kind, "java_name", "java.lang.Object")
            rule = "not allowed as per `DeserializationFeature.FAIL_ON_TRAILING_TOKENS`"
            raise MismatchedInputException(f"Trailing token (of type {token}) found after value (bound as `{bound}`): {rule}", location)

    def _reading(self, kind: Any) -> Reading:
        features = frozenset(feature._name for feature, state in self._set.items() if state and isinstance(feature, PARSING))
        unique = kind is JsonNode and self._on(READING.FAIL_ON_READING_DUP_TREE_KEY)
        named_from = 1 if kind in (JavaObject, object) or _is_list(kind) else 2 if kind in _MAPS else None
        return Reading(features - _NO_SYNTAX, self._numbers(kind), named_from, unique)

    def _numbers(self, kind: Any) -> Numbers:
        whole, fraction = PLAIN
        if self._on(READING.USE_BIG_INTEGER_FOR_INTS):
            whole = _big_integer
        elif self._on(READING.USE_LONG_FOR_INTS):
            whole = _long
        if self._on(READING.USE_BIG_DECIMAL_FOR_FLOATS):
            fraction = _tree_decimal if kind is JsonNode else BigDecimal
        return PLAIN if (whole, fraction) == PLAIN else Numbers(whole, fraction)

    def _as_kind(self, value: Any, kind: Any, document: Optional[Document]) -> Any:
        if kind is JsonNode:
            return tree_of(value)
        if kind in (JavaObject, object):
            return java_value(value)
        if kind in _MAPS and (isinstance(value, dict) or value is None):
            return None if value is None else _MAPS[kind](java_value(value))
        if _is_list(kind) and (isinstance(value, list) or value is None):
            return java_value(value)
        name = getattr(kind, "java_name", str(kind))
        if kind in _MAPS or _is_list(kind) or (name == "java.lang.String" and isinstance(value, (dict, list))):
            raise mismatched(value, kind, document.start() if document else None)
        if type(value) in _SCALARS.get(name, ()) or value is None and name == "java.lang.String":
            return value
        if name == "java.lang.String" and type(value) is int:
            return str(value)
        raise NotEmulated(f"ObjectMapper: JSON as {name}", "", "read it as Map, List, Object or JsonNode")


_NO_SYNTAX = frozenset(("AUTO_CLOSE_SOURCE", "INCLUDE_SOURCE_IN_LOCATION", "IGNORE_UNDEFINED"))


def _is_list(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, JavaCollection)


def _big_integer(digits: str) -> BigInteger:
    return BigInteger(whole_from_text(digits))


def _long(digits: str) -> Long:
    return Long(whole_from_text(digits))


def _tree_decimal(digits: str) -> Any:
    """A BigDecimal, where a double of it is a number (JsonNodeDeserializer._fromFloat)."""
    number = float(digits)
    return number if number in (float("inf"), float("-inf")) else BigDecimal(digits)


def mismatched(value: Any, kind: Any, where: Optional[JsonLocation]) -> MismatchedInputException:
    """DeserializationContext.handleUnexpectedToken and its neighbours."""
    if kind in _MAPS:
        own = getattr(_MAPS[kind], "java_name", "java.util.LinkedHashMap")
        full = f"{own}<java.lang.Object,java.lang.Object>"
    elif getattr(kind, "java_name", "") == "java.lang.String":
        own = full = "java.lang.String"
    else:
        own, full = "java.util.ArrayList", "java.util.ArrayList<java.lang.Object>"
    if isinstance(value, str):
        if not value.strip():
            word = "empty String" if not value else "blank String"
            coerced = f'Cannot coerce {word} ("{value}") to element of `{full}` (but could if coercion was enabled using `CoercionConfig`)'
            return InvalidFormatException(coerced, where)
        creator = "(although at least one Creator exists): no String-argument constructor/factory method to deserialize from String value"
        return MismatchedInputException(f"Cannot construct instance of `{own}` {creator} ('{value}')", where)
    shape, token = next((shape, token) for kinds, shape, token in _SHAPES if isinstance(value, kinds))
    token = token or f"VALUE_{str(value).upper()}"
    return MismatchedInputException(f"Cannot deserialize value of type `{full}` from {shape} (token `JsonToken.{token}`)", where)


def java_value(value: Any) -> Any:
    """Objects as LinkedHashMap, arrays as ArrayList."""
    if isinstance(value, dict):
        result = LinkedHashMap()
        for key, item in value.items():
            result.put(key, java_value(item))
        return result
    if isinstance(value, list):
        return ArrayList([java_value(item) for item in value])
    if isinstance(value, (Long, BigInteger)) or (isinstance(value, int) and not isinstance(value, bool) and not -(2**31) <= value < 2**31):
        return java_long(int(value))
    return value
