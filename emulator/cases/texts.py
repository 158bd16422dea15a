"""Contents of FlowFiles as cases write them: JSON values as JSON, texts as texts, other bytes in hexadecimal."""

from __future__ import annotations

import json
from typing import Any


def as_bytes(content: Any) -> bytes:
    """What a case says, as content."""
    if isinstance(content, str):
        return content.encode("utf-8")
    return json.dumps(content, ensure_ascii=False).encode("utf-8")


def as_value(content: bytes) -> Any:
    """Content as a case would write it: an object or list as JSON, else the text, else ``{"$hex": …}``."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return {"$hex": content.hex()}
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return value if isinstance(value, (dict, list)) else text
