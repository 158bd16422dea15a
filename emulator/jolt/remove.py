"""Removr (Jolt 0.1.1): takes keys out. In a list only an index and ``*`` match; escapes and ``[0]`` mean nothing here."""

from __future__ import annotations

from typing import Any, Callable, Dict, Iterable, List, Optional, Sequence

from ..java.lang.text import trim
from .elements.element import StarElement
from .elements.star import StarAll, StarDouble, StarRegex, StarSingle
from .errors import SpecError
from .java_text import int_or_none, split
from .values import LISTS

_BY_STARS: Dict[int, Callable[[str], StarElement]] = {1: StarSingle, 2: StarDouble}


class Remove:
    """The operation."""

    CHANGES_INPUT = True

    def __init__(self, spec: Any) -> None:
        if type(spec) is not dict:
            raise SpecError(f"Removr expected a spec of Map type, got {type(spec).__name__ if spec is not None else 'null'}.")
        self._root = _Node("root", spec)

    def run(self, document: Any, context: Any, owned: bool) -> Any:
        """The document itself without the keys."""
        self._root.enter(document)
        return document


class _Node:
    """A key; without children it is one to take out."""

    def __init__(self, key: str, spec: Optional[Dict[str, Any]]) -> None:
        self._key = key
        self._star = _star(key)
        self._index = int_or_none(key)
        self.children: Optional[Sequence[_Node]] = None if spec is None else _children(spec)

    def enter(self, value: Any) -> None:
        """RemovrCompositeSpec.processChildren: what is to be taken out is gathered first."""
        if type(value) is dict:
            for key in [key for child in self.children or () for key in child._visit(value, child._keys(value))]:
                value.pop(key, None)
        elif type(value) in LISTS:
            doomed = {index for child in self.children or () for index in child._visit(value, child._indexes(value))}
            for index in sorted(doomed, reverse=True):
                del value[index]

    def _visit(self, container: Any, places: Iterable[Any]) -> Iterable[Any]:
        if self.children is None:
            return list(places)
        for place in places:
            self.enter(container[place])
        return ()

    def _keys(self, tree: Dict[str, Any]) -> Iterable[str]:
        if self._star is None:
            return (self._key,) if self._key in tree else ()
        matches = self._star.matches
        return [key for key in tree if matches(key)]

    def _indexes(self, tree: List[Any]) -> Iterable[int]:
        if self._star is not None:
            return range(len(tree)) if isinstance(self._star, StarAll) else ()
        return (self._index,) if self._index is not None and 0 <= self._index < len(tree) else ()


def _star(key: str) -> Optional[StarElement]:
    if key == "*":
        return StarAll(key)
    stars = key.count("*")
    return _BY_STARS.get(stars, StarRegex)(key) if stars else None


def _children(spec: Dict[str, Any]) -> List[_Node]:
    children: List[_Node] = []
    for keys, right in spec.items():
        for key in split(keys, "|"):
            if type(right) is not dict and not (isinstance(right, str) and not trim(right)):
                raise SpecError("Invalid Removr spec RHS. Should be an empty string or Map")
            children.append(_Node(key, right if type(right) is dict else None))
    return children
