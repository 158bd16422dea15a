"""The exceptions of java.net."""

from __future__ import annotations

from ..io.exceptions import InterruptedIOException, IOException
from ..lang.throwable import JavaException
from ..registry import java_class


@java_class("java.net.MalformedURLException")
class MalformedURLException(IOException): ...


@java_class("java.net.ProtocolException")
class ProtocolException(IOException): ...


@java_class("java.net.SocketException")
class SocketException(IOException): ...


@java_class("java.net.ConnectException")
class ConnectException(SocketException): ...


@java_class("java.net.NoRouteToHostException")
class NoRouteToHostException(SocketException): ...


@java_class("java.net.HttpRetryException")
class HttpRetryException(IOException): ...


@java_class("java.net.SocketTimeoutException")
class SocketTimeoutException(InterruptedIOException): ...


@java_class("java.net.UnknownHostException")
class UnknownHostException(IOException): ...


@java_class("java.net.UnknownServiceException")
class UnknownServiceException(IOException): ...


@java_class("java.net.URISyntaxException")
class URISyntaxException(JavaException): ...
