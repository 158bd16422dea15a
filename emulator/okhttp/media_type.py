"""okhttp3.MediaType (4.9.3): ``parse`` gives None for what it cannot read; ``charset`` falls back to UTF-8."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import List, Optional, Sequence, Tuple

from ..java.lang.throwable import IllegalArgumentException
from ..java.nio.charset import charsets

_TOKEN = r"([a-zA-Z0-9\-!#$%&'*+.^_`{|}~]+)"
_TYPE = re.compile(f"{_TOKEN}/{_TOKEN}")
_PARAMETER = re.compile(rf';[ \t\n\x0b\f\r]*(?:{_TOKEN}=(?:{_TOKEN}|"([^"]*)"))?')


class MediaType:
    """A Content-Type as text, with its parameters."""

    def __init__(self, text: str, parameters: Sequence[Tuple[str, str]]) -> None:
        self.text, self.parameters = text, parameters

    @classmethod
    def parse(cls, text: Optional[str]) -> Optional[MediaType]:
        """String.toMediaTypeOrNull()."""
        return None if text is None else _parsed(text)

    @property
    def charset(self) -> Optional[str]:
        """The first parameter of that name."""
        return next((value for name, value in self.parameters if name.lower() == "charset"), None)

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=256)
def _parsed(text: str) -> Optional[MediaType]:
    start = _TYPE.match(text)
    if start is None:
        return None
    parameters: List[Tuple[str, str]] = []
    position = start.end()
    while position < len(text):
        parameter = _PARAMETER.match(text, position)
        if parameter is None:
            return None
        name, token, quoted = parameter.groups()
        if name is not None:
            parameters.append((name, quoted if token is None else _unquoted(token)))
        position = parameter.end()
    return MediaType(text, parameters)


def decode(data: bytes, media_type: Optional[MediaType]) -> str:
    """new String(data, charset), UTF-8 where the media type names none that Java knows; what does not fit becomes U+FFFD."""
    name = media_type.charset if media_type else None
    try:
        return charsets.decode(data, name or "UTF-8")
    except (IllegalArgumentException, LookupError):  # a name that only Python knows, and not for text, is a LookupError
        return data.decode("utf-8", "replace")


def _unquoted(token: str) -> str:
    return token[1:-1] if len(token) > 2 and token[0] == token[-1] == "'" else token
