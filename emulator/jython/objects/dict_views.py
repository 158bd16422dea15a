"""What ``viewkeys()``, ``viewvalues()`` and ``viewitems()`` answer."""

from __future__ import annotations

from collections.abc import ItemsView, Iterable, KeysView, Sized, ValuesView
from typing import Any

from .later import later
from .set import JythonSet


class DictKeys(KeysView[Any]):
    """A view of keys."""

    @classmethod
    def _from_iterable(cls, it: Iterable[Any]) -> Any:
        return JythonSet(it)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sized) and isinstance(other, Iterable) and len(self) == len(other) and all(key in self for key in other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"dict_keys({later.repr_(list(self))})"


class DictItems(ItemsView[Any, Any]):
    """A view of pairs."""

    @classmethod
    def _from_iterable(cls, it: Iterable[Any]) -> Any:
        return JythonSet(it)

    def __repr__(self) -> str:
        return f"dict_items({later.repr_(list(self))})"


class DictValues(ValuesView[Any]):
    """A view of values."""

    def __repr__(self) -> str:
        return f"dict_values({later.repr_(list(self))})"


_VIEWS: dict[str, Any] = {"dict_keys": DictKeys, "dict_items": DictItems, "dict_values": DictValues}
for _name, _view in _VIEWS.items():
    _view.__name__ = _view.__qualname__ = _name


def dict_view(name: str, values: Any) -> Any:
    """The view of that name."""
    return _VIEWS[name](values)


later.give(dict_view)
