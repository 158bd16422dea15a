"""Sortr (Jolt 0.1.1): the keys of every object by alphabet, those that start with ``~`` first. It has no specification."""

from __future__ import annotations

from typing import Any, Dict, List, Tuple

from .values import LISTS

_CONTAINERS = frozenset((dict, *LISTS))


class Sort:
    """The operation."""

    CHANGES_INPUT = False

    def __init__(self, spec: Any = None) -> None:
        pass

    def run(self, document: Any, context: Any, owned: bool) -> Any:
        """A sorted copy."""
        return _sorted(document)


def _sorted(value: Any) -> Any:
    if type(value) is dict:
        return {key: _sorted(value[key]) if type(value[key]) in _CONTAINERS else value[key] for key in _in_order(value)}
    return [_sorted(item) for item in value] if type(value) in LISTS else value


def _in_order(tree: Dict[str, Any]) -> List[str]:
    text = "".join(tree)
    if text.isascii() and "~" not in text:
        return sorted(tree)
    return sorted(tree, key=_rank)


def _rank(key: str) -> Tuple[bool, bytes]:
    return not key.startswith("~"), key.encode("utf-16-be", "surrogatepass")
