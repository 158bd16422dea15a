"""java.io.PrintStream over an output stream; System.out and System.err over what sys.stdout and sys.stderr are at the moment."""

from __future__ import annotations

import sys
from typing import Any, TextIO

from ..lang.signature import constructor_takes
from ..lang.throwable import NullPointerException
from ..lang.value_text import java_text
from ..nio.charset.charsets import encode
from ..registry import java_class
from .filter_output_stream import FilterOutputStream


@java_class("java.io.PrintStream")
class PrintStream(FilterOutputStream):
    """Texts in UTF-8."""

    @constructor_takes("java.io.OutputStream", "java.io.OutputStream, boolean")
    def __init__(self, target: Any, auto_flush: bool = False) -> None:
        if target is None:
            raise NullPointerException("Null output stream")
        super().__init__(target)

    def println(self, *values: Any) -> None:
        self._print("".join(java_text(value) for value in values) + "\n")

    def print(self, value: Any) -> None:
        self._print(java_text(value))

    def _print(self, text: str) -> None:
        self._put(encode(text))


class Console(PrintStream):
    """System.out or System.err."""

    java_name = "java.io.PrintStream"

    def __init__(self, name: str) -> None:
        self._name = name

    def _file(self) -> TextIO:
        file: TextIO = getattr(sys, self._name)
        return file

    def _print(self, text: str) -> None:
        self._file().write(text)

    def _put(self, data: bytes) -> None:
        self._file().write(data.decode("utf-8", "replace"))

    def flush(self) -> None:
        self._file().flush()

    def close(self) -> None:
        """A console stays open."""
