"""okhttp3.MediaType (4.9.3): ``parse`` gives None for what it cannot read; ``charset`` falls back to UTF-8."""

from __future__ import annotations

import codecs
import re
from typing import List, Optional, Tuple

_TOKEN = r"([a-zA-Z0-9\-!#$%&'*+.^_`{|}~]+)"
_TYPE = re.compile(f"{_TOKEN}/{_TOKEN}")
_PARAMETER = re.compile(rf';[ \t\n\x0b\f\r]*(?:{_TOKEN}=(?:{_TOKEN}|"([^"]*)"))?')
_NOT_JAVA = re.compile(
    r"(?i)(utf[-_]?7|utf[-_]?8[-_]sig|idna|punycode|(raw[-_])?unicode[-_]escape|undefined|mbcs|oem|dbcs|palmos|hp[-_]roman8|.*[^ -~].*)"
)


class MediaType:
    """A Content-Type as text, with its parameters."""

    def __init__(self, text: str, parameters: List[Tuple[str, str]]) -> None:
        self.text, self.parameters = text, parameters

    @classmethod
    def parse(cls, text: Optional[str]) -> Optional[MediaType]:
        """String.toMediaTypeOrNull()."""
        start = _TYPE.match(text) if text is not None else None
        if start is None or text is None:
            return None
        parameters: List[Tuple[str, str]] = []
        position = start.end()
        while position < len(text):
            found = _PARAMETER.match(text, position)
            if found is None:
                return None
            name, token, quoted = found.groups()
            if name is not None:
                parameters.append((name, quoted if token is None else _unquoted(token)))
            position = found.end()
        return cls(text, parameters)

    @property
    def charset(self) -> Optional[str]:
        """The first parameter of that name."""
        return next((value for name, value in self.parameters if name.lower() == "charset"), None)

    def __str__(self) -> str:
        return self.text


def decode(data: bytes, media_type: Optional[MediaType]) -> str:
    """new String(data, charset), UTF-8 where the media type names none that Java knows; what does not fit becomes U+FFFD."""
    name = media_type.charset if media_type else None
    codec = _codec(name) if name else None
    if codec is None:
        return data.decode("utf-8", "replace")
    if codec in ("utf-16", "utf-32") and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)):
        codec += "-be"
    return data.decode(codec, "replace")


def _codec(name: str) -> Optional[str]:
    if _NOT_JAVA.fullmatch(name):
        return None
    try:
        "".encode(name)
        return codecs.lookup(name).name
    except (LookupError, ValueError):
        return None


def _unquoted(token: str) -> str:
    return token[1:-1] if len(token) > 2 and token[0] == token[-1] == "'" else token
