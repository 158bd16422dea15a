"""IOUtils' ways to read, beside toString (commons-io 2.11)."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from ....base.errors import NotEmulated
from ...io.exceptions import EOFException, IOException
from ...io.streams import OutputStream, drain, to_java_bytes
from ...lang.long_value import java_long
from ...lang.signature import static_takes
from ...lang.throwable import IllegalArgumentException, NegativeArraySizeException, NullPointerException
from ...nio.charset.charsets import charset, encode, with_charset
from .io_writing import is_reader, skip_fully

if TYPE_CHECKING:
    from ...io.byte_array_input_stream import ByteArrayInputStream
    from ...io.readers import BufferedReader
    from ...util.lists import ArrayList
    from .line_iterator import LineIterator

_STREAM = "java.io.InputStream"
_READER = "java.io.Reader"
_URLS = ("java.net.URI", "java.net.URL")
_FILLED = ("=java.io.InputStream, =byte[]", "=java.io.InputStream, =byte[], int, int")
_NO_TEXT = 'Cannot invoke "String.getBytes(java.nio.charset.Charset)" because "input" is null'


class IOReading:
    """The static methods that give what a source holds."""

    @staticmethod
    @static_takes(
        "String", _STREAM, _READER, *_URLS, "java.net.URLConnection", f"{_STREAM}, int", f"{_STREAM}, long", *with_charset(_READER)
    )
    def toByteArray(source: Any, *how: Any) -> array[int]:
        """All bytes: of an input stream (so many when a size is given), of a text, or of a reader in a charset."""
        if source is None:
            raise NullPointerException(_NO_TEXT)
        if isinstance(source, str) or is_reader(source):
            return to_java_bytes(encode(source if isinstance(source, str) else source._remaining(), *how))
        if not how:
            return to_java_bytes(drain(source))
        size = how[0]
        if size < 0:
            raise IllegalArgumentException(f"Size must be equal or greater than zero: {size}")
        data = source._up_to(size)
        if len(data) < size:
            raise IOException(f"Unexpected read size, current: {len(data)}, expected: {size}")
        return to_java_bytes(data)

    @staticmethod
    @static_takes(
        "String", "java.lang.CharSequence", *with_charset("String", "java.lang.CharSequence")
    )
    def toInputStream(text: Any, of: Any = None) -> ByteArrayInputStream:
        if text is None:
            raise NullPointerException(_NO_TEXT)
        from ...io.byte_array_input_stream import ByteArrayInputStream

        return ByteArrayInputStream(encode(text, of))

    @staticmethod
    @static_takes(_STREAM, _READER, *with_charset(_STREAM))
    def readLines(source: Any, of: Any = None) -> ArrayList:
        """The lines of an input stream or a reader."""
        if source is None:
            raise NullPointerException()
        from ...io.readers import InputStreamReader, lines_of

        return lines_of(source if is_reader(source) else InputStreamReader(source, charset(of)))

    @staticmethod
    @static_takes(_READER, *with_charset(_STREAM))
    def lineIterator(source: Any, of: Any = None) -> LineIterator:
        from ...io.readers import InputStreamReader
        from .line_iterator import LineIterator

        return LineIterator(source if source is None or is_reader(source) else InputStreamReader(source, charset(of)))

    @staticmethod
    @static_takes(f"{_STREAM}, {_STREAM}", f"{_READER}, {_READER}")
    def contentEquals(first: Any, second: Any) -> bool:
        if first is None or second is None:
            return first is second
        return bool(_all_of(first) == _all_of(second))

    @staticmethod
    @static_takes(f"{_READER}, {_READER}")
    def contentEqualsIgnoreEOL(first: Any, second: Any) -> bool:
        from ...io.readers import lines_of

        return lines_of(first) == lines_of(second)

    @staticmethod
    @static_takes(_STREAM)
    def consume(source: Any) -> int:
        """Read to the end; how many bytes there were."""
        return java_long(len(drain(source)))

    @staticmethod
    @static_takes(*_FILLED)
    def read(source: Any, target: Any, *bounds: int) -> int:
        """Fill an array as far as it goes; how much there was."""
        offset, length = bounds or (0, len(target))
        if length < 0:
            raise IllegalArgumentException(f"Length must not be negative: {length}")
        if is_reader(source):
            raise NotEmulated("org.apache.commons.io.IOUtils.read of a Reader", "", "use IOUtils.toString or readLines")
        return max(int(source.read(target, offset, length)), 0)

    @staticmethod
    @static_takes(*_FILLED)
    def readFully(source: Any, target: Any, *bounds: int) -> Any:
        """Fill an array, or give one of a size; EOFException where there is too little."""
        if isinstance(target, int):
            if target < 0:
                raise NegativeArraySizeException(str(target))
            data = source._up_to(target)
            _check_length(target, len(data))
            return to_java_bytes(data)
        length = bounds[1] if bounds else len(target)
        _check_length(length, IOReading.read(source, target, *bounds))
        return None

    @staticmethod
    @static_takes(f"{_STREAM}, long", f"{_READER}, long")
    def skip(source: Any, size: int) -> int:
        """How many bytes or characters were passed over."""
        if size < 0:
            raise IllegalArgumentException(f"Skip count must be non-negative, actual: {size}")
        return java_long(len(source._up_to(size)))

    @staticmethod
    @static_takes(f"{_STREAM}, long", f"{_READER}, long")
    def skipFully(source: Any, size: int) -> None:
        """The same; EOFException where there are fewer."""
        skip_fully(source, size)

    @staticmethod
    @static_takes("=java.io.InputStream", "=java.io.InputStream, int")
    def buffer(source: Any, *size: int) -> Any:
        """The source or target in a buffered one."""
        if source is None:
            raise NullPointerException("inputStream")
        from ...io.buffered_input_stream import BufferedInputStream
        from ...io.buffered_output_stream import BufferedOutputStream
        from ...io.readers import BufferedReader, Reader

        kinds = ((Reader, BufferedReader), (OutputStream, BufferedOutputStream))
        return next((buffered for kind, buffered in kinds if isinstance(source, kind)), BufferedInputStream)(source)

    @staticmethod
    @static_takes(_READER, f"{_READER}, int")
    def toBufferedReader(source: Any, size: int = 0) -> BufferedReader:
        if source is None:
            raise NullPointerException()
        from ...io.readers import BufferedReader

        return source if isinstance(source, BufferedReader) else BufferedReader(source)

    @staticmethod
    @static_takes("", "int")
    def byteArray(size: int = 8192) -> array[int]:
        """Zeros."""
        return to_java_bytes(bytes(size))

    @staticmethod
    @static_takes("=java.lang.CharSequence")
    def length(value: Any) -> int:
        return 0 if value is None else len(value)


def _all_of(source: Any) -> Any:
    return source._remaining() if is_reader(source) else drain(source)


def _check_length(expected: int, actual: int) -> None:
    if actual != expected:
        raise EOFException(f"Length to read: {expected} actual: {actual}")
