"""How many arguments a failed call was given, for Python 2's "takes exactly 2 arguments (1 given)".

Python 3's text names only what is missing. The function is found by its name in the frame that called it.
"""

from __future__ import annotations

import re
from types import CodeType, FrameType, FunctionType, ModuleType, TracebackType
from typing import Any, Iterator, Optional


def count_of_call(error: BaseException, name: str, missing: int) -> tuple[int, int]:
    """(arguments wanted, negative for "at least"; arguments given) of the call of ``name`` that lacked ``missing``."""
    function = function_of(error, name)
    if function is None:
        return _count_of_code(error, name, missing)
    code, defaults = function.__code__, len(function.__defaults__ or ())
    required = code.co_argcount - defaults
    open_ended = bool(defaults or code.co_flags & 0x04)
    return (-required if open_ended else required), required - missing


def _count_of_code(error: BaseException, name: str, missing: int) -> tuple[int, int]:
    """Of a function without a name that the frames know, as a lambda: its code is a constant of one of theirs."""
    lacking = re.findall(r"'(\w+)'", str(error).partition(": ")[2])
    counts = set()
    for code in _codes(error):
        parameters = code.co_varnames[: code.co_argcount]
        if code.co_name == name and lacking and lacking[-1] in parameters:
            required = parameters.index(lacking[-1]) + 1  # what is lacking are the last of those without a default
            open_ended = code.co_argcount > required or bool(code.co_flags & 0x04)
            counts.add((-required if open_ended else required, required - missing))
    return counts.pop() if len(counts) == 1 else (missing, 0)


def _codes(error: BaseException) -> Iterator[CodeType]:
    place = error.__traceback__
    waiting: list[CodeType] = []
    while place is not None:
        waiting.append(place.tb_frame.f_code)
        place = place.tb_next
    while waiting:
        code = waiting.pop()
        yield code
        waiting += [constant for constant in code.co_consts if isinstance(constant, CodeType)]


def takes_keywords(error: BaseException, name: str) -> bool:
    """Has the called function ``**keywords``?"""
    function = function_of(error, name)
    return function is not None and bool(function.__code__.co_flags & 0x08)


def unbound(error: BaseException, name: str) -> Optional[str]:
    """The class whose method was called without an instance; None where it was no method."""
    owner, _, last = name.rpartition(".")
    if not owner:  # CPython 3.9 names the method alone
        return _owner(error, last)
    kind = class_of_call(error, owner) if "<locals>" not in name else None
    return owner if kind is not None and isinstance(vars(kind).get(last), FunctionType) else None


def _owner(error: BaseException, name: str) -> Optional[str]:
    """The one class with such a method that the frames know, where they know no function of this name."""
    place, owners = error.__traceback__, set()
    while place is not None:
        for space in (place.tb_frame.f_globals, place.tb_frame.f_locals):
            if isinstance(space.get(name), FunctionType):
                return None
            owners |= {value for value in space.values() if isinstance(value, type) and isinstance(vars(value).get(name), FunctionType)}
        place = place.tb_next
    raised = innermost(error.__traceback__)
    names_in_use = raised.tb_frame.f_code.co_names if raised else ()
    return min((owner.__name__ for owner in owners if owner.__name__ in names_in_use), default=None)


def innermost(place: Optional[TracebackType]) -> Optional[TracebackType]:
    """Where an error was raised; None for one that has no traceback."""
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    return place


def class_of_call(error: BaseException, name: str) -> Any:
    """The class that a frame of the error knows by this name; None when none does."""
    place = error.__traceback__
    found = None
    while place is not None:
        for space in (place.tb_frame.f_globals, place.tb_frame.f_locals):
            if isinstance(space.get(name), type):
                found = space[name]
        place = place.tb_next
    return found


def function_of(error: BaseException, name: str) -> Optional[FunctionType]:
    """The function of the script that the frames of an error know by this name."""
    place = error.__traceback__
    frames: list[FrameType] = []
    while place is not None:
        frames.append(place.tb_frame)
        place = place.tb_next
    for frame in reversed(frames):
        found = _named(frame, name)
        if found is not None:
            return found
    return None


def _named(frame: FrameType, name: str) -> Optional[FunctionType]:
    spaces: list[dict[str, Any]] = [frame.f_locals, frame.f_globals]
    for space in spaces:
        if isinstance(space.get(name), FunctionType):
            return space[name]  # type: ignore[no-any-return]
    for space in spaces:
        for value in list(space.values()):
            if isinstance(value, ModuleType) and isinstance(vars(value).get(name), FunctionType):
                return vars(value)[name]  # type: ignore[no-any-return]
            method = getattr(value if isinstance(value, type) else type(value), name, None)
            method = getattr(method, "__func__", method)
            if isinstance(method, FunctionType) and method.__code__.co_filename == frame.f_code.co_filename:
                return method
    return None
