"""``os``, what scripts that write files need; the environment is a copy."""

from __future__ import annotations

import os
from types import ModuleType
from typing import Any

from ..late import library_module
from ..objects.bytestring import ByteString
from .catalog import python_module
from .os_calls import text, through
from .os_path_module import build as build_path

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


@python_module("os")
def build(interpreter: Any) -> ModuleType:
    from ..objects.dict import JythonDict

    environment = JythonDict([(text(key), text(value)) for key, value in os.environ.items()])
    path = interpreter.modules.setdefault("os.path", library_module(build_path(interpreter)))
    module = ModuleType("os")
    module.__dict__.update({name: through(getattr(os, name)) for name in _CALLS})
    module.__dict__.update(
        path=path, environ=environment, getenv=lambda name, default=None: environment.get(name, default),
        sep=ByteString(os.sep), linesep=ByteString("\n"), name=ByteString("java"), error=OSError, pathsep=ByteString(os.pathsep),
        urandom=lambda count: ByteString(os.urandom(count).decode("latin-1")), curdir=ByteString("."), pardir=ByteString(".."),
        O_CREAT=os.O_CREAT, O_EXCL=os.O_EXCL, O_WRONLY=os.O_WRONLY, open=through(os.open), R_OK=os.R_OK, W_OK=os.W_OK,
    )  # fmt: skip
    return module
