"""``collections``: defaultdict and Counter iterate in Jython's order, OrderedDict in its own."""

from __future__ import annotations

import collections
import collections.abc
import keyword
from types import ModuleType
from typing import Any, Iterable

from ..objects.bytestring import ByteString, plain
from ..objects.dict import DefaultDict, JythonDict, keyword_dict, no_union
from ..objects.ordering import sort_items
from ..objects.set import JythonFrozenSet, JythonSet
from ..objects.shown import show_as
from ..objects.text import repr_
from .catalog import python_module


class _SetView:
    """``_abcoll.Set`` has no right-hand operators; what comes out of an operator is a set."""

    @classmethod
    def _from_iterable(cls, items: Iterable[Any]) -> Any:
        return JythonSet(items)

    def _right(self, other: Any) -> Any:
        return NotImplemented

    __rand__ = __ror__ = __rsub__ = __rxor__ = _right


class KeysView(_SetView, collections.abc.KeysView[Any]):
    """A view of keys."""


class ItemsView(_SetView, collections.abc.ItemsView[Any, Any]):
    """A view of pairs."""


class ValuesView(collections.abc.ValuesView[Any]):
    """A view of values."""


collections.abc.Set.register(JythonFrozenSet)
collections.abc.MutableSet.register(JythonSet)
for _view in (KeysView, ItemsView, ValuesView):
    _view.__module__ = "_abcoll"
    show_as(_view, lambda view: f"{type(view).__name__}({repr_(view._mapping)})")


def _refuse_count(name: str, arguments: tuple[Any, ...]) -> None:
    """A method in Python with a key and a value that may be left out."""
    if not 1 <= len(arguments) <= 2:
        wanted = "most 3" if arguments else "least 2"
        raise TypeError(ByteString(f"{name}() takes at {wanted} arguments ({len(arguments) + 1} given)"))


_fill = collections.OrderedDict.__init__


class OrderedDict(collections.OrderedDict[Any, Any]):
    """In the order of insertion; lists where Python 2 has lists. A ``__delitem__`` of its own would make every ``d[key] = value`` slow."""

    __or__ = __ror__ = __ior__ = no_union

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        _fill(self, *arguments)
        if keywords:
            for name, value in keyword_dict(keywords).items():
                self[name] = value

    def clear(self) -> None:
        """Take everything out."""
        super().clear()

    def setdefault(self, *arguments: Any) -> Any:
        """The value of a key, which is put in where it is not there."""
        _refuse_count("setdefault", arguments)
        return super().setdefault(*arguments)

    def update(self, *arguments: Any, **keywords: Any) -> None:
        """Put pairs in."""
        if len(arguments) > 1:
            raise TypeError(ByteString(f"update() takes at most 2 positional arguments ({len(arguments) + 1} given)"))
        super().update(*arguments)
        super().update(keyword_dict(keywords))

    @classmethod
    def fromkeys(cls, *arguments: Any) -> Any:
        """One value for all keys."""
        _refuse_count("fromkeys", arguments)
        return cls([(key, arguments[1] if len(arguments) > 1 else None) for key in arguments[0]])

    def viewkeys(self) -> Any:
        """A view of the keys."""
        return KeysView(self)

    def viewitems(self) -> Any:
        """A view of the pairs."""
        return ItemsView(self)

    def viewvalues(self) -> Any:
        """A view of the values."""
        return ValuesView(self)

    def keys(self) -> Any:
        """The keys."""
        return list(self)

    def values(self) -> Any:
        """The values."""
        return [self[key] for key in self]

    def items(self) -> Any:
        """The pairs."""
        return [(key, self[key]) for key in self]

    def iteritems(self) -> Any:
        """The pairs one by one."""
        return iter(self.items())

    def iterkeys(self) -> Any:
        """The keys one by one."""
        return iter(self)

    def itervalues(self) -> Any:
        """The values one by one."""
        return iter(self.values())

    def has_key(self, key: Any) -> bool:
        """``key in self``."""
        return key in self

    def copy(self) -> Any:
        """One with the same pairs."""
        return OrderedDict(self.items())

    def popitem(self, last: Any = True) -> Any:
        """Take the last pair out."""
        if not self:
            raise KeyError(ByteString("dictionary is empty"))
        return super().popitem(last)

    def pop(self, *arguments: Any) -> Any:
        """Take a key out."""
        _refuse_count("pop", arguments)
        if len(arguments) == 1 and arguments[0] not in self:
            raise KeyError(arguments[0])
        return super().pop(*arguments)

    def __str__(self) -> str:
        """Jython's PyDictionary shows it, in a dict's order; ``repr`` is OrderedDict's own."""
        return repr_(JythonDict(self.items()))

    def __repr__(self) -> str:
        return f"OrderedDict({repr_(self.items())})" if self else "OrderedDict()"


