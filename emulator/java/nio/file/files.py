"""java.nio.file.Files: whole small files."""

from __future__ import annotations

import os
from array import array
from typing import Any

from ...io.streams import from_java_bytes, to_java_bytes
from ...registry import java_class
from ...util.lists import ArrayList
from ..charset.charsets import decode
from .exceptions import NoSuchFileException


@java_class("java.nio.file.Files")
class Files:
    """Whole files."""

    @staticmethod
    def exists(path: Any) -> bool:
        return os.path.exists(str(path))

    @staticmethod
    def readAllBytes(path: Any) -> array[int]:
        return to_java_bytes(_read(path))

    @staticmethod
    def readAllLines(path: Any, charset: Any = None) -> ArrayList:
        return ArrayList(decode(_read(path), charset).splitlines())

    @staticmethod
    def write(path: Any, data: Any, *_: Any) -> Any:
        with open(str(path), "wb") as file:
            file.write(from_java_bytes(data))
        return path

    @staticmethod
    def delete(path: Any) -> None:
        if not os.path.exists(str(path)):
            raise NoSuchFileException(str(path))
        os.unlink(str(path))


def _read(path: Any) -> bytes:
    try:
        with open(str(path), "rb") as file:
            return file.read()
    except FileNotFoundError:
        raise NoSuchFileException(str(path))
