"""Calls of ``os`` with byte strings: names in and out, and Jython's words for what the system refuses."""

from __future__ import annotations

from typing import Any, Callable

from ..objects.bytestring import ByteString, plain

_WORDS = {2: "No such file or directory", 17: "File exists", 13: "Permission denied", 39: "Directory not empty"}


def text(value: Any) -> Any:
    if isinstance(value, str):
        return ByteString(value) if value.isascii() else ByteString(value.encode("utf-8").decode("latin-1"))
    return type(value)([text(item) for item in value]) if type(value) in (list, tuple) else value


def through(function: Callable[..., Any]) -> Callable[..., Any]:
    def call(*arguments: Any) -> Any:
        try:
            return text(function(*[plain(argument) if isinstance(argument, str) else argument for argument in arguments]))
        except OSError as error:
            words = _WORDS.get(error.errno or 0, error.strerror or "")
            raise OSError(error.errno, ByteString(words), text(error.filename)) from None

    return call
