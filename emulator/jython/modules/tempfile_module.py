"""``tempfile``: a name is a byte string, unicode where what it is made of is."""

from __future__ import annotations

import tempfile
from types import ModuleType
from typing import Any

from ..objects.bytestring import ByteString, plain
from .catalog import python_module

_NONE, _PREFIX = ByteString(""), ByteString("tmp")


def _texts(suffix: Any, prefix: Any, folder: Any) -> Any:
    return plain(suffix), plain(prefix), None if folder is None else plain(folder)


def _named(path: str, *texts: Any) -> str:
    return path if any(type(text) is str for text in texts) else ByteString(path)


def _mkstemp(suffix: Any = _NONE, prefix: Any = _PREFIX, dir: Any = None, text: bool = False) -> Any:  # noqa: A002
    handle, path = tempfile.mkstemp(*_texts(suffix, prefix, dir))
    return handle, _named(path, suffix, prefix, dir)


def _mkdtemp(suffix: Any = _NONE, prefix: Any = _PREFIX, dir: Any = None) -> Any:  # noqa: A002
    return _named(tempfile.mkdtemp(*_texts(suffix, prefix, dir)), suffix, prefix, dir)


def _mktemp(suffix: Any = _NONE, prefix: Any = _PREFIX, dir: Any = None) -> Any:  # noqa: A002
    import os

    path = tempfile.mkdtemp(*_texts(suffix, prefix, dir))
    os.rmdir(path)
    return _named(path, suffix, prefix, dir)


class _NamedFile:
    """A file that is removed when it is closed."""

    def __init__(self, file: Any, name: str, delete: Any) -> None:
        self.file, self.name, self.delete = file, name, delete

    def __getattr__(self, name: str) -> Any:
        return getattr(self.file, name)

    def __iter__(self) -> Any:
        return iter(self.file)

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()

    def close(self) -> None:
        """Close and remove it."""
        import os

        self.file.close()
        if self.delete and os.path.exists(self.name):
            os.remove(self.name)


@python_module("tempfile")
def build(interpreter: Any) -> ModuleType:
    def named(mode: Any = "w+b", bufsize: int = -1, suffix: Any = _NONE, prefix: Any = _PREFIX, dir: Any = None, delete: Any = True) -> Any:  # noqa: A002
        import os

        handle, name = _mkstemp(suffix, prefix, dir)
        os.close(handle)
        return _NamedFile(interpreter.open_(name, mode), name, delete)

    module = ModuleType("tempfile")
    module.__dict__.update(
        mkstemp=_mkstemp, mkdtemp=_mkdtemp, mktemp=_mktemp, NamedTemporaryFile=named, TemporaryFile=named, gettempprefix=lambda: _PREFIX,
        gettempdir=lambda: ByteString(tempfile.gettempdir()), tempdir=None, template=_PREFIX,
    )  # fmt: skip
    return module
