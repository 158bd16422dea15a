"""The attributes of a FlowFile: a read-only dict that remembers how large Java's HashMap would be.

StandardFlowFileRecord.Builder copies the HashMap at each change, and a copied HashMap is sized after its content, not after its history:
the order in which a script sees attributes depends on it.
"""

from __future__ import annotations

from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Collection, Dict, Mapping, NoReturn, Optional

from ..java.lang.throwable import UnsupportedOperationException
from ..java.util.table_size import capacity_of_copy, grown

if TYPE_CHECKING:
    from ..java.util.maps import UnmodifiableMap

UUID, FILENAME, PATH = "uuid", "filename", "path"
_put = dict.__setitem__


@cache
def _maps() -> ModuleType:
    """Java's maps, imported when a script asks for all attributes."""
    from ..java.util import maps

    return maps


def _reordered(values: Mapping[str, str], capacity: int, into: int) -> Dict[str, str]:
    if into >= capacity:
        return dict(values)
    from ..java.util.map_order import reordered

    return reordered(values, capacity, into)


class Attributes(Dict[str, str]):
    """Read-only; ``changed`` and ``without`` give new ones."""

    __slots__ = ("capacity",)

    def __init__(self, values: Mapping[str, str], capacity: int = 16) -> None:
        super().__init__(values)
        self.capacity = grown(capacity, len(self))

    def changed(self, updates: Mapping[Optional[str], Optional[str]]) -> Attributes:
        """A copy with values put; a null key or value is left out (Builder.addAttribute)."""
        capacity = capacity_of_copy(len(self))
        changed = Attributes(self if capacity >= self.capacity else _reordered(self, self.capacity, capacity), capacity)
        for key, value in updates.items():
            if key is not None and value is not None:
                _put(changed, key, value)
        changed.capacity = grown(capacity, len(changed))
        return changed

    def without(self, keys: Collection[str]) -> Attributes:
        """A copy without these names; the uuid stays (Builder.removeAttributes)."""
        capacity = capacity_of_copy(len(self))
        if not keys and capacity == self.capacity:
            return self
        values = _reordered(self, self.capacity, capacity)
        for key in keys:
            if key != UUID:
                values.pop(key, None)
        return Attributes(values, capacity)

    def java_map(self) -> UnmodifiableMap:
        """What getAttributes() returns."""
        maps = _maps()
        view: UnmodifiableMap = maps.UnmodifiableMap(maps.HashMap.over(self, self.capacity))
        return view

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise UnsupportedOperationException()

    __setitem__ = __delitem__ = update = pop = popitem = clear = setdefault = __ior__ = _refuse
