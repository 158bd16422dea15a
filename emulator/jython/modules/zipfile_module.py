"""``zipfile``: ZipFile over a path or a script's own file."""

from __future__ import annotations

import zipfile
from types import ModuleType
from typing import Any, Iterator, List

from ..objects.bytestring import ByteString, from_bytes, plain
from ..objects.integers import Long
from .byte_strings import as_bytes
from .catalog import python_module
from .io_module import Raw

_NUMBERS = ("compress_size", "file_size")
_PLAIN = ("compress_type", "create_system", "create_version", "date_time", "external_attr", "extract_version", "flag_bits", "volume")


class BadZipfile(Exception):
    """``zipfile.BadZipfile``."""


class ZipInfo:
    """An entry."""

    def __init__(self, filename: Any = "NoName", date_time: Any = (1980, 1, 1, 0, 0, 0), info: Any = None) -> None:
        self._info = info or zipfile.ZipInfo(plain(filename), tuple(date_time))

    @property
    def filename(self) -> Any:
        """Its name: unicode where the archive says UTF-8."""
        name = self._info.filename
        return (
            ByteString(name)
            if name.isascii()
            else name
            if self._info.flag_bits & 0x800
            else ByteString(name.encode("cp437").decode("latin-1"))
        )

    @property
    def CRC(self) -> Any:  # noqa: N802
        """The check sum."""
        return Long(self._info.CRC) if self._info.CRC > 0x7FFFFFFF else self._info.CRC

    def __getattr__(self, name: str) -> Any:
        if name in _NUMBERS:
            return Long(getattr(self._info, name))
        if name in ("comment", "extra"):
            return from_bytes(getattr(self._info, name))
        if name in _PLAIN or name in ("header_offset", "orig_filename", "internal_attr"):
            return getattr(self._info, name)
        raise AttributeError(f"'ZipInfo' object has no attribute '{name}'")

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "_info":
            object.__setattr__(self, name, value)
        else:
            setattr(
                self._info, name, as_bytes(value) if name in ("comment", "extra") else plain(value) if isinstance(value, str) else value
            )


class ZipExtFile:
    """An entry that is open."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self.name = ByteString(file.name)

    def read(self, size: Any = -1) -> ByteString:
        """What is left."""
        return from_bytes(self._file.read(-1 if size is None else size))

    def readline(self, limit: int = -1) -> ByteString:
        """A line."""
        return from_bytes(self._file.readline(limit))

    def readlines(self) -> List[ByteString]:
        """All lines."""
        return list(self)

    def __iter__(self) -> Iterator[ByteString]:
        return iter(self.readline, ByteString(""))

    def close(self) -> None:
        """Close it."""
        self._file.close()

    def __enter__(self) -> ZipExtFile:
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()


class ZipFile:
    """``zipfile.ZipFile``."""

    def __init__(self, file: Any, mode: Any = "r", compression: int = zipfile.ZIP_STORED, allowZip64: bool = False) -> None:  # noqa: N803
        self._clock_time: Any = None
        self.fp = file
        target: Any = plain(file) if isinstance(file, str) else _Seekable(file)
        try:
            self._zip = zipfile.ZipFile(target, plain(mode), compression, allowZip64)  # type: ignore[call-overload]
        except zipfile.BadZipFile as error:
            raise BadZipfile(ByteString(str(error))) from None
        self.filename = file if isinstance(file, str) else getattr(file, "name", None)
        self.mode, self.compression = mode, compression

    @property
    def filelist(self) -> List[ZipInfo]:
        """The entries."""
        return self.infolist()

    @property
    def comment(self) -> ByteString:
        """What the archive says of itself."""
        return from_bytes(self._zip.comment)

    @comment.setter
    def comment(self, text: Any) -> None:
        self._zip.comment = as_bytes(text)

    def namelist(self) -> List[Any]:
        """The names."""
        return [info.filename for info in self.infolist()]

    def infolist(self) -> List[ZipInfo]:
        """The entries."""
        return [ZipInfo(info=info) for info in self._zip.infolist()]

    def _entry(self, name: Any) -> Any:
        if isinstance(name, ZipInfo):
            return name._info
        for info in self.infolist():
            if info.filename == name:
                return info._info
        raise KeyError(ByteString(f"There is no item named '{plain(name)}' in the archive"))

    def getinfo(self, name: Any) -> ZipInfo:
        """An entry."""
        return ZipInfo(info=self._entry(name))

    def read(self, name: Any, pwd: Any = None) -> ByteString:
        """The bytes of an entry."""
        return self.open(name, "r", pwd).read()

    def open(self, name: Any, mode: Any = "r", pwd: Any = None) -> ZipExtFile:
        """An entry to read."""
        try:
            return ZipExtFile(self._zip.open(self._entry(name), "r", as_bytes(pwd)))
        except zipfile.BadZipFile as error:
            raise BadZipfile(ByteString(str(error))) from None

    def extract(self, member: Any, path: Any = None, pwd: Any = None) -> ByteString:
        """Write an entry to a folder; the path."""
        return ByteString(self._zip.extract(self._entry(member), plain(path) if path is not None else None, as_bytes(pwd)))

    def extractall(self, path: Any = None, members: Any = None, pwd: Any = None) -> None:
        """Write all entries to a folder."""
        for member in members if members is not None else self.namelist():
            self.extract(member, path, pwd)

    def writestr(self, zinfo_or_arcname: Any, data: Any, compress_type: Any = None) -> None:
        """Add an entry."""
        entry: Any = zinfo_or_arcname._info if isinstance(zinfo_or_arcname, ZipInfo) else plain(zinfo_or_arcname)
        self._zip.writestr(entry, as_bytes(data), compress_type)

    def write(self, filename: Any, arcname: Any = None, compress_type: Any = None) -> None:
        """Add a file."""
        self._zip.write(plain(filename), plain(arcname) if arcname is not None else None, compress_type)

    def testzip(self) -> Any:
        """The first bad entry."""
        name = self._zip.testzip()
        return None if name is None else ByteString(name)

    def setpassword(self, pwd: Any) -> None:
        """For what is encrypted."""
        self._zip.setpassword(as_bytes(pwd))

    def close(self) -> None:
        """Write the directory."""
        self._zip.close()

    def __enter__(self) -> ZipFile:
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()


class _Seekable(Raw):
    """A script's file; Python 3's zipfile reads, writes and seeks in it."""

    def read(self, size: int = -1) -> bytes:
        data = self._script_file.read() if size < 0 else self._script_file.read(size)
        return str.encode(data, "latin-1") if isinstance(data, str) else bytes(data)


def is_zipfile(filename: Any) -> bool:
    """Is it one?"""
    return zipfile.is_zipfile(plain(filename) if isinstance(filename, str) else _Seekable(filename))


for _kind in (ZipFile, ZipInfo, ZipExtFile, BadZipfile):
    _kind.__module__ = "zipfile"


@python_module("zipfile")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("zipfile")
    module.__dict__.update(
        ZipFile=ZipFile, ZipInfo=ZipInfo, ZipExtFile=ZipExtFile, BadZipfile=BadZipfile, error=BadZipfile, is_zipfile=is_zipfile,
        LargeZipFile=zipfile.LargeZipFile, ZIP_STORED=zipfile.ZIP_STORED, ZIP_DEFLATED=zipfile.ZIP_DEFLATED,
    )  # fmt: skip
    return module
