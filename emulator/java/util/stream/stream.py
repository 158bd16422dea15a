"""java.util.stream.Stream: one way through values, each step once."""

from __future__ import annotations

import functools
import itertools
from typing import Any, Callable, Iterable, Iterator, List

from ....base.errors import NotEmulated
from ...lang.long_value import java_long
from ...lang.object import JavaObject, as_java
from ...lang.object_array import ObjectArray
from ...lang.throwable import IllegalArgumentException, IllegalStateException
from ...registry import java_class, lookup
from ..comparing import natural
from ..exceptions import NoSuchElementException
from ..function.interfaces import function
from ..immutable import ListN
from ..iterator import JavaIterator
from ..optional import Optional

_MISSING: Any = object()


class LazyIterator(JavaIterator):
    """Asks for the next value when it is wanted."""

    def __init__(self, values: Iterable[Any]) -> None:
        super().__init__(())
        self._source, self._ahead = iter(values), _MISSING

    def hasNext(self) -> bool:
        if self._ahead is _MISSING:
            self._ahead = next(self._source, _MISSING)
        return self._ahead is not _MISSING

    def next(self) -> Any:
        if not self.hasNext():
            raise NoSuchElementException()
        value, self._ahead = self._ahead, _MISSING
        return value


class Pipeline(JavaObject):
    """What Stream, IntStream and their kind share."""

    def __init__(self, values: Iterable[Any], closed: Iterable[Callable[[], Any]] = ()) -> None:
        self._values, self._linked = values, False
        self._closers: List[Callable[[], Any]] = list(closed)

    def _take(self) -> Iterator[Any]:
        """The values, once."""
        if self._linked:
            raise IllegalStateException("stream has already been operated upon or closed")
        self._linked = True
        return iter(self._values)

    def _next(self, values: Iterable[Any]) -> Any:
        return type(self)(values, self._closers)

    def iterator(self) -> JavaIterator:
        return LazyIterator(self._take())

    def filter(self, predicate: Any) -> Any:
        test = function("filter", "Predicate", predicate)
        return self._next(value for value in self._take() if test(value))

    def distinct(self) -> Any:
        return self._next(dict.fromkeys(self._take()))

    def limit(self, count: int) -> Any:
        if count < 0:
            raise IllegalArgumentException(str(count))
        return self._next(itertools.islice(self._take(), count))

    def skip(self, count: int) -> Any:
        if count < 0:
            raise IllegalArgumentException(str(count))
        return self._next(itertools.islice(self._take(), count, None))

    def peek(self, action: Any) -> Any:
        look = function("peek", "Consumer", action)
        return self._next(_looked_at(self._take(), look))

    def takeWhile(self, predicate: Any) -> Any:
        return self._next(itertools.takewhile(function("takeWhile", "Predicate", predicate), self._take()))

    def dropWhile(self, predicate: Any) -> Any:
        return self._next(itertools.dropwhile(function("dropWhile", "Predicate", predicate), self._take()))

    def forEach(self, *action: Any) -> None:
        self._each("forEach", action)

    def forEachOrdered(self, *action: Any) -> None:
        self._each("forEachOrdered", action)

    def _each(self, method: str, action: Any) -> None:
        if len(action) != 1:
            raise TypeError(f"{method}(): expected 1 args; got {len(action)}")
        act = function(method, "Consumer", action[0])
        for value in self._take():
            act(value)

    def count(self) -> int:
        return java_long(sum(1 for _ in self._take()))

    def anyMatch(self, predicate: Any) -> bool:
        return any(map(function("anyMatch", "Predicate", predicate), self._take()))

    def allMatch(self, predicate: Any) -> bool:
        return all(map(function("allMatch", "Predicate", predicate), self._take()))

    def noneMatch(self, predicate: Any) -> bool:
        return not any(map(function("noneMatch", "Predicate", predicate), self._take()))

    def toArray(self) -> ObjectArray:
        return ObjectArray("java.lang.Object", self._take())

    def isParallel(self) -> bool:
        return False

    def parallel(self) -> Any:
        return self

    sequential = unordered = parallel

    def onClose(self, handler: Callable[[], Any]) -> Any:
        self._closers.append(handler)
        return self

    def close(self) -> None:
        self._linked = True
        closers, self._closers = self._closers, []
        for closer in closers:
            closer()


