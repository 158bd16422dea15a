"""``codecs``: encode and decode, readers and writers over a script's files, the byte order marks."""

from __future__ import annotations

import codecs
from types import ModuleType
from typing import Any, Iterator, List, Tuple

from ..objects.bytestring import ByteString, from_bytes, plain
from ..objects.codec_names import codec_name
from ..objects.codecs import decode, encode
from .byte_strings import as_bytes
from .catalog import python_module

_MARKS = ("BOM", "BOM_BE", "BOM_LE", "BOM_UTF8", "BOM_UTF16", "BOM_UTF16_BE", "BOM_UTF16_LE", "BOM_UTF32", "BOM_UTF32_BE", "BOM_UTF32_LE")
_BIG_ENDIAN = {"BOM": "BOM_BE", "BOM_UTF16": "BOM_UTF16_BE", "BOM_UTF32": "BOM_UTF32_BE"}


class StreamWriter:
    """Unicode in, bytes to the file."""

    encoding = ""

    def __init__(self, stream: Any, errors: Any = "strict") -> None:
        self.stream, self.errors = stream, errors

    def write(self, text: Any) -> None:
        """Write a string, encoded."""
        self.stream.write(encode(text, self.encoding, plain(self.errors)))
        self.encoding = _AFTER_THE_MARK.get(self.encoding, self.encoding)

    def writelines(self, lines: Any) -> None:
        """Write many."""
        self.write("".join(lines))

    def reset(self) -> None:
        """Nothing waits."""

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *_: Any) -> None:
        self.stream.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


def _encode(text: Any, encoding: Any = "ascii", errors: Any = "strict") -> ByteString:
    """``codecs.encode``: of unicode alone."""
    if not isinstance(text, str) or isinstance(text, ByteString):
        raise TypeError(ByteString("encode(): 1st arg can't be coerced to org.python.core.PyUnicode"))
    return encode(text, plain(encoding), plain(errors))


_AFTER_THE_MARK = {"utf-16": "utf-16-be", "utf-32": "utf-32-be"}


class StreamReader:
    """Bytes of the file, unicode out."""

    encoding = ""

    def __init__(self, stream: Any, errors: Any = "strict") -> None:
        self.stream, self.errors = stream, errors
        self._decoder = codecs.getincrementaldecoder(self.encoding)(plain(errors))
        self._left = ""

    def _fill(self, size: int = -1) -> bool:
        data = self.stream.read() if size < 0 else self.stream.read(size)
        try:
            self._left += self._decoder.decode(as_bytes(data), size < 0)
        except UnicodeError as error:
            if "BOM" not in str(error):
                raise
            raise UnicodeError(ByteString("UTF-16 stream does not start with BOM")) from None
        return bool(data)

    def read(self, size: int = -1, chars: int = -1, firstline: Any = False) -> str:
        """What is left."""
        if size < 0 and chars < 0:
            self._fill()
            text, self._left = self._left, ""
            return text
        count = chars if chars >= 0 else size
        while len(self._left) < count and self._fill(count):
            pass
        text, self._left = self._left[:count], self._left[count:]
        return text

    def readline(self, size: Any = None, keepends: Any = True) -> str:
        """A line."""
        while len(self._left.splitlines(True)) < 2 and self._fill(4096):
            pass
        lines = self._left.splitlines(True)
        line = lines[0] if lines else ""
        self._left = self._left[len(line) :]
        return line if keepends else (line.splitlines() or [""])[0]

    def readlines(self, sizehint: Any = None, keepends: Any = True) -> List[str]:
        """All lines."""
        return self.read().splitlines(bool(keepends))

    def __iter__(self) -> Iterator[str]:
        return iter(self.readline, "")

    def next(self) -> str:
        """The next line."""
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    __next__ = next

    def seek(self, offset: int, whence: int = 0) -> None:
        """Go to a place of the file."""
        self.stream.seek(offset, whence)
        self._left = ""
        self._decoder.reset()

    def reset(self) -> None:
        """Forget what waits."""
        self._left = ""

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *_: Any) -> None:
        self.stream.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


class StreamReaderWriter(StreamReader):
    """What ``codecs.open`` gives."""

    def __init__(self, stream: Any, errors: Any = "strict") -> None:
        super().__init__(stream, errors)
        self.writer = StreamWriter(stream, errors)
        self.writer.encoding = self.encoding

    def write(self, text: Any) -> None:
        """Write a string, encoded."""
        self.writer.write(text)

    def writelines(self, lines: Any) -> None:
        """Write many."""
        self.writer.writelines(lines)


_NAMES = {"string_escape": "string-escape", "unicode_internal": "unicode_internal"}


def _name(encoding: Any) -> str:
    name = codec_name(plain(encoding))
    return _NAMES.get(name) or codecs.lookup(name).name


def _of(kind: type, encoding: Any) -> Any:
    return type(kind.__name__, (kind,), {"encoding": _name(encoding), "__module__": f"encodings.{_name(encoding).replace('-', '_')}"})


class CodecInfo(tuple):  # type: ignore[type-arg]
    """What ``codecs.lookup`` gives."""

    name: Any

    def __new__(cls, encoding: Any) -> CodecInfo:
        self = super().__new__(cls, (_encoder(encoding), _decoder(encoding), _of(StreamReader, encoding), _of(StreamWriter, encoding)))
        self.name = ByteString(_name(encoding))
        self.encode, self.decode, self.streamreader, self.streamwriter = self
        return self

    encode: Any
    decode: Any
    streamreader: Any
    streamwriter: Any


def _encoder(encoding: Any) -> Any:
    name = _name(encoding)
    return lambda text, errors="strict": (encode(text, name, plain(errors)), len(text))


def _decoder(encoding: Any) -> Any:
    name = _name(encoding)
    return lambda data, errors="strict": (decode(data, name, plain(errors)), len(data))


def _both(encoding: str) -> Tuple[Any, Any]:
    return _encoder(encoding), _decoder(encoding)


@python_module("codecs")
def build(interpreter: Any) -> ModuleType:
    def open_(filename: Any, mode: Any = "rb", encoding: Any = None, errors: Any = "strict", buffering: int = 1) -> Any:
        if encoding is None:
            return interpreter.open_(filename, mode)
        kind = plain(mode) if "b" in mode else plain(mode) + "b"
        return _of(StreamReaderWriter, encoding)(interpreter.open_(filename, kind), errors)

    module = ModuleType("codecs")
    module.__dict__.update({mark: from_bytes(getattr(codecs, _BIG_ENDIAN.get(mark, mark))) for mark in _MARKS})
    for encoding, name in (("utf-8", "utf_8"), ("latin-1", "latin_1"), ("ascii", "ascii")):
        module.__dict__[name + "_encode"], module.__dict__[name + "_decode"] = _both(encoding)
    module.__dict__.update(
        encode=_encode,
        decode=lambda text, encoding="ascii", errors="strict": decode(text, plain(encoding), errors),
        open=open_, lookup=CodecInfo, getencoder=_encoder, getdecoder=_decoder, StreamReader=StreamReader, StreamWriter=StreamWriter,
        getreader=lambda encoding: _of(StreamReader, encoding), getwriter=lambda encoding: _of(StreamWriter, encoding),
        CodecInfo=CodecInfo, StreamReaderWriter=StreamReaderWriter,
    )  # fmt: skip
    return module
