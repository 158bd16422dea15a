"""okhttp3.HttpUrl (4.9.3): parsing, resolving a Location, and the text that goes into the request line.

``HttpUrl.parse(text)`` raises IllegalArgumentException in OkHttp's words; ``resolve`` gives None for what OkHttp does not follow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import List, Optional, Pattern, Tuple

from ..java.lang.throwable import IllegalArgumentException
from . import canonical

DEFAULT_PORTS = {"http": 80, "https": 443}
_WHITE = "\t\n\f\r "
_DOTS = (".", "%2e")
_DOUBLE_DOTS = ("..", "%2e.", ".%2e", "%2e%2e")
_AUTHORITY, _PATH = re.compile(r"[^/\\?#]*"), re.compile(r"[^?#]*")
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class HttpUrl:
    """An http or https URL; ``userinfo`` (with its '@'), path, query and fragment are encoded text."""

    scheme: str
    userinfo: str
    host: str
    port: int
    segments: Tuple[str, ...]
    query: Optional[str] = None
    fragment: Optional[str] = None

    @classmethod
    def parse(cls, text: str) -> HttpUrl:
        """String.toHttpUrl()."""
        return _absolute(text)

    def resolve(self, link: str) -> Optional[HttpUrl]:
        """The URL that a link on this one leads to; None when it is no http(s) URL."""
        try:
            return _parse(link, self)
        except IllegalArgumentException:
            return None

    @property
    def is_https(self) -> bool:
        """Whether it asks for TLS."""
        return self.scheme == "https"

    @property
    def path(self) -> str:
        """The encoded path, from its first slash."""
        return "/" + "/".join(self.segments)

    @property
    def request_path(self) -> str:
        """RequestLine.requestPath: path and query."""
        return self.path + ("" if self.query is None else "?" + self.query)

    @property
    def authority(self) -> str:
        """Host and, where it is not the scheme's own, port: the Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    def redacted(self) -> str:
        """The text that OkHttp's messages use: no user, no path."""
        return f"{self.scheme}://{self.authority}/..."

    def same_connection(self, other: HttpUrl) -> bool:
        """canReuseConnectionFor: scheme, host and port."""
        return (self.scheme, self.host, self.port) == (other.scheme, other.host, other.port)

    def __str__(self) -> str:
        fragment = "" if self.fragment is None else "#" + self.fragment
        return f"{self.scheme}://{self.userinfo}{self.authority}{self.request_path}{fragment}"


@lru_cache(maxsize=256)
def _absolute(text: str) -> HttpUrl:
    return _parse(text, None)


def _parse(text: str, base: Optional[HttpUrl]) -> HttpUrl:
    text = text.strip(_WHITE)
    scheme, location = _split_scheme(text, base)
    slashes = len(location) - len(location.lstrip("/\\"))
    if slashes >= 2 or base is None or base.scheme != scheme:
        location = location[slashes:]
        end = _end_of(_AUTHORITY, location)
        url, location = _with_authority(scheme, location[:end]), location[end:]
    else:
        url = replace(base, query=base.query if location == "" or location.startswith("#") else None, fragment=None)
    return _with_path(url, location)


def _split_scheme(text: str, base: Optional[HttpUrl]) -> Tuple[str, str]:
    if text.startswith(("http:", "https:")):
        scheme, _, location = text.partition(":")
        return scheme, location
    colon = _scheme_colon(text)
    if colon == -1:
        if base is None:
            raise IllegalArgumentException("Expected URL scheme 'http' or 'https' but no colon was found")
        return base.scheme, text
    for scheme in ("https", "http"):
        if text[: len(scheme) + 1].lower() == scheme + ":":
            return scheme, text[len(scheme) + 1 :]
    raise IllegalArgumentException(f"Expected URL scheme 'http' or 'https' but was '{text[:colon]}'")


def _scheme_colon(text: str) -> int:
    if len(text) < 2 or text[0] not in _LETTERS:
        return -1
    for index, char in enumerate(text[1:], 1):
        if char == ":":
            return index
        if char not in _LETTERS and char not in "0123456789+-.":
            return -1
    return -1


def _end_of(authority_or_path: Pattern[str], text: str) -> int:
    """Where that beginning of the text ends."""
    beginning = authority_or_path.match(text)
    return beginning.end() if beginning else 0


@lru_cache(maxsize=256)
def _with_authority(scheme: str, authority: str) -> HttpUrl:
    userinfo, at, host_port = authority.rpartition("@")
    host_text, port_text = _split_port(host_port)
    host = canonical.canonical_host(canonical.percent_decode(host_text))
    port = _port(port_text, scheme)  # the message about the port comes first, as in HttpUrl.Builder.parse
    if host is None:
        raise IllegalArgumentException(f'Invalid URL host: "{host_text}"')
    return HttpUrl(scheme, _userinfo(userinfo) if at else "", host, port, ("",))


def _split_port(host_port: str) -> Tuple[str, str]:
    closing = host_port.find("]") if "[" in host_port else 0
    colon = host_port.find(":", max(closing, 0))
    return (host_port, "") if colon == -1 else (host_port[:colon], host_port[colon + 1 :])


def _port(text: str, scheme: str) -> int:
    if not text:
        return DEFAULT_PORTS[scheme]
    digits = canonical.canonicalize(text, "")
    if digits.lstrip("+").isdecimal() and digits.isascii() and digits.count("+") <= 1 and 1 <= int(digits) <= 65535:
        return int(digits)
    raise IllegalArgumentException(f'Invalid URL port: "{text}"')


def _userinfo(text: str) -> str:
    user, colon, password = text.partition(":")
    encoded = canonical.canonicalize(user, canonical.USERNAME_SET)
    if password:
        encoded += colon + canonical.canonicalize(password, canonical.PASSWORD_SET)
    return encoded + "@" if encoded else ""


def _with_path(url: HttpUrl, rest: str) -> HttpUrl:
    end = _end_of(_PATH, rest)
    segments = _resolve_path(list(url.segments), rest[:end])
    query_text, hash_sign, fragment_text = rest[end:].partition("#")
    query = canonical.canonicalize(query_text[1:], canonical.QUERY_SET) if query_text.startswith("?") else url.query
    fragment = canonical.canonicalize(fragment_text, canonical.FRAGMENT_SET, unicode_allowed=True) if hash_sign else None
    return HttpUrl(url.scheme, url.userinfo, url.host, url.port, tuple(segments), query, fragment)


def _resolve_path(segments: List[str], path: str) -> List[str]:
    """HttpUrl.Builder.resolvePath: an absolute path starts anew, a relative one replaces the last segment."""
    if not path:
        return segments
    if path[0] in "/\\":
        segments, path = [""], path[1:]
    else:
        segments[-1] = ""
    parts = path.replace("\\", "/").split("/")
    for number, part in enumerate(parts):
        if number < len(parts) - 1 or part:
            _push(segments, canonical.canonicalize(part, canonical.PATH_SEGMENT_SET), number < len(parts) - 1)
    return segments


def _push(segments: List[str], segment: str, slash_follows: bool) -> None:
    if segment.lower() in _DOTS:
        return
    if segment.lower() in _DOUBLE_DOTS:
        removed = segments.pop()
        if removed == "" and segments:
            segments[-1] = ""
        else:
            segments.append("")
        return
    if segments[-1] == "":
        segments[-1] = segment
    else:
        segments.append(segment)
    if slash_follows:
        segments.append("")
