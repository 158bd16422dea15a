"""How a List puts itself in order: as Python 2 does, which is known to who runs the scripts."""

from __future__ import annotations

from typing import Any, Callable, List

_sorted: Callable[..., List[Any]] = sorted


def use_for_sorting(sort: Callable[..., List[Any]]) -> None:
    """Let ``sort(values, cmp, key, reverse)`` do it."""
    global _sorted
    _sorted = sort


def in_order(values: List[Any], *arguments: Any, **options: Any) -> List[Any]:
    """The values as list.sort(cmp, key, reverse) puts them."""
    return _sorted(values, *arguments, **options)
