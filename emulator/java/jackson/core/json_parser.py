"""com.fasterxml.jackson.core.JsonParser: its features (Jackson 2.13)."""

from __future__ import annotations

from ...lang.object import JavaObject
from ...registry import java_class
from . import feature


@java_class("com.fasterxml.jackson.core.JsonParser")
class JsonParser(JavaObject):
    """Only Feature; an ObjectMapper reads."""

    @java_class("com.fasterxml.jackson.core.JsonParser$Feature")
    class Feature(feature.Feature):
        """What else than JSON is read."""


feature.define(
    JsonParser.Feature,
    "AUTO_CLOSE_SOURCE+ ALLOW_COMMENTS ALLOW_YAML_COMMENTS ALLOW_UNQUOTED_FIELD_NAMES ALLOW_SINGLE_QUOTES ALLOW_UNQUOTED_CONTROL_CHARS "
    "ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER ALLOW_NUMERIC_LEADING_ZEROS ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS ALLOW_NON_NUMERIC_NUMBERS "
    "ALLOW_MISSING_VALUES ALLOW_TRAILING_COMMA STRICT_DUPLICATE_DETECTION IGNORE_UNDEFINED INCLUDE_SOURCE_IN_LOCATION+",
)
