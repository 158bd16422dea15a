"""Calls of ``os`` with byte strings: names in and out, and Jython's words for what the system refuses."""

from __future__ import annotations

import os
from typing import Any, Callable

from ..objects.bytestring import ByteString, plain
from ..objects.system_errors import OSError2

_WORDS = {2: "No such file or directory", 17: "File exists", 13: "Permission denied", 20: "Not a directory", 39: "Directory not empty"}


def text(value: Any) -> Any:
    if isinstance(value, str):
        return ByteString(value) if value.isascii() else ByteString(value.encode("utf-8").decode("latin-1"))
    return type(value)([text(item) for item in value]) if type(value) in (list, tuple) else value


def through(function: Callable[..., Any], kind: type[OSError] = OSError2) -> Callable[..., Any]:
    """The function for scripts; ``kind`` is what it raises."""

    def call(*arguments: Any) -> Any:
        try:
            result = function(*[plain(argument) if isinstance(argument, str) else argument for argument in arguments])
            return result if function is os.listdir and type(arguments[0]) is str else text(result)
        except OSError as error:
            number = 20 if function is os.listdir and error.errno == 2 else error.errno  # as Jython has it
            raise kind(number, ByteString(_WORDS.get(number or 0, error.strerror or "")), text(error.filename)) from None

    return call
