"""PathElementBuilder: which element a key is, by the first symbol found in it; a backslash takes a symbol's meaning away."""

from __future__ import annotations

from typing import List

from ..errors import SpecError
from ..notation import dot_notation, without_escaped, without_escapes
from .amp import Amp
from .array import Array
from .at import At
from .dollar import Dollar
from .element import Element
from .hash_sign import HashSign
from .literal import Literal
from .star import StarAll, StarDouble, StarRegex, StarSingle
from .transpose import Transpose

_BY_STARS = {1: StarSingle, 2: StarDouble}


def element_of(key: str) -> Element:
    """parseSingleKeyLHS."""
    seen, text = (without_escaped(key), without_escapes(key)) if "\\" in key else (key, key)
    if seen == "@":
        return At(text)
    if seen == "*":
        return StarAll(text)
    if seen.startswith("["):
        return _array(key, seen, text)
    if seen.startswith("@") or "@(" in seen:
        return Transpose(key)
    if "@" in seen:
        raise SpecError(f"Invalid key:{key} can not have an @ other than at the front.")
    return _symbol(key, seen, text)


def _symbol(key: str, seen: str, text: str) -> Element:
    if "$" in seen:
        return Dollar(text)
    if "[" in seen:
        return _array(key, seen, text)
    if "&" in seen:
        if "*" in seen:
            raise SpecError(f"Invalid key:{key}, Can't mix * with & ) ")
        return Amp(text)
    if "*" in seen:
        return _BY_STARS.get(seen.count("*"), StarRegex)(text)
    return HashSign(text) if "#" in seen else Literal(text)


def _array(key: str, seen: str, text: str) -> Element:
    if seen.count("[") != 1 or seen.count("]") != 1:
        raise SpecError(f"Invalid key:{key} has too many [] references.")
    return Array(text)


def matchable(key: str) -> Element:
    """buildMatchablePathElement: for the left side."""
    element = element_of(key)
    if not element.MATCHABLE:
        raise SpecError(f"Spec LHS key={key} is not a valid LHS key.")
    return element


def evaluatable(path: str) -> List[Element]:
    """parseDotNotationRHS and the check of PathEvaluatingTraversal: for the right side."""
    elements: List[Element] = []
    for key in dot_notation(path):
        element = element_of(key)
        if isinstance(element, At):
            raise SpecError(f"'.@.' is not valid on the RHS: {path}")
        elements.append(element)
    for element in elements:
        if not element.EVALUATABLE:
            raise SpecError(f"RHS key={element.raw} is not a valid RHS key.")
    return elements
