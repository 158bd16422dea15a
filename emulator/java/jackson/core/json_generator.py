"""com.fasterxml.jackson.core.JsonGenerator: its features (Jackson 2.13)."""

from __future__ import annotations

from ...lang.object import JavaObject
from ...registry import java_class
from . import feature


@java_class("com.fasterxml.jackson.core.JsonGenerator")
class JsonGenerator(JavaObject):
    """Only Feature; an ObjectMapper writes."""

    @java_class("com.fasterxml.jackson.core.JsonGenerator$Feature")
    class Feature(feature.Feature):
        """How JSON is written."""


feature.define(
    JsonGenerator.Feature,
    "AUTO_CLOSE_TARGET+ AUTO_CLOSE_JSON_CONTENT+ FLUSH_PASSED_TO_STREAM+ QUOTE_FIELD_NAMES+ QUOTE_NON_NUMERIC_NUMBERS+ ESCAPE_NON_ASCII "
    "WRITE_NUMBERS_AS_STRINGS WRITE_BIGDECIMAL_AS_PLAIN STRICT_DUPLICATE_DETECTION IGNORE_UNKNOWN",
)
