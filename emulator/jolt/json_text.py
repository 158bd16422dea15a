"""JsonUtils.jsonToObject (Jolt 0.1.1): JSON as Jackson reads it, with ``//`` and ``/* */`` comments between its tokens."""

from __future__ import annotations

import re
from typing import Any, Optional, Union

from ..java.jackson.core.json_processing_exception import JsonProcessingException
from ..java.libraries import jackson

_STRING_OR_COMMENT = re.compile(r'("(?:[^"\\]|\\.)*")|//[^\n\r]*|/\*.*?\*/', re.DOTALL)


def parse(source: Union[str, bytes]) -> Any:
    """The first value of a text; Jackson's exceptions when there is none.

    An https address holds ``//`` too, so comments are looked for only in a text that is no JSON as it stands.
    """
    try:
        return jackson.parse(source)
    except JsonProcessingException:
        text = _decoded(source)
        if text is None or not ("//" in text or "/*" in text):
            raise
        return jackson.parse(_without_comments(text))


def _decoded(source: Union[str, bytes]) -> Optional[str]:
    if isinstance(source, str):
        return source
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _without_comments(text: str) -> str:
    return _STRING_OR_COMMENT.sub(lambda match: match.group(1) or " ", text)
