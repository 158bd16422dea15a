"""com.fasterxml.jackson.core.JsonParseException (Jackson 2.13)."""

from __future__ import annotations

from ...registry import java_class
from .exc.exceptions import StreamReadException


@java_class("com.fasterxml.jackson.core.JsonParseException")
class JsonParseException(StreamReadException): ...
