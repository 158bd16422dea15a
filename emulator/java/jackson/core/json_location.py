"""com.fasterxml.jackson.core.JsonLocation: the place in a source that an error names (Jackson 2.13)."""

from __future__ import annotations

from typing import Any, NamedTuple

from ...lang.long_value import java_long
from ...lang.object import JavaObject
from ...registry import java_class

_SHOWN = 500  # characters or bytes of a source, ContentReference.DEFAULT_MAX_CONTENT_SNIPPET


class Origin(NamedTuple):
    """What a document came from: the class of Java, and the text or bytes where Jackson shows them (None: it does not)."""

    kind: str
    content: Any = None

    def description(self) -> str:
        """ContentReference.appendSourceDescription."""
        if self.content is None:
            return f"({self.kind})" if self.kind else "UNKNOWN"
        shown, unit = self.content[:_SHOWN], "chars"
        if isinstance(shown, bytes):
            shown, unit = shown.decode("utf-8", "replace"), "bytes"
        cut = f"[truncated {len(self.content) - _SHOWN} {unit}]" if len(self.content) > _SHOWN else ""
        return f'({self.kind})"{"".join(map(_escaped, shown))}"{cut}'


def _escaped(character: str) -> str:
    code = ord(character)
    if character in "\r\n" or not (code < 0x20 or 0x7F <= code < 0xA0):
        return character
    return f"\\u{code:04X}"


@java_class("com.fasterxml.jackson.core.JsonLocation")
class JsonLocation(JavaObject):
    """Line and column are counted from 1."""

    def __init__(self, origin: Origin, line: int, column: int, offset: int, in_bytes: bool) -> None:
        self._origin, self._line, self._column, self._offset, self._in_bytes = origin, line, column, offset, in_bytes

    def getLineNr(self) -> int:
        return self._line

    def getColumnNr(self) -> int:
        return self._column

    def getCharOffset(self) -> int:
        return java_long(-1 if self._in_bytes else self._offset)

    def getByteOffset(self) -> int:
        return java_long(self._offset if self._in_bytes else -1)

    def getSourceRef(self) -> Any:
        """The text itself; null for what Jackson does not keep."""
        return self._origin.content if isinstance(self._origin.content, str) else None

    def sourceDescription(self) -> str:
        return self._origin.description()

    def toString(self) -> str:
        return f"[Source: {self._origin.description()}; line: {self._line}, column: {self._column}]"
