"""java.util's maps, with Python's protocol as Jython 2.7.2 lays it over them.

HashMap and HashSet iterate in Java's order, LinkedHashMap in the order of insertion, TreeMap sorted. A Java map is not a dict: ``get``
takes one argument, ``keys()`` is a list and ``values()`` Java's own collection; a read-only view raises UnsupportedOperationException.
"""

from __future__ import annotations

from typing import Any, Callable, Dict, Iterable, Iterator, List, Mapping, Tuple, Union

from ..lang.char_value import own_words
from ..lang.object import JavaObject, as_java, unboxed
from ..lang.throwable import IllegalArgumentException, NoSuchMethodException, NullPointerException
from ..lang.value_text import java_text
from ..registry import java_class
from .exceptions import ConcurrentModificationException, NoSuchElementException
from .map_order import hash_code, hash_order, reordered
from .refusal import refused
from .table_size import DEFAULT_CAPACITY, capacity_of_copy, grown, table_size_for

__all__ = ["HashMap", "JavaMap", "LinkedHashMap", "TreeMap", "UnmodifiableMap", "capacity_of_copy", "grown", "reordered"]


_NO_DEFAULT = object()


@java_class("java.util.Map")
class JavaMap(JavaObject):
    """What every map here can do; a subclass says how it orders its keys."""

    def __init__(self, source: Union[None, int, Mapping[Any, Any], JavaMap] = None, load_factor: float = 0.75) -> None:
        self._table: Dict[Any, Any] = {}
        self._changes = 0
        if isinstance(source, int):
            if source < 0:
                raise IllegalArgumentException(f"Illegal initial capacity: {source}")
        elif source is not None:
            self.putAll(source)

    # Java's methods

    def size(self) -> int:
        return len(self._table)

    def isEmpty(self) -> bool:
        return not self._table

    def get(self, *key: Any) -> Any:
        """The value, None or the default when there is none (JavaProxyMap: dict's own get)."""
        if not 1 <= len(key) <= 2:
            raise TypeError(f"get(): expected 1-2 args; got {len(key)}")
        return self._table.get(unboxed(key[0]), *key[1:])

    def getOrDefault(self, key: Any, default: Any) -> Any:
        """The value, or what is given when the key is missing."""
        return self._table.get(unboxed(key), as_java(default))

    def containsKey(self, key: Any) -> bool:
        return unboxed(key) in self._table

    def containsValue(self, value: Any) -> bool:
        return unboxed(value) in self._table.values()

    def put(self, key: Any, value: Any) -> Any:
        """Set a value; the old one, or None."""
        key, value = as_java(key), as_java(value)
        old = self._table.get(key)
        if key not in self._table:
            self._changes += 1
        self._table[key] = value
        return old

    def putIfAbsent(self, key: Any, value: Any) -> Any:
        """Set a value unless there is one; the one that was there."""
        old = self.get(key)
        if old is None:
            self.put(key, value)
        return old

    def putAll(self, source: Any) -> None:
        if source is None:
            raise NullPointerException()
        for key, value in pairs(source):
            self.put(key, value)

    def remove(self, key: Any) -> Any:
        """Take an entry out; its value, or None."""
        if key in self._table:
            self._changes += 1
        return self._table.pop(key, None)

    def clear(self) -> None:
        self._changes += 1
        self._table.clear()

    def keySet(self) -> JavaObject:
        from .views import key_set

        return key_set(self)

    def values(self) -> Any:
        """A list: Jython's own values() stands before Java's."""
        return [self._table[key] for key in self._ordered()]

    def entrySet(self) -> JavaObject:
        from .views import entry_set

        return entry_set(self)

    def replace(self, key: Any, value: Any) -> Any:
        """Set a value where there is one; the old one, or None."""
        return self.put(key, value) if self.containsKey(key) else None

    def forEach(self, action: Callable[[Any, Any], Any]) -> None:
        """Call a function for each key and value."""
        for key in self._ordered():
            action(key, self._table[key])

    def computeIfAbsent(self, key: Any, make: Callable[[Any], Any]) -> Any:
        """The value, made by a function when there is none."""
        if self.get(key) is None:
            value = make(key)
            if value is not None:
                self.put(key, value)
        return self.get(key)

    def merge(self, key: Any, value: Any, combine: Callable[[Any, Any], Any]) -> Any:
        """Put a value, combined with the old one when there is one."""
        if value is None or combine is None:
            raise NullPointerException()
        old = self.get(key)
        new = value if old is None else combine(old, value)
        if new is None:
            self.remove(key)
        else:
            self.put(key, new)
        return new

    def clone(self) -> JavaMap:
        return type(self)(self)

    def hashCode(self) -> int:
        """AbstractMap's: the sum of the entries'."""
        from ..lang.numbers import wrap32

        return wrap32(sum((hash_code(key) & 0xFFFFFFFF) ^ (hash_code(value) & 0xFFFFFFFF) for key, value in self._table.items()))

    def toString(self) -> str:
        """{a=1, b=2}."""
        return "{" + ", ".join(f"{java_text(key)}={java_text(self._table[key])}" for key in self._ordered()) + "}"

    def _ordered(self) -> List[Any]:
        return list(self._table)

    # Jython's: the protocol of a dict

    def keys(self) -> List[Any]:
        return self._ordered()

    def items(self) -> List[Tuple[Any, Any]]:
        return [(key, self._table[key]) for key in self._ordered()]

    def iterkeys(self) -> Iterator[Any]:
        return iter(self)

    def itervalues(self) -> Iterator[Any]:
        return (self._table[key] for key in self)

    def iteritems(self) -> Iterator[Tuple[Any, Any]]:
        return ((key, self._table[key]) for key in self)

    def has_key(self, key: Any) -> bool:
        return self.containsKey(key)

    def setdefault(self, key: Any, default: Any = None) -> Any:
        """The value, set to the default first when there is none."""
        if self.containsKey(key):
            return self.get(key)
        self.put(key, default)
        return default

    def update(self, *sources: Any, **more: Any) -> None:
        for source in (*sources, more):
            for key, value in pairs(source):
                self.put(key, value)

    def pop(self, key: Any, default: Any = _NO_DEFAULT) -> Any:
        if self.containsKey(key):
            return self.remove(key)
        if default is _NO_DEFAULT:
            raise KeyError(key)
        return default

    def popitem(self) -> Tuple[Any, Any]:
        for key, value in self.items():
            self.remove(key)
            return key, value
        raise KeyError(own_words("popitem(): map is empty"))

    def copy(self) -> JavaMap:
        return self.clone()

    def __getitem__(self, key: Any) -> Any:
        if not self.containsKey(key):
            raise KeyError(key)
        return self.get(key)

    def __setitem__(self, key: Any, value: Any) -> None:
        self.put(key, value)

    def __delitem__(self, key: Any) -> None:
        if not self.containsKey(key):
            raise KeyError(key)
        self.remove(key)

    def __contains__(self, key: Any) -> bool:
        return self.containsKey(key)

    def __len__(self) -> int:
        return self.size()

    def __iter__(self) -> Iterator[Any]:
        before = self._changes
        for key in self._ordered():
            if self._changes != before:
                raise ConcurrentModificationException()
            yield key

    def __eq__(self, other: object) -> bool:
        if isinstance(other, JavaMap):
            return other._table == self._table
        return isinstance(other, Mapping) and dict(other) == self._table

    def __hash__(self) -> int:
        return sum(hash(pair) for pair in self._table.items())

    def __repr__(self) -> str:
        return "{" + ", ".join(f"{key!r}: {value!r}" for key, value in self.items()) + "}"

    __str__ = __repr__  # Jython shows a Java map as a dict; toString() is Java's