def _looked_at(values: Iterable[Any], look: Callable[[Any], Any]) -> Iterator[Any]:
    for value in values:
        look(value)
        yield value


@java_class("java.util.stream.Stream")
class Stream(Pipeline):
    """Of objects."""

    @staticmethod
    def of(*values: Any) -> Stream:
        return Stream([as_java(value) for value in values])

    @staticmethod
    def empty() -> Stream:
        return Stream([])

    @staticmethod
    def concat(first: Stream, second: Stream) -> Stream:
        return Stream(itertools.chain(first._take(), second._take()))

    def map(self, mapper: Any) -> Stream:
        change = function("map", "Function", mapper)
        return Stream((as_java(change(value)) for value in self._take()), self._closers)

    def flatMap(self, mapper: Any) -> Stream:
        change = function("flatMap", "Function", mapper)
        return Stream((inner for value in self._take() for inner in change(value)._take()), self._closers)

    def sorted(self, *comparator: Any) -> Stream:
        compare = function("sorted", "Comparator", comparator[0]) if comparator else natural
        return Stream(_sorted(self._take(), compare), self._closers)

    def collect(self, *collector: Any) -> Any:
        if len(collector) not in (1, 3):
            raise TypeError(f"collect(): expected 1 or 3 args; got {len(collector)}")
        if len(collector) == 3:
            raise NotEmulated("Stream.collect(supplier, accumulator, combiner)", "", "collect with Collectors")
        return collector[0]._collect(self._take())

    def toList(self) -> Any:
        return ListN(self._take())

    def findFirst(self) -> Optional:
        return Optional.ofNullable(next(self._take(), None))

    findAny = findFirst

    def reduce(self, *arguments: Any) -> Any:
        combine = function("reduce", "BinaryOperator", arguments[-1], len(arguments))
        if len(arguments) == 1:
            values = self._take()
            first = next(values, _MISSING)
            return Optional() if first is _MISSING else Optional(as_java(functools.reduce(combine, values, first)))
        return as_java(functools.reduce(combine, self._take(), as_java(arguments[0])))

    def max(self, comparator: Any) -> Optional:
        return self._extreme(function("max", "Comparator", comparator), 1)

    def min(self, comparator: Any) -> Optional:
        return self._extreme(function("min", "Comparator", comparator), -1)

    def _extreme(self, compare: Callable[[Any, Any], int], sign: int) -> Optional:
        best = _MISSING
        for value in self._take():
            if best is _MISSING or sign * compare(value, best) > 0:
                best = value
        return Optional(None if best is _MISSING else best)

    def mapToInt(self, mapper: Any) -> Any:
        return self._numbers("IntStream", "mapToInt", "ToIntFunction", mapper)

    def mapToLong(self, mapper: Any) -> Any:
        return self._numbers("LongStream", "mapToLong", "ToLongFunction", mapper)

    def mapToDouble(self, mapper: Any) -> Any:
        return self._numbers("DoubleStream", "mapToDouble", "ToDoubleFunction", mapper)

    def _numbers(self, kind: str, method: str, interface: str, mapper: Any) -> Any:
        change = function(method, interface, mapper)
        numbers: Any = lookup(f"java.util.stream.{kind}")
        return numbers(map(change, self._take()), self._closers)


@java_class("java.util.stream.ReferencePipeline$Head")
class Head(Stream):
    """A stream at its source."""

    def _next(self, values: Iterable[Any]) -> Stream:
        return Stream(values, self._closers)


def _sorted(values: Iterable[Any], compare: Callable[[Any, Any], int]) -> Iterator[Any]:
    yield from sorted(values, key=functools.cmp_to_key(compare))
