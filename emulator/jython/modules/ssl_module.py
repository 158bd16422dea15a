"""``ssl``, as far as a client needs it: contexts that check the other side's certificate, or do not."""

from __future__ import annotations

import socket as sockets
import ssl
from types import ModuleType
from typing import Any

from ..objects.bytestring import ByteString, plain
from .catalog import python_module
from .python_written import shown_in
from .socket_objects import Channel, Socket, SocketError, Timeout, failure, mapped

CERT_NONE, CERT_OPTIONAL, CERT_REQUIRED = 0, 1, 2
PROTOCOL_SSLV23 = 2
_UNTRUSTED = "certificate verify failed (java.security.cert.CertificateException: certificate verify failed)"
_SSL = 1  # SSL_ERROR_SSL


class SSLError(SocketError):
    """``ssl.SSLError``."""


class CertificateError(ValueError):
    """``ssl.CertificateError``."""


SSLError.__module__, CertificateError.__module__ = "_socket", "ssl"


class SSLSocket(Socket):
    """``ssl.SSLSocket``."""


class SSLContext:
    """``ssl.SSLContext``."""

    def __init__(self, protocol: Any) -> None:
        self.protocol = protocol
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._context.check_hostname, self._context.verify_mode = False, ssl.CERT_NONE

    @property
    def check_hostname(self) -> bool:
        """Must the certificate name the host?"""
        return self._context.check_hostname

    @check_hostname.setter
    def check_hostname(self, value: Any) -> None:
        if value and self.verify_mode == CERT_NONE:
            raise ValueError(ByteString("check_hostname needs a SSL context with either CERT_OPTIONAL or CERT_REQUIRED"))
        self._context.check_hostname = bool(value)

    @property
    def verify_mode(self) -> int:
        """CERT_NONE, CERT_OPTIONAL, CERT_REQUIRED."""
        return int(self._context.verify_mode)

    @verify_mode.setter
    def verify_mode(self, value: Any) -> None:
        if value == CERT_NONE and self.check_hostname:
            raise ValueError(ByteString("Cannot set verify_mode to CERT_NONE when check_hostname is enabled."))
        self._context.verify_mode = ssl.VerifyMode(value)

    def load_verify_locations(self, cafile: Any = None, capath: Any = None, cadata: Any = None) -> None:
        """Trust these."""
        self._context.load_verify_locations(*[plain(path) if isinstance(path, str) else path for path in (cafile, capath, cadata)])

    def load_default_certs(self, purpose: Any = None) -> None:
        """Trust what the machine trusts."""
        self._context.load_default_certs()

    def set_default_verify_paths(self) -> None:
        """The same."""
        self._context.set_default_verify_paths()

    def load_cert_chain(self, certfile: Any, keyfile: Any = None, password: Any = None) -> None:
        """The client's own certificate."""
        self._context.load_cert_chain(plain(certfile), plain(keyfile) if keyfile else None, plain(password) if password else None)

    def wrap_socket(
        self, sock: Any, server_side: Any = False, do_handshake_on_connect: Any = True, suppress_ragged_eofs: Any = True,
        server_hostname: Any = None,
    ) -> SSLSocket:  # fmt: skip
        """The socket, secured."""
        channel: Channel = sock._sock
        wire = channel.open_wire()
        try:
            channel.wire = self._context.wrap_socket(wire, server_hostname=plain(server_hostname) if server_hostname else None)
        except ssl.SSLCertVerificationError:
            raise SSLError(_SSL, _UNTRUSTED) from None  # a Java text: unicode
        except ssl.SSLError as error:
            if channel.timeout:  # the handshake of Jython waits on
                raise failure(Timeout, 110, "timed out") from None
            raise SSLError(_SSL, error.reason or str(error)) from None
        except sockets.timeout as error:
            raise mapped(error) from None
        except OSError:
            raise failure(SSLError, _SSL, "SSLEngine closed already") from None
        return SSLSocket(_sock=channel)


shown_in("ssl", SSLContext, SSLSocket)


def create_default_context(purpose: Any = None, cafile: Any = None, capath: Any = None, cadata: Any = None) -> SSLContext:
    """``ssl.create_default_context``."""
    context = SSLContext(PROTOCOL_SSLV23)
    context.verify_mode = CERT_REQUIRED
    context.check_hostname = True
    if cafile or capath or cadata:
        context.load_verify_locations(cafile, capath, cadata)
    else:
        context.load_default_certs()
    return context


def create_unverified_context(
    protocol: Any = PROTOCOL_SSLV23, cert_reqs: Any = None, check_hostname: Any = False, purpose: Any = None, certfile: Any = None,
    keyfile: Any = None, cafile: Any = None, capath: Any = None, cadata: Any = None,
) -> SSLContext:  # fmt: skip
    """``ssl._create_unverified_context``."""
    context = SSLContext(protocol)
    if cert_reqs is not None:
        context.verify_mode = cert_reqs
    context.check_hostname = check_hostname
    if certfile or keyfile:
        context.load_cert_chain(certfile, keyfile)
    if cafile or capath or cadata:
        context.load_verify_locations(cafile, capath, cadata)
    return context


@python_module("ssl")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("ssl")
    create_unverified_context.__name__ = "_create_unverified_context"
    module.__dict__.update(
        CERT_NONE=CERT_NONE, CERT_OPTIONAL=CERT_OPTIONAL, CERT_REQUIRED=CERT_REQUIRED, PROTOCOL_SSLv23=PROTOCOL_SSLV23, PROTOCOL_SSLv3=1,
        PROTOCOL_TLSv1=3, PROTOCOL_TLSv1_1=4, PROTOCOL_TLSv1_2=5, SSL_ERROR_SSL=_SSL, HAS_SNI=True, SSLError=SSLError,
        CertificateError=CertificateError, SSLContext=SSLContext, SSLSocket=SSLSocket, create_default_context=create_default_context,
        _create_unverified_context=create_unverified_context, _create_default_https_context=create_default_context,
    )  # fmt: skip
    return module
