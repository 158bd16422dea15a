"""Functions at the end of a path: .length(), .keys(), .sum() … (com.jayway.jsonpath.internal.function of json-path 2.6.0)."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any, Callable, Dict, List, Mapping, Optional, Sequence, Union

from ..base.versions import Version, version_of
from ..java.lang.numbers import double_to_string
from ..java.lang.throwable import IndexOutOfBoundsException
from ..java.libraries import jackson
from .chars import Chars
from .errors import InvalidPathException, JsonPathException
from .references import Reference
from .tokens import Evaluation, Root, Token, Wildcard

if TYPE_CHECKING:
    from .path import Path

Parameter = Union["Path", str]  # a path, or JSON text
Body = Callable[..., Any]
JSON_PATH_2_8_SINCE = version_of("1.22.0")


class KeySet(List[str]):
    """What keys() gives: a java.util.Set, neither list nor map for those who look."""


class Function(Token):
    """name(…)"""

    def __init__(self, name: str, arguments: Optional[Sequence[Parameter]], functions: Mapping[str, Body]) -> None:
        super().__init__()
        self.name, self.arguments, self._body = name, arguments, functions.get(name)
        self.fragment = f".{name}({'...' if arguments else ''})"

    def evaluate(self, path: str, reference: Reference, model: Any, run: Evaluation) -> None:
        body = self._body
        if body is None:
            raise InvalidPathException(f"Function with name: {self.name} does not exist.")
        result = body(model, self.values(run), self.arguments)
        run.add(reference, result)
        if self.next is not None:
            self.next.evaluate(path, reference, result, run)

    def values(self, run: Evaluation) -> List[Any]:
        """The parameters' values: paths begin at the document's root."""
        return [jackson.parse(one) if isinstance(one, str) else one.read(run.root) for one in self.arguments or ()]


def _numbers(model: Any, values: List[Any]) -> List[float]:
    numbers = [float(one) for one in (model if isinstance(model, list) else ()) if _is_number(one)]
    for value in values:
        numbers.extend(float(one) for one in (value if isinstance(value, list) else [value]) if _is_number(one))
    if not numbers:
        raise JsonPathException("Aggregation function attempted to calculate value using empty array")
    return numbers


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _deviation(numbers: List[float]) -> float:
    size = len(numbers)
    return math.sqrt(max(0.0, sum(one * one for one in numbers) / size - sum(numbers) * sum(numbers) / size / size))


def _aggregate(of: Callable[[List[float]], float]) -> Callable[..., float]:
    return lambda model, values, _: of(_numbers(model, values))


def _length(model: Any, values: List[Any], arguments: Optional[Sequence[Parameter]]) -> Optional[int]:
    """The length of an array or object; a path parameter is looked at from the model on, with [*] added to it."""
    if arguments:
        first = arguments[0]
        if isinstance(first, str):
            raise JsonPathException("length() takes a path")
        inner = first.with_last(Wildcard()).read(model) if not first.is_function else first.read(model)
        if isinstance(inner, list):
            return len(inner)
    return len(model) if isinstance(model, (list, dict)) else None


def _append(model: Any, values: List[Any], _: Any) -> Any:
    if isinstance(model, list):
        model.extend(values)
    return model


def _concat(model: Any, values: List[Any], _: Any) -> str:
    out = [one for one in (model if isinstance(model, list) else ()) if isinstance(one, str)]
    for value in values:
        if isinstance(value, list):
            out.extend(_text(one) for one in value if one is not None)
        elif isinstance(value, str):
            out.append(value)
    return "".join(out)


def _text(value: Any) -> str:
    """Java's toString."""
    if isinstance(value, float):
        return double_to_string(value)
    if isinstance(value, dict):
        return "{%s}" % ", ".join(f"{key}={_text(item)}" for key, item in value.items())
    if isinstance(value, list):
        return "[%s]" % ", ".join(map(_text, value))
    return value if isinstance(value, str) else jackson.render(value)


