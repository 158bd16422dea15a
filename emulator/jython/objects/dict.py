"""The one dict of a script: a dict that iterates in Jython's order, worked out only when somebody iterates."""

from __future__ import annotations

from typing import Any, Iterable, Iterator, Optional

from .bytestring import ByteString
from .later import later
from .order import ordered, presized, table_for

_keys = dict.__iter__
_MISSING: Any = object()


def no_union(self: Any, other: Any) -> Any:
    """``|`` of dicts came with Python 3.9."""
    return NotImplemented


class JythonDict(dict[Any, Any]):
    """``table`` remembers how far the Java table has grown, where that says more than the number of keys."""

    table = 0
    __or__ = __ror__ = __ior__ = no_union

    @classmethod
    def made(cls, *arguments: Any, **keywords: Any) -> JythonDict:
        """``dict(...)``."""
        result = cls()
        if len(arguments) == 1 and type(arguments[0]) is list and not keywords:
            dict.update(result, arguments[0])
        else:
            result.update(*arguments, **keywords)
        return result

    def _remember(self, table: int) -> None:
        if table > self.table:
            object.__setattr__(self, "table", table)  # a script's class may have a __setattr__ of its own

    def _ordered(self) -> tuple[Any, ...]:
        return ordered(tuple(_keys(self)), self.table)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._ordered())

    def __reversed__(self) -> Iterator[Any]:
        raise TypeError("argument to reversed() must be a sequence")

    def keys(self) -> list[Any]:  # type: ignore[override]
        """A list, as in Python 2."""
        return list(self._ordered())

    def values(self) -> list[Any]:  # type: ignore[override]
        """A list, as in Python 2."""
        get = dict.__getitem__
        return [get(self, key) for key in self._ordered()]

    def items(self) -> list[tuple[Any, Any]]:  # type: ignore[override]
        """A list, as in Python 2."""
        get = dict.__getitem__
        return [(key, get(self, key)) for key in self._ordered()]

    def iterkeys(self) -> Iterator[Any]:
        """Keys one by one."""
        return iter(self)

    def itervalues(self) -> Iterator[Any]:
        """Values one by one."""
        return iter(self.values())

    def iteritems(self) -> Iterator[tuple[Any, Any]]:
        """Pairs one by one."""
        return iter(self.items())

    def viewkeys(self) -> Any:
        """A view of the keys."""
        return later.dict_view("dict_keys", self)

    def viewvalues(self) -> Any:
        """A view of the values."""
        return later.dict_view("dict_values", self)

    def viewitems(self) -> Any:
        """A view of the pairs."""
        return later.dict_view("dict_items", self)

    def has_key(self, key: Any) -> bool:
        """``key in self``."""
        return key in self

    def __delitem__(self, key: Any) -> None:
        self._remember(table_for(len(self)))
        try:
            dict.__delitem__(self, key)
        except KeyError:
            raise key_missing(key) from None

    def pop(self, *arguments: Any) -> Any:
        """Take a key out."""
        if not 1 <= len(arguments) <= 2:
            raise TypeError(ByteString(f"pop() takes 2-3 arguments ({len(arguments)} given)"))
        key, default = (*arguments, _MISSING)[:2]
        self._remember(table_for(len(self)))
        if default is not _MISSING:
            return dict.pop(self, key, default)
        if key not in self:
            raise KeyError(*(() if key is None else (key,)))  # Py.KeyError(None) has no arguments
        return dict.pop(self, key)

    def popitem(self, *arguments: Any) -> tuple[Any, Any]:
        """Take the first pair out."""
        if arguments:
            raise TypeError(ByteString(f"popitem() takes exactly one argument ({len(arguments)} given)"))
        for key in self:
            return key, self.pop(key)
        raise KeyError(ByteString("popitem(): dictionary is empty"))

    def update(self, *arguments: Any, **keywords: Any) -> None:
        """putAll of a dict makes room first; pairs and keywords are put one by one."""
        if len(arguments) > 1:
            raise TypeError(ByteString(f"update() takes at most 1 arguments ({len(arguments)} given)"))
        source = arguments[0] if arguments else ()
        if type(source) is list:
            dict.update(self, source)
        elif isinstance(source, dict):
            self._remember(presized(len(source), max(self.table, table_for(len(self))) if self else self.table))
            dict.update(self, [(key, source[key]) for key in source])
        elif "java_name" in type(source).__dict__ and hasattr(source, "items"):  # a Java map, not a script's own subclass
            dict.update(self, source.items())
        elif hasattr(source, "keys"):
            dict.update(self, [(key, source[key]) for key in list(source.keys())])
        else:
            dict.update(self, source)
        if keywords:
            dict.update(self, keyword_dict(keywords))

    def copy(self) -> JythonDict:
        """A dict with the same pairs."""
        return JythonDict.made(self)

    @classmethod
    def fromkeys(cls, keys: Iterable[Any], value: Any = None) -> JythonDict:
        """A dict with one value for all."""
        return cls([(key, value) for key in keys])

    def __repr__(self) -> str:
        return later.repr_(self)

    def __reduce__(self) -> tuple[Any, ...]:
        return JythonDict, (list(self.items()),)


def key_missing(key: Any) -> KeyError:
    """PyDictionary.__delitem__: Py.KeyError(key.toString())."""
    text = key if isinstance(key, str) else later.str_(key) if isinstance(key, float) else later.repr_(key)
    return KeyError(ByteString(text) if text.isascii() else str.__str__(text))


later.give(key_missing)


def keyword_dict(keywords: dict[str, Any]) -> JythonDict:
    """A function's ``**keywords``: the names are byte strings."""
    return JythonDict([(ByteString(name), value) for name, value in keywords.items()])


class DefaultDict(JythonDict):
    """collections.defaultdict."""

    def __init__(self, default_factory: Optional[Any] = None, *arguments: Any, **keywords: Any) -> None:
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable")
        super().__init__()
        self.update(*arguments, **keywords)
        self.default_factory = default_factory

    def __missing__(self, key: Any) -> Any:
        if self.default_factory is None:
            raise KeyError(key)
        value = self[key] = self.default_factory()
        return value

    def copy(self) -> DefaultDict:
        """A defaultdict with the same pairs."""
        return DefaultDict(self.default_factory, self.items())

    def _ordered(self) -> tuple[Any, ...]:
        from .guava_order import cached

        return cached(tuple(_keys(self)))

    def __repr__(self) -> str:
        pairs = ", ".join([f"{later.repr_(key)}: {later.repr_(value)}" for key, value in self.items()])
        return f"defaultdict({later.repr_(self.default_factory)}, {{{pairs}}})" if type(self) is DefaultDict else f"{{{pairs}}}"


class DictBase(JythonDict):
    """What a script's class is made of that says ``class D(dict):``."""

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        JythonDict.update(self, *arguments, **keywords)


DictBase.__name__ = DictBase.__qualname__ = "dict"
JythonDict.__name__ = JythonDict.__qualname__ = "dict"
DefaultDict.__name__ = DefaultDict.__qualname__ = "defaultdict"
