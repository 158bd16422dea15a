"""Encodings, hashes and identifiers."""

from __future__ import annotations

import base64
import re
from typing import Dict, Optional

from ...java.lang.numbers import parse_long
from ...java.lang.text import units, utf8
from ...java.lang.throwable import IllegalArgumentException, NullPointerException
from ..errors import AttributeExpressionLanguageException
from ..node import STRING
from .registry import function

# URLEncoder leaves letters, digits and these.
_PLAIN = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-*_")

# The JVM's MessageDigest names, in the order in which Security.getAlgorithms gave them to the recorder.
_DIGESTS: Dict[str, str] = {
    "SHA3-512": "sha3_512",
    "SHA-1": "sha1",
    "SHA-384": "sha384",
    "SHA3-384": "sha3_384",
    "SHA-224": "sha224",
    "SHA-512/256": "sha512_256",
    "SHA-256": "sha256",
    "MD2": "md2",
    "SHA-512/224": "sha512_224",
    "SHA3-256": "sha3_256",
    "SHA-512": "sha512",
    "SHA3-224": "sha3_224",
    "MD5": "md5",
}
_OTHER_NAMES = {"SHA": "SHA-1", "SHA1": "SHA-1", **{name.replace("SHA-", "SHA"): name for name in _DIGESTS if name.startswith("SHA-")}}


@function("urlEncode", STRING, returns=STRING)
def url_encode(text: str) -> str:
    """URLEncoder.encode in UTF-8: a form's encoding, so a space is a plus."""
    return "".join(chr(one) if one in _PLAIN else "+" if one == 32 else f"%{one:02X}" for one in utf8(text))


@function("urlDecode", STRING, returns=STRING)
def url_decode(text: str) -> str:
    """URLDecoder.decode in UTF-8."""
    return re.sub(r"\+|(?:%[\s\S]{0,2})+", lambda match: " " if match.group() == "+" else _decoded(match.group()), text)


def _decoded(run: str) -> str:
    data = bytearray()
    for start in range(0, len(run), 3):
        digits = run[start + 1 : start + 3]
        if len(digits) < 2:
            raise IllegalArgumentException("URLDecoder: Incomplete trailing escape (%) pattern")
        if not re.fullmatch(r"[0-9a-fA-F]{2}", digits):
            raise _bad_hex(digits)
        data.append(int(digits, 16))
    return data.decode("utf-8", "replace")


def _bad_hex(digits: str) -> IllegalArgumentException:
    """Integer.parseInt's words inside URLDecoder's."""
    start = "URLDecoder: Illegal hex characters in escape (%) pattern - "
    if re.fullmatch(r"-[0-9a-fA-F]", digits):
        return IllegalArgumentException(start + "negative value")
    wrong = next(index for index, one in enumerate(digits) if one not in "0123456789abcdefABCDEF")
    return IllegalArgumentException(f'{start}Error at index {wrong} in: "{digits}"')


@function("base64Encode", STRING, returns=STRING)
def base64_encode(text: str) -> str:
    """Base64.getEncoder"""
    return base64.b64encode(utf8(text)).decode("ascii")


@function("base64Decode", STRING, returns=STRING)
def base64_decode(text: str) -> str:
    """Base64.getDecoder: padding may be missing; nothing but the alphabet."""
    data = text.encode("latin-1", "replace")
    if len(data) == 1:
        raise IllegalArgumentException("Input byte[] should at least have 2 bytes for base64 bytes")
    for byte in data:
        if byte == 61:
            break
        if not (48 <= byte <= 57 or 65 <= byte <= 90 or 97 <= byte <= 122 or byte in b"+/"):
            raise IllegalArgumentException(f"Illegal base64 character {byte if byte < 128 else byte - 256:x}")
    body = data.rstrip(b"=")
    padding = len(data) - len(body)
    if b"=" in body or (padding and (padding > 2 or (len(body) + padding) % 4 or not body)):
        raise IllegalArgumentException("Input byte array has wrong 4-byte ending unit")
    if len(body) % 4 == 1:
        raise IllegalArgumentException("Last unit does not have enough valid bits")
    return base64.b64decode(body + b"=" * (-len(body) % 4)).decode("utf-8", "replace")


@function("hash", STRING, STRING, returns=STRING)
def hashed(text: str, algorithm: Optional[str]) -> str:
    """MessageDigest of the text's UTF-8, in lower case hex."""
    if algorithm is None:
        raise NullPointerException("null algorithm name")
    name = algorithm.upper()
    python_name = _DIGESTS.get(_OTHER_NAMES.get(name, name))
    if python_name is None:
        raise AttributeExpressionLanguageException(f"Invalid hash algorithm: {algorithm} not in set [{', '.join(_DIGESTS)}]")
    from ...java.lang import digests

    if python_name in digests.DIGESTS:
        return digests.DIGESTS[python_name](utf8(text)).hex()
    import hashlib

    return hashlib.new(python_name, utf8(text)).hexdigest()


@function("UUID3", STRING, STRING, returns=STRING, evaluator="functions.Uuid3Evaluator")
def uuid3(text: str, namespace: Optional[str]) -> str:
    """Uuid3Evaluator: the version of MD5."""
    from hashlib import md5
    from uuid import UUID

    return str(UUID(bytes=md5(_namespace(namespace) + utf8(text)).digest(), version=3))


@function("UUID5", STRING, STRING, returns=STRING, evaluator="functions.Uuid5Evaluator")
def uuid5(text: str, namespace: Optional[str]) -> str:
    """Uuid5Util: the version of SHA-1."""
    from hashlib import sha1
    from uuid import UUID

    return str(UUID(bytes=sha1(_namespace(namespace) + utf8(text)).digest()[:16], version=5))


def _namespace(text: Optional[str]) -> bytes:
    """UUID.fromString, which takes short parts; no namespace is all zeros."""
    if text is None:
        return bytes(16)
    if len(units(text)) > 36:
        raise IllegalArgumentException("UUID string too large")
    parts = text.split("-")
    if len(parts) != 5 or len(parts[0]) == 0:
        raise IllegalArgumentException("Invalid UUID string: " + text)
    high, middle, low, sequence, node = (parse_long(part, 16) for part in parts)
    most = ((high & 0xFFFFFFFF) << 32) | ((middle & 0xFFFF) << 16) | (low & 0xFFFF)
    least = ((sequence & 0xFFFF) << 48) | (node & 0xFFFFFFFFFFFF)
    return most.to_bytes(8, "big") + least.to_bytes(8, "big")
