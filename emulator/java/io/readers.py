"""java.io's readers and writers: characters over byte streams."""

from __future__ import annotations

import codecs
from typing import Any, Iterator, List, Optional

from ..lang.object import JavaObject
from ..lang.readable import Readable
from ..lang.signature import constructor_takes
from ..nio.charset.charsets import Charset, charset, encode
from ..registry import java_class
from ..util.lists import ArrayList
from .exceptions import IOException
from .streams import CHUNK, InputStream, OutputStream


def _errors(of: Charset) -> str:
    return "java_replace" if of._name == "UTF-8" else "replace"


@java_class("java.io.Reader")
class Reader(Readable):
    """Characters to read; a subclass gives ``_chars(n) -> str``, '' at the end."""

    def _chars(self, size: int) -> str:
        raise NotImplementedError

    def read(self, *where: Any) -> int:
        """A character's code, -1 at the end."""
        if where:
            raise TypeError("read(): 1st arg can't be coerced to char[], java.nio.CharBuffer")
        text = self._chars(1)
        return ord(text) if text else -1

    def ready(self) -> bool:
        """Whether a read would not wait."""
        return True

    def close(self) -> None:
        """Nothing by default."""

    def _remaining(self) -> str:
        return "".join(iter(lambda: self._chars(CHUNK), ""))

    def _up_to(self, size: int) -> str:
        """So many characters, or all that there are."""
        text = ""
        while len(text) < size:
            chunk = self._chars(size - len(text))
            if not chunk:
                break
            text += chunk
        return text


@java_class("java.io.StringReader")
class StringReader(Reader):
    """Over a text."""

    @constructor_takes("String")
    def __init__(self, text: str) -> None:
        self._text, self._at = text, 0

    def _chars(self, size: int) -> str:
        chunk = self._text[self._at : self._at + size]
        self._at += len(chunk)
        return chunk


@java_class("java.io.InputStreamReader")
class InputStreamReader(Reader):
    """Decodes an input stream; malformed bytes become U+FFFD."""

    def __init__(self, source: InputStream, of: Any = None) -> None:
        self._source = source
        self._charset: Charset = charset(of)
        self._decoder = codecs.getincrementaldecoder(self._charset._codec)(_errors(self._charset))
        self._buffer, self._ended = "", False

    def getEncoding(self) -> str:
        """The charset's historical name."""
        return {"UTF-8": "UTF8", "ISO-8859-1": "ISO8859_1", "US-ASCII": "ASCII"}.get(self._charset._name, self._charset._name)

    def _chars(self, size: int) -> str:
        while len(self._buffer) < size and not self._ended:
            data = self._source._take(CHUNK)
            self._ended = not data
            self._buffer += self._decoder.decode(data, final=self._ended)
        chunk, self._buffer = self._buffer[:size], self._buffer[size:]
        return chunk

    def close(self) -> None:
        self._source.close()


@java_class("java.io.BufferedReader")
class BufferedReader(Reader):
    """Lines of a reader, without their ends (\\n, \\r or \\r\\n)."""

    def __init__(self, source: Reader, size: int = 8192) -> None:
        self._source, self._buffer, self._at, self._skip_feed, self._closed = source, "", 0, False, False

    def readLine(self) -> Optional[str]:
        """The next line, None at the end."""
        if self._closed:
            raise IOException("Stream closed")
        parts: List[str] = []
        while True:
            if self._at >= len(self._buffer) and not self._fill():
                return "".join(parts) if parts else None
            if self._skip_feed:
                self._skip_feed = False
                if self._buffer[self._at] == "\n":
                    self._at += 1
                    continue
            end = self._line_end()
            parts.append(self._buffer[self._at : end])
            self._at = end
            if end < len(self._buffer):
                self._skip_feed = self._buffer[end] == "\r"
                self._at += 1
                return "".join(parts)

    def _line_end(self) -> int:
        ends = [found for found in (self._buffer.find("\n", self._at), self._buffer.find("\r", self._at)) if found >= 0]
        return min(ends, default=len(self._buffer))

    def _fill(self) -> bool:
        self._buffer, self._at = self._source._chars(CHUNK), 0
        return bool(self._buffer)

    def _chars(self, size: int) -> str:
        if self._at >= len(self._buffer) and not self._fill():
            return ""
        chunk = self._buffer[self._at : self._at + size]
        self._at += len(chunk)
        return chunk

    def lines(self) -> Iterator[str]:
        return iter(self.readLine, None)

    def close(self) -> None:
        self._closed = True
        self._source.close()

    def __iter__(self) -> Iterator[str]:
        return self.lines()


