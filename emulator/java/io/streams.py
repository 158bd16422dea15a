"""java.io's byte streams.

A stream of Java's own methods over two hooks: an input stream gives ``_take(n) -> bytes``, an output stream gets ``_put(bytes)``. Arrays of
bytes are ``array('b')`` as in Jython (a bytearray is taken as well); a subclass written in a script overrides ``read`` or ``write``.
"""

from __future__ import annotations

from array import array
from typing import Any, BinaryIO, Optional, Union

from ..lang.long_value import java_long
from ..lang.object import JavaObject
from ..lang.overloads import NO
from ..lang.signature import conversion, takes
from ..lang.throwable import IllegalArgumentException, IndexOutOfBoundsException, NullPointerException
from ..registry import java_class
from .exceptions import EOFException, IOException

ByteArray = Union[bytes, bytearray, "array[int]"]
CHUNK = 8192

_READ_COERCION = "read(): 1st arg can't be coerced to byte[]"
_WRITE_COERCION = "write(): 1st arg can't be coerced to byte[], int"
_NO_ARRAY = 'Cannot read the array length because "b" is null'
NO_TARGET = 'Cannot invoke "java.io.OutputStream.write(byte[], int, int)" because "out" is null'
_as_bytes = conversion("byte[]")


def to_java_bytes(data: bytes) -> array[int]:
    """Bytes as Java's byte[]: an array('b'), signed."""
    return array("b", data)


def from_java_bytes(data: Any) -> bytes:
    """Java's byte[] as bytes."""
    if isinstance(data, str):  # Jython hands a string of Python to byte[] one byte a character
        return data.encode("latin-1", "replace")
    return data.tobytes() if isinstance(data, array) else bytes(data)


def is_byte_array(value: Any) -> bool:
    """Whether a value can be a byte[]."""
    return isinstance(value, (bytes, bytearray)) or (isinstance(value, array) and value.typecode in "bB")


def check_range(offset: int, length: int, size: int) -> None:
    """Objects.checkFromIndexSize."""
    if offset < 0 or length < 0 or offset + length > size:
        raise IndexOutOfBoundsException(f"Range [{offset}, {offset} + {length}) out of bounds for length {size}")


def check_range_silently(offset: int, length: int, size: int) -> None:
    """The same without words, as streams of files and of java.util.zip have it."""
    if offset < 0 or length < 0 or offset + length > size:
        raise IndexOutOfBoundsException()


@java_class("java.io.InputStream")
class InputStream(JavaObject):
    """Bytes to read."""

    _check_range = staticmethod(check_range)

    def _take(self, size: int) -> bytes:
        """Up to ``size`` bytes, none at the end; by default from the read() of a script's subclass."""
        data = bytearray()
        while len(data) < size:
            byte = self.read()
            if byte < 0:
                break
            data.append(byte & 0xFF)
        return bytes(data)

    def _up_to(self, size: int) -> bytes:
        """So many bytes, or all that there are."""
        data = b""
        while len(data) < size:
            chunk = self._take(size - len(data))
            if not chunk:
                break
            data += chunk
        return data

    def read(self, *where: Any) -> int:
        """read() gives a byte or -1; read(byte[]) and read(byte[], offset, length) fill an array and give the count or -1."""
        if not where:
            data = self._take(1)
            return data[0] if data else -1
        target = where[0]
        if target is None:
            raise NullPointerException(_NO_ARRAY)
        if not isinstance(target, (bytearray, array)):
            copied = _as_bytes(target)  # Jython fills a byte[] that it made of a string or a list
            if copied is NO:
                raise TypeError(_READ_COERCION)
            target = bytearray(copied)
        offset, length = (where[1], where[2]) if len(where) == 3 else (0, len(target))
        self._check_range(offset, length, len(target))
        if not length:
            return 0
        data = self._take(length)
        memoryview(target).cast("B")[offset : offset + len(data)] = data
        return len(data) or -1

    def readAllBytes(self) -> array[int]:
        return to_java_bytes(drain(self))

    def readNBytes(self, *where: Any) -> Any:
        """Up to that many bytes; or the count of those put into an array at an offset."""
        if len(where) == 3:
            return max(self.read(*where), 0)
        if where[0] < 0:
            raise IllegalArgumentException("len < 0")
        return to_java_bytes(self._take(where[0]))

    def skip(self, size: int) -> int:
        """Pass over bytes; how many there were."""
        return java_long(len(self._take(size)) if size > 0 else 0)

    @takes("long")
    def skipNBytes(self, size: int) -> None:
        """Pass over so many bytes; EOFException where there are fewer."""
        if self.skip(size) < size:
            raise EOFException()

    @takes("java.io.OutputStream")
    def transferTo(self, target: Any) -> int:
        """Write everything that is left to an output stream; the count."""
        if target is None:
            raise NullPointerException(NO_TARGET)
        return java_long(copy(self, target))

    def available(self) -> int:
        """How many bytes can be read without waiting."""
        return 0

    def markSupported(self) -> bool:
        return False

    def mark(self, limit: int) -> None:
        """Remember this place."""

    def reset(self) -> None:
        raise IOException("mark/reset not supported")

    def close(self) -> None:
        """Nothing by default."""

    def __enter__(self) -> InputStream:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class FileInput(InputStream):
    """An input stream over a seekable binary file of Python; base of those below."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file, self._size, self._mark = file, size, 0

    def _take(self, size: int) -> bytes:
        return self._file.read(size)

    def available(self) -> int:
        return self._size - self._file.tell()

    def markSupported(self) -> bool:
        return True

    def mark(self, limit: int) -> None:
        self._mark = self._file.tell()

    def reset(self) -> None:
        self._file.seek(self._mark)


@java_class("java.io.OutputStream")
class OutputStream(JavaObject):
    """Bytes to write."""

    _check_range = staticmethod(check_range)
    _null_within: Optional[str] = _NO_ARRAY  # what write(null, offset, length) says

    def _put(self, data: bytes) -> None:
        """Takes bytes; by default one by one through the write(int) of a script's subclass."""
        for byte in data:
            self.write(byte)

    def write(self, *values: Any) -> None:
        """write(int) writes the low byte; write(byte[]) and write(byte[], offset, length) an array."""
        if len(values) not in (1, 3):
            raise TypeError(f"write(): expected 1 or 3 args; got {len(values)}")
        data, *bounds = values
        if isinstance(data, int) and -(2**31) <= data < 2**31 and not bounds:
            self._put(bytes((data & 0xFF,)))
            return
        raw = data if type(data) is bytes else _as_bytes(data)
        if raw is NO:
            raise TypeError(_WRITE_COERCION)
        if raw is None:
            raise NullPointerException(self._null_within if bounds else _NO_ARRAY)
        if bounds:
            self._check_range(bounds[0], bounds[1], len(raw))
            raw = raw[bounds[0] : bounds[0] + bounds[1]]
        self._put(raw)

    def flush(self) -> None:
        """Nothing by default."""

    def close(self) -> None:
        """Nothing by default."""

    def __enter__(self) -> OutputStream:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def drain(stream: InputStream) -> bytes:
    """Everything that is left in an input stream."""
    return b"".join(iter(lambda: stream._take(CHUNK), b""))


def copy(source: InputStream, target: OutputStream) -> int:
    """Everything from one stream to another; the count."""
    count = 0
    for chunk in iter(lambda: source._take(CHUNK), b""):
        target.write(chunk)
        count += len(chunk)
    return count
