"""com.fasterxml.jackson.databind.ObjectMapper with its defaults, and its writers: maps, lists, trees, texts and numbers."""

from __future__ import annotations

from array import array
from typing import Any, Callable, Dict, Tuple

from ....base.errors import NotEmulated
from ...io.file import File
from ...io.file_streams import FileInputStream, FileOutputStream
from ...io.readers import Reader
from ...io.streams import InputStream, OutputStream, drain, to_java_bytes
from ...lang.long_value import java_long
from ...lang.object import JavaObject
from ...lang.text import utf8
from ...lang.throwable import NullPointerException
from ...libraries.jackson import MismatchedInputException, parse, render
from ...registry import java_class
from ...util.lists import ArrayList, JavaCollection
from ...util.maps import HashMap, JavaMap, LinkedHashMap, TreeMap
from .json_node import JsonNode
from .node.nodes import ArrayNode, ObjectNode, node_of, plain_of, tree_of

_SOURCES = (
    "String, byte[], com.fasterxml.jackson.core.JsonParser, java.io.DataInput, java.io.File, java.io.InputStream, java.io.Reader, "
    "java.net.URL"
)
_NO_CONTENT = 'Cannot invoke "String.length()" because "content" is null'
_MAPS: Dict[type, Callable[[Any], JavaMap]] = {JavaMap: LinkedHashMap, LinkedHashMap: LinkedHashMap, HashMap: HashMap, TreeMap: TreeMap}
_SCALARS: Dict[str, Tuple[type, ...]] = {
    "java.lang.String": (str,), "java.lang.Integer": (int,), "java.lang.Long": (int,), "java.lang.Double": (float,),
    "java.lang.Boolean": (bool,),
}  # fmt: skip


class _Writing(JavaObject):
    """What a mapper and its writers share."""

    _pretty = False

    def writeValueAsString(self, value: Any) -> str:
        return render(plain_of(value), pretty=self._pretty)

    def writeValueAsBytes(self, value: Any) -> array[int]:
        return to_java_bytes(utf8(self.writeValueAsString(value)))

    def writeValue(self, target: Any, value: Any) -> None:
        """To an output stream, a file or a writer; it is closed then."""
        text = self.writeValueAsString(value)
        if isinstance(target, File):
            target = FileOutputStream(target)
        target.write(utf8(text) if isinstance(target, OutputStream) else text)
        target.close()


@java_class("com.fasterxml.jackson.databind.ObjectWriter")
class ObjectWriter(_Writing):
    """A mapper's writer, pretty or not."""

    def __init__(self, pretty: bool) -> None:
        self._pretty = pretty

    def withDefaultPrettyPrinter(self) -> ObjectWriter:
        return ObjectWriter(True)


@java_class("com.fasterxml.jackson.databind.ObjectMapper")
class ObjectMapper(_Writing):
    """Features other than the defaults are not emulated."""

    def readTree(self, source: Any) -> Any:
        """The tree of a document; of none at all null."""
        if source is None:
            raise NullPointerException(_NO_CONTENT)
        text = _document(source, "readTree")
        return tree_of(parse(text)) if text.strip() else None

    def readValue(self, source: Any, kind: Any) -> Any:
        """A document as Map, List, Object, JsonNode."""
        if source is None:
            raise NullPointerException(_NO_CONTENT)
        text = _document(source, "readValue")
        return _as_kind(parse(text), kind, text)

    def convertValue(self, value: Any, kind: Any) -> Any:
        return _as_kind(plain_of(value), kind, "")

    treeToValue = convertValue

    def valueToTree(self, value: Any) -> JsonNode:
        return node_of(value)

    def createObjectNode(self) -> ObjectNode:
        return ObjectNode()

    def createArrayNode(self) -> ArrayNode:
        return ArrayNode()

    def writer(self) -> ObjectWriter:
        return ObjectWriter(False)

    def writerWithDefaultPrettyPrinter(self) -> ObjectWriter:
        return ObjectWriter(True)


def _document(source: Any, method: str) -> str:
    if isinstance(source, str):
        return str.__str__(source)
    if isinstance(source, Reader):
        return source._remaining()
    if isinstance(source, File):
        source = FileInputStream(source)
    if isinstance(source, InputStream):
        return drain(source).decode("utf-8-sig", "replace")
    if isinstance(source, (bytes, bytearray, array)):
        return bytes(source).decode("utf-8-sig", "replace")
    raise TypeError(f"{method}(): 1st arg can't be coerced to {_SOURCES}")


def _as_kind(value: Any, kind: Any, text: str) -> Any:
    if kind is JsonNode:
        return tree_of(value)
    if kind in (JavaObject, object):
        return _java(value)
    if kind in _MAPS and (isinstance(value, dict) or value is None):
        return None if value is None else _MAPS[kind](_java(value))
    if isinstance(kind, type) and issubclass(kind, JavaCollection) and (isinstance(value, list) or value is None):
        return _java(value)
    if (kind in _MAPS or kind is ArrayList) and isinstance(value, (dict, list)):
        name, token = ("LinkedHashMap", "START_ARRAY") if isinstance(value, list) else ("ArrayList", "START_OBJECT")
        raise MismatchedInputException(
            f"Cannot deserialize instance of `java.util.{name}` out of {token} token\n"
            f' at [Source: (String)"{text}"; line: 1, column: 1]'
        )
    if type(value) in _SCALARS.get(getattr(kind, "java_name", ""), ()):
        return value
    raise NotEmulated(f"ObjectMapper: JSON as {getattr(kind, 'java_name', kind)}", "", "read it as Map, List, Object or JsonNode")


def _java(value: Any) -> Any:
    """Objects as LinkedHashMap, arrays as ArrayList."""
    if isinstance(value, dict):
        result = LinkedHashMap()
        for key, item in value.items():
            result.put(key, _java(item))
        return result
    if isinstance(value, list):
        return ArrayList([_java(item) for item in value])
    if isinstance(value, int) and not isinstance(value, bool) and not -(2**31) <= value < 2**31:
        return java_long(value)
    return value
