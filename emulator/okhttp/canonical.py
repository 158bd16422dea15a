"""HttpUrl.canonicalize and friends: which characters of a URL's parts are percent-encoded (OkHttp 4.9.3)."""

from __future__ import annotations

import re
from functools import cache
from typing import Match, Optional, Pattern

USERNAME_SET = PASSWORD_SET = " \"':;<=>@[]^`{}|/\\?#"
PATH_SEGMENT_SET = ' "<>^`{}|/\\?#'
QUERY_SET = " \"'<>#"
FRAGMENT_SET = ""

_DROPPED = "\t\n\f\r"
_BAD_HOST = " #%/:?@[\\]"
_HEX = "0123456789abcdefABCDEF"


def canonicalize(text: str, encode_set: str, unicode_allowed: bool = False) -> str:
    """Already encoded text: %XX stays, broken or not; tabs and line ends vanish."""
    return _to_encode(encode_set, unicode_allowed).sub(_percent_encoded, text)


@cache
def _to_encode(encode_set: str, unicode_allowed: bool) -> Pattern[str]:
    """One character that does not stay as it is."""
    beyond_ascii = "" if unicode_allowed else "\x80-\U0010ffff"
    return re.compile(f"[\x00-\x1f\x7f{beyond_ascii}{re.escape(encode_set)}]")


def _percent_encoded(character: Match[str]) -> str:
    return "" if character[0] in _DROPPED else "".join([f"%{byte:02X}" for byte in character[0].encode("utf-8", "replace")])


def percent_decode(text: str) -> str:
    """%XX as UTF-8 bytes; what is no %XX stays."""
    if "%" not in text and text.isascii():
        return text
    out = bytearray()
    index = 0
    while index < len(text):
        pair = text[index + 1 : index + 3]
        if text[index] == "%" and len(pair) == 2 and all(char in _HEX for char in pair):
            out.append(int(pair, 16))
            index += 3
        else:
            out += text[index].encode("utf-8", "replace")
            index += 1
    return out.decode("utf-8", "replace")


def canonical_host(host: str) -> Optional[str]:
    """String.toCanonicalHost: lower case, IDN as ASCII, IPv6 shortened; None where OkHttp refuses the host."""
    if ":" in host:
        return _canonical_ipv6(host[1:-1] if host.startswith("[") and host.endswith("]") else host)
    ascii_host = _to_ascii(host)
    if not ascii_host or any(char <= "\x1f" or char >= "\x7f" or char in _BAD_HOST for char in ascii_host):
        return None
    return ascii_host


def _to_ascii(host: str) -> Optional[str]:
    """java.net.IDN.toASCII, lower-cased."""
    if host.isascii():
        return host.lower() if all(len(label) <= 63 for label in host.split(".")) else None
    try:
        return host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return None


def _canonical_ipv6(text: str) -> Optional[str]:
    import ipaddress

    try:
        address = ipaddress.IPv6Address(text)
    except ValueError:
        return None
    return str(address.ipv4_mapped) if address.ipv4_mapped else str(address)
