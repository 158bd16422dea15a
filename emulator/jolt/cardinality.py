"""CardinalityTransform (Jolt 0.1.1 to 0.1.8): ONE takes the first of a list, MANY makes a list of one value.

The entries of an object are visited in the order of a HashSet of them, and MANY puts its key at the end: this is what the order of keys
afterwards comes from. Where the value changed stands in a list, Java's cast of the list to a Map fails.
"""

from __future__ import annotations

from typing import Any, Callable, Dict, Iterable, List, Optional, Union

from ..base.versions import Version, version_of
from ..java.util.table_size import table_size_for
from .elements.at import At
from .elements.element import Element, StarElement
from .elements.literal import Literal
from .elements.star import StarAll, StarRegex, StarSingle
from .errors import JoltError, NothingThere, SpecError
from .spec_children import in_order
from .values import LISTS, FixedList, ObjectArray, entry_hash, to_text

ARRAYS_ARE_LISTS_SINCE = version_of("1.18.0")  # Jolt 0.1.2: an Object[], which sort() of modify gives


class Cardinality:
    """The operation."""

    CHANGES_INPUT = True

    def __init__(self, spec: Any, nifi: Version) -> None:
        if type(spec) is not dict:
            kind = type(spec).__name__ if spec is not None else "null"
            raise SpecError(f"CardinalityTransform expected a spec of Map type, got {kind}.")
        self._root = _Level("root", spec, nifi)

    def run(self, document: Any, context: Any, owned: bool) -> Any:
        """The document itself, changed."""
        self._root.apply("root", document, None)
        return document


class _Leaf:
    """A key with ONE or MANY."""

    def __init__(self, key: str, right: Any, nifi: Version) -> None:
        self.element = _element(key)
        if right is None:
            raise NothingThere(f"No cardinality for {key}")
        if right not in ("ONE", "MANY"):
            raise SpecError(f"Invalid Cardinality type :{right}")
        self._adjust: Callable[[str, Any, Any], Any] = _one if right == "ONE" else _many
        self._takes_arrays = nifi >= ARRAYS_ARE_LISTS_SINCE

    def apply(self, key: str, value: Any, parent: Any) -> bool:
        """Whether the key matched."""
        if not _matches(self.element, key):
            return False
        self.adjust(key, value, parent)
        return True

    def adjust(self, key: str, value: Any, parent: Any) -> Any:
        """performCardinalityAdjustment: the new value, None where nothing was to be done."""
        if parent is not None and type(parent) is not dict:
            raise JoltError("ClassCastException", "A value in a list cannot be changed by key")
        if self._takes_arrays and type(value) is ObjectArray:
            value = FixedList(value)
        return self._adjust(key, value, parent)


def _many(key: str, value: Any, parent: Any) -> Any:
    made: Any = value
    if value is None:
        made = FixedList()
    elif isinstance(value, ObjectArray):
        made = None
    elif type(value) not in LISTS:
        made = [_there(parent).pop(key, None)]
    _there(parent)[key] = made
    return made


def _one(key: str, value: Any, parent: Any) -> Any:
    if type(value) not in LISTS:
        return None
    first = value[0] if value else None
    _there(parent)[key] = first
    return first


def _there(parent: Optional[Dict[str, Any]]) -> Dict[str, Any]:
    if parent is None:
        raise NothingThere("The document has no parent")
    return parent


class _Level:
    """A key with children."""

    def __init__(self, key: str, spec: Dict[str, Any], nifi: Version) -> None:
        self.element = _element(key)
        if isinstance(self.element, At):
            raise SpecError("@ CardinalityTransform key, can not have children.")
        children = [_create(name, right, nifi) for name, right in spec.items()]
        if not children:
            raise SpecError("Shift CardinalitySpec format error : CardinalitySpec line with empty {} as value is not valid.")
        self._literals = {child.element.raw: child for child in children}  # CardinalityCompositeSpec puts stars and @ here too
        self._special = next((child for child in children if isinstance(child, _Leaf) and isinstance(child.element, At)), None)
        stars = [child for child in children if isinstance(child.element, StarElement)]
        self._computed = in_order(stars, lambda child: child.element, {})

    def apply(self, key: str, value: Any, parent: Any) -> bool:
        """Whether the key matched."""
        if not _matches(self.element, key):
            return False
        if self._special is not None:
            value = self._special.adjust(key, value, parent)
        if type(value) is dict:
            for name in _hash_set_order(value):
                self._child(name, value[name], value)
        elif type(value) in LISTS:
            for index, item in enumerate(value):
                self._child(str(index), item, value)
        elif value is not None:
            self._child(to_text(value), None, to_text(value))
        return True

    def _child(self, key: str, value: Any, container: Any) -> None:
        literal = self._literals.get(key)
        if literal is not None:
            literal.apply(key, value, container)
            return
        for child in self._computed:
            if child.apply(key, value, container):
                return


_Child = Union[_Leaf, _Level]


def _create(key: str, right: Any, nifi: Version) -> _Child:
    return _Level(key, right, nifi) if type(right) is dict else _Leaf(key, right, nifi)


def _matches(element: Element, key: str) -> bool:
    if isinstance(element, StarElement):
        return element.matches(key)
    return isinstance(element, At) or element.raw == key


def _element(key: str) -> Element:
    """CardinalitySpec.parse."""
    if "@" in key:
        return At(key)
    if key == "*":
        return StarAll(key)
    if "*" in key:
        return StarSingle(key) if key.count("*") == 1 else StarRegex(key)
    return Literal(key)


def _hash_set_order(tree: Dict[str, Any]) -> Iterable[str]:
    """The order of ``new HashSet(map.entrySet())``."""
    if len(tree) < 2:
        return list(tree)
    mask = table_size_for(max(int(len(tree) / 0.75) + 1, 16)) - 1
    ranks: Dict[str, int] = {}
    for key, value in tree.items():
        code = entry_hash(key, value)
        ranks[key] = (code ^ (code >> 16)) & mask
    ordered: List[str] = sorted(tree, key=ranks.__getitem__)
    return ordered
