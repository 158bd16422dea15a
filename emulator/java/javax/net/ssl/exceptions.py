"""The exceptions of javax.net.ssl."""

from __future__ import annotations

from ....io.exceptions import IOException
from ....registry import java_class


@java_class("javax.net.ssl.SSLException")
class SSLException(IOException): ...


@java_class("javax.net.ssl.SSLHandshakeException")
class SSLHandshakeException(SSLException): ...


@java_class("javax.net.ssl.SSLPeerUnverifiedException")
class SSLPeerUnverifiedException(SSLException): ...
