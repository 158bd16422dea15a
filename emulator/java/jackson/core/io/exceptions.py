"""com.fasterxml.jackson.core.io.JsonEOFException (Jackson 2.13)."""

from __future__ import annotations

from ....registry import java_class
from ..json_parse_exception import JsonParseException


@java_class("com.fasterxml.jackson.core.io.JsonEOFException")
class JsonEOFException(JsonParseException): ...
