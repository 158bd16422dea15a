"""org.apache.nifi.flowfile.attributes.CoreAttributes (nifi-api 1.16.3)."""

from __future__ import annotations

from ....lang.enum import Enum
from ....registry import java_class


@java_class("org.apache.nifi.flowfile.attributes.CoreAttributes")
class CoreAttributes(Enum):
    """The framework's own attributes: CoreAttributes.FILENAME.key()."""

    def __init__(self, name: str, ordinal: int, key: str) -> None:
        super().__init__(name, ordinal)
        self._key = key

    def key(self) -> str:
        return self._key


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


for _ordinal, (_name, _key) in enumerate(_CORE.items()):
    setattr(CoreAttributes, _name, CoreAttributes(_name, _ordinal, _key))
