"""ExecutionStrategy: in which order a level of a specification takes its literal and its computed keys.

A strategy is three functions, for an object, a list and a scalar. ``rest`` is what the operation hands down: where shift writes to, or
the context of modify.
"""

from __future__ import annotations

from typing import Any, Callable, Dict, List, NamedTuple, Optional, Protocol, Tuple

from .errors import JoltError
from .java_text import int_or_none
from .matched import Path
from .values import ABSENT, LISTS, to_text

_MOST_GROWTH = 100_000

Step = Callable[["Level", Any, Path, Any], None]


class Child(Protocol):
    """BaseSpec."""

    def apply(self, key: str, value: Any, path: Path, rest: Any) -> bool:
        """Whether the key matched."""


class Strategy(NamedTuple):
    """What is done with each kind of input."""

    on_map: Step
    on_list: Step
    on_scalar: Step


class Level:
    """OrderedCompositeSpec: the children of one level."""

    def __init__(self, literals: Dict[str, Any], computed: List[Any]) -> None:
        self.literals, self.computed = literals, computed
        self.entries: Tuple[Tuple[str, Any], ...] = tuple(literals.items())
        self.places: Tuple[Tuple[Optional[int], str, Any], ...] = tuple((int_or_none(key), key, child) for key, child in self.entries)


def process(strategy: Strategy, level: Level, value: Any, path: Path, rest: Any) -> None:
    """ExecutionStrategy.process: null has no children."""
    kind = type(value)
    if kind is dict:
        strategy.on_map(level, value, path, rest)
    elif kind in LISTS:
        strategy.on_list(level, value, path, rest)
    elif value is not None and value is not ABSENT:
        strategy.on_scalar(level, to_text(value), path, rest)


def element_at(tree: Any, index: int, size: Optional[int]) -> Any:
    """An element of a list; null beyond the list's first size is no value."""
    value = tree[index] if index >= 0 else _negative(index)
    return ABSENT if value is None and size is not None and index >= size else value


def _negative(index: int) -> Any:
    raise IndexError(f"Index {index} out of bounds")


def _available_on_map(level: Level, tree: Any, path: Path, rest: Any) -> None:
    for key, child in level.entries:
        if key in tree:
            child.apply(key, tree[key], path, rest)


def _available_on_list(level: Level, tree: Any, path: Path, rest: Any) -> None:
    size = path[-1][1].size
    for index, key, child in level.places:
        if index is not None and index < len(tree):
            child.apply(key, element_at(tree, index, size), path, rest)


def _literal_on_scalar(level: Level, text: str, path: Path, rest: Any) -> None:
    child = level.literals.get(text)
    if child is not None:
        child.apply(text, ABSENT, path, rest)


def _all_on_map(level: Level, tree: Any, path: Path, rest: Any) -> None:
    for key, child in level.entries:
        child.apply(key, tree.get(key, ABSENT), path, rest)


def _all_on_list(level: Level, tree: Any, path: Path, rest: Any) -> None:
    size = path[-1][1].size
    for index, key, child in level.places:
        value = element_at(tree, index, size) if index is not None and index < len(tree) else ABSENT
        child.apply(key, value, path, rest)


def _computed(level: Level, key: str, value: Any, path: Path, rest: Any) -> None:
    for child in level.computed:
        if child.apply(key, value, path, rest):
            return


def _either(level: Level, key: str, value: Any, path: Path, rest: Any) -> None:
    child = level.literals.get(key)
    if child is not None:
        child.apply(key, value, path, rest)
    else:
        _computed(level, key, value, path, rest)


def _over_all(each: Callable[[Level, str, Any, Path, Any], None]) -> Strategy:
    """Every key of the input, handed to ``each``."""

    def on_map(level: Level, tree: Any, path: Path, rest: Any) -> None:
        for key, value in tree.items():
            each(level, key, value, path, rest)

    def on_list(level: Level, tree: Any, path: Path, rest: Any) -> None:
        size = path[-1][1].size
        index, most = 0, len(tree) + _MOST_GROWTH
        while index < len(tree):
            each(level, str(index), element_at(tree, index, size), path, rest)
            index += 1
            if index > most:
                raise JoltError("OutOfMemoryError", "The specification writes into the list that it reads, without end")

    def on_scalar(level: Level, text: str, path: Path, rest: Any) -> None:
        each(level, text, ABSENT, path, rest)

    return Strategy(on_map, on_list, on_scalar)


def _both(first: Strategy, second: Strategy) -> Strategy:
    def then(one: Step, other: Step) -> Step:
        def step(level: Level, tree: Any, path: Path, rest: Any) -> None:
            one(level, tree, path, rest)
            other(level, tree, path, rest)

        return step

    return Strategy(*[then(one, other) for one, other in zip(first, second)])


AVAILABLE_LITERALS = Strategy(_available_on_map, _available_on_list, _literal_on_scalar)
ALL_LITERALS = Strategy(_all_on_map, _all_on_list, _literal_on_scalar)
COMPUTED = _over_all(_computed)
CONFLICT = _over_all(_either)
AVAILABLE_LITERALS_WITH_COMPUTED = _both(AVAILABLE_LITERALS, COMPUTED)
ALL_LITERALS_WITH_COMPUTED = _both(ALL_LITERALS, COMPUTED)
