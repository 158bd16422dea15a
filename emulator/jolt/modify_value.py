"""The right side of modify: literals, look-ups and functions (ModifierLeafSpec, FunctionEvaluator, FunctionArg).

An evaluator takes the value at hand (ABSENT when there is none), the path and the context, and gives a value or ABSENT. A function that
fails gives ABSENT: Jolt swallows every exception there.
"""

from __future__ import annotations

from typing import Any, Callable, List, Optional

from ..java.lang.throwable import Throwable
from .elements.transpose import Transpose
from .errors import JoltError, SpecError
from .functions import Function, Functions
from .functions.numbers import to_number
from .matched import Path
from .notation import function_arguments
from .reader import Reader
from .traversal import with_root
from .values import ABSENT, deep_copy

Evaluator = Callable[[Any, Path, Any], Any]
_SWALLOWED = (JoltError, Throwable, IndexError, ValueError, ArithmeticError)


def evaluators_of(right: Any, functions: Functions) -> List[Evaluator]:
    """One for each alternative; ``functions``: those that there are, by name."""
    if isinstance(right, list) and right:
        return [_evaluator(alternative, functions) for alternative in right]
    return [_evaluator(right, functions)]


def _evaluator(right: Any, functions: Functions) -> Evaluator:
    if not isinstance(right, str):
        return _literal(right)
    if not right.startswith("="):
        return _swallowing(_argument(right, in_function=False))
    if "(" not in right and not right.endswith(")"):
        return _call_with_value(functions.get(right[1:]))
    name, *arguments = function_arguments(right[1:])
    return _call(functions.get(name), [_argument(argument, in_function=True) for argument in arguments])


def _literal(value: Any) -> Evaluator:
    if isinstance(value, (dict, list)):
        return lambda _, path, context: deep_copy(value)
    return lambda _, path, context: value


def _argument(text: str, in_function: bool) -> Evaluator:
    """FunctionArg: ``^`` reads the context, ``@`` the document."""
    if text.startswith("^"):
        reader = Reader(with_root(text[1:]))
        return lambda _, path, context: reader.read(context, path)
    if text.startswith("@"):
        last = Reader(with_root(text)).elements[-1]
        if not isinstance(last, Transpose):
            raise SpecError("Expected @ path element here")
        return lambda _, path, context: last.value(path)
    return _literal(_constant(text) if in_function else text)


def _constant(text: str) -> Any:
    """FunctionArg.forLiteral: an argument's type is told by its look."""
    if not text:
        return None
    if text.startswith("'") and text.endswith("'"):
        if len(text) == 1:
            raise JoltError("StringIndexOutOfBoundsException", "begin 1, end 0, length 1")
        return text[1:-1]
    if text.lower() in ("true", "false"):
        return text.lower() == "true"
    number = to_number(text)
    return text if number is ABSENT else number


def _call_with_value(function: Optional[Function]) -> Evaluator:
    if function is None:
        return lambda value, path, context: ABSENT

    def evaluate(value: Any, path: Path, context: Any) -> Any:
        try:
            return function(() if value is ABSENT else (value,))
        except _SWALLOWED:
            return ABSENT

    return evaluate


def _call(function: Optional[Function], arguments: List[Evaluator]) -> Evaluator:
    if function is None:  # the first argument is the value, as if no function were there
        return _swallowing(arguments[0])
    if len(arguments) == 1:
        (argument,) = arguments

        def evaluate_one(value: Any, path: Path, context: Any) -> Any:
            try:
                found = argument(value, path, context)
                return function(() if found is ABSENT else (found,))
            except _SWALLOWED:
                return ABSENT

        return evaluate_one

    def evaluate_many(value: Any, path: Path, context: Any) -> Any:
        try:
            found = [argument(value, path, context) for argument in arguments]
            return function(tuple(None if one is ABSENT else one for one in found))
        except _SWALLOWED:
            return ABSENT

    return evaluate_many


def _swallowing(evaluate: Evaluator) -> Evaluator:
    def swallowing(value: Any, path: Path, context: Any) -> Any:
        try:
            return evaluate(value, path, context)
        except _SWALLOWED:
            return ABSENT

    return swallowing
