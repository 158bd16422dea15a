"""java.util.Hashtable: a map without null, in the order of its table from the last bucket to the first."""

from __future__ import annotations

from typing import Any, ClassVar, List, Optional, Tuple

from ..lang.object import as_java
from ..lang.signature import constructor_takes
from ..lang.throwable import IllegalArgumentException, NullPointerException
from ..registry import java_class
from .enumeration import Enumeration, HashtableEnumerator
from .map_order import hash_code
from .maps import JavaMap, pairs

_CAPACITY = 11
NULL_KEY = 'Cannot invoke "Object.hashCode()" because "key" is null'


class HashtableOrder:
    """The buckets: a new key stands first in its own; a full table is made anew with twice the buckets and one."""

    def __init__(self, capacity: int = _CAPACITY) -> None:
        self._table: List[List[Any]] = [[] for _ in range(capacity or 1)]
        self._count = 0

    def put(self, key: Any) -> None:
        """A key that is not there yet."""
        if self._count >= int(len(self._table) * 0.75):
            self._rehash()
        self._bucket(self._table, key).insert(0, key)
        self._count += 1

    def remove(self, key: Any) -> None:
        self._bucket(self._table, key).remove(key)
        self._count -= 1

    def keys(self) -> List[Any]:
        return [key for bucket in reversed(self._table) for key in bucket]

    def _rehash(self) -> None:
        table: List[List[Any]] = [[] for _ in range(2 * len(self._table) + 1)]
        for key in self.keys():
            self._bucket(table, key).insert(0, key)
        self._table = table

    @staticmethod
    def _bucket(table: List[List[Any]], key: Any) -> List[Any]:
        return table[(hash_code(key) & 0x7FFFFFFF) % len(table)]


@java_class("java.util.Hashtable")
class Hashtable(JavaMap):
    """``_order`` keeps the keys in the order of the table."""

    _null_key_words: ClassVar[Optional[str]] = NULL_KEY

    @constructor_takes("", "int", "java.util.Map", "int, float")
    def __init__(self, source: Any = 0, load_factor: float = 0.75) -> None:
        if source is None:
            raise NullPointerException('Cannot invoke "java.util.Map.size()" because "t" is null')
        if isinstance(source, int) and source < 0:
            raise IllegalArgumentException(f"Illegal Capacity: {source}")
        entries: List[Tuple[Any, Any]] = [] if isinstance(source, int) else list(pairs(source))
        super().__init__()
        self._order: Any = HashtableOrder(source if isinstance(source, int) and source else max(2 * len(entries), _CAPACITY))
        for key, value in entries:
            self.put(key, value)

    def put(self, key: Any, value: Any) -> Any:
        if key is None or value is None:
            raise NullPointerException(self._null_key_words if value is not None else None)
        key = as_java(key)
        if key not in self._table:
            self._order.put(key)
        return super().put(key, value)

    def get(self, *key: Any) -> Any:
        """The value, else None or the default: Jython's own get stands beside Hashtable's."""
        if key[0] is None:
            raise NullPointerException(NULL_KEY)
        return self._table.get(key[0], *key[1:])

    def remove(self, key: Any) -> Any:
        if key in self._table:
            self._order.remove(key)
        return super().remove(key)

    def clear(self) -> None:
        for key in self._table:
            self._order.remove(key)
        super().clear()

    def contains(self, value: Any) -> bool:
        if value is None:
            raise NullPointerException()
        return self.containsValue(value)

    def keys(self) -> Any:
        return self._enumeration(self._ordered())

    def elements(self) -> Enumeration:
        return self._enumeration([self._table[key] for key in self._ordered()])

    def keySet(self) -> Any:
        from .views import SynchronizedKeySet

        return SynchronizedKeySet(self)

    def entrySet(self) -> Any:
        from .views import SynchronizedEntrySet

        return SynchronizedEntrySet(self)

    def _enumeration(self, values: List[Any]) -> Enumeration:
        return HashtableEnumerator(values)

    def _ordered(self) -> List[Any]:
        return self._order.keys()  # type: ignore[no-any-return]
