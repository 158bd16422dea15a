"""``os.path``."""

from __future__ import annotations

import os
from types import ModuleType
from typing import Any

from ..objects.bytestring import ByteString
from .catalog import python_module
from .os_calls import through

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
    "getatime",
    "getctime",
    "ismount",
    "normcase",
    "samefile",
    "expandvars",
    "splitdrive",
)


@python_module("os.path")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("posixpath")
    module.__dict__.update({name: through(getattr(os.path, name)) for name in _PATH_CALLS}, sep=ByteString(os.sep))
    module.__dict__.update(
        altsep=None, extsep=ByteString("."), pathsep=ByteString(":"), curdir=ByteString("."), pardir=ByteString(".."),
        devnull=ByteString("/dev/null"), supports_unicode_filenames=False,
    )  # fmt: skip
    return module
