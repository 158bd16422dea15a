"""``os`` and ``os.path``: what scripts that write files need."""

from __future__ import annotations

import os
from types import ModuleType
from typing import Any, Callable

from ..objects.bytestring import ByteString, plain

_WORDS = {2: "No such file or directory", 17: "File exists", 13: "Permission denied", 39: "Directory not empty"}
_CALLS = (
    "mkdir",
    "makedirs",
    "remove",
    "unlink",
    "rename",
    "rmdir",
    "removedirs",
    "listdir",
    "stat",
    "getcwd",
    "chmod",
    "access",
    "utime",
    "getpid",
    "walk",
    "close",
    "fsync",
)
_PATH_CALLS = (
    "join",
    "exists",
    "isfile",
    "isdir",
    "basename",
    "dirname",
    "split",
    "splitext",
    "abspath",
    "getsize",
    "getmtime",
    "normpath",
    "expanduser",
    "isabs",
    "realpath",
    "relpath",
    "commonprefix",
    "islink",
    "lexists",
)


def _text(value: Any) -> Any:
    if isinstance(value, str):
        return ByteString(value) if value.isascii() else ByteString(value.encode("utf-8").decode("latin-1"))
    return type(value)([_text(item) for item in value]) if type(value) in (list, tuple) else value


def _through(function: Callable[..., Any]) -> Callable[..., Any]:
    def call(*arguments: Any) -> Any:
        try:
            return _text(function(*[plain(argument) if isinstance(argument, str) else argument for argument in arguments]))
        except OSError as error:
            words = _WORDS.get(error.errno or 0, error.strerror or "")
            raise OSError(error.errno, ByteString(words), _text(error.filename)) from None

    return call


def path_module(interpreter: Any) -> ModuleType:
    """``os.path``."""
    module = ModuleType("posixpath")
    module.__dict__.update({name: _through(getattr(os.path, name)) for name in _PATH_CALLS}, sep=ByteString(os.sep))
    return module


def os_module(interpreter: Any) -> ModuleType:
    """``os``; the environment is a copy."""
    from ..objects.dict import JythonDict

    environment = JythonDict([(_text(key), _text(value)) for key, value in os.environ.items()])
    module = ModuleType("os")
    module.__dict__.update({name: _through(getattr(os, name)) for name in _CALLS})
    module.__dict__.update(
        path=path_module(interpreter), environ=environment, getenv=lambda name, default=None: environment.get(name, default),
        sep=ByteString(os.sep), linesep=ByteString("\n"), name=ByteString("java"), error=OSError, pathsep=ByteString(os.pathsep),
        urandom=lambda count: ByteString(os.urandom(count).decode("latin-1")), curdir=ByteString("."), pardir=ByteString(".."),
        O_CREAT=os.O_CREAT, O_EXCL=os.O_EXCL, O_WRONLY=os.O_WRONLY, open=_through(os.open), R_OK=os.R_OK, W_OK=os.W_OK,
    )  # fmt: skip
    return module
