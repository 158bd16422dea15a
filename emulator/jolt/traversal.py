"""PathEvaluatingTraversal: a path on the right side, its elements, and the kind of container that each of its keys goes into."""

from __future__ import annotations

from typing import List, Optional, Union

from .elements.array import Array
from .elements.builder import evaluatable
from .elements.element import Element, Evaluator
from .elements.literal import Literal
from .errors import SpecError
from .java_text import is_blank, substring
from .matched import Path

IN_MAP, IN_LIST, APPEND = range(3)


class Traversal:
    """A path. ``kinds``: for each key IN_MAP, IN_LIST or APPEND; ``constant``: its keys, when no element depends on the input."""

    def __init__(self, path: str) -> None:
        if ("*" in path and "\\*" not in path) or ("$" in path and "\\$" not in path):
            raise SpecError(f"DotNotation (write key) can not contain '*' or '$' : write key: {path}")
        self.elements = [] if is_blank(path) else evaluatable(path)
        self.kinds = [_kind(one.canonical) for one in self.elements]
        self._plan: List[Union[str, Evaluator]] = [_constant(one) or one.evaluator() for one in self.elements]
        constant = [step for step in self._plan if isinstance(step, str)]
        self.constant: Optional[List[str]] = constant if len(constant) == len(self._plan) else None

    @property
    def canonical(self) -> str:
        """getCanonicalForm; a path without elements has none."""
        return substring("".join("." + one.canonical for one in self.elements), 1)

    def keys(self, path: Path) -> Optional[List[str]]:
        """evaluate: the keys for this match, None when one of them cannot be told."""
        if self.constant is not None:
            return self.constant
        keys: List[str] = []
        for step in self._plan:
            key = step if isinstance(step, str) else step(path)
            if key is None:
                return None
            keys.append(key)
        return keys


def _kind(canonical: str) -> int:
    if canonical == "[]":
        return APPEND
    return IN_LIST if canonical.startswith("[") and canonical.endswith("]") else IN_MAP


def _constant(element: Element) -> Optional[str]:
    if isinstance(element, Literal):
        return element.raw
    return element.constant if isinstance(element, Array) else None


def with_root(path: str) -> str:
    """TraversalBuilder.build: every path starts below ``root``."""
    return "root" if is_blank(path) else "root." + path
