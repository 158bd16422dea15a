"""java.nio.file.Files: questions about files, whole small files, copies and moves, byte streams."""

from __future__ import annotations

import os
import shutil
import tempfile
from array import array
from typing import Any, Iterator, Tuple

from ....base.errors import NotEmulated
from ...io.exceptions import IOException, UncheckedIOException
from ...io.readers import BufferedReader, BufferedWriter, InputStreamReader, OutputStreamWriter, StringReader, lines_of
from ...io.streams import InputStream, OutputStream, copy, drain, to_java_bytes
from ...lang.long_value import java_long
from ...lang.object import JavaObject
from ...lang.overloads import NO
from ...lang.signature import conversion, static_takes
from ...lang.throwable import NullPointerException
from ...registry import java_class
from ...util.lists import ArrayList
from ...util.stream.stream import Head
from ..charset.charsets import Charset, charset
from ..charset.exceptions import MalformedInputException, UnmappableCharacterException
from .directory_stream import DirectoryStream, UnixSecureDirectoryStream, children, filtered, walked
from .exceptions import FileAlreadyExistsException
from .file_system import ChannelInputStream, ChannelOutputStream, asked, content, names_of, opened_to_write
from .path import Path, Paths

_PATH = "java.nio.file.Path"
_CHARSET = "java.nio.charset.Charset"
_NO_PATH = 'Cannot invoke "java.nio.file.Path.getFileSystem()" because "path" is null'
_as_bytes = conversion("byte[]")


def _checked(path: Any, method: str) -> Any:
    """The path of a method whose other parameters are options: Jython then names no type."""
    if path is None:
        raise NullPointerException(_NO_PATH)
    if not isinstance(path, Path):
        raise TypeError(f"{method}(): 1st arg can't be coerced to ")
    return path


def _decoded(data: bytes, of: Any) -> str:
    """What cannot be decoded is an error here."""
    try:
        return data.decode(charset(of)._codec)
    except UnicodeDecodeError as error:
        raise MalformedInputException(f"Input length = {error.end - error.start}")


def _encoded(text: str, of: Any) -> bytes:
    try:
        return text.encode(charset(of)._codec)
    except UnicodeEncodeError:
        raise UnmappableCharacterException("Input length = 1")


def _charset_and_options(how: Tuple[Any, ...]) -> Tuple[Any, Tuple[Any, ...]]:
    """Of what stands behind a path and its text: the charset, None where there is none, and the options."""
    return (how[0], how[1:]) if how and isinstance(how[0], Charset) else (None, how)