class Counter(JythonDict):
    """How often each item occurs."""

    def __init__(self, source: Any = None, **counts: int) -> None:
        super().__init__()
        self.update(source, **counts)

    def __missing__(self, key: Any) -> int:
        return 0

    def update(self, source: Any = None, **counts: int) -> None:  # type: ignore[override]
        """Count more; into an empty one a dict's values go as they are."""
        if isinstance(source, dict) and not self:
            super().update(source)
            source = None
        for key, count in _counts(source, counts):
            self[key] = self[key] + count

    def subtract(self, source: Any = None, **counts: int) -> None:
        """Count less."""
        for key, count in _counts(source, counts):
            self[key] = self[key] - count

    @classmethod
    def fromkeys(cls, keys: Any, value: Any = None) -> Any:
        """There is none."""
        raise NotImplementedError(ByteString("Counter.fromkeys() is undefined.  Use Counter(iterable) instead."))

    def _combined(self, other: Any, count: Any) -> Any:
        """A Counter of both sides' keys, of what ``count(mine, other's)`` leaves above zero."""
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for key in [*self, *(key for key in other if key not in self)]:
            number = count(self[key], other[key])
            if number > 0:
                result[key] = number
        return result

    def __add__(self, other: Any) -> Any:
        return self._combined(other, lambda mine, others: mine + others)

    def __sub__(self, other: Any) -> Any:
        return self._combined(other, lambda mine, others: mine - others)

    def __or__(self, other: Any) -> Any:
        return self._combined(other, max)

    def __and__(self, other: Any) -> Any:
        return self._combined(other, min)

    def __delitem__(self, key: Any) -> None:
        if key in self:
            super().__delitem__(key)

    def copy(self) -> Any:
        """One with the same counts."""
        return Counter(self)

    def __str__(self) -> str:
        """Jython's PyDictionary shows it; ``repr`` is Counter's own."""
        return repr_(JythonDict.made(self))

    def most_common(self, count: Any = None) -> Any:
        """The pairs, most frequent first."""
        return sort_items(self.items(), None, lambda pair: pair[1], True)[:count]

    def elements(self) -> Iterable[Any]:
        """Every item as often as it occurs."""
        return (key for key, count in self.items() for _ in range(count))

    def __repr__(self) -> str:
        return f"Counter({{{', '.join(f'{repr_(key)}: {repr_(count)}' for key, count in self.most_common())}}})" if self else "Counter()"


def _counts(source: Any, counts: Any) -> Any:
    pairs = source.items() if isinstance(source, dict) else [(item, 1) for item in source or ()]
    return [*pairs, *[(ByteString(name), count) for name, count in counts.items()]]


def _check_names(typename: str, fields: Any) -> None:
    """Lib/collections.py's words for a name that cannot be."""
    for name in (typename, *fields):
        if not all(character.isalnum() or character == "_" for character in name):
            raise ValueError(ByteString(f"Type names and field names can only contain alphanumeric characters and underscores: {name!r}"))
        if keyword.iskeyword(name):
            raise ValueError(ByteString(f"Type names and field names cannot be a keyword: {name!r}"))
        if name[:1].isdigit():
            raise ValueError(ByteString(f"Type names and field names cannot start with a number: {name!r}"))
    for place, name in enumerate(fields):
        if name.startswith("_"):
            raise ValueError(ByteString(f"Field names cannot start with an underscore: {name!r}"))
        if name in fields[:place]:
            raise ValueError(ByteString(f"Encountered duplicate field name: {name!r}"))


def _namedtuple(typename: str, field_names: Any, verbose: bool = False, rename: bool = False) -> Any:
    names = plain(field_names) if isinstance(field_names, str) else [plain(name) for name in field_names]
    make: Any = collections.namedtuple
    if not rename:
        _check_names(plain(typename), names.replace(",", " ").split() if isinstance(names, str) else names)
    kind = make(plain(typename), names, rename=rename)
    created, count = kind.__new__, len(kind._fields) + 1

    def new(cls: Any, *values: Any, **named: Any) -> Any:
        for name in named:
            if name not in kind._fields:
                raise TypeError(ByteString(f"__new__() got an unexpected keyword argument '{name}'"))
        if len(values) + len(named) < count - 1 or len(values) >= count:
            raise TypeError(ByteString(f"__new__() takes exactly {count} argument{'s' if count != 1 else ''} ({len(values) + 1} given)"))
        return created(cls, *values, **named)

    replaced = kind._replace

    def replace(self: Any, **named: Any) -> Any:
        try:
            return replaced(self, **named)
        except TypeError as error:  # since CPython 3.13
            raise ValueError(ByteString(str(error))) from None

    kind.__new__, kind._replace = new, replace
    kind._fields = tuple([ByteString(name) for name in kind._fields])
    kind._asdict = lambda self: OrderedDict(zip(map(ByteString, self._fields), self))
    return kind


_ABSTRACT = (
    "Callable", "Container", "Hashable", "ItemsView", "Iterable", "Iterator", "KeysView", "Mapping", "MappingView", "MutableMapping",
    "MutableSequence", "MutableSet", "Sequence", "Set", "Sized", "ValuesView",
)  # fmt: skip


@python_module("collections")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("collections")
    module.__dict__.update(
        OrderedDict=OrderedDict,
        defaultdict=DefaultDict,
        Counter=Counter,
        namedtuple=_namedtuple,
        deque=collections.deque,
        **{name: getattr(collections.abc, name) for name in _ABSTRACT},
    )
    return module