def pairs(source: Any) -> Iterable[Tuple[Any, Any]]:
    """The entries of a Java map, a dict or a list of pairs."""
    entries: Iterable[Tuple[Any, Any]] = source.items() if hasattr(source, "items") else source
    return entries


@java_class("java.util.HashMap")
class HashMap(JavaMap):
    """In the order of its hash table."""

    def __init__(self, source: Union[None, int, Mapping[Any, Any], JavaMap] = None, load_factor: float = 0.75) -> None:
        entries = source if isinstance(source, int) else len(source) if source is not None else None
        self._capacity = DEFAULT_CAPACITY
        if isinstance(source, int):
            self._capacity = table_size_for(source)
        elif entries:
            self._capacity = capacity_of_copy(entries)
        super().__init__(source, load_factor)

    @classmethod
    def over(cls, table: Dict[Any, Any], capacity: int) -> HashMap:
        """A map that looks at a dict of Python without copying it."""
        view = cls()
        view._table, view._capacity = table, capacity
        return view

    def put(self, key: Any, value: Any) -> Any:
        before = self._changes
        old = super().put(key, value)
        if self._changes != before:
            self._capacity = grown(self._capacity, len(self._table))
        return old

    def _ordered(self) -> List[Any]:
        return hash_order(self._table, self._capacity)


@java_class("java.util.LinkedHashMap")
class LinkedHashMap(JavaMap):
    """In the order of insertion."""


@java_class("java.util.TreeMap")
class TreeMap(JavaMap):
    """Sorted by key."""

    def firstKey(self) -> Any:
        return self._some()[0]

    def lastKey(self) -> Any:
        return self._some()[-1]

    def _some(self) -> Any:
        if not self._table:
            raise NoSuchElementException()
        return self._ordered()

    def _ordered(self) -> List[Any]:
        return sorted(self._table)


@java_class("java.util.Collections$UnmodifiableMap")
class UnmodifiableMap(JavaMap):
    """Collections.unmodifiableMap: a view that refuses every change."""

    def __init__(self, source: JavaMap) -> None:
        self._source = source
        self._table = source._table
        self._changes = 0

    def get(self, *key: Any) -> Any:
        """The value, None when there is none: no class that Jython knows as a dict, so a default cannot be given."""
        if len(key) != 1:
            raise TypeError(f"get(): expected 1 args; got {len(key)}")
        return super().get(*key)

    def keySet(self) -> JavaObject:
        from .views import UnmodifiableKeySet

        return UnmodifiableKeySet(self)

    def values(self) -> JavaObject:
        from .views import UnmodifiableValues

        return UnmodifiableValues(self)

    def entrySet(self) -> JavaObject:
        from .views import UnmodifiableEntrySet

        return UnmodifiableEntrySet(self)

    def _ordered(self) -> List[Any]:
        return self._source._ordered()

    put = putAll = putIfAbsent = remove = clear = computeIfAbsent = merge = update = popitem = __delitem__ = refused

    def clone(self) -> JavaMap:
        """Jython's copy() looks for a constructor without arguments and finds none."""
        raise NoSuchMethodException("java.util.Collections$UnmodifiableMap.<init>()")

    def fromkeys(self, *_: Any) -> Any:
        """The same."""
        return self.clone()
