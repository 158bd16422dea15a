"""``sys``, which NiFi imports before the script (1.14 and later)."""

from __future__ import annotations

import codecs
import sys
from types import ModuleType
from typing import Any, NamedTuple

from ..objects.bytestring import DEFAULT, ByteString, plain
from .catalog import python_module


class _Stdout:
    """``sys.stdout``: takes byte strings and unicode."""

    encoding = None
    softspace = 0

    def __init__(self, interpreter: Any) -> None:
        self._interpreter = interpreter

    def write(self, text: Any) -> None:
        """Write a string as it is; it waits until something is flushed, which nothing does at the end of a script."""
        self._interpreter.printer.write_later(text)

    def writelines(self, lines: Any) -> None:
        """Write strings."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """What waits is printed."""
        self._interpreter.flush()


class _Stderr(_Stdout):
    """``sys.stderr``."""

    def write(self, text: Any) -> None:
        """Write a string at once."""
        self._interpreter.write_stderr(text)

    def flush(self) -> None:
        """Nothing waits."""


_BUILT_IN = tuple(ByteString(name) for name in (
    "struct jarray _marshal _bytecodetools binascii ucnhash _sre sys cmath itertools jffi operator _py_compile array zipimport _codecs "
    "_hashlib bz2 gc posix cPickle synchronize _random _imp errno __builtin__ _csv _json _weakref thread exceptions _ast cStringIO _jyio "
    "_collections _functools _threading _jythonlib math time _locale"
).split())  # fmt: skip


class _VersionInfo(NamedTuple):
    major: int
    minor: int
    micro: int
    releaselevel: ByteString
    serial: int


_VersionInfo.__name__ = "sys.version_info"
_VERSION = _VersionInfo(2, 7, 2, ByteString("final"), 0)


def _exc_info() -> tuple[Any, Any, Any]:
    from ..exceptions import caught
    from ..messages import in_jythons_words

    kind, value, place = sys.exc_info()
    if value is not None:
        in_jythons_words(value)
    instance = caught(value) if value is not None else None
    if instance is not value:
        return type(instance), instance, place
    return kind, value, place


def _set_default_encoding(name: str) -> None:
    try:
        codecs.lookup(plain(name))
    except LookupError:
        raise LookupError(ByteString(f"unknown encoding '{plain(name)}'")) from None
    DEFAULT.encoding = plain(name)


def _exit(*status: Any) -> None:
    raise SystemExit(*status[:1])


@python_module("sys")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("sys")
    stdout = _Stdout(interpreter)
    module.__dict__.update(
        exc_info=_exc_info, py3kwarning=False, warnoptions=[], meta_path=[], path_hooks=[], minint=-(2**31), builtin_module_names=_BUILT_IN,
        exc_clear=lambda: None, exit=_exit, stdout=stdout, __stdout__=stdout, stderr=_Stderr(interpreter), stdin=None,
        argv=[ByteString("")], path=interpreter.path, maxint=2**31 - 1,
        maxsize=2**31 - 1, maxunicode=0x10FFFF, byteorder=ByteString("big"), version=ByteString("2.7.2 (v2.7.2:925a3cc3b49d)"),
        version_info=_VERSION, platform=ByteString("java11.0.20"), modules=interpreter.modules,
        getdefaultencoding=lambda: ByteString(DEFAULT.encoding), getfilesystemencoding=lambda: ByteString("utf-8"),
        setrecursionlimit=lambda limit: None, getrecursionlimit=lambda: 1000, executable=None, hexversion=0x020702F0,
        float_info=sys.float_info, subversion=(ByteString("Jython"), ByteString(""), ByteString("")),
    )  # fmt: skip
    return module


def reloaded(module: ModuleType) -> None:
    """What site.py takes out of ``sys`` is there again after ``reload(sys)``."""
    module.__dict__["setdefaultencoding"] = _set_default_encoding
