"""java.net.URL as ``new URL(text)`` makes it (Java 17): what InvokeHTTP reads its Remote URL with before OkHttp does.

It keeps the text as written (only the protocol is lower-cased), so its words about a bad URL come first and ``external_form`` is what
``invokehttp.request.url`` shows. Only absolute URLs; handlers known: those of java.base.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Optional, Tuple

from ..java.lang.throwable import IllegalArgumentException, JavaRuntimeException, NumberFormatException
from ..java.net.exceptions import MalformedURLException

_PROTOCOLS = ("http", "https", "ftp", "file", "jar", "jmod", "jrt", "mailto")
_PROTOCOL = re.compile(r"[^\W\d_][\w.+-]*")
_BLANKS = "".join(map(chr, range(0x21)))


@dataclass(frozen=True)
class JavaUrl:
    """The parts of a java.net.URL, as written."""

    protocol: str
    authority: Optional[str]
    path: str
    query: Optional[str]
    ref: Optional[str]

    @classmethod
    def parse(cls, spec: str) -> JavaUrl:
        """new URL(spec): MalformedURLException in Java's words for what it refuses."""
        protocol, rest = _protocol(spec)
        rest, hash_sign, ref = rest.partition("#")
        rest, question, query = rest.partition("?")
        authority: Optional[str] = None
        path = rest
        if rest.startswith("//") and not rest.startswith("////"):
            slash = rest.find("/", 2)
            authority, path = (rest[2:], "") if slash == -1 else (rest[2:slash], rest[slash:])
            _check_authority(authority)
        return cls(protocol, authority, path, query if question else None, ref if hash_sign else None)

    @property
    def external_form(self) -> str:
        """URL.toExternalForm()."""
        authority = "//" + self.authority if self.authority else ""
        query = "" if self.query is None else "?" + self.query
        ref = "" if self.ref is None else "#" + self.ref
        return f"{self.protocol}:{authority}{self.path}{query}{ref}"

    @property
    def file_name(self) -> Optional[str]:
        """InvokeHTTP.getFileNameFromUrl: the last part of the path, None when there is none."""
        path = self.path[:-1] if self.path.endswith("/") else self.path
        return path.rpartition("/")[2] if path else None


def _protocol(spec: str) -> Tuple[str, str]:
    text = spec.strip(_BLANKS)
    if text[:4].lower() == "url:":
        text = text[4:]
    head = "" if text.startswith("#") else text.partition("/")[0]
    name, colon, _ = head.partition(":")
    if not colon or not _PROTOCOL.fullmatch(name):
        raise MalformedURLException("no protocol: " + spec)
    if name.lower() not in _PROTOCOLS:
        raise MalformedURLException("unknown protocol: " + name.lower())
    return name.lower(), text[len(name) + 1 :]


def _check_authority(authority: str) -> None:
    """URLStreamHandler.parseURL: what it finds wrong with host and port."""
    try:
        _check_host_port(authority)
    except JavaRuntimeException as error:
        raise MalformedURLException(error.getMessage(), error)


def _check_host_port(authority: str) -> None:
    if authority.count("@") > 1:
        return
    host = authority.rpartition("@")[2]
    if host.startswith("["):
        port_text = _after_ipv6(host, authority)
    else:
        port_text = host.partition(":")[2]
    if port_text:
        port = _parse_int(port_text)
        if port < -1:
            raise IllegalArgumentException(f"Invalid port number :{port}")


def _after_ipv6(host: str, authority: str) -> str:
    closing = host.find("]")
    if closing <= 2:
        raise IllegalArgumentException("Invalid authority field: " + authority)
    literal, rest = host[: closing + 1], host[closing + 1 :]
    if not _is_ipv6(literal[1:-1]):
        raise IllegalArgumentException("Invalid host: " + literal)
    if rest and not rest.startswith(":"):
        raise IllegalArgumentException("Invalid authority field: " + authority)
    return rest[1:]


def _is_ipv6(text: str) -> bool:
    import ipaddress

    try:
        ipaddress.IPv6Address(text)
    except ValueError:
        return False
    return True


def _parse_int(text: str) -> int:
    """Integer.parseInt(CharSequence, begin, end, radix): the index of the first character that makes it fail."""
    digits = text[1:] if text[0] in "+-" else text
    start = len(text) - len(digits)
    value = 0
    for index, char in enumerate(digits, start):
        if not char.isdecimal():
            raise NumberFormatException(f'Error at index {index} in: "{text}"')
        value = value * 10 + int(char)
        if value > 2**31:
            raise NumberFormatException(f'Error at index {index} in: "{text}"')
    if not digits:
        raise NumberFormatException(f'Error at index {start} in: "{text}"')
    return -value if text[0] == "-" else value