@java_class("java.io.Writer")
class Writer(JavaObject):
    """Characters to write; a subclass gives ``_put(text)``."""

    def _put(self, text: str) -> None:
        raise NotImplementedError

    def write(self, text: Any, offset: int = 0, length: int = -1) -> None:
        """A text, a part of it, or a character's code."""
        text = chr(text & 0xFFFF) if isinstance(text, int) else str(text)
        self._put(text[offset:] if length < 0 else text[offset : offset + length])

    def append(self, text: Any) -> Writer:
        self.write("null" if text is None else text)
        return self

    def flush(self) -> None:
        """Nothing by default."""

    def close(self) -> None:
        """Nothing by default."""


@java_class("java.io.StringWriter")
class StringWriter(Writer):
    """Collects a text."""

    def __init__(self, size: int = 16) -> None:
        self._parts: List[str] = []

    def _put(self, text: str) -> None:
        self._parts.append(text)

    def toString(self) -> str:
        return "".join(self._parts)


class _BufferWriter(Writer):
    """Holds texts back for a target; what is not flushed or closed stays in the buffer, as in Java."""

    def __init__(self, target: Any) -> None:
        self._target, self._closed = target, False
        self._buffer: List[str] = []

    def close(self) -> None:
        """Flush and close the target, once."""
        if not self._closed:
            self.flush()
            self._target.close()
            self._closed = True


@java_class("java.io.OutputStreamWriter")
class OutputStreamWriter(_BufferWriter):
    """Encodes to an output stream."""

    def __init__(self, target: OutputStream, of: Any = None) -> None:
        super().__init__(target)
        self._charset = charset(of)

    def _put(self, text: str) -> None:
        self._check_open()
        self._buffer.append(text)

    def _check_open(self) -> None:
        if self._closed:
            raise IOException("Stream closed")

    def flush(self) -> None:
        self._check_open()
        if self._buffer:
            self._target.write(encode("".join(self._buffer), self._charset))
            self._buffer.clear()
        self._target.flush()


@java_class("java.io.BufferedWriter")
class BufferedWriter(_BufferWriter):
    """Passes on to another writer when it is flushed."""

    def __init__(self, target: Writer, size: int = 8192) -> None:
        super().__init__(target)

    def _put(self, text: str) -> None:
        self._buffer.append(text)

    def newLine(self) -> None:
        self._put("\n")

    def flush(self) -> None:
        for text in self._buffer:
            self._target.write(text)
        self._buffer.clear()
        self._target.flush()


@java_class("java.io.PrintWriter")
class PrintWriter(BufferedWriter):
    """A writer with print and println, over a Writer or an OutputStream."""

    def __init__(self, target: Any, auto_flush: bool = False) -> None:
        super().__init__(target if isinstance(target, Writer) else OutputStreamWriter(target))
        self._auto_flush = auto_flush

    def print(self, value: Any) -> None:
        from ..lang.value_text import java_text

        self._put(java_text(value))

    def println(self, *values: Any) -> None:
        for value in values:
            self.print(value)
        self.newLine()
        if self._auto_flush:
            self.flush()


def lines_of(reader: Reader) -> ArrayList:
    """All lines that are left in a reader."""
    return ArrayList(BufferedReader(reader).lines())
