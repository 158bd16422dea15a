"""com.fasterxml.jackson.databind's exceptions (Jackson 2.13)."""

from __future__ import annotations

from ...registry import java_class
from ..core.json_processing_exception import JsonProcessingException


@java_class("com.fasterxml.jackson.databind.JsonMappingException")
class JsonMappingException(JsonProcessingException): ...