FUNCTIONS: Dict[str, Body] = {
    "avg": _aggregate(lambda numbers: sum(numbers) / len(numbers)),
    "stddev": _aggregate(_deviation),
    "sum": _aggregate(sum),
    "min": _aggregate(min),
    "max": _aggregate(lambda numbers: max(5e-324, *numbers)),  # Max begins at Double.MIN_VALUE, the least positive double
    "concat": _concat,
    "length": _length,
    "size": _length,
    "append": _append,
    "keys": lambda model, values, _: KeySet(model) if isinstance(model, dict) else None,
}


def _at(index: Callable[[List[Any]], int]) -> Body:
    """AbstractSequenceAggregation: from the end below 0, where the first cannot be reached."""

    def element(model: Any, values: List[Any], _: Any) -> Any:
        if not isinstance(model, list):
            raise JsonPathException("Aggregation function attempted to calculate value using empty array")
        place = index(values)
        if place >= len(model):
            raise IndexOutOfBoundsException(f"Index {place} out of bounds for length {len(model)}")
        if place < 0 and len(model) + place <= 0:
            raise JsonPathException(f"Target index:{place} larger than object count:{len(model)}")
        return model[place]

    return element


LATER_FUNCTIONS: Dict[str, Body] = {
    "first": _at(lambda values: 0),
    "last": _at(lambda values: -1),
    "index": _at(lambda values: int(next(value for value in values if _is_number(value)))),
}
_ALL = {**FUNCTIONS, **LATER_FUNCTIONS}


def functions_of(nifi: Version) -> Mapping[str, Body]:
    """The functions of that NiFi's json-path."""
    return FUNCTIONS if nifi < JSON_PATH_2_8_SINCE else _ALL


_BEFORE = re.compile(r'^[^$@{"0-9-]+')
_OPENING, _CLOSING = "({[", ")}]"


def parameters(name: str, chars: Chars, compile_path: Callable[[str], Path], nifi: Version) -> List[Parameter]:
    """What stands in a function's parentheses, its paths made by ``compile_path``; the position is after the closing one."""
    arguments: List[Parameter] = []
    start, depth, quoted = chars.at, 0, False
    while chars.inside(chars.at):
        char = chars.text[chars.at]
        if char == '"' and chars.text[chars.at - 1] != "\\":
            quoted = not quoted
        elif quoted:
            pass
        elif depth == 0 and char in ",)":
            _add(chars.text[start : chars.at], arguments, compile_path, nifi >= JSON_PATH_2_8_SINCE)
            start = chars.at + 1
            if char == ")":
                chars.at += 1
                return arguments
        elif char in _OPENING:
            depth += 1
        elif char in _CLOSING:
            depth -= 1
        chars.at += 1
    raise InvalidPathException(f"Arguments to function: '{name}' are not closed properly.")


def _add(text: str, arguments: List[Parameter], compile_path: Callable[[str], Path], minus: bool) -> None:
    """``minus``: a parameter may be a number below 0."""
    text = text.strip(" \t\r\n")
    if minus and "-" in text:
        text = _BEFORE.sub("", text)  # what begins neither a path nor JSON is passed over
    if not text:
        return
    if text[0] in "$@":
        arguments.append(compile_path(text))
    elif text[0] == "{" or text[0].isdigit() or text[0] == '"' or minus and text[0] == "-":
        arguments.append(text)


def inverted(root: Root, tokens: List[Token], path_of: Callable[[Root], Path]) -> Root:
    """``$..a.length()`` is ``$.length($..a)`` (CompiledPath.invertScannerFunctionRelationship)."""
    last = tokens[-1]
    assert isinstance(last, Function)
    tokens[-2].next = None
    last.arguments = [path_of(root)]
    outer = Root("$")
    outer.next = last
    last.upstream_definite = True
    return outer
