"""java.util.stream.Collectors."""

from __future__ import annotations

from typing import Any, Callable, Iterable

from ...lang.long_value import java_long
from ...lang.object import JavaObject, as_java
from ...lang.throwable import IllegalStateException
from ...lang.value_text import java_text
from ...registry import java_class
from ..function.interfaces import function
from ..lists import ArrayList
from ..maps import HashMap
from ..sets import HashSet


@java_class("java.util.stream.Collector")
class Collector(JavaObject):
    """What ``collect`` makes of the values."""

    def __init__(self, collect: Callable[[Iterable[Any]], Any]) -> None:
        self._collect = collect


@java_class("java.util.stream.Collectors")
class Collectors(JavaObject):
    """Its collectors, those that scripts use."""

    @staticmethod
    def toList() -> Collector:
        return Collector(ArrayList)

    @staticmethod
    def toSet() -> Collector:
        return Collector(HashSet)

    @staticmethod
    def toCollection(supplier: Any) -> Collector:
        supply = function("toCollection", "Supplier", supplier)

        def collect(values: Iterable[Any]) -> Any:
            collection = supply()
            for value in values:
                collection.add(value)
            return collection

        return Collector(collect)

    @staticmethod
    def joining(between: str = "", before: str = "", after: str = "") -> Collector:
        return Collector(lambda values: before + between.join(map(java_text, values)) + after)

    @staticmethod
    def counting() -> Collector:
        return Collector(lambda values: java_long(sum(1 for _ in values)))

    @staticmethod
    def toMap(keys: Any, values_of: Any, *merge: Any) -> Collector:
        key, value = function("toMap", "Function", keys), function("toMap", "Function", values_of, 2)

        def collect(values: Iterable[Any]) -> Any:
            result = merge[1]() if len(merge) > 1 else HashMap()
            for each in values:
                name, item = as_java(key(each)), as_java(value(each))
                if result.containsKey(name):
                    if not merge:
                        old = result.get(name)
                        words = f"Duplicate key {java_text(name)} (attempted merging values {java_text(old)} and {java_text(item)})"
                        raise IllegalStateException(words)
                    item = as_java(merge[0](result.get(name), item))
                result.put(name, item)
            return result

        return Collector(collect)

    @staticmethod
    def groupingBy(classifier: Any, *more: Any) -> Collector:
        group_of = function("groupingBy", "Function", classifier)
        downstream = more[-1] if more else Collectors.toList()

        def collect(values: Iterable[Any]) -> Any:
            groups: Any = {}
            for each in values:
                groups.setdefault(as_java(group_of(each)), []).append(each)
            result = more[0]() if len(more) > 1 else HashMap()
            for name, group in groups.items():
                result.put(name, downstream._collect(group))
            return result

        return Collector(collect)

    @staticmethod
    def mapping(mapper: Any, downstream: Collector) -> Collector:
        change = function("mapping", "Function", mapper)
        return Collector(lambda values: downstream._collect([as_java(change(value)) for value in values]))
