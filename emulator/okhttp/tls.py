"""TLS with the machine's default trust, host name checked: what an https URL without an SSLContextService gets."""

from __future__ import annotations

import socket
import ssl
from typing import Optional, Tuple

from ..java.io.exceptions import IOException
from ..java.javax.net.ssl.exceptions import SSLException, SSLHandshakeException, SSLPeerUnverifiedException
from ..java.net.exceptions import SocketException, SocketTimeoutException

_UNTRUSTED = (
    "PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: "
    "unable to find valid certification path to requested target"
)
_SHORT = {
    "commonName": "CN",
    "organizationName": "O",
    "organizationalUnitName": "OU",
    "countryName": "C",
    "localityName": "L",
    "stateOrProvinceName": "ST",
}
_NO_TLS, _PLAIN_ANSWER = "Unsupported or unrecognized SSL message", ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "RECORD_LAYER_FAILURE")
_HOST_MISMATCH = 62  # X509_V_ERR_HOSTNAME_MISMATCH


def handshake(plain: socket.socket, host: str) -> Tuple[socket.socket, Optional[str]]:
    """The secured socket and the peer's distinguished name."""
    context = ssl.create_default_context()
    try:
        secured = context.wrap_socket(plain, server_hostname=host)
    except OSError as error:
        plain.close()
        raise _failure(error, host)
    return secured, _name(secured.getpeercert() or {})


def _failure(error: OSError, host: str) -> IOException:
    if isinstance(error, ssl.SSLCertVerificationError):
        if error.verify_code == _HOST_MISMATCH:
            return SSLPeerUnverifiedException(f"Hostname {host} not verified")
        return SSLHandshakeException(_UNTRUSTED)
    if isinstance(error, (ssl.SSLEOFError, ConnectionError)):
        return SSLHandshakeException("Remote host terminated the handshake")
    if isinstance(error, ssl.SSLError):
        reason = error.reason or ""
        return SSLException(_NO_TLS if reason in _PLAIN_ANSWER else reason)
    return SocketTimeoutException("Read timed out") if isinstance(error, socket.timeout) else SocketException(error.strerror or str(error))


def _name(certificate: object) -> Optional[str]:
    """X500Principal.getName(): RFC 2253, the most specific part first."""
    subject = certificate.get("subject", ()) if isinstance(certificate, dict) else ()
    parts = [f"{_SHORT.get(key, key)}={value}" for group in subject for key, value in group]
    return ",".join(reversed(parts)) or None
