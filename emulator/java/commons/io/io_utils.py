"""org.apache.commons.io.IOUtils (commons-io 2.11).

``IOUtils.toString(stream)`` with one argument does not read: Jython finds Object.toString() and gives "java.io.ByteArrayInputStream@…".
"""

from __future__ import annotations

from array import array
from importlib import import_module
from typing import Any, Callable, ClassVar, NoReturn

from ....base.errors import NotEmulated
from ...io.streams import drain
from ...lang.object import JavaObject
from ...lang.signature import static_takes
from ...lang.throwable import NullPointerException
from ...nio.charset.charsets import decode, with_charset
from ...registry import java_class

_STREAM = "java.io.InputStream"
_URLS = ("java.net.URI", "java.net.URL")
NOT_EMULATED = {  # and the way round
    "toCharArray": "use IOUtils.toString", "toBufferedInputStream": "use IOUtils.buffer",
    "resourceToByteArray": "a script has no resources", "resourceToString": "a script has no resources",
    "resourceToURL": "a script has no resources",
}  # fmt: skip


@java_class("org.apache.commons.io.IOUtils")
class IOUtils(JavaObject):
    """Static helpers over streams, readers and writers."""

    CR: ClassVar[int] = 13
    LF: ClassVar[int] = 10
    EOF: ClassVar[int] = -1
    DEFAULT_BUFFER_SIZE: ClassVar[int] = 8192
    LINE_SEPARATOR: ClassVar[str] = "\n"
    LINE_SEPARATOR_UNIX: ClassVar[str] = "\n"
    LINE_SEPARATOR_WINDOWS: ClassVar[str] = "\r\n"
    EMPTY_BYTE_ARRAY: ClassVar[array[int]] = array("b")

    @staticmethod
    @static_takes("Object", *with_charset("byte[]", _STREAM, *_URLS))
    def toString(source: Any, *of: Any) -> Any:  # type: ignore[override]
        """The text of an input stream or byte[], decoded with a charset or its name (null: UTF-8)."""
        if not of:
            if source is None:
                raise NullPointerException()
            return decode(source) if isinstance(source, bytes) else str(source)
        if source is None:
            raise NullPointerException('Cannot read the array length because "bytes" is null')
        return decode(source if isinstance(source, bytes) else drain(source), of[0])


_LATER = {  # module and class → methods
    "io_reading.IOReading": (
        "buffer", "byteArray", "consume", "contentEquals", "contentEqualsIgnoreEOL", "length", "lineIterator", "read",
        "readFully", "readLines", "skip", "skipFully", "toBufferedReader", "toByteArray", "toInputStream",
    ),
    "io_writing.IOWriting": (
        "close", "closeQuietly", "copy", "copyLarge", "write", "writeChunked", "writeLines",
    ),
}


def _later(place: str, name: str) -> Callable[..., Any]:
    """The method on its first call: what few scripts use is imported then, and stands in the class from there on."""

    def first(*arguments: Any, **keywords: Any) -> Any:
        module, _, holder = place.partition(".")
        method = getattr(getattr(import_module("." + module, __package__), holder), name)
        setattr(IOUtils, name, staticmethod(method))
        return method(*arguments, **keywords)

    first.__name__ = name
    return first


def _refused(name: str) -> Callable[..., NoReturn]:
    def refuse(*_: Any) -> NoReturn:
        raise NotEmulated(f"org.apache.commons.io.IOUtils.{name}", "", NOT_EMULATED[name])

    return refuse


for _name in NOT_EMULATED:
    setattr(IOUtils, _name, staticmethod(_refused(_name)))
for _place, _names in _LATER.items():
    for _name in _names:
        setattr(IOUtils, _name, staticmethod(_later(_place, _name)))
