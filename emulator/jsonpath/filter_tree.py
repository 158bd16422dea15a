"""What stands in ``[?(…)]`` as a tree: each part says whether it holds for an item."""

from __future__ import annotations

from typing import Any, Callable, NamedTuple, Tuple, Union

from .filter_values import Node, PathNode
from .tokens import Evaluation


class Either(NamedTuple):
    """``a || b``."""

    parts: Tuple[Predicate, ...]

    def holds(self, item: Any, run: Evaluation) -> bool:
        return any(part.holds(item, run) for part in self.parts)


class Both(NamedTuple):
    """``a && b``."""

    parts: Tuple[Predicate, ...]

    def holds(self, item: Any, run: Evaluation) -> bool:
        return all(part.holds(item, run) for part in self.parts)


class Negation(NamedTuple):
    """``!a``."""

    part: Predicate

    def holds(self, item: Any, run: Evaluation) -> bool:
        return not self.part.holds(item, run)


class Existence(NamedTuple):
    """A path alone, or ``!`` and a path."""

    path: PathNode

    def holds(self, item: Any, run: Evaluation) -> bool:
        return self.path.exists(item, run) == self.path.should_exist


class Comparison(NamedTuple):
    """``a == b`` and its like; ``operator``: its name in capitals."""

    operator: str
    compare: Callable[[Node, Node], bool]
    left: Node
    right: Node

    def holds(self, item: Any, run: Evaluation) -> bool:
        return self.compare(self.left.evaluated(item, run), self.right.evaluated(item, run))


Predicate = Union[Either, Both, Negation, Existence, Comparison]
