"""``os.path``."""

from __future__ import annotations

import os
from types import ModuleType
from typing import Any, Callable

from ..objects.bytestring import ByteString, plain
from ..objects.later import later
from .catalog import python_module
from .os_calls import through

_PATH_CALLS = (
    "getsize",
    "getmtime",
    "expanduser",
    "realpath",
    "relpath",
    "commonprefix",
    "islink",
    "lexists",
    "getatime",
    "getctime",
    "ismount",
    "samefile",
    "expandvars",
    "splitdrive",
)


_SLASH, _NOTHING = ByteString("/"), ByteString("")


def join(a: Any, *p: Any) -> Any:
    """``os.path.join``: as posixpath.py does it, so that text stays of its kind and what is no text has its error."""
    path = a
    for part in p:
        if part.startswith(_SLASH):
            path = part
        elif path == _NOTHING or path.endswith(_SLASH):
            path += part
        else:
            path += _SLASH + part
    return path


def split(p: Any) -> Any:
    """``os.path.split``."""
    place = p.rfind(_SLASH) + 1
    head, tail = p[:place], p[place:]
    return head.rstrip(_SLASH) if head and head.strip(_SLASH) else head, tail


def basename(p: Any) -> Any:
    """``os.path.basename``."""
    return p[p.rfind(_SLASH) + 1 :]


def dirname(p: Any) -> Any:
    """``os.path.dirname``."""
    return split(p)[0]


def splitext(p: Any) -> Any:
    """``os.path.splitext``: leading dots begin no extension."""
    dot, start = p.rfind(ByteString(".")), p.rfind(_SLASH) + 1
    return (p[:dot], p[dot:]) if dot > start and p[start:dot].strip(ByteString(".")) else (p, p[:0])


def isabs(s: Any) -> Any:
    """``os.path.isabs``."""
    return s.startswith(_SLASH)


def _of_its_kind(function: Callable[[str], str]) -> Callable[[Any], Any]:
    """A function of texts: unicode gives unicode."""

    def call(path: Any) -> Any:
        path.startswith(_SLASH)
        text = function(plain(path))
        return ByteString(text) if isinstance(path, ByteString) else text

    call.__name__ = function.__name__
    return call


def _asked(function: Callable[[Any], bool]) -> Callable[[Any], bool]:
    """A question about a file."""
    ask = through(function)

    def call(path: Any) -> bool:
        if not isinstance(path, str):
            raise TypeError(ByteString(f"coercing to Unicode: need string, {later.type_name(path)} type found"))
        return bool(ask(path))

    call.__name__ = function.__name__
    return call


@python_module("os.path")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("posixpath")
    module.__dict__.update({name: through(getattr(os.path, name)) for name in _PATH_CALLS}, sep=ByteString(os.sep))
    module.__dict__.update({name: _of_its_kind(getattr(os.path, name)) for name in ("abspath", "normpath", "normcase")})
    module.__dict__.update({name: _asked(getattr(os.path, name)) for name in ("exists", "isfile", "isdir")})
    module.__dict__.update(join=join, split=split, basename=basename, dirname=dirname, splitext=splitext, isabs=isabs)
    module.__dict__.update(
        altsep=None, extsep=ByteString("."), pathsep=ByteString(":"), curdir=ByteString("."), pardir=ByteString(".."),
        devnull=ByteString("/dev/null"), supports_unicode_filenames=False,
    )  # fmt: skip
    return module
