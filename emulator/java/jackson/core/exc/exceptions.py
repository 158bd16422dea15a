"""com.fasterxml.jackson.core.exc.StreamReadException (Jackson 2.13)."""

from __future__ import annotations

from ....registry import java_class
from ..json_processing_exception import JsonProcessingException


@java_class("com.fasterxml.jackson.core.exc.StreamReadException")
class StreamReadException(JsonProcessingException): ...
