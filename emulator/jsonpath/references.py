"""Places in a document that can be changed: com.jayway.jsonpath.internal.PathRef."""

from __future__ import annotations

from functools import cmp_to_key
from typing import Any, List, NamedTuple, Sequence, Tuple

from .errors import InvalidModificationException, JsonPathException

_NOTHING = object()


class Reference(NamedTuple):
    """kind: 'none', 'root', 'index' or 'keys'; ``parent``: what holds the place; ``keys``: an index, or one name or more."""

    kind: str
    parent: Any
    keys: Tuple[Any, ...]

    def set(self, value: Any) -> None:
        """The place gets a value."""
        if self.kind == "root":
            raise InvalidModificationException("Invalid set operation")
        if self.kind == "index":
            _set_index(self.parent, self.keys[0], value)
        elif self.kind == "keys":
            for key in self.keys:
                self.parent[key] = value

    def delete(self) -> None:
        """The place goes away."""
        if self.kind == "root":
            raise InvalidModificationException("Invalid delete operation")
        if self.kind == "index":
            if not 0 <= self.keys[0] < len(self.parent):
                raise JsonPathException(f"Index {self.keys[0]} out of bounds for length {len(self.parent)}")
            del self.parent[self.keys[0]]
        elif self.kind == "keys":
            for key in self.keys:
                self.parent.pop(key, None)

    def add(self, value: Any) -> None:
        """The array at the place gets one more; in an array of arrays json-path cannot."""
        target = self._target("Add can not be performed to multiple properties")
        if target is _NOTHING or (target is None and self.kind != "root"):
            return
        if not isinstance(target, list) or self.kind == "index":
            raise InvalidModificationException("Can only add to an array")
        target.append(value)

    def put(self, key: str, value: Any) -> None:
        """The object at the place gets a property."""
        target = self._target("Put can not be performed to multiple properties")
        if target is _NOTHING or (target is None and self.kind != "root"):
            return
        if not isinstance(target, dict):
            raise InvalidModificationException("Can only add properties to a map")
        target[key] = value

    def _target(self, several: str) -> Any:
        if self.kind == "none":
            return _NOTHING
        if self.kind == "root":
            return self.parent
        if len(self.keys) > 1:
            raise InvalidModificationException(several)
        if self.kind == "index":
            if not 0 <= self.keys[0] < len(self.parent):
                raise JsonPathException(f"Index {self.keys[0]} out of bounds for length {len(self.parent)}")
            return self.parent[self.keys[0]]
        return self.parent.get(self.keys[0], _NOTHING)


NO_REFERENCE = Reference("none", None, ())


def at_root(document: Any) -> Reference:
    """The document itself."""
    return Reference("root", document, ())


def at_index(array: List[Any], index: int) -> Reference:
    """An element; a negative index can be read, never changed."""
    return Reference("index", array, (index,))


def at_keys(model: Any, names: Sequence[str]) -> Reference:
    """One property, or several at once."""
    return Reference("keys", model, tuple(names))


def _set_index(array: List[Any], index: int, value: Any) -> None:
    if index == len(array):
        array.append(value)
    elif 0 <= index < len(array):
        array[index] = value
    else:
        raise JsonPathException(f"Index {index} out of bounds for length {len(array)}")


def _accessor(reference: Reference) -> str:
    return "$" if reference.kind == "root" else "&&".join(map(str, reference.keys))


def _compare(left_reference: Reference, right_reference: Reference) -> int:
    if left_reference.kind == right_reference.kind == "index":
        left, right = left_reference.keys[0], right_reference.keys[0]
        return int(right > left) - int(right < left)
    first, second = _accessor(left_reference), _accessor(right_reference)
    return int(second > first) - int(second < first)


def in_order(references: List[Reference]) -> List[Reference]:
    """Later elements first, so that deleting does not move what is still to be deleted (PathRef.compareTo)."""
    return sorted(references, key=cmp_to_key(_compare))
