"""What java.net.URI takes (JDK 17, URI.Parser): RFC 2396 with Java's deviations."""

from __future__ import annotations

import re

_ESCAPED = r"%[0-9A-Fa-f]{2}"
_OTHER = r"[^\x00-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"  # beyond ASCII, neither control nor space
_UNRESERVED = r"A-Za-z0-9\-_.!~*'()"
_PATH = re.compile(rf"(?:[{_UNRESERVED}:@&=+$,;/]|{_ESCAPED}|{_OTHER})*")
_ANY = re.compile(rf"(?:[{_UNRESERVED}:@&=+$,;/?\[\]]|{_ESCAPED}|{_OTHER})*")
_REGISTRY = re.compile(rf"(?:[{_UNRESERVED}$,;:@&=+]|{_ESCAPED}|{_OTHER})+")
_IPV6 = re.compile(rf"(?:(?:[{_UNRESERVED};:&=+$,]|{_ESCAPED}|{_OTHER})*@)?\[[0-9A-Fa-f:.]+(?:%[\w.]+)?\](?::\d*)?")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+\-.]*")


def is_uri(text: str) -> bool:
    """Whether ``new URI(text)`` throws nothing."""
    before, hash_mark, fragment = text.partition("#")
    if hash_mark and not _ANY.fullmatch(fragment):
        return False
    scheme, colon, scheme_part = before.partition(":")
    if colon and not any(mark in scheme for mark in "/?"):
        if not _SCHEME.fullmatch(scheme) or not scheme_part:
            return False
        if not scheme_part.startswith("/"):
            return bool(_ANY.fullmatch(scheme_part))
        before = scheme_part
    return _is_hierarchical(before, bool(hash_mark))


def _is_hierarchical(text: str, followed: bool) -> bool:
    path, question_mark, query = text.partition("?")
    if path.startswith("//"):
        authority, slash, path = path[2:].partition("/")
        if not (authority or slash or question_mark or followed):
            return False
        if authority and not (_REGISTRY.fullmatch(authority) or _IPV6.fullmatch(authority)):
            return False
    return bool(_PATH.fullmatch(path)) and bool(_ANY.fullmatch(query))