@java_class("java.nio.file.Files")
class Files(JavaObject):
    """Paths are java.nio.file.Path."""

    @staticmethod
    def exists(path: Any, *_: Any) -> bool:
        return os.path.exists(_checked(path, "exists")._text)

    @staticmethod
    def notExists(path: Any, *_: Any) -> bool:
        return not os.path.exists(_checked(path, "notExists")._text)

    @staticmethod
    def isDirectory(path: Any, *_: Any) -> bool:
        return os.path.isdir(_checked(path, "isDirectory")._text)

    @staticmethod
    def isRegularFile(path: Any, *_: Any) -> bool:
        return os.path.isfile(_checked(path, "isRegularFile")._text)

    @staticmethod
    @static_takes(_PATH)
    def isSymbolicLink(path: Any) -> bool:
        return os.path.islink(path._text)

    @staticmethod
    @static_takes(_PATH)
    def isReadable(path: Any) -> bool:
        return os.access(path._text, os.R_OK)

    @staticmethod
    @static_takes(_PATH)
    def isWritable(path: Any) -> bool:
        return os.access(path._text, os.W_OK)

    @staticmethod
    @static_takes(_PATH)
    def isExecutable(path: Any) -> bool:
        return os.access(path._text, os.X_OK)

    @staticmethod
    @static_takes(_PATH)
    def isHidden(path: Any) -> bool:
        return str(os.path.basename(path._text)).startswith(".")

    @staticmethod
    @static_takes(f"{_PATH}, {_PATH}")
    def isSameFile(path: Any, other: Any) -> bool:
        return bool(path == other) or asked(path, os.path.realpath) == asked(other, os.path.realpath)

    @staticmethod
    @static_takes(_PATH)
    def size(path: Any) -> int:
        """Bytes."""
        return java_long(asked(path, os.path.getsize))

    @staticmethod
    @static_takes(_PATH)
    def readAllBytes(path: Any) -> array[int]:
        return to_java_bytes(content(_checked(path, "readAllBytes")))

    @staticmethod
    @static_takes(_PATH, f"{_PATH}, {_CHARSET}")
    def readAllLines(path: Any, of: Any = None) -> ArrayList:
        return lines_of(StringReader(_decoded(content(path), of)))

    @staticmethod
    @static_takes(_PATH, f"{_PATH}, {_CHARSET}")
    def readString(path: Any, of: Any = None) -> str:
        return _decoded(content(path), of)

    @staticmethod
    def write(path: Any, data: Any, *options: Any) -> Any:
        """Bytes, or lines in a charset."""
        raw = NO if isinstance(data, list) else _as_bytes(data)
        if raw is NO:
            if not options:
                raise TypeError("write(): expected 3-4 args; got 2")
            of, options = _charset_and_options(options)
            raw = b"".join(_encoded(str(line) + "\n", of) for line in data)
        if raw is None:
            raise NullPointerException()
        with opened_to_write(_checked(path, "write"), options) as file:
            file.write(raw)
        return path

    @staticmethod
    def writeString(path: Any, text: Any, *how: Any) -> Any:
        of, options = _charset_and_options(how)
        raw = _encoded(text, of)
        with opened_to_write(_checked(path, "writeString"), options) as file:
            file.write(raw)
        return path

    @staticmethod
    @static_takes(_PATH)
    def delete(path: Any) -> None:
        asked(path, _remove)

    @staticmethod
    @static_takes(_PATH)
    def deleteIfExists(path: Any) -> bool:
        """Whether it was there."""
        present = os.path.lexists(path._text)
        if present:
            asked(path, _remove)
        return present

    @staticmethod
    def createFile(path: Any, *_: Any) -> Any:
        handle = asked(_checked(path, "createFile"), lambda name: os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        os.close(handle)
        return path

    @staticmethod
    def createDirectory(path: Any, *_: Any) -> Any:
        asked(_checked(path, "createDirectory"), os.mkdir)
        return path

    @staticmethod
    def createDirectories(path: Any, *_: Any) -> Any:
        """With all that is missing above it."""
        asked(_checked(path, "createDirectories"), lambda name: os.makedirs(name, exist_ok=True))
        return path

    @staticmethod
    def createTempDirectory(*where: Any) -> Any:
        """A new folder in a folder, else where temporary ones are; its name begins with the prefix."""
        folder = where[0]._text if isinstance(where[0], Path) else None
        prefix = where[0] if folder is None else where[1]
        return Paths.get(tempfile.mkdtemp("", prefix or "", folder))

    @staticmethod
    def createTempFile(*where: Any) -> Any:
        folder = where[0]._text if isinstance(where[0], Path) else None
        prefix, suffix = where[:2] if folder is None else where[1:3]
        handle, name = tempfile.mkstemp(".tmp" if suffix is None else suffix, prefix or "", folder)
        os.close(handle)
        return Paths.get(name)

    @staticmethod
    def copy(source: Any, target: Any, *options: Any) -> Any:
        """A file to a path or a stream, a stream to a path; of streams the number of bytes."""
        if isinstance(target, OutputStream):
            return java_long(copy(ChannelInputStream(source), target))
        _make_room(target, options)
        if isinstance(source, InputStream):
            data = drain(source)
            Files.write(target, data)
            return java_long(len(data))
        asked(source, lambda name: os.mkdir(target._text) if os.path.isdir(name) else shutil.copyfile(name, target._text))
        return target

    @staticmethod
    def move(source: Any, target: Any, *options: Any) -> Any:
        if os.path.lexists(source._text) and "ATOMIC_MOVE" not in names_of(options):
            _make_room(target, options)
        asked(source, lambda name: os.replace(name, target._text))
        return target

    @staticmethod
    def newInputStream(path: Any, *_: Any) -> ChannelInputStream:
        return ChannelInputStream(path)

    @staticmethod
    def newOutputStream(path: Any, *options: Any) -> ChannelOutputStream:
        return ChannelOutputStream(opened_to_write(path, options))

    @staticmethod
    @static_takes(_PATH)
    def list(path: Any) -> Head:
        """The entries of a folder."""
        return Head(children(_checked(path, "list")))

    @staticmethod
    def walk(path: Any, *how: Any) -> Head:
        """A path and all below it, down to a depth."""
        depth = next((each for each in how if isinstance(each, int)), 2**31 - 1)
        return Head(walked(_checked(path, "walk"), depth))

    @staticmethod
    def find(path: Any, depth: int, matcher: Any, *_: Any) -> Head:
        if not isinstance(matcher, JavaObject):
            raise TypeError("find(): 3rd arg can't be coerced to ")
        raise NotEmulated("java.nio.file.Files.find", "", "use Files.walk")

    @staticmethod
    @static_takes(_PATH, f"{_PATH}, String", f"{_PATH}, =java.nio.file.DirectoryStream$Filter")
    def newDirectoryStream(path: Any, *which: Any) -> DirectoryStream:
        """The entries of a folder, those of a glob or a filter."""
        paths = children(_checked(path, "newDirectoryStream"))
        return UnixSecureDirectoryStream(filtered(paths, which[0]) if which else paths)

    @staticmethod
    @static_takes(_PATH, f"{_PATH}, {_CHARSET}")
    def lines(path: Any, of: Any = None) -> Head:
        """The lines of a file; what cannot be decoded is told when it is read."""
        _checked(path, "lines")
        if os.path.isdir(path._text):
            return Head(_unread(path))
        return Head(_lines(content(path), of))

    @staticmethod
    @static_takes(_PATH, f"{_PATH}, {_CHARSET}")
    def newBufferedReader(path: Any, of: Any = None) -> BufferedReader:
        return BufferedReader(InputStreamReader(ChannelInputStream(path), of))

    @staticmethod
    def newBufferedWriter(path: Any, *how: Any) -> BufferedWriter:
        of, options = _charset_and_options(how)
        return BufferedWriter(OutputStreamWriter(ChannelOutputStream(opened_to_write(path, options)), of))


def _lines(data: bytes, of: Any) -> Iterator[str]:
    try:
        text = _decoded(data, of)
    except MalformedInputException as error:
        raise UncheckedIOException(error)
    yield from lines_of(StringReader(text))


def _unread(path: Any) -> Iterator[str]:
    raise UncheckedIOException(IOException("Is a directory"))
    yield path


def _remove(name: str) -> None:
    (os.rmdir if os.path.isdir(name) and not os.path.islink(name) else os.unlink)(name)


def _make_room(target: Any, options: Any) -> None:
    """A path that is there is in the way, or replaced."""
    if os.path.lexists(target._text):
        if "REPLACE_EXISTING" not in names_of(options):
            raise FileAlreadyExistsException(target._text)
        asked(target, _remove)
