"""``gzip``: GzipFile over a script's own file, and ``open``."""

from __future__ import annotations

import gzip
import zlib
from types import ModuleType
from typing import Any, Iterator, List

from ..objects.bytestring import ByteString, from_bytes, plain
from .byte_strings import as_bytes
from .catalog import python_module
from .io_module import Raw


class GzipFile:
    """``gzip.GzipFile``."""

    def __init__(self, filename: Any = None, mode: Any = None, compresslevel: int = 9, fileobj: Any = None, mtime: Any = None) -> None:
        self.mode = 2 if mode and plain(mode)[0] in "wa" else 1
        self.fileobj, self.myfileobj = fileobj, None
        self.name = filename if filename is not None else getattr(fileobj, "name", "") or ByteString("")
        kind = (plain(mode) if mode else "rb").replace("U", "")
        path = plain(filename) if isinstance(filename, str) else None
        raw: Any = Raw(fileobj) if fileobj is not None else None
        self._file: Any = gzip.GzipFile(path, kind if "b" in kind else kind + "b", compresslevel, raw, mtime)
        self.closed = False

    def _asked(self, method: str, *arguments: Any) -> Any:
        try:
            return getattr(self._file, method)(*arguments)
        except gzip.BadGzipFile as error:
            words = "Not a gzipped file" if str(error).startswith("Not a gzipped") else str(error)
            raise OSError(ByteString(words)) from None
        except EOFError:
            raise OSError(ByteString("CRC check failed")) from None

    def read(self, size: Any = -1) -> ByteString:
        """What is left."""
        return from_bytes(self._asked("read", -1 if size is None else size))

    def readline(self, size: Any = -1) -> ByteString:
        """A line."""
        return from_bytes(self._asked("readline", size))

    def readlines(self, hint: int = 0) -> List[ByteString]:
        """All lines."""
        return list(self)

    def __iter__(self) -> Iterator[ByteString]:
        return iter(self.readline, ByteString(""))

    def write(self, data: Any) -> int:
        """Write bytes."""
        return int(self._asked("write", as_bytes(data)))

    def writelines(self, lines: Any) -> None:
        """Write many."""
        for line in lines:
            self.write(line)

    def flush(self, zlib_mode: int = zlib.Z_SYNC_FLUSH) -> None:
        """Write what waits."""
        self._file.flush()

    def seek(self, offset: int, whence: int = 0) -> Any:
        """Go to a place."""
        return self._asked("seek", offset, whence)

    def tell(self) -> Any:
        """The place."""
        return self._asked("tell")

    def rewind(self) -> None:
        """Go to the start."""
        self._asked("seek", 0)

    def close(self) -> None:
        """Write the end; the script's file stays open."""
        self.closed = True
        self._file.close()

    def __enter__(self) -> GzipFile:
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()


@python_module("gzip")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("gzip")
    module.__dict__.update(GzipFile=GzipFile, open=lambda filename, mode="rb", compresslevel=9: GzipFile(filename, mode, compresslevel))
    return module
