"""Defaultr (Jolt 0.1.1): fills in what is missing or null.

Keys: literal, ``a|b``, ``*``; ``name[]`` says that the value is a list and its children are indexes. Literal keys go first, then ``|``,
then ``*``. Within one of them Jolt takes the keys in no certain order (identity hash codes); here it is the order of the specification.
"""

from __future__ import annotations

from typing import Any, Collection, Dict, List, Optional, Tuple

from .errors import JoltError, NothingThere, SpecError
from .java_text import split, to_int
from .values import LISTS, deep_copy

_LITERAL, _OR, _STAR = range(3)


class Default:
    """The operation. A specification may fit an object, a list, or both."""

    CHANGES_INPUT = True

    def __init__(self, spec: Any) -> None:
        self._map_root = MapKey("root", spec)
        self._list_root: Optional[Key] = None
        try:
            self._list_root = MapKey("root[]", spec)
        except JoltError as error:
            if error.java_class != "NumberFormatException":
                raise

    def run(self, document: Any, context: Any, owned: bool) -> Any:
        """The document itself, filled."""
        if document is None:
            document = {}
        if type(document) not in LISTS:
            self._map_root.apply_children(document)
        elif self._list_root is None:
            raise JoltError("TransformException", "The Spec provided can not handle input that is a top level Json Array.")
        else:
            self._list_root.apply_children(document)
        return document


class Key:
    """A key of the specification with its children or its literal value."""

    def __init__(self, raw: str, spec: Any) -> None:
        self.is_list = raw.endswith("[]")
        self.raw = raw.replace("[]", "") if self.is_list else raw
        self.kind = _kind(self.raw)
        self.names = split(self.raw, "|") if self.kind == _OR else [self.raw] if self.kind == _LITERAL else []
        self.literal = spec
        self.children: Optional[List[Key]] = None
        self.last_index = -1
        if type(spec) is dict:
            made = [(ListKey if self.is_list else MapKey)(key, value) for key, value in spec.items()]
            self.children = sorted(made, key=_precedence)
            if self.is_list:
                self.last_index = max([-1, *(child.index for child in made if isinstance(child, ListKey))])

    def apply_children(self, value: Any) -> None:
        """Fills a container; one of another kind than the specification says stays as it is."""
        if self.is_list and type(value) in LISTS:
            while len(value) <= self.last_index:
                value.append(None)
        if self.children is None:
            raise NothingThere("The specification is no object")
        for child in self.children:
            child.apply(value)

    def apply(self, container: Any) -> None:
        """Fills what this key matches in a container."""
        raise NotImplementedError

    def fill(self, container: Any, place: Any) -> None:
        """applyLiteralKeyToContainer."""
        value = container.get(place) if type(container) is dict else _element(container, place)
        if self.children is None:
            if value is None:
                container[place] = deep_copy(self.literal)
            return
        if value is None:
            value = container[place] = [] if self.is_list else {}
        self.apply_children(value)


class MapKey(Key):
    """A key of an object."""

    def apply(self, container: Any) -> None:
        if type(container) is dict:
            for name in self._matching(container):
                self.fill(container, name)

    def _matching(self, container: Dict[str, Any]) -> Collection[str]:
        if self.kind == _LITERAL:
            return self.names
        return container.keys() if self.kind == _STAR else [name for name in container if name in self.names]


class ListKey(Key):
    """An index of a list. ``index``: the one it names, -1 when none or many."""

    def __init__(self, raw: str, spec: Any) -> None:
        super().__init__(raw, spec)
        self.indexes = [to_int(name) for name in self.names]
        self.index = self.indexes[0] if self.kind == _LITERAL else -1

    def apply(self, container: Any) -> None:
        if type(container) in LISTS:
            for index in self._matching(container):
                self.fill(container, index)

    def _matching(self, container: List[Any]) -> Collection[int]:
        if self.kind == _LITERAL:
            return self.indexes
        return range(len(container)) if self.kind == _STAR else [one for one in self.indexes if one < len(container)]


def _element(container: List[Any], index: int) -> Any:
    if index < 0:
        raise IndexError(f"Index {index} out of bounds for length {len(container)}")
    return container[index]


def _kind(key: str) -> int:
    """OPS.parse."""
    if "*" in key:
        if key != "*":
            raise SpecError(f"Defaultr key {key} is invalid.  * keys can only contain *, and no other characters.")
        return _STAR
    return _OR if "|" in key else _LITERAL


def _precedence(key: Key) -> Tuple[int, int, str]:
    return (key.kind, len(key.names), key.raw) if key.kind == _OR else (key.kind, 0, "")
