"""The overloads of a Java method, tried as Jython's PyReflectedFunction tries them."""

from __future__ import annotations

from typing import Any, Callable, Dict, Iterable, List, Optional, Sequence, Tuple

from ...base.record import record

NO: Any = object()  # what a conversion answers when the value cannot become one
_ORDINALS = ("1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th")
DEPENDS: Any = object()  # a type alone does not say whether, or how, a value of it becomes one
Conversion = Optional[Callable[[Any], Any]]
_MISSING: Any = object()


def _depends(kind: type) -> Any:
    return DEPENDS


@record(frozen=True)
class Parameter:
    """A Java parameter: the name of its type in messages, and the way to it from a Python value.

    ``of_type`` answers what holds for every value of a type: its conversion, None where it stays as it is, ``NO`` where none fits,
    ``DEPENDS`` where the value decides.
    """

    type_name: str
    convert: Callable[[Any], Any]
    of_type: Callable[[type], Any] = _depends


class Overloads:
    """The parameters of each overload, in the order in which Jython tries them."""

    def __init__(self, overloads: Sequence[Tuple[Parameter, ...]]) -> None:
        self._by_count: Dict[int, List[Tuple[Parameter, ...]]] = {}
        for parameters in overloads:
            self._by_count.setdefault(len(parameters), []).append(parameters)
        self._conversions = {
            count: [tuple([parameter.convert for parameter in parameters]) for parameters in group]
            for count, group in self._by_count.items()
        }
        self._by_types: Dict[Tuple[type, ...], Optional[Tuple[Conversion, ...]]] = {}  # None: the values decide

    def convert(self, arguments: Tuple[Any, ...]) -> Optional[List[Any]]:
        """The Java values of the first overload that takes every argument; None when none does."""
        kinds = tuple(map(type, arguments))
        conversions = self._by_types.get(kinds, _MISSING)
        if conversions is _MISSING:
            conversions = self._of_types(kinds)
        if conversions is None:
            return self._of_values(arguments)
        return [value if convert is None else convert(value) for convert, value in zip(conversions, arguments)]

    def _of_types(self, kinds: Tuple[type, ...]) -> Optional[Tuple[Conversion, ...]]:
        """The conversions of the first overload that takes every value of these types; None where their values decide."""
        if not all(map(_lasts, kinds)):
            return None
        ways = (_ways(parameters, kinds) for parameters in self._by_count.get(len(kinds), ()))
        first = next((way for way in ways if way is not NO), DEPENDS)
        self._by_types[kinds] = None if first is DEPENDS else first
        return self._by_types[kinds]

    def _of_values(self, arguments: Tuple[Any, ...]) -> Optional[List[Any]]:
        group = self._conversions.get(len(arguments), ())
        if len(arguments) == 1:
            for (conversion,) in group:
                value = conversion(arguments[0])
                if value is not NO:
                    return [value]
            return None
        for conversions in group:
            values = []
            for conversion, argument in zip(conversions, arguments):
                value = conversion(argument)
                if value is NO:
                    break
                values.append(value)
            else:
                return values
        return None

    def complaint(self, arguments: Tuple[Any, ...], arranged: Callable[[Iterable[str]], Iterable[str]] = list) -> str:
        """Jython's words when ``convert`` gave None; the types that an argument should have been of come ``arranged``."""
        group = self._by_count.get(len(arguments))
        if not group:
            return f"expected {self._counts()} args; got {len(arguments)}"
        place = max(_fitting(parameters, arguments) for parameters in group)
        types = dict.fromkeys(parameters[place].type_name for parameters in group)
        return f"{_ORDINALS[place]} arg can't be coerced to {', '.join(arranged(types))}"

    def _counts(self) -> str:
        """How many arguments the overloads take: 1, ``1 or 3``, ``0-1, 3 or 5-6`` (PyReflectedFunction.throwBadArgCountError)."""
        runs: List[List[int]] = []
        for count in sorted(self._by_count):
            if runs and runs[-1][-1] == count - 1:
                runs[-1].append(count)
            else:
                runs.append([count])
        words = [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]
        return words[0] if len(words) == 1 else ", ".join(words[:-1]) + f" or {words[-1]}"


def _lasts(kind: type) -> bool:
    """Whether a type may be remembered: a script's own are made anew at each trigger."""
    module = kind.__module__
    return module == "builtins" or module.startswith("emulator.") or "java_name" in kind.__dict__


def _ways(parameters: Tuple[Parameter, ...], kinds: Tuple[type, ...]) -> Any:
    """What an overload does with values of these types: their conversions, NO or DEPENDS."""
    ways = []
    for parameter, kind in zip(parameters, kinds):
        way = parameter.of_type(kind)
        if way is NO or way is DEPENDS:
            return way
        ways.append(way)
    return tuple(ways)


def _fitting(parameters: Tuple[Parameter, ...], arguments: Tuple[Any, ...]) -> int:
    """How many arguments fit before the first that does not."""
    for place, (parameter, argument) in enumerate(zip(parameters, arguments)):
        if parameter.convert(argument) is NO:
            return place
    return len(arguments)
