"""The lists of ``key=value`` that headers of authentication are."""

from __future__ import annotations

from typing import Any, List

from ..objects.bytestring import ByteString
from ..objects.dict import JythonDict
from .python_written import shown_in


def parse_keqv_list(l: Any) -> Any:  # noqa: E741  Jython's name
    """``urllib2.parse_keqv_list``: key=value, the value perhaps in quotes."""
    pairs = [text.partition(ByteString("=")) for text in l]
    return JythonDict([(key, value[1:-1] if value[:1] == value[-1:] == '"' else value) for key, _, value in pairs])


def parse_http_list(s: Any) -> List[Any]:
    """``urllib2.parse_http_list``: what stands between commas that are not in quotes."""
    items, part, escaped, quoted = [], ByteString(""), False, False
    for character in s:
        if escaped:
            escaped = False
        elif quoted and character == "\\":
            escaped = True
            continue
        elif character == '"':
            quoted = not quoted
        elif character == "," and not quoted:
            items.append(part)
            part = ByteString("")
            continue
        part = part + character
    return [item.strip() for item in ([*items, part] if part else items)]


shown_in("urllib2", parse_keqv_list, parse_http_list)
