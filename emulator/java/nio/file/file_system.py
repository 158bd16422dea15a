"""What java.nio.file.Files asks of the system: its errors as Java's exceptions, files opened by StandardOpenOption."""

from __future__ import annotations

import errno
import os
from typing import Any, BinaryIO, Callable, Dict, FrozenSet, Sequence, Type, TypeVar

from ...io.exceptions import IOException
from ...io.streams import FileInput, OutputStream
from ...lang.constants import Constant, fill
from ...registry import java_class
from .exceptions import (
    AccessDeniedException,
    DirectoryNotEmptyException,
    FileAlreadyExistsException,
    FileSystemException,
    NoSuchFileException,
)

T = TypeVar("T")

_EXCEPTIONS: Dict[int, Type[FileSystemException]] = {
    errno.ENOENT: NoSuchFileException, errno.EACCES: AccessDeniedException, errno.EEXIST: FileAlreadyExistsException,
    errno.ENOTEMPTY: DirectoryNotEmptyException,
}  # fmt: skip
_FLAGS: Dict[str, int] = {
    "APPEND": os.O_APPEND, "CREATE": os.O_CREAT, "CREATE_NEW": os.O_CREAT | os.O_EXCL, "TRUNCATE_EXISTING": os.O_TRUNC,
}  # fmt: skip
_OPENED_ANEW: FrozenSet[str] = frozenset(("CREATE", "TRUNCATE_EXISTING"))


@java_class("java.nio.file.StandardOpenOption")
class StandardOpenOption(Constant):
    """How a file is opened."""


@java_class("java.nio.file.StandardCopyOption")
class StandardCopyOption(Constant):
    """How a file is copied or moved."""


fill(StandardOpenOption, {name: StandardOpenOption(name, at) for at, name in enumerate(
    ("READ", "WRITE", "APPEND", "TRUNCATE_EXISTING", "CREATE", "CREATE_NEW", "DELETE_ON_CLOSE", "SPARSE", "SYNC", "DSYNC")
)})  # fmt: skip
fill(StandardCopyOption, {name: StandardCopyOption(name, at) for at, name in enumerate(
    ("REPLACE_EXISTING", "COPY_ATTRIBUTES", "ATOMIC_MOVE")
)})  # fmt: skip


def names_of(options: Sequence[Any]) -> FrozenSet[str]:
    """The names of options; a list stands for several."""
    flat = options[0] if len(options) == 1 and isinstance(options[0], (list, tuple)) else options
    return frozenset(option.name() for option in flat)


def asked(path: Any, question: Callable[[str], T]) -> T:
    """What the system answers about a path; UnixException.translateToIOException for its errors."""
    try:
        return question(path._text)
    except OSError as error:
        number = error.errno or 0
        if number in _EXCEPTIONS:
            raise _EXCEPTIONS[number](path._text)
        raise FileSystemException(f"{path._text}: {os.strerror(number)}")


def opened_to_write(path: Any, options: Sequence[Any]) -> BinaryIO:
    """Without options a file is made or emptied."""
    flags = os.O_WRONLY
    for name in names_of(options) or _OPENED_ANEW:
        flags |= _FLAGS.get(name, 0)
    return os.fdopen(asked(path, lambda name: os.open(name, flags, 0o666)), "wb")


def content(path: Any) -> bytes:
    """All bytes of a file; a folder can be opened and not read."""
    if os.path.isdir(path._text):
        raise IOException("Is a directory")
    with asked(path, lambda name: open(name, "rb")) as file:
        return file.read()


class ChannelInputStream(FileInput):
    """What Files.newInputStream gives."""

    java_name = "sun.nio.ch.ChannelInputStream"

    def __init__(self, path: Any) -> None:
        file = asked(path, lambda name: open(name, "rb"))  # noqa: SIM115 closed with the stream
        super().__init__(file, os.fstat(file.fileno()).st_size)

    def close(self) -> None:
        self._file.close()


class ChannelOutputStream(OutputStream):
    """What Files.newOutputStream gives."""

    java_name = "java.nio.channels.Channels$1"

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def _put(self, data: bytes) -> None:
        self._file.write(data)
        self._file.flush()

    def close(self) -> None:
        self._file.close()


@java_class("java.nio.file.FileVisitOption")
class FileVisitOption(Constant): ...


@java_class("java.nio.file.LinkOption")
class LinkOption(Constant): ...


fill(FileVisitOption, {"FOLLOW_LINKS": FileVisitOption("FOLLOW_LINKS", 0)})
fill(LinkOption, {"NOFOLLOW_LINKS": LinkOption("NOFOLLOW_LINKS", 0)})
