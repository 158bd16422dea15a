"""The steps of a path, and what each does to a document (com.jayway.jsonpath.internal.path.*Token of json-path 2.6.0)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Iterator, List, Optional, Sequence, Tuple

from ..java.lang.value_text import java_text
from .errors import InvalidPathException, JsonPathException, PathNotFoundException
from .references import NO_REFERENCE, Reference, at_index, at_keys

if TYPE_CHECKING:
    from .filter_tree import Predicate

MISSING = object()


def java_string(value: Any) -> str:
    """String.valueOf of what Jackson makes of a value."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}={java_string(inner)}" for name, inner in value.items()) + "}"
    return "[" + ", ".join(map(java_string, value)) + "]" if isinstance(value, list) else java_text(value)


PROVIDER = "com.jayway.jsonpath.spi.json.JacksonJsonProvider"
BIG = "java.math.BigInteger"
_CLASSES = {list: "java.util.ArrayList", bool: "java.lang.Boolean", str: "java.lang.String", float: "java.lang.Double"}


def java_class(value: Any) -> str:
    """The Java class that Jackson makes of a value."""
    if type(value) is int:
        return next((name for bits, name in ((31, "java.lang.Integer"), (63, "java.lang.Long")) if -(2**bits) <= value < 2**bits), BIG)
    return "null" if value is None else _CLASSES.get(type(value), "java.util.LinkedHashMap")


class Evaluation:
    """One run: what was found, and where (for changes). ``require``: a missing leaf is an error (Option.REQUIRE_PROPERTIES)."""

    __slots__ = ("root", "for_update", "require", "values", "references")

    def __init__(self, root: Any, for_update: bool = False, require: bool = False) -> None:
        self.root, self.for_update, self.require = root, for_update, require
        self.values: List[Any] = []
        self.references: List[Reference] = []

    def add(self, reference: Reference, value: Any) -> None:
        """One result."""
        self.values.append(value)
        if self.for_update:
            self.references.append(reference)


class Token:
    """A step. ``next`` is the one after it; ``upstream_definite``: whether all before it lead to one place at most."""

    definite = True
    fragment = ""  # getPathFragment: how the step is written in messages

    def __init__(self) -> None:
        self.next: Optional[Token] = None
        self.upstream_definite = True

    def evaluate(self, path: str, reference: Reference, model: Any, run: Evaluation) -> None:
        """Adds results, or hands on to the next step."""
        raise NotImplementedError

    def hand_on(self, path: str, reference: Reference, value: Any, run: Evaluation) -> None:
        """A result when this is the last step, else input of the next."""
        if self.next is None:
            run.add(reference, value)
        else:
            self.next.evaluate(path, reference, value, run)

    def property(self, path: str, model: Any, name: str, run: Evaluation) -> None:
        """PathToken.handleObjectProperty for one name."""
        value = model.get(name, MISSING)
        if value is MISSING:
            if self.next is None:
                if not run.require:
                    return
                raise PathNotFoundException(f"No results for path: {path}['{name}']")
            if not (self.upstream_definite and self.definite) and not run.require:
                return
            raise PathNotFoundException(f"Missing property in path {path}['{name}']")
        self.hand_on(f"{path}['{name}']", at_keys(model, (name,)) if run.for_update else NO_REFERENCE, value, run)

    def index(self, path: str, model: Any, index: int, run: Evaluation) -> None:
        """PathToken.handleArrayIndex: nothing when out of range."""
        effective = len(model) + index if index < 0 else index
        if 0 <= effective < len(model):
            self.hand_on(f"{path}[{index}]", at_index(model, index) if run.for_update else NO_REFERENCE, model[effective], run)


class Root(Token):
    """$ or @"""

    def __init__(self, sign: str) -> None:
        super().__init__()
        self.sign = sign

    def evaluate(self, path: str, reference: Reference, model: Any, run: Evaluation) -> None:
        self.hand_on(self.sign, reference, model, run)


class Property(Token):
    """.name, ['name'], ['a','b']"""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        if not names:
            raise InvalidPathException("Empty properties")
        self.names = tuple(names)
        self.fragment = "[" + ",".join(f"'{name}'" for name in self.names) + "]"

    @property
    def definite(self) -> bool:  # type: ignore[override]
        """Several names at the end are one object; before the end they are several places."""
        return len(self.names) == 1 or self.next is None

    def evaluate(self, path: str, reference: Reference, model: Any, run: Evaluation) -> None:
        if not isinstance(model, dict):
            if not self.upstream_definite:
                return
            words = f"Expected to find an object with property {self.fragment} in path {path} but found '{java_class(model)}'. "
            raise PathNotFoundException(words + f"This is not a json object according to the JsonProvider: '{PROVIDER}'.")
        if len(self.names) == 1 or self.next is not None:
            for name in self.names:
                super().property(path, model, name, run)
            return
        merged = {name: model[name] for name in self.names if name in model}
        if run.require and len(merged) < len(self.names):
            raise PathNotFoundException(f"Missing property in path {path}{list(self.names)}")
        run.add(at_keys(model, self.names) if run.for_update else NO_REFERENCE, merged)


