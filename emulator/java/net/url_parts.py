"""How java.net.URL reads a text: a port of URL(URL, String) and URLStreamHandler.parseURL of JDK 17, with the handlers of java.base.

The text is kept as it is written: nothing is decoded, and only the path of a relative URL is made simpler.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Optional, Tuple

from ...base.errors import NotEmulated
from ..lang.text import trim
from ..lang.throwable import IllegalArgumentException, JavaRuntimeException, NumberFormatException
from .exceptions import MalformedURLException

DEFAULT_PORTS = {"http": 80, "https": 443, "ftp": 21, "file": -1, "jar": -1, "jmod": -1, "jrt": -1, "mailto": -1}


@dataclass(frozen=True)
class UrlParts:
    """The fields of a java.net.URL; ``port`` is -1 where the text names none."""

    protocol: str
    authority: Optional[str] = None
    user_info: Optional[str] = None
    host: str = ""
    port: int = -1
    path: str = ""
    query: Optional[str] = None
    ref: Optional[str] = None

    @property
    def file(self) -> str:
        return self.path if self.query is None else f"{self.path}?{self.query}"

    @property
    def external_form(self) -> str:
        """URL.toExternalForm()."""
        authority = "//" + self.authority if self.authority else ""
        return f"{self.protocol}:{authority}{self.file}{'' if self.ref is None else '#' + self.ref}"


def parse_url(spec: Optional[str], context: Optional[UrlParts] = None) -> UrlParts:
    """new URL(context, spec); MalformedURLException for what Java refuses."""
    try:
        return _parsed(spec, context)
    except MalformedURLException:
        raise
    except JavaRuntimeException as error:
        raise MalformedURLException(error.getMessage(), error)


@lru_cache(maxsize=256)
def _parsed(spec: Optional[str], context: Optional[UrlParts]) -> UrlParts:
    if spec is None:
        raise MalformedURLException('Cannot invoke "String.length()" because "spec" is null')
    text = trim(spec)
    if text[:4].lower() == "url:":
        text = text[4:]
    protocol, text = _protocol(text)
    base: Optional[UrlParts] = None
    if context is not None and protocol in (None, context.protocol) and (protocol is None or context.path.startswith("/")):
        base = context
    name = base.protocol if base else protocol
    if name is None:
        raise MalformedURLException("no protocol: " + spec)
    if name not in DEFAULT_PORTS:
        raise MalformedURLException("unknown protocol: " + name)
    text, hash_sign, ref = text.partition("#")
    start = replace(base, query=None, ref=None) if base else UrlParts(name)
    if base and not text:  # RFC 2396, 5.2.2
        start = replace(start, query=base.query, ref=base.ref)
    if hash_sign:
        start = replace(start, ref=ref)
    return _HANDLERS.get(name, _hierarchical)(start, text, base is not None)


def _protocol(text: str) -> Tuple[Optional[str], str]:
    """The protocol that the text begins with, None when it begins with none, and what follows."""
    name, colon, _ = ("" if text.startswith("#") else text.partition("/")[0]).partition(":")
    if colon and name in DEFAULT_PORTS:
        return name, text[len(name) + 1 :]
    if not colon or not name[:1].isalpha() or not all(char.isalpha() or char.isdecimal() or char in ".+-" for char in name):
        return None, text
    return name.lower(), text[len(name) + 1 :]


def _hierarchical(start: UrlParts, text: str, relative: bool) -> UrlParts:
    """URLStreamHandler.parseURL."""
    authority, user_info, host, port = start.authority, start.user_info, start.host, start.port
    path, query = start.path, start.query
    only_query = relative and text.startswith("?")
    text, question, query_text = text.partition("?")
    if question:
        query = query_text
    if text.startswith("//") and not text.startswith("////"):
        authority, slash, behind = text[2:].partition("/")
        user_info, host, named_port = _of_authority(authority)
        port = port if named_port is None else named_port
        text = slash + behind
        path = "" if authority else path
    if text.startswith("/"):
        path = text
    elif text:
        path = _relative_path(path, authority, text)
    elif only_query:
        path = path[: max(path.rfind("/"), 0)] + "/"
    return UrlParts(start.protocol, authority, user_info, host, port, path, query, start.ref)


def _relative_path(path: str, authority: Optional[str], text: str) -> str:
    if not path:
        return text if authority is None else "/" + text
    slash = path.rfind("/")
    separator = "/" if slash < 0 and authority is not None else ""
    return _simpler(path[: slash + 1] + separator + text)


def _simpler(path: str) -> str:
    """Without ``/./`` and ``/../`` where there is something to go up from."""
    while "/./" in path:
        path = path.replace("/./", "/", 1)
    at = path.find("/../")
    while at >= 0:
        above = path.rfind("/", 0, at) if at > 0 else -1
        if above >= 0 and path.find("/../", above) != 0:
            path = path[:above] + path[at + 3 :]
            at = 0
        else:
            at += 3
        at = path.find("/../", at)
    while path.endswith("/.."):
        above = path.rfind("/", 0, max(path.find("/.."), 0))
        if above < 0:
            break
        path = path[: above + 1]
    if path.startswith("./") and len(path) > 2:
        path = path[2:]
    return path[:-1] if path.endswith("/.") else path


@lru_cache(maxsize=256)
def _of_authority(authority: str) -> Tuple[Optional[str], str, Optional[int]]:
    """User, host and port; no port where it stays what it was."""
    if authority.count("@") > 1:  # not server based
        return None, "", None
    user_info, at_sign, host = authority.rpartition("@")
    if host.startswith("["):
        host, port_text = _ipv6(host, authority)
    else:
        host, _, port_text = host.partition(":")
    port = _parse_int(port_text) if port_text else -1
    if port < -1:
        raise IllegalArgumentException(f"Invalid port number :{port}")
    for char in host:
        if char < " " or char == "\x7f":
            raise IllegalArgumentException(f"Illegal character found in host: control char (code={ord(char)})")
    return user_info if at_sign else None, host, port


def _ipv6(host: str, authority: str) -> Tuple[str, str]:
    closing = host.find("]")
    if closing <= 2:
        raise IllegalArgumentException("Invalid authority field: " + authority)
    literal, behind = host[: closing + 1], host[closing + 1 :]
    if not _is_ipv6(literal[1:-1]):
        raise IllegalArgumentException("Invalid host: " + literal)
    if behind and not behind.startswith(":"):
        raise IllegalArgumentException("Invalid authority field: " + authority)
    return literal, behind[1:]


def _is_ipv6(text: str) -> bool:
    import ipaddress

    try:
        ipaddress.IPv6Address(text.partition("%")[0])
    except ValueError:
        return False
    return True


def _parse_int(text: str) -> int:
    """Integer.parseInt(CharSequence, begin, end, radix): the index of the first character that makes it fail."""
    digits = text[1:] if text[0] in "+-" else text
    start = len(text) - len(digits)
    value = 0
    for index, char in enumerate(digits, start):
        if char.isdecimal():
            value = value * 10 + int(char)
        if not char.isdecimal() or value > 2**31:
            raise NumberFormatException(f'Error at index {index} in: "{text}"')
    if not digits:
        raise NumberFormatException(f'Error at index {start} in: "{text}"')
    return -value if text[0] == "-" else value


def _mailto(start: UrlParts, text: str, relative: bool) -> UrlParts:
    """sun.net.www.protocol.mailto.Handler.parseURL: whatever follows is the address, and what follows ``#`` is lost."""
    if not text.strip():
        raise JavaRuntimeException("No email address")
    path, question, query = text.rpartition("?")
    return UrlParts("mailto", port=start.port, path=path if question else text, query=query if question else None)


def _jar(start: UrlParts, text: str, relative: bool) -> UrlParts:
    """sun.net.www.protocol.jar.Handler.parseAbsoluteSpec."""
    if relative:
        raise NotEmulated("a URL relative to a jar: URL", text, "write the whole URL")
    inner, mark, _ = text.rpartition("!/")
    if not mark:
        raise JavaRuntimeException("no !/ in spec")
    try:
        parse_url(inner)
    except MalformedURLException as error:
        raise JavaRuntimeException(f"invalid url: {text} ({error})")
    path, question, query = text.rpartition("?")
    return replace(start, path=path if question else text, query=query if question else None)


_HANDLERS = {"mailto": _mailto, "jar": _jar}
