"""SpecBuilder and ComputedKeysComparator: the children that a level of a specification has, and the order of its computed keys."""

from __future__ import annotations

from functools import cmp_to_key
from typing import Any, Callable, Dict, List, Type, TypeVar

from .elements.element import Element
from .errors import JoltError, NothingThere
from .java_text import split

T = TypeVar("T")


def children_of(spec: Dict[str, Any], create: Callable[[str, Any], T], element: Callable[[T], Element]) -> List[T]:
    """createSpec: ``a|b`` stands for both keys; two keys that mean the same are refused."""
    children: List[T] = []
    seen = set()
    for keys, right in spec.items():
        for key in split(keys, "|"):
            child = create(key, right)
            canonical = element(child).canonical
            if canonical in seen:
                raise JoltError("IllegalArgumentException", f"Duplicate canonical key found : {canonical}")
            seen.add(canonical)
            children.append(child)
    return children


def in_order(computed: List[T], element: Callable[[T], Element], ranks: Dict[Type[Element], int]) -> List[T]:
    """The more special kind first, in it the longest, then by alphabet. Kinds that Jolt has no rank for end in a null pointer."""

    def compare(one: T, other: T) -> int:
        a, b = element(one), element(other)
        if type(a) not in ranks or type(b) not in ranks:
            raise NothingThere(f"The keys {a.raw} and {b.raw} cannot stand on one level")
        left = (ranks[type(a)], -len(a.canonical), a.canonical)
        right = (ranks[type(b)], -len(b.canonical), b.canonical)
        return (left > right) - (left < right)

    return sorted(computed, key=cmp_to_key(compare))
