"""com.fasterxml.jackson.databind.exc: what does not fit the kind that is asked for (Jackson 2.13)."""

from __future__ import annotations

from ....registry import java_class
from ..exceptions import JsonMappingException


@java_class("com.fasterxml.jackson.databind.exc.MismatchedInputException")
class MismatchedInputException(JsonMappingException): ...


@java_class("com.fasterxml.jackson.databind.exc.InvalidFormatException")
class InvalidFormatException(MismatchedInputException): ...
