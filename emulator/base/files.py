"""Files that a person names, read whole; what is wrong with one is an InputError with its path."""

from __future__ import annotations

import json
import os
from typing import Any, Union

from .errors import InputError

FilePath = Union[str, "os.PathLike[str]"]


def read_bytes(path: FilePath) -> bytes:
    """The bytes of a file."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise InputError("cannot be read: %s" % (getattr(error, "strerror", None) or error), os.fspath(path), "Check the path") from None


def decoded(data: bytes, path: FilePath) -> str:
    """Bytes as UTF-8 text, without a byte order mark."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("is not UTF-8 text (byte %d)" % error.start, os.fspath(path), "Save it as UTF-8") from None


def parsed(text: str, path: FilePath) -> Any:
    """Text as JSON; the error says line and column."""
    try:
        return json.loads(text)
    except ValueError as error:
        raise InputError("is not JSON: %s" % error, os.fspath(path), "Check it with a JSON editor") from None
    except RecursionError:
        raise InputError("is JSON nested too deeply", os.fspath(path), "Check the brackets") from None


def read_json(path: FilePath) -> Any:
    """A file as JSON."""
    return parsed(decoded(read_bytes(path), path), path)
