"""Shiftr (Jolt 0.1.1): builds a new document out of pieces of the input.

ShiftrCompositeSpec is ``ShiftLevel``, ShiftrLeafSpec is ``ShiftLeaf``; ``PlainLeaf`` is a leaf whose key and paths depend on nothing, the
usual one, without the bookkeeping. The result may share parts with the input, which is never changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Dict, List, Optional, Set, Tuple, Type, Union

from ..base import often
from . import execution
from .elements.amp import Amp
from .elements.at import At
from .elements.builder import matchable
from .elements.dollar import Dollar
from .elements.element import Element, StarElement
from .elements.hash_sign import HashSign
from .elements.literal import Literal
from .elements.star import StarAll, StarDouble, StarRegex, StarSingle
from .elements.transpose import Transpose
from .errors import SpecError
from .matched import Matched, Path
from .spec_children import children_of, in_order
from .traversal import with_root
from .values import ABSENT, deep_copy
from .writer import Aliased, Sheet, Writer

if TYPE_CHECKING:
    import ast

_RANKS: Dict[Type[Element], int] = {Amp: 1, StarRegex: 2, StarDouble: 3, StarSingle: 4, StarAll: 5}
_SPECIAL = (At, HashSign, Dollar, Transpose)


class Shift:
    """The operation."""

    CHANGES_INPUT = False

    def __init__(self, spec: Any) -> None:
        if type(spec) is not dict:
            raise SpecError(f"Shiftr expected a spec of Map type, got {type(spec).__name__ if spec is not None else 'null'}.")
        self.root = ShiftLevel("root", spec)
        self._uses = 0
        self._code: Optional[Callable[[Any, Set[int]], Any]] = None

    def run(self, document: Any, context: Any, owned: bool) -> Any:
        """The new document; None when nothing matched."""
        code = self._code or self._made_code()
        try:
            return self._shift(document, Sheet(owned)) if code is None else code(document, set())
        except Aliased:
            return self._shift(document if owned else deep_copy(document), Sheet(True))

    def _made_code(self) -> Optional[Callable[[Any, Set[int]], Any]]:
        """The specification as code, once it was used often enough to be worth it and when it has such a form."""
        self._uses += 1
        if self._uses == often.OFTEN + 1:
            self._code = often.function_of(self.as_code)
        return self._code

    def as_code(self) -> Tuple[ast.Module, Dict[str, Any]]:
        """The module of the function that it becomes, and its names; Unsupported when it has no such form."""
        from .shift_code import shift_code

        return shift_code(self.root)

    def _shift(self, document: Any, sheet: Sheet) -> Any:
        self.root.apply("root", document, [(document, Matched(("root",)))], sheet)
        return sheet.output.get("root")


class ShiftLevel:
    """A key with children."""

    is_level = True

    def __init__(self, key: str, spec: Dict[str, Any]) -> None:
        self.element = matchable(key)
        if isinstance(self.element, (At, Dollar)):
            raise SpecError(f"{self.element.raw[0]} Shiftr key, can not have children.")
        children = children_of(spec, _create, lambda child: child.element)
        if not children:
            raise SpecError("Shift ShiftrSpec format error : ShiftrSpec line with empty {} as value is not valid.")
        self._transpose = self.element if isinstance(self.element, Transpose) else None
        self.special = [one for one in children if isinstance(one.element, _SPECIAL)]
        literals = {one.element.raw: one for one in children if isinstance(one.element, Literal)}
        computed = [one for one in children if not isinstance(one.element, (*_SPECIAL, Literal))]
        self.level = execution.Level(literals, in_order(computed, lambda child: child.element, _RANKS))
        self.strategy = _strategy(self.level)

    def apply(self, key: str, value: Any, path: Path, sheet: Sheet) -> bool:
        """Special children first, they block nothing; then the others by the strategy."""
        matched = self.element.match(key, path)
        if matched is None:
            return False
        if self._transpose is not None:
            value = self._transpose.value(path)
            if value is ABSENT:
                return False
        if value is ABSENT:
            value = None
        path.append((value, matched))
        for child in self.special:
            child.apply(key, value, path, sheet)
        execution.process(self.strategy, self.level, value, path, sheet)
        path.pop()
        path[-1][1].count += 1
        return True


def _strategy(level: execution.Level) -> execution.Strategy:
    if not level.computed:
        return execution.AVAILABLE_LITERALS
    if not level.literals:
        return execution.COMPUTED
    for child in level.computed:
        star = child.element
        if not isinstance(star, StarElement) or any(star.matches(key) for key in level.literals):
            return execution.CONFLICT
    return execution.AVAILABLE_LITERALS_WITH_COMPUTED


class ShiftLeaf:
    """A key with the paths to write its value to."""

    is_level = False

    def __init__(self, element: Element, writers: List[Writer]) -> None:
        self.element, self.writers = element, writers

    def apply(self, key: str, value: Any, path: Path, sheet: Sheet) -> bool:
        """Whether it was a real child, one that stops the search for others."""
        if value is ABSENT:
            value = None
        matched = self.element.match(key, path)
        if matched is None:
            return False
        data, real = value, False
        if isinstance(self.element, (Dollar, HashSign)):
            data = matched.keys[0]
        elif isinstance(self.element, Transpose):
            data = self.element.value(path)
            if data is ABSENT:
                return False
        else:
            real = not isinstance(self.element, At)
        path.append((value, matched))
        for writer in self.writers:
            writer.write(data, path, sheet)
        path.pop()
        if real:
            path[-1][1].count += 1
        return real


class PlainLeaf:
    """A literal key whose paths are literal too."""

    is_level = False

    def __init__(self, element: Element, writers: List[Writer]) -> None:
        self.element, self.writers = element, writers
        self._targets = [(writer.write_at, writer.constant) for writer in writers if writer.constant is not None]

    def apply(self, key: str, value: Any, path: Path, sheet: Sheet) -> bool:
        """As ShiftLeaf.apply."""
        if value is ABSENT:
            value = None
        for write, keys in self._targets:
            write(keys, value, sheet)
        path[-1][1].count += 1
        return True


def _create(key: str, right: Any) -> Union[ShiftLevel, ShiftLeaf, PlainLeaf]:
    if type(right) is dict:
        return ShiftLevel(key, right)
    element = matchable(key)
    writers = _writers(right)
    plain = isinstance(element, Literal) and all(writer.constant is not None for writer in writers)
    return PlainLeaf(element, writers) if plain else ShiftLeaf(element, writers)


def _writers(right: Any) -> List[Writer]:
    if right is None:
        return []
    if not isinstance(right, (str, list)):
        raise SpecError(f"Invalid Shiftr spec RHS.  Should be map, string, or array of strings.  Spec in question : {right}")
    return [_writer(one) for one in (right if isinstance(right, list) else [right])]


def _writer(right: Any) -> Writer:
    if not isinstance(right, str):
        raise SpecError(f"Invalid spec, RHS should be a String or array of Strings. Value in question : {right}")
    return Writer(with_root(right))
