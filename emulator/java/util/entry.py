"""java.util.Map.Entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..lang.object import JavaObject
from ..lang.value_text import java_text
from ..registry import java_class

if TYPE_CHECKING:
    from .maps import JavaMap


@java_class("java.util.Map$Entry")
class Entry(JavaObject):
    """One entry of a map; setValue writes through."""

    def __init__(self, owner: JavaMap, key: Any) -> None:
        self._owner, self._key = owner, key

    def getKey(self) -> Any:
        return self._key

    def getValue(self) -> Any:
        return self._owner.get(self._key)

    def setValue(self, value: Any) -> Any:
        """Replace the value; the old one."""
        return self._owner.put(self._key, value)

    def toString(self) -> str:
        """key=value."""
        return f"{java_text(self._key)}={java_text(self.getValue())}"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Entry) and (other._key, other.getValue()) == (self._key, self.getValue())

    def __hash__(self) -> int:
        return hash(self._key)
