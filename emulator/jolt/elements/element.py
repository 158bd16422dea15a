"""PathElement: a key of a specification; MatchablePathElement and EvaluatablePathElement are told apart by two flags."""

from __future__ import annotations

from typing import Callable, ClassVar, Optional

from ..matched import Matched, Path

Evaluator = Callable[[Path], Optional[str]]


class Element:
    """A piece of a path. ``raw``: as written; ``canonical``: the one way to write it, which also tells duplicates."""

    MATCHABLE: ClassVar[bool] = True
    EVALUATABLE: ClassVar[bool] = True

    def __init__(self, raw: str, canonical: str) -> None:
        self.raw, self.canonical = raw, canonical

    def match(self, key: str, path: Path) -> Optional[Matched]:
        """What a key of the input gives when it matches."""
        raise NotImplementedError

    def evaluate(self, path: Path) -> Optional[str]:
        """The key to write to, None when it cannot be told."""
        raise NotImplementedError

    def evaluator(self) -> Evaluator:
        """``evaluate`` by the shortest way, for paths that are written to often."""
        return self.evaluate


class StarElement(Element):
    """What all elements with a ``*`` share."""

    EVALUATABLE = False

    def matches(self, key: str) -> bool:
        """StarPathElement.stringMatch."""
        raise NotImplementedError
