"""The rest of the Throwable tree: java.io, java.net, java.nio, java.text, java.util and javax.net.ssl."""

from __future__ import annotations

from ..registry import java_class
from .throwable import IllegalArgumentException, IOException, JavaException, JavaRuntimeException


@java_class("java.io.EOFException")
class EOFException(IOException):
    """java.io.EOFException."""


@java_class("java.io.FileNotFoundException")
class FileNotFoundException(IOException):
    """java.io.FileNotFoundException."""


@java_class("java.io.InterruptedIOException")
class InterruptedIOException(IOException):
    """java.io.InterruptedIOException."""


@java_class("java.io.UnsupportedEncodingException")
class UnsupportedEncodingException(IOException):
    """java.io.UnsupportedEncodingException."""


@java_class("java.io.UTFDataFormatException")
class UTFDataFormatException(IOException):
    """java.io.UTFDataFormatException."""


@java_class("java.io.UncheckedIOException")
class UncheckedIOException(JavaRuntimeException):
    """java.io.UncheckedIOException."""


@java_class("java.nio.charset.CharacterCodingException")
class CharacterCodingException(IOException):
    """java.nio.charset.CharacterCodingException."""


@java_class("java.nio.charset.MalformedInputException")
class MalformedInputException(CharacterCodingException):
    """java.nio.charset.MalformedInputException."""


@java_class("java.nio.charset.IllegalCharsetNameException")
class IllegalCharsetNameException(IllegalArgumentException):
    """java.nio.charset.IllegalCharsetNameException."""


@java_class("java.nio.charset.UnsupportedCharsetException")
class UnsupportedCharsetException(IllegalArgumentException):
    """java.nio.charset.UnsupportedCharsetException."""


@java_class("java.nio.file.FileSystemException")
class FileSystemException(IOException):
    """java.nio.file.FileSystemException."""


@java_class("java.nio.file.NoSuchFileException")
class NoSuchFileException(FileSystemException):
    """java.nio.file.NoSuchFileException."""


@java_class("java.nio.file.AccessDeniedException")
class AccessDeniedException(FileSystemException):
    """java.nio.file.AccessDeniedException."""


@java_class("java.net.MalformedURLException")
class MalformedURLException(IOException):
    """java.net.MalformedURLException."""


@java_class("java.net.ProtocolException")
class ProtocolException(IOException):
    """java.net.ProtocolException."""


@java_class("java.net.SocketException")
class SocketException(IOException):
    """java.net.SocketException."""


@java_class("java.net.ConnectException")
class ConnectException(SocketException):
    """java.net.ConnectException."""


@java_class("java.net.NoRouteToHostException")
class NoRouteToHostException(SocketException):
    """java.net.NoRouteToHostException."""


@java_class("java.net.HttpRetryException")
class HttpRetryException(IOException):
    """java.net.HttpRetryException."""


@java_class("java.net.SocketTimeoutException")
class SocketTimeoutException(InterruptedIOException):
    """java.net.SocketTimeoutException."""


@java_class("java.net.UnknownHostException")
class UnknownHostException(IOException):
    """java.net.UnknownHostException."""


@java_class("java.net.UnknownServiceException")
class UnknownServiceException(IOException):
    """java.net.UnknownServiceException."""


@java_class("java.net.URISyntaxException")
class URISyntaxException(JavaException):
    """java.net.URISyntaxException."""


@java_class("javax.net.ssl.SSLException")
class SSLException(IOException):
    """javax.net.ssl.SSLException."""


@java_class("javax.net.ssl.SSLHandshakeException")
class SSLHandshakeException(SSLException):
    """javax.net.ssl.SSLHandshakeException."""


@java_class("javax.net.ssl.SSLPeerUnverifiedException")
class SSLPeerUnverifiedException(SSLException):
    """javax.net.ssl.SSLPeerUnverifiedException."""


@java_class("java.text.ParseException")
class ParseException(JavaException):
    """java.text.ParseException."""


@java_class("java.util.ConcurrentModificationException")
class ConcurrentModificationException(JavaRuntimeException):
    """java.util.ConcurrentModificationException."""


@java_class("java.util.EmptyStackException")
class EmptyStackException(JavaRuntimeException):
    """java.util.EmptyStackException."""


@java_class("java.util.MissingResourceException")
class MissingResourceException(JavaRuntimeException):
    """java.util.MissingResourceException."""


@java_class("java.util.NoSuchElementException")
class NoSuchElementException(JavaRuntimeException):
    """java.util.NoSuchElementException."""


@java_class("java.util.InputMismatchException")
class InputMismatchException(NoSuchElementException):
    """java.util.InputMismatchException."""


@java_class("java.util.concurrent.ExecutionException")
class ExecutionException(JavaException):
    """java.util.concurrent.ExecutionException."""


@java_class("java.util.concurrent.TimeoutException")
class JavaTimeoutException(JavaException):
    """java.util.concurrent.TimeoutException."""


@java_class("java.time.DateTimeException")
class DateTimeException(JavaRuntimeException):
    """java.time.DateTimeException."""


@java_class("java.time.format.DateTimeParseException")
class DateTimeParseException(DateTimeException):
    """java.time.format.DateTimeParseException."""


@java_class("java.util.zip.ZipException")
class ZipException(IOException):
    """java.util.zip.ZipException."""
