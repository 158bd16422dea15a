"""IOUtils' ways to write, copy and close (commons-io 2.11)."""

from __future__ import annotations

from typing import Any, Optional

from ...io.exceptions import EOFException, IOException
from ...io.streams import CHUNK, InputStream, OutputStream, copy, drain
from ...lang.long_value import java_long
from ...lang.overloads import NO
from ...lang.signature import conversion, static_takes
from ...lang.throwable import IllegalArgumentException, NullPointerException
from ...lang.value_text import java_text
from ...nio.charset.charsets import decode, encode, with_charset
from ...registry import lookup

_IN, _OUT, _READER, _WRITER = "java.io.InputStream", "java.io.OutputStream", "java.io.Reader", "java.io.Writer"
_COPIED = (
    f"{_IN}, {_OUT}", f"{_READER}, {_WRITER}", f"{_READER}, {_OUT}", f"{_IN}, {_WRITER}", f"java.net.URL, {_OUT}", f"{_IN}, {_OUT}, int",
    *with_charset(f"{_IN}, {_WRITER}", f"{_READER}, {_OUT}"),
)  # fmt: skip
_COPIED_LARGE = [
    f"{source}, {target}{more}"
    for source, target, buffer in ((_IN, _OUT, "byte[]"), (_READER, _WRITER, "=char[]"))
    for more in ("", f", {buffer}", ", long, long", f", long, long, {buffer}")
]
_NO_WRITER = 'Cannot invoke "java.io.Writer.write(char[], int, int)" because "writer" is null'
_CLOSED = (
    "java.io.Closeable, java.io.Closeable[], java.io.InputStream, java.io.OutputStream, java.io.Reader, java.io.Writer, "
    "java.net.ServerSocket, java.net.Socket, java.nio.channels.Selector"
)
_WRITTEN = "String, byte[], char[], java.lang.CharSequence, java.lang.StringBuffer"
_NO_OUTPUT = 'Cannot invoke "java.io.OutputStream.write(byte[])" because "output" is null'
_as_bytes = conversion("byte[]")


class IOWriting:
    """The static methods that change a target."""

    @staticmethod
    @static_takes(*_COPIED)
    def copy(source: Any, target: Any, *how: Any) -> Any:
        """From a stream or reader to another: the count of a copy between two of a kind, -1 above 2147483647."""
        if source is None or target is None:
            raise NullPointerException("inputStream" if source is None else "outputStream")
        if isinstance(source, InputStream) and isinstance(target, OutputStream):
            count = copy(source, target)
            return java_long(count) if how else count if count <= 0x7FFFFFFF else -1
        text = source._remaining() if is_reader(source) else decode(drain(source), *how)
        target.write(encode(text, *how) if isinstance(target, OutputStream) else text)
        return len(text) if is_reader(source) and not isinstance(target, OutputStream) else None

    @staticmethod
    @static_takes(*_COPIED_LARGE)
    def copyLarge(source: Any, target: Any, *how: Any) -> int:
        """A copy whose count is a long; of a part where an offset and a length (negative: all) are given, through a buffer."""
        buffer_size = len(how[-1]) if len(how) % 2 else CHUNK
        if len(how) < 2:
            _check_both(source, target)
            return java_long(_counted(source, -1, target, buffer_size))
        offset, length = how[:2]
        if offset > 0:
            skip_fully(source, offset)
        return java_long(_counted(source, length, target, buffer_size) if length and buffer_size else 0)

    @staticmethod
    def write(*values: Any) -> None:
        """A text (encoded), or bytes, to an output stream or a writer; null writes nothing."""
        if len(values) not in (2, 3):
            raise TypeError(f"write(): expected 2-3 args; got {len(values)}")
        data, target, *of = values
        text = data if isinstance(data, str) else _as_bytes(data)
        if text is NO:
            kind: Any = lookup("java.lang.StringBuilder")
            if kind is None or not isinstance(data, kind):
                raise TypeError(f"write(): 1st arg can't be coerced to {_WRITTEN}")
            text = data.toString()
        if text is None:
            return
        if target is None:
            raise NullPointerException(_NO_OUTPUT)
        if isinstance(target, OutputStream):
            target.write(text if isinstance(text, bytes) else encode(str.__str__(text), *of))
        elif isinstance(text, bytes) or of:  # a string of Python is a byte[] here
            target.write(decode(text if isinstance(text, bytes) else str.encode(text, "latin-1", "replace"), *of))
        else:
            target.write(text)

    writeChunked = write

    @staticmethod
    @static_takes("=java.util.Collection, String, =java.io.OutputStream", "=java.util.Collection, String, =java.io.OutputStream, =String")
    def writeLines(lines: Any, ending: Optional[str], target: Any, *of: Any) -> None:
        """Each line with an ending (null: a line feed)."""
        for line in lines or ():
            text = ("" if line is None else java_text(line)) + (ending or "\n")
            target.write(encode(text, *of) if isinstance(target, OutputStream) else text)

    @staticmethod
    def closeQuietly(*closeable: Any) -> None:
        """Close, and keep quiet about java.io.IOException and null."""
        for stream in closeable:
            if stream is None:
                continue
            if not hasattr(stream, "close"):
                raise TypeError(f"closeQuietly(): 1st arg can't be coerced to {_CLOSED}")
            try:
                stream.close()
            except IOException:
                continue

    @staticmethod
    def close(*closeable: Any) -> None:
        """Close; null is passed over."""
        for stream in closeable:
            if stream is not None:
                stream.close()


def is_reader(source: Any) -> bool:
    """Whether it gives characters. Readers are imported when somebody asks: most scripts read bytes."""
    from ...io.readers import Reader

    return isinstance(source, Reader)


def skip_fully(source: Any, size: int) -> None:
    """IOUtils.skipFully: EOFException where there are fewer bytes or characters."""
    kind = "Chars" if is_reader(source) else "Bytes"
    if size < 0:
        raise IllegalArgumentException(f"{kind} to skip must not be negative: {size}")
    skipped = len(source._up_to(size))
    if skipped != size:
        raise EOFException(f"{kind} to skip: {size} actual: {skipped}")


def _check_both(source: Any, target: Any) -> None:
    if source is None:
        raise NullPointerException("inputStream")
    if target is None:
        raise NullPointerException(_NO_WRITER if is_reader(source) else "outputStream")


def _counted(source: Any, most: int, target: Any, size: int) -> int:
    """Pieces up to a number of bytes or characters (negative: all) handed on; how many there were."""
    if source is None:
        raise NullPointerException('Cannot invoke "java.io.InputStream.read(byte[], int, int)" because "input" is null')
    take = source._chars if is_reader(source) else source._take
    count = 0
    while most < 0 or count < most:
        part = take(size if most < 0 else min(size, most - count))
        if not part:
            break
        if target is None:
            raise NullPointerException('Cannot invoke "java.io.OutputStream.write(byte[], int, int)" because "output" is null')
        target.write(part)
        count += len(part)
    return count
