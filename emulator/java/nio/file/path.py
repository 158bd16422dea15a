"""java.nio.file.Path and Paths."""

from __future__ import annotations

import os
from typing import Any

from ...io.file import File
from ...lang.object import JavaObject
from ...registry import java_class


@java_class("java.nio.file.Path")
class Path(JavaObject):
    """A path; str() is its text."""

    def __init__(self, *parts: str) -> None:
        self._text = os.path.join(*parts)

    def getFileName(self) -> Path:
        return Path(os.path.basename(self._text))

    def getParent(self) -> Path:
        return Path(os.path.dirname(self._text))

    def resolve(self, other: Any) -> Path:
        """A path below this one."""
        return Path(self._text, str(other))

    def toFile(self) -> File:
        return File(self._text)

    def toString(self) -> str:
        return self._text


@java_class("java.nio.file.Paths")
class Paths:
    """Paths.get."""

    @staticmethod
    def get(*parts: str) -> Path:
        return Path(*parts)
