"""The exceptions of java.io."""

from __future__ import annotations

from ..lang.throwable import JavaException, JavaRuntimeException
from ..registry import java_class


@java_class("java.io.IOException")
class IOException(JavaException): ...


@java_class("java.io.EOFException")
class EOFException(IOException): ...


@java_class("java.io.FileNotFoundException")
class FileNotFoundException(IOException): ...


@java_class("java.io.InterruptedIOException")
class InterruptedIOException(IOException): ...


@java_class("java.io.UnsupportedEncodingException")
class UnsupportedEncodingException(IOException): ...


@java_class("java.io.UTFDataFormatException")
class UTFDataFormatException(IOException): ...


@java_class("java.io.UncheckedIOException")
class UncheckedIOException(JavaRuntimeException): ...
