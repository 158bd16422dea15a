"""What is random in an ``Authorization: Digest`` header: a cnonce by its number, the response by the charset in which it is right."""

from __future__ import annotations

import hashlib
import re
from typing import Any, Dict

_PARAMETER = re.compile(r'(\w+)=(?:"((?:\\.|[^"\\])*)"|([^",\s]+))')
_HASHES = {"MD5": "md5", "MD5-sess": "md5", "SHA-256": "sha256"}
_CHARSETS = ("ascii", "utf-8")


class DigestMask:
    """Of one case: its user's password is what the responses are judged by."""

    def __init__(self, case: Dict[str, Any]) -> None:
        self._password = case["properties"].get("Basic Authentication Password", "")
        self._cnonces: Dict[str, str] = {}

    def masked(self, method: str, name: str, value: str) -> str:
        """A header of a request; a wrong response stays as it is."""
        if name != "Authorization" or not value.startswith("Digest ") or "response=" not in value:
            return value
        asked = {key: re.sub(r"\\(.)", r"\1", quoted) or plain for key, quoted, plain in _PARAMETER.findall(value)}
        right = next((charset for charset in _CHARSETS if self._response(asked, method, charset) == asked["response"]), None)
        if right is not None:
            value = value.replace(asked["response"], f"{{right in {right}}}")
        if "cnonce" in asked:
            number = self._cnonces.setdefault(asked["cnonce"], f"{{cnonce {len(self._cnonces) + 1}}}")
            value = value.replace(f'cnonce="{asked["cnonce"]}"', f'cnonce="{number}"')
        return value

    def _response(self, asked: Dict[str, str], method: str, charset: str) -> str:
        def digest(text: str) -> str:
            return hashlib.new(_HASHES[asked["algorithm"]], text.encode(charset, "replace")).hexdigest()

        secret = digest(f"{asked['username']}:{asked['realm']}:{self._password}")
        if asked["algorithm"] == "MD5-sess":
            secret = digest(f"{secret}:{asked['nonce']}:{asked['cnonce']}")
        between = f"{asked['nonce']}:{asked['nc']}:{asked['cnonce']}:{asked['qop']}" if "qop" in asked else asked["nonce"]
        return digest(f"{secret}:{between}:{digest(f'{method}:' + asked['uri'])}")
