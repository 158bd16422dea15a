"""com.fasterxml.jackson.core.JacksonException and JsonProcessingException (Jackson 2.13)."""

from __future__ import annotations

from typing import Optional

from ...io.exceptions import IOException
from ...registry import java_class
from .json_location import JsonLocation


@java_class("com.fasterxml.jackson.core.JacksonException")
class JacksonException(IOException): ...


@java_class("com.fasterxml.jackson.core.JsonProcessingException")
class JsonProcessingException(JacksonException):
    """Its message ends with the place, where there is one."""

    def __init__(self, message: Optional[str] = None, location: Optional[JsonLocation] = None) -> None:
        super().__init__(message if location is None else f"{message}\n at {location.toString()}")
        self._original, self._location = message, location

    def getOriginalMessage(self) -> Optional[str]:
        return self._original

    def getLocation(self) -> Optional[JsonLocation]:
        return self._location
