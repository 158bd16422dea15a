"""com.fasterxml.jackson.databind.ObjectMapper (Jackson 2.13), its writers and readers: maps, lists, trees, texts and numbers."""

from __future__ import annotations

from typing import Any, Dict, Tuple

from ...lang.signature import takes
from ...registry import java_class
from ..core.util.default_pretty_printer import DefaultPrettyPrinter
from .json_node import JsonNode
from .node.nodes import ArrayNode, ObjectNode, node_of, plain_of
from .reading import Readers
from .settings import checked
from .writing import ObjectWriter, Writing

_LEFT_OUT: Dict[str, Tuple[Any, ...]] = {  # by JsonInclude.Include
    "ALWAYS": (), "NON_NULL": (None,), "NON_ABSENT": (None,), "NON_EMPTY": (None, "", [], {}),
}  # fmt: skip


@java_class("com.fasterxml.jackson.databind.ObjectReader")
class ObjectReader(Readers):
    """A mapper's reader, for one kind of value where it has one."""

    def __init__(self, parent: Readers, kind: Any = None) -> None:
        super().__init__(parent._set)
        self._kind = kind

    def readValue(self, source: Any, kind: Any = None) -> Any:
        return super().readValue(source, kind or self._kind)


@java_class("com.fasterxml.jackson.databind.ObjectMapper")
class ObjectMapper(Writing, Readers):
    """What a feature changes and the emulator does not do raises NotEmulated when it is set."""

    def configure(self, *arguments: Any) -> ObjectMapper:
        """A feature of any kind, and whether it is on."""
        if len(arguments) != 2:
            raise TypeError(f"configure(): expected 2 args; got {len(arguments)}")
        checked("configure", arguments[:1])
        if not isinstance(arguments[1], int):
            raise TypeError("configure(): 2nd arg can't be coerced to boolean")
        self._switch(arguments[:1], bool(arguments[1]))
        return self

    def enable(self, *features: Any) -> ObjectMapper:
        checked("enable", features)
        self._switch(features, True)
        return self

    def disable(self, *features: Any) -> ObjectMapper:
        checked("disable", features)
        self._switch(features, False)
        return self

    def copy(self) -> ObjectMapper:
        mapper = ObjectMapper(self._set)
        mapper._left_out = self._left_out
        return mapper

    def setSerializationInclusion(self, inclusion: Any) -> ObjectMapper:
        self._left_out = _LEFT_OUT[inclusion.name()]
        return self

    def convertValue(self, value: Any, kind: Any) -> Any:
        return self._as_kind(plain_of(value), kind, None)

    treeToValue = convertValue

    def valueToTree(self, value: Any) -> JsonNode:
        return node_of(value)

    def createObjectNode(self) -> ObjectNode:
        return ObjectNode()

    def createArrayNode(self) -> ArrayNode:
        return ArrayNode()

    def setDefaultPrettyPrinter(self, printer: DefaultPrettyPrinter) -> ObjectMapper:
        """There is one kind of them here."""
        return self

    def findAndRegisterModules(self) -> ObjectMapper:
        """NiFi's scripting NAR has none."""
        return self

    def writer(self, *features: Any) -> ObjectWriter:
        if len(features) == 1 and isinstance(features[0], DefaultPrettyPrinter):
            return ObjectWriter(self, True)
        checked("writer", features)
        writer = ObjectWriter(self)
        writer._switch(features, True)
        return writer

    def writerWithDefaultPrettyPrinter(self) -> ObjectWriter:
        return ObjectWriter(self, True)

    def reader(self, *features: Any) -> ObjectReader:
        checked("reader", features)
        reader = ObjectReader(self)
        reader._switch(features, True)
        return reader

    @takes("=java.lang.Class")
    def readerFor(self, kind: Any) -> ObjectReader:
        return ObjectReader(self, kind)
