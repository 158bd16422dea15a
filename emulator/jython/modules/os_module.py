"""``os``, what scripts that write files need; the environment is a copy."""

from __future__ import annotations

import getpass
import os
from types import ModuleType
from typing import Any

from ..late import library_module
from ..objects.bytestring import ByteString, from_bytes, to_bytes
from ..objects.system_errors import OSError2
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
    "lstat",
    "link",
    "symlink",
    "readlink",
    "umask",
    "getppid",
    "getuid",
    "getgid",
    "geteuid",
    "getegid",
    "isatty",
    "renames",
    "strerror",
    "fsync",
)


_NUMBERS = (
    "O_APPEND", "O_CREAT", "O_EXCL", "O_RDONLY", "O_RDWR", "O_SYNC", "O_TRUNC", "O_WRONLY", "F_OK", "R_OK", "W_OK", "X_OK", "SEEK_SET",
    "SEEK_CUR", "SEEK_END",
)  # fmt: skip


@python_module("os")
def build(interpreter: Any) -> ModuleType:
    from ..objects.dict import JythonDict

    environment = JythonDict([(text(key), text(value)) for key, value in os.environ.items()])
    path = interpreter.modules.setdefault("os.path", library_module(build_path(interpreter)))
    module = ModuleType("os")
    module.__dict__.update({name: through(getattr(os, name)) for name in _CALLS})
    module.__dict__.update(
        path=path, environ=environment, getenv=lambda name, default=None: environment.get(name, default),
        sep=ByteString(os.sep), linesep=ByteString("\n"), name=ByteString("java"), error=OSError2, pathsep=ByteString(os.pathsep),
        urandom=lambda count: ByteString(os.urandom(count).decode("latin-1")), curdir=ByteString("."), pardir=ByteString(".."),
        open=through(os.open), write=lambda handle, data: os.write(handle, to_bytes(data)), EX_OK=0,
        read=lambda handle, count: from_bytes(os.read(handle, count)), lseek=os.lseek, ftruncate=os.ftruncate, stat_result=os.stat_result,
        altsep=None, extsep=ByteString("."), devnull=ByteString("/dev/null"), defpath=ByteString(":/bin:/usr/bin"), fstat=os.fstat,
        getcwdu=os.getcwd, getlogin=lambda: text(getpass.getuser()), times=os.times, putenv=lambda name, value: None,
        uname=lambda: tuple(text(part) for part in os.uname()), errno=interpreter.importer("errno"),
        **{name: getattr(os, name) for name in _NUMBERS},
    )  # fmt: skip
    return module
