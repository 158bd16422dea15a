"""Built-in functions over sequences: ``map``, ``filter``, ``range``, ``sorted``, ``sum``, ``zip``."""

from __future__ import annotations

from typing import Any, Callable, Iterable, Optional, Sequence

from ..objects.bytestring import ByteString
from ..objects.integers import HIGHEST
from ..objects.later import later


def _map(*arguments: Any) -> list[Any]:
    if len(arguments) < 2:
        raise TypeError(ByteString(f"map() requires at least 2 arguments ({len(arguments)}) given"))
    function: Optional[Callable[..., Any]] = arguments[0]
    sources: Sequence[Iterable[Any]] = arguments[1:]
    for index, source in enumerate(sources, 1):
        if not hasattr(type(source), "__iter__") and not hasattr(type(source), "__getitem__"):
            raise TypeError(f"argument {index} to map() must support iteration")
    if len(sources) == 1:
        return list(sources[0]) if function is None else [function(item) for item in sources[0]]
    lists = [list(source) for source in sources]
    longest = max(len(items) for items in lists)
    rows = [tuple([items[index] if index < len(items) else None for items in lists]) for index in range(longest)]
    return rows if function is None else [function(*row) for row in rows]


def _filter(function: Optional[Callable[[Any], Any]], source: Any) -> Any:
    kept = [item for item in source if (item if function is None else function(item))]
    if isinstance(source, str):
        return ByteString("".join(kept)) if isinstance(source, ByteString) else "".join(kept)
    return tuple(kept) if isinstance(source, tuple) else kept


def _range(*arguments: int) -> list[int]:
    if not 1 <= len(arguments) <= 3:
        raise TypeError(f"range() takes 1-3 arguments ({len(arguments)} given)")
    for argument, name in zip(arguments, _RANGE[len(arguments)]):
        if isinstance(argument, complex):
            raise TypeError(ByteString("can't convert complex to int; use e.g. int(abs(z))"))
        if not hasattr(type(argument), "__index__"):
            raise TypeError(f"range() integer {name} argument expected, got {later.type_name(argument)}.")
    if len(arguments) == 3 and not arguments[2]:
        raise ValueError("range() step argument must not be zero")
    numbers = range(*arguments)
    if numbers and abs(numbers[-1] - numbers[0]) // abs(numbers.step) >= HIGHEST:
        raise OverflowError(ByteString("range() result has too many items"))
    return [arguments[0], *numbers[1:]] if type(arguments[0]) is bool and len(arguments) > 1 and numbers else list(numbers)


_RANGE = {1: ("end",), 2: ("start", "end"), 3: ("start", "end", "step")}


def _sorted(iterable: Iterable[Any], cmp: Any = None, key: Any = None, reverse: bool = False) -> list[Any]:
    from ..objects.ordering import sort_items

    return sort_items(iterable, cmp, key, reverse)


def _sum(*arguments: Any, **keywords: Any) -> Any:
    """Without what Python 3.12 adds up beside a sum of floats."""
    if len(arguments) not in (1, 2) or keywords or isinstance(arguments[-1], str):
        return sum(*arguments, **keywords)
    total = arguments[1] if len(arguments) == 2 else 0
    for item in arguments[0]:
        total = total + item
    return total


def _zip(*sources: Iterable[Any]) -> list[tuple[Any, ...]]:
    return list(zip(*sources))
