"""``tempfile``: names are unicode, as Java gives them."""

from __future__ import annotations

import tempfile
from types import ModuleType
from typing import Any

from ..objects.bytestring import plain
from .catalog import python_module


def _texts(suffix: Any, prefix: Any, folder: Any) -> Any:
    return plain(suffix), plain(prefix), None if folder is None else plain(folder)


def _mkstemp(suffix: Any = "", prefix: Any = "tmp", dir: Any = None, text: bool = False) -> Any:  # noqa: A002
    return tempfile.mkstemp(*_texts(suffix, prefix, dir))


def _mkdtemp(suffix: Any = "", prefix: Any = "tmp", dir: Any = None) -> Any:  # noqa: A002
    return tempfile.mkdtemp(*_texts(suffix, prefix, dir))


def _mktemp(suffix: Any = "", prefix: Any = "tmp", dir: Any = None) -> Any:  # noqa: A002
    import os

    path = tempfile.mkdtemp(*_texts(suffix, prefix, dir))
    os.rmdir(path)
    return path


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
    def named(mode: Any = "w+b", bufsize: int = -1, suffix: Any = "", prefix: Any = "tmp", dir: Any = None, delete: Any = True) -> Any:  # noqa: A002
        import os

        handle, name = _mkstemp(suffix, prefix, dir)
        os.close(handle)
        return _NamedFile(interpreter.open_(name, mode), name, delete)

    module = ModuleType("tempfile")
    module.__dict__.update(
        mkstemp=_mkstemp, mkdtemp=_mkdtemp, mktemp=_mktemp, NamedTemporaryFile=named, TemporaryFile=named, gettempdir=tempfile.gettempdir,
        gettempprefix=lambda: "tmp", tempdir=None, template="tmp",
    )  # fmt: skip
    return module
