"""org.apache.nifi.flowfile.attributes.CoreAttributes (nifi-api 1.16.3)."""

from __future__ import annotations

from ....lang.constants import Constant, fill
from ....registry import java_class


@java_class("org.apache.nifi.flowfile.attributes.CoreAttributes")
class CoreAttributes(Constant):
    """The framework's own attributes: CoreAttributes.FILENAME.key()."""

    def __init__(self, name: str, ordinal: int, key: str) -> None:
        super().__init__(name, ordinal)
        self._attribute = key

    def key(self) -> str:
        return self._attribute


_CORE = {
    "PATH": "path",
    "ABSOLUTE_PATH": "absolute.path",
    "FILENAME": "filename",
    "UUID": "uuid",
    "PRIORITY": "priority",
    "MIME_TYPE": "mime.type",
    "DISCARD_REASON": "discard.reason",
    "ALTERNATE_IDENTIFIER": "alternate.identifier",
}


fill(CoreAttributes, {name: CoreAttributes(name, ordinal, key) for ordinal, (name, key) in enumerate(_CORE.items())})