class Array(Token):
    """[1], [1,2], [1:2]"""

    def is_array(self, path: str, model: Any) -> bool:
        """ArrayPathToken.checkArrayModel"""
        if isinstance(model, list):
            return True
        if not self.upstream_definite:
            return False
        words = f"Filter: {self.fragment} can only be applied to arrays. Current context is: {java_string(model)}"
        raise PathNotFoundException(f"The path {path} is null" if model is None else words)


class Index(Array):
    """[1], [-1], [1,2]"""

    def __init__(self, indexes: Sequence[int]) -> None:
        super().__init__()
        self.indexes = tuple(indexes)
        self.fragment = "[" + ",".join(map(str, self.indexes)) + "]"

    @property
    def definite(self) -> bool:  # type: ignore[override]
        """One index is one place."""
        return len(self.indexes) == 1

    def evaluate(self, path: str, reference: Reference, model: Any, run: Evaluation) -> None:
        if self.is_array(path, model):
            for index in self.indexes:
                self.index(path, model, index, run)


class Slice(Array):
    """[1:], [:2], [1:2]; a negative start or end counts from the end only when the other side is open."""

    definite = False

    def __init__(self, start: Optional[int], end: Optional[int]) -> None:
        super().__init__()
        self.start, self.stop = start, end
        self.fragment = f"[{'' if start is None else start}:{'' if end is None else end}]"

    def evaluate(self, path: str, reference: Reference, model: Any, run: Evaluation) -> None:
        if self.is_array(path, model):
            for index in self.range(len(model)):
                self.index(path, model, index, run)

    def range(self, length: int) -> Sequence[int]:
        """The indexes."""
        if self.start is None:
            assert self.stop is not None
            return range(min(length, length + self.stop if self.stop < 0 else self.stop))
        if self.stop is None:
            return range(max(0, length + self.start if self.start < 0 else self.start), length)
        return range(self.start, min(length, self.stop)) if length else ()


class Wildcard(Token):
    """[*]"""

    definite = False
    fragment = "[*]"

    def evaluate(self, path: str, reference: Reference, model: Any, run: Evaluation) -> None:
        if isinstance(model, dict):
            for name in list(model):
                self.property(path, model, name, run)
        elif isinstance(model, list):
            for index in range(len(model)):
                try:
                    self.index(path, model, index, run)
                except PathNotFoundException:
                    if run.require:
                        raise


class Filter(Token):
    """[?(…)]"""

    definite = False
    fragment = "[?]"

    def __init__(self, predicate: Predicate) -> None:
        super().__init__()
        self.predicate = predicate

    def accepts(self, item: Any, run: Evaluation) -> bool:
        """PredicatePathToken.accept: a path that is not found inside the filter is a no."""
        try:
            return self.predicate.holds(item, run)
        except InvalidPathException:
            return False

    def evaluate(self, path: str, reference: Reference, model: Any, run: Evaluation) -> None:
        if isinstance(model, dict):
            if self.accepts(model, run):
                self.hand_on(path, reference, model, run)
        elif isinstance(model, list):
            for index, item in enumerate(model):
                if self.accepts(item, run):
                    self.index(path, model, index, run)
        elif self.upstream_definite:
            raise InvalidPathException(f"Filter: [?] can not be applied to primitives. Current context is: {model}")


class Scan(Token):
    """..: the next step at every depth."""

    definite = False
    fragment = ".."

    def evaluate(self, path: str, reference: Reference, model: Any, run: Evaluation) -> None:
        if self.next is None:
            raise JsonPathException("Current path token is a leaf")
        self.walk(self.next, path, reference, model, run)

    def walk(self, step: Token, path: str, reference: Reference, model: Any, run: Evaluation) -> None:
        """ScanPathToken.walk; in an array that the step wants, the step after it is tried on every element (as json-path does)."""
        if isinstance(model, dict):
            if self.wants(step, model, run):
                step.evaluate(path, reference, model, run)
        elif isinstance(model, list):
            if self.wants(step, model, run):
                if step.next is None:
                    step.evaluate(path, reference, model, run)
                else:
                    for index, item in enumerate(model):
                        step.next.evaluate(f"{path}[{index}]", reference, item, run)
        else:
            return
        for inner_path, inner_reference, inner in _children(path, model):
            self.walk(step, inner_path, inner_reference, inner, run)

    @staticmethod
    def wants(step: Token, model: Any, run: Evaluation) -> bool:
        """Whether the step is tried here."""
        if isinstance(step, Property):
            return isinstance(model, dict) and (not step.definite or all(name in model for name in step.names))
        if isinstance(step, Array):
            return isinstance(model, list)
        if isinstance(step, Filter):
            return step.accepts(model, run)
        return isinstance(step, Wildcard)


def _children(path: str, model: Any) -> Iterator[Tuple[str, Reference, Any]]:
    if isinstance(model, dict):
        for name in list(model):
            yield f"{path}['{name}']", at_keys(model, (name,)), model[name]
    else:
        for index, item in enumerate(list(model)):
            yield f"{path}[{index}]", at_index(model, index), item
