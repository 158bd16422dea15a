"""Function.BaseFunction and its kin: how arguments are handed to a function.

A function takes a tuple of arguments and gives a value, or ABSENT when it has none to give.
"""

from __future__ import annotations

from typing import Any, Callable, Mapping, Sequence, Set, Tuple

from ..values import ABSENT, LISTS, FixedList, ObjectArray

Function = Callable[[Tuple[Any, ...]], Any]
Functions = Mapping[str, Function]  # by name
ARRAYLESS: Set[Function] = set()  # to which, in Jolt 0.1.1, an Object[] is no list


def base(over_list: Callable[[Any], Any], over_one: Callable[[Any], Any]) -> Function:
    """BaseFunction: one argument that is a list, and several arguments, go to ``over_list``."""

    def apply(arguments: Tuple[Any, ...]) -> Any:
        if len(arguments) > 1:
            return over_list(FixedList(arguments))
        if not arguments or arguments[0] is None:
            return ABSENT
        (value,) = arguments
        if type(value) not in LISTS:
            return over_one(value)
        return over_list(value) if value else ABSENT

    ARRAYLESS.add(apply)
    return apply


def taking_arrays(function: Function) -> Function:
    """BaseFunction since Jolt 0.1.2: an Object[] is a list to it."""

    def apply(arguments: Tuple[Any, ...]) -> Any:
        if len(arguments) == 1 and type(arguments[0]) is ObjectArray:
            return function((FixedList(arguments[0]),))
        return function(arguments)

    return apply


def whole(change: Callable[[Any], Any]) -> Function:
    """SquashFunction (Jolt 0.1.6): a list, or several arguments as one, is changed as a whole; there is nothing of an empty one."""

    def apply(arguments: Tuple[Any, ...]) -> Any:
        if len(arguments) > 1:
            return change(FixedList(arguments))
        value = arguments[0] if arguments else None
        if value is None or (isinstance(value, list) and not value):
            return ABSENT
        return change(FixedList(value) if type(value) is ObjectArray else value)

    return apply


def single(over_one: Callable[[Any], Any]) -> Function:
    """SingleFunction: element by element; one that it cannot take stays as it is."""
    return base(lambda values: _each(over_one, values), over_one)


def of_list(over_list: Callable[[Any], Any]) -> Function:
    """ListFunction: one value that is no list gives nothing."""
    return base(over_list, lambda value: ABSENT)


def _each(over_one: Callable[[Any], Any], values: Sequence[Any]) -> Any:
    results = []
    for value in values:
        result = over_one(value)
        results.append(value if result is ABSENT else result)
    return results


def driven(is_special: Callable[[Any], bool], over_list: Callable[[Any, Any], Any], over_one: Callable[[Any, Any], Any]) -> Function:
    """ArgDrivenFunction: the first argument, of a certain type, says how; all of them may come as one list."""

    def apply(arguments: Tuple[Any, ...]) -> Any:
        if len(arguments) == 1 and type(arguments[0]) in LISTS:
            arguments = tuple(arguments[0])
        if len(arguments) < 2 or not is_special(arguments[0]):
            return ABSENT
        special, *values = arguments
        if len(values) > 1:
            return over_list(special, values)
        return over_list(special, values[0]) if type(values[0]) in LISTS else over_one(special, values[0])

    return apply


def driven_single(is_special: Callable[[Any], bool], over_one: Callable[[Any, Any], Any]) -> Function:
    """ArgDrivenSingleFunction."""
    return driven(is_special, lambda special, values: _each(lambda value: over_one(special, value), values), over_one)


def driven_list(is_special: Callable[[Any], bool], over_list: Callable[[Any, Any], Any]) -> Function:
    """ArgDrivenListFunction."""
    return driven(is_special, over_list, lambda special, value: ABSENT)


def is_text(value: Any) -> bool:
    """Whether it is a java.lang.String."""
    return isinstance(value, str)
