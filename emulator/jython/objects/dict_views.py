"""What ``viewkeys()``, ``viewvalues()`` and ``viewitems()`` answer."""

from __future__ import annotations

from collections.abc import ItemsView, Iterable, KeysView, MappingView, Sized, ValuesView
from typing import Any

from .later import later
from .set import JythonSet


class _View(MappingView):
    """``&``, ``|``, ``-`` and ``^`` of keys and pairs give a set."""

    @classmethod
    def _from_iterable(cls, it: Iterable[Any]) -> Any:
        return JythonSet(it)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({later.repr_(list(self))})"  # type: ignore[call-overload]


class DictKeys(_View, KeysView[Any]):
    """A view of keys."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sized) and isinstance(other, Iterable) and len(self) == len(other) and all(key in self for key in other)

    __hash__ = None  # type: ignore[assignment]


class DictItems(_View, ItemsView[Any, Any]):
    """A view of pairs."""


class DictValues(_View, ValuesView[Any]):
    """A view of values."""


_VIEWS: dict[str, Any] = {"dict_keys": DictKeys, "dict_items": DictItems, "dict_values": DictValues}
for _name, _view in _VIEWS.items():
    _view.__name__ = _view.__qualname__ = _name


def dict_view(name: str, values: Any) -> Any:
    """The view of that name."""
    return _VIEWS[name](values)


later.give(dict_view)
