"""Modifier (Jolt 0.1.1): sets values inside the document, computed by functions or read from elsewhere in it.

overwrite sets always, default where there is null or nothing, define where there is nothing. A level whose keys are indexes makes and
lengthens lists, one with names makes objects; with ``*`` alone it takes what is there. ``?`` after a key: only where the key is.
"""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Type, Union

from ..base.versions import Version
from . import execution
from .elements.array import Array
from .elements.builder import matchable
from .elements.element import Element, StarElement
from .elements.literal import Literal
from .elements.star import StarAll, StarDouble, StarRegex, StarSingle
from .errors import SpecError
from .functions import Functions, functions_of
from .java_text import int_or_none, substring
from .matched import Matched, Path
from .modify_mode import BY_PREFIX, DEFAULT, DEFINE, OVERWRITE, Mode, set_container, set_value
from .modify_value import evaluators_of
from .spec_children import children_of, in_order
from .values import ABSENT, LISTS, FixedList

_RANKS: Dict[Type[Element], int] = {Array: 1, StarRegex: 2, StarDouble: 3, StarSingle: 4, StarAll: 5}
_MAP, _LIST, _ANY = range(3)


class Modify:
    """The operation in one of its modes."""

    CHANGES_INPUT = True

    def __init__(self, spec: Any, mode: Mode, nifi: Version) -> None:
        if type(spec) is not dict:
            kind = type(spec).__name__ if spec is not None else "null"
            raise SpecError(f"{mode.name} expected a spec of Map type, got {kind}.")
        self._root = ModifyLevel("root", spec, mode, functions_of(nifi))

    def run(self, document: Any, context: Any, owned: bool) -> Any:
        """The document itself, changed."""
        self._root.apply("root", document, [(document, Matched(("root",)))], {"root": context})
        return document


def overwrite(spec: Any, nifi: Version) -> Modify:
    """modify-overwrite-beta"""
    return Modify(spec, OVERWRITE, nifi)


def default(spec: Any, nifi: Version) -> Modify:
    """modify-default-beta"""
    return Modify(spec, DEFAULT, nifi)


def define(spec: Any, nifi: Version) -> Modify:
    """modify-define-beta"""
    return Modify(spec, DEFINE, nifi)


class ModifyKey:
    """ModifierSpec: a key, its own mode and whether it must be there (``?``)."""

    def __init__(self, key: str, mode: Mode) -> None:
        prefix, question = substring(key, 0, 1), len(key) > 1 and key[-1] == "?"
        self.mode = BY_PREFIX.get(prefix, mode)
        if prefix in BY_PREFIX:
            key = key[1:]
        self.must_be_there = question and not key.endswith("\\?")
        if self.must_be_there:
            key = key[:-1]
        self.element = matchable(key)
        if not isinstance(self.element, (StarElement, Literal, Array)):
            raise SpecError(f"{self.mode.name} cannot have {type(self.element).__name__} RHS")

    def apply(self, key: str, value: Any, path: Path, context: Any) -> bool:
        """Whether the key matched."""
        matched = self.element.match(key, path)
        if matched is None:
            return False
        if value is not ABSENT or not self.must_be_there:
            self.apply_element(key, value, matched, path, context)
        return True

    def apply_element(self, key: str, value: Any, matched: Matched, path: Path, context: Any) -> None:
        """What a key that matched does."""
        raise NotImplementedError


class ModifyLeaf(ModifyKey):
    """ModifierLeafSpec: a key with a value, a function, or a list of them of which the first that gives something is taken."""

    def __init__(self, key: str, right: Any, mode: Mode, functions: Functions) -> None:
        super().__init__(key, mode)
        self._evaluators = evaluators_of(right, functions)

    def apply_element(self, key: str, value: Any, matched: Matched, path: Path, context: Any) -> None:
        parent = path[-1][0]
        path.append((None if value is ABSENT else value, matched))
        for evaluate in self._evaluators:
            found = evaluate(value, path, context)
            if found is not ABSENT:
                set_value(parent, matched, found, self.mode)
                break
        path.pop()


class ModifyLevel(ModifyKey):
    """ModifierCompositeSpec: a key with children."""

    def __init__(self, key: str, spec: Dict[str, Any], mode: Mode, functions: Functions) -> None:
        super().__init__(key, mode)
        children = children_of(spec, lambda name, right: _create(name, right, mode, functions), lambda child: child.element)
        self._kind = self._container_kind(key, children)
        indexes = [child.element.index for child in children if isinstance(child.element, Array) and not child.must_be_there]
        self._last_index = max([-1, *(index for index in indexes if index is not None)])
        literals = {_literal_key(child.element): child for child in children if not isinstance(child.element, StarElement)}
        stars = [child for child in children if isinstance(child.element, StarElement)]
        self._level = execution.Level(literals, in_order(stars, lambda child: child.element, _RANKS))
        self._strategy = self._strategy_of(self._level)

    def _container_kind(self, key: str, children: List[Child]) -> int:
        in_map = in_list = False
        for child in children:
            element = child.element
            if isinstance(element, Array):
                in_list = True
                if element.index is None:
                    raise SpecError(f"{self.mode.name} RHS only supports explicit Array path element")
            elif not isinstance(element, StarAll):
                in_map = True
            if in_map and in_list:
                raise SpecError(f"{self.mode.name} RHS cannot mix int array index and string map key, defined spec for {key}")
        return _LIST if in_list else _MAP if in_map else _ANY

    def _strategy_of(self, level: execution.Level) -> execution.Strategy:
        if not level.computed:
            return execution.ALL_LITERALS
        if not level.literals:
            return execution.COMPUTED
        if self.mode is DEFINE and self._kind == _LIST:
            return execution.CONFLICT
        return execution.ALL_LITERALS_WITH_COMPUTED

    def apply_element(self, key: str, value: Any, matched: Matched, path: Path, context: Any) -> None:
        if value is ABSENT:
            value = None
        if not self._compatible(value):
            return
        if value is None:
            value = self._created(key, path)
        if type(value) in LISTS:
            size = len(value)
            if self._kind == _LIST:
                _lengthen(value, self._last_index)
            matched = Matched((matched.keys[0],), size)
        path.append((value, matched))
        execution.process(self._strategy, self._level, value, path, context)
        path.pop()

    def _compatible(self, value: Any) -> bool:
        """DataType.isCompatible."""
        if self._kind == _ANY:
            return value is not None
        return value is None or (type(value) is dict if self._kind == _MAP else type(value) in LISTS)

    def _created(self, key: str, path: Path) -> Optional[Any]:
        made: Any = [] if self._kind == _LIST else {}
        parent, above = path[-1]
        return made if set_container(parent, above.size, key, int_or_none(key), made, self.mode) else None


Child = Union[ModifyLeaf, ModifyLevel]


def _create(key: str, right: Any, mode: Mode, functions: Functions) -> Child:
    kind: Type[Child] = ModifyLevel if type(right) is dict and right else ModifyLeaf
    return kind(key, right, mode, functions)


def _literal_key(element: Element) -> str:
    return str(element.index) if isinstance(element, Array) else element.raw


def _lengthen(value: Union[List[Any], FixedList], last_index: int) -> None:
    while len(value) <= last_index:
        value.append(None)
