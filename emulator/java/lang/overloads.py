"""The overloads of a Java method, tried as Jython's PyReflectedFunction tries them."""

from __future__ import annotations

from operator import contains
from typing import Any, Callable, Dict, Iterable, List, Optional, Sequence, Tuple

from ...base.record import record

NO: Any = object()  # what a conversion answers when the value cannot become one
_ORDINALS = ("1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th")
Conversion = Optional[Callable[[Any], Any]]


@record(frozen=True)
class Parameter:
    """A Java parameter: the name of its type in messages, and the way to it from a Python value."""

    type_name: str
    convert: Callable[[Any], Any]
    exact: Optional[Dict[type, Conversion]] = None  # types whose every value fits, with their conversion: None leaves it as it is


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
        self._exact = {count: [parameter.exact or {} for parameter in group[0]] for count, group in self._by_count.items()}

    def convert(self, arguments: Tuple[Any, ...]) -> Optional[List[Any]]:
        """The Java values of the first overload that takes every argument; None when none does."""
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

    def by_types(self, kinds: Tuple[type, ...]) -> Optional[Tuple[Conversion, ...]]:
        """The conversions of arguments of these types, where they alone say that the first overload takes them."""
        exact = self._exact.get(len(kinds))
        fits = exact is not None and all(map(contains, exact, kinds))
        return tuple([conversions[kind] for conversions, kind in zip(exact or (), kinds)]) if fits else None

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


def _fitting(parameters: Tuple[Parameter, ...], arguments: Tuple[Any, ...]) -> int:
    """How many arguments fit before the first that does not."""
    for place, (parameter, argument) in enumerate(zip(parameters, arguments)):
        if parameter.convert(argument) is NO:
            return place
    return len(arguments)
