"""What EvaluateJsonPath and SplitJson share (AbstractJsonPathProcessor): the document, the path, the text of a result.

Documents are UTF-8, whatever they say, and read by Jackson's rules; empty content and a bare ``null`` are no JSON documents. A scalar's
text is Java's toString (1e5 is ``100000.0``), a list's or map's is compact JSON.
"""

from __future__ import annotations

from typing import Any, Optional

from ..java.lang.throwable import Throwable
from ..java.nio.charset.charsets import decode
from ..jsonpath.functions import KeySet
from .descriptor import PropertyDescriptor

EMPTY_STRING, NULL_TEXT = "empty string", "the string 'null'"

NULL_REPRESENTATION = PropertyDescriptor("Null Value Representation", EMPTY_STRING, True, allowed=(EMPTY_STRING, NULL_TEXT))


def parse_document(content: bytes) -> Any:
    """The document; a Throwable or ValueError when the content is none."""
    from ..java.libraries.jackson import parse

    text = decode(content)
    if not text.strip():
        raise ValueError("json string can not be null or empty")
    document = parse(text)
    if document is None:
        raise ValueError("json can not be null")
    return document


def is_scalar(value: Any) -> bool:
    """Whether a result is no list and no map (AbstractJsonPathProcessor.isJsonScalar)."""
    return isinstance(value, KeySet) or not isinstance(value, (dict, list))


def text_of(value: Any, null_representation: Optional[str]) -> str:
    """A result as an attribute's value or a FlowFile's content (AbstractJsonPathProcessor.getResultRepresentation)."""
    if value is None:
        return "null" if null_representation == NULL_TEXT else ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        from ..java.lang.numbers import double_to_string

        return double_to_string(value)
    if isinstance(value, KeySet):
        return f"[{', '.join(value)}]"
    if is_scalar(value):
        return str(value)
    from ..java.libraries.jackson import render

    text: str = render(value)
    return text


def shown(value: Any) -> str:
    """A result in a log line: Java's toString of lists and maps."""
    if isinstance(value, list):
        return f"[{', '.join(map(shown, value))}]"
    if isinstance(value, dict) and not isinstance(value, KeySet):
        return "{" + ", ".join(f"{name}={shown(one)}" for name, one in value.items()) + "}"
    return text_of(value, NULL_TEXT)


def path_problem(text: str) -> Optional[str]:
    """JsonPathValidator: None, or why the text is no JsonPath, in a sentence that does not tell the input."""
    from ..jsonpath import compile as compile_path

    if not text.strip():
        return "'{label}' is invalid because the expression cannot be empty."
    try:
        compile_path(text)
    except Throwable:
        return f"'{{label}}' is invalid because specified expression was not valid: {text}"
    return None
