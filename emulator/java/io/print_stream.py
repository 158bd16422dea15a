"""java.io.PrintStream, as far as System.out and System.err go."""

from __future__ import annotations

import sys
from typing import Any, TextIO

from ..lang.object import JavaObject
from ..lang.text import java_text
from ..registry import java_class


@java_class("java.io.PrintStream")
class PrintStream(JavaObject):
    """System.out and System.err: whatever sys.stdout and sys.stderr are when something is printed."""

    def __init__(self, name: str) -> None:
        self._name = name

    def _file(self) -> TextIO:
        file: TextIO = getattr(sys, self._name)
        return file

    def println(self, *values: Any) -> None:
        self._file().write("".join(java_text(value) for value in values) + "\n")

    def print(self, value: Any) -> None:
        self._file().write(java_text(value))

    def flush(self) -> None:
        self._file().flush()
