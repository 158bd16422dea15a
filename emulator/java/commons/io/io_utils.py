"""org.apache.commons.io.IOUtils (commons-io 2.11), the part that scripts use.

``IOUtils.toString(stream)`` with one argument does not read: Jython finds Object.toString() and gives "java.io.ByteArrayInputStream@…".
"""

from __future__ import annotations

from array import array
from typing import Any, NoReturn, Optional

from ....base.errors import NotEmulated
from ...io.exceptions import IOException
from ...io.readers import Reader, lines_of
from ...io.streams import ByteArrayInputStream, InputStream, OutputStream, copy, drain, from_java_bytes, is_byte_array, to_java_bytes
from ...lang.throwable import NullPointerException
from ...nio.charset.charsets import decode, encode
from ...registry import java_class
from ...util.lists import ArrayList

_NOT_EMULATED = ("contentEquals", "copyLarge", "lineIterator", "readFully", "resourceToString", "skip", "skipFully", "toCharArray")


class _Static(type):
    def __getattr__(cls, name: str) -> NoReturn:
        if name in _NOT_EMULATED:
            raise NotEmulated("org.apache.commons.io.IOUtils." + name, advice="use toString, toByteArray, readLines, copy or write")
        raise AttributeError(f"type object 'org.apache.commons.io.IOUtils' has no attribute '{name}'")


@java_class("org.apache.commons.io.IOUtils")
class IOUtils(metaclass=_Static):
    """Static helpers."""

    @staticmethod
    def toString(source: Any, *charset: Any) -> str:
        """The text of an input stream, a reader or a byte[], decoded with a charset or its name (null: UTF-8)."""
        if source is None:
            raise NullPointerException()
        if not charset:
            return str(source) if not is_byte_array(source) else decode(from_java_bytes(source))
        if isinstance(source, Reader):
            return source._remaining()
        if is_byte_array(source):
            return decode(from_java_bytes(source), charset[0])
        return decode(drain(_input(source, "toString")), charset[0])

    @staticmethod
    def toByteArray(source: Any, *more: Any) -> array[int]:
        """All bytes: of an input stream (up to a size when one is given), or of a reader in a charset."""
        if source is None:
            raise NullPointerException()
        if isinstance(source, Reader):
            return to_java_bytes(encode(source._remaining(), more[0] if more else None))
        stream = _input(source, "toByteArray")
        if not more:
            return to_java_bytes(drain(stream))
        data = stream._take(more[0])
        if len(data) < more[0]:
            raise IOException(f"Unexpected read size, current: {len(data)}, expected: {more[0]}")
        return to_java_bytes(data)

    @staticmethod
    def toInputStream(text: str, charset: Any = None) -> ByteArrayInputStream:
        return ByteArrayInputStream(encode(text, charset))

    @staticmethod
    def readLines(source: Any, charset: Any = None) -> ArrayList:
        """The lines of an input stream or a reader."""
        from ...io.readers import BufferedReader

        if isinstance(source, Reader):
            return ArrayList(BufferedReader(source).lines())
        return lines_of(_input(source, "readLines"), charset)

    @staticmethod
    def copy(source: Any, target: Any, *more: Any) -> int:
        """Bytes from one stream to another; the count, -1 above 2147483647."""
        if source is None or target is None:
            raise NullPointerException()
        if isinstance(source, Reader) or not isinstance(target, OutputStream):
            text = source._remaining() if isinstance(source, Reader) else decode(drain(source), *more)
            target.write(text if not isinstance(target, OutputStream) else encode(text, *more))
            return len(text)
        count = copy(_input(source, "copy"), target)
        return count if count <= 0x7FFFFFFF else -1

    @staticmethod
    def write(data: Any, target: Any, charset: Any = None) -> None:
        """A text (encoded), or bytes, to an output stream or a writer; null writes nothing."""
        if data is None:
            return
        if isinstance(target, OutputStream):
            target.write(data if is_byte_array(data) else encode(str(data), charset))
        else:
            target.write(decode(from_java_bytes(data), charset) if is_byte_array(data) else data)

    @staticmethod
    def writeLines(lines: Any, ending: Optional[str], target: OutputStream, charset: Any = None) -> None:
        """Each line with an ending (null: a line feed)."""
        for line in lines or ():
            target.write(encode(("" if line is None else str(line)) + (ending or "\n"), charset))

    @staticmethod
    def closeQuietly(*closeable: Any) -> None:
        """Close, and keep quiet about java.io.IOException and null."""
        for stream in closeable:
            if stream is not None:
                try:
                    stream.close()
                except IOException:
                    continue


def _input(source: Any, method: str) -> InputStream:
    if not isinstance(source, InputStream):
        raise TypeError(f"{method}(): 1st arg can't be coerced to java.io.InputStream")
    return source
