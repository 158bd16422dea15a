"""JsonUtils.jsonToObject (Jolt 0.1.1): JSON as Jackson reads it, with ``//`` and ``/* */`` comments between its tokens."""

from __future__ import annotations

import re
from typing import Any, Union

from ..java.libraries import jackson

_STRING_OR_COMMENT = re.compile(r'("(?:[^"\\]|\\.)*")|//[^\n\r]*|/\*.*?\*/', re.DOTALL)


def parse(source: Union[str, bytes]) -> Any:
    """The first value of a text; Jackson's exceptions when there is none."""
    if isinstance(source, str):
        return jackson.parse(_without_comments(source) if "//" in source or "/*" in source else source)
    if b"//" not in source and b"/*" not in source:
        return jackson.parse(source)
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError:
        return jackson.parse(source)
    return jackson.parse(_without_comments(text))


def _without_comments(text: str) -> str:
    return _STRING_OR_COMMENT.sub(lambda match: match.group(1) or " ", text)
