"""toDate and format of NiFi 2: java.time.format.DateTimeFormatter in Locale.US.

A pattern or zone that is a plain string is read with the expression, so what is wrong with it makes the expression invalid.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, List, Optional

from ...java.lang.throwable import IllegalArgumentException, NullPointerException
from ..errors import IllegalAttributeException, NullResult
from ..node import DATE, NIFI_2_DATES_SINCE, STRING, Date, Node, cast, read_date
from ..scope import Scope
from .dates import to_date
from .registry import builder

if TYPE_CHECKING:
    from ...java.time.format.date_time_formatter import DateTimeFormatter

Formatter = Callable[[Scope], "Optional[DateTimeFormatter]"]
_SINCE = ".".join(map(str, NIFI_2_DATES_SINCE))


def _formatter(arguments: List[Node], formatter_of: Callable[[str], DateTimeFormatter]) -> Formatter:
    """By the pattern and the zone; None where the pattern is null."""
    from ...java.time.format.moments import in_zone

    pattern = cast(arguments[0], STRING)
    zone = cast(arguments[1], STRING) if len(arguments) > 1 else None
    if pattern.role == "literal":
        if pattern.text is None:
            raise NullPointerException("pattern")
        ready = formatter_of(pattern.text)
        if zone is None:
            return lambda scope: ready
        if zone.role == "literal":
            in_that_zone = in_zone(ready, zone.text)
            return lambda scope: in_that_zone
        run_zone = zone.run
        return lambda scope: in_zone(ready, run_zone(scope))
    run = pattern.run

    def formatter(scope: Scope) -> Optional[DateTimeFormatter]:
        text = run(scope)
        return None if text is None else in_zone(formatter_of(text), None if zone is None else zone.run(scope))

    return formatter


@builder("toDate", "ANY", STRING, STRING, returns=DATE, optional=2, since=_SINCE, evaluator="functions.StringToDateEvaluator")
def to_date_of_2(subject: Optional[Node], arguments: List[Node]) -> Node:
    """StringToDateEvaluator for a string with a format, else as before."""
    assert subject is not None
    if not arguments or subject.type != STRING:
        return to_date(subject, arguments)
    from ...java.time.format.exceptions import DateTimeParseException
    from ...java.time.format.moments import reader

    text, pattern_of, formatter_of = subject.run, cast(arguments[0], STRING).run, _formatter(arguments, reader)

    def parsed(scope: Scope) -> Optional[Date]:
        value, pattern = text(scope), pattern_of(scope)
        if value is None or pattern is None:
            return None
        formatter = formatter_of(scope)
        assert formatter is not None
        try:
            return Date(read_date(formatter, value, scope))
        except DateTimeParseException as error:
            where = f"date format: {pattern}; attribute value: {value}"
            raise IllegalAttributeException(f"Cannot parse attribute value as a date; {where}. Error: {error.getMessage()}")
        except IllegalArgumentException:
            raise IllegalAttributeException(f"Invalid date format: {pattern}")

    return Node(DATE, parsed, "toDate", subject)


@builder("format", DATE, STRING, STRING, returns=STRING, optional=1, since=_SINCE)
def format_of_2(subject: Optional[Node], arguments: List[Node]) -> Node:
    """FormatEvaluator"""
    assert subject is not None
    of = cast(subject, DATE)
    from ...java.time.format.moments import writer, written

    date, formatter_of = of.run, _formatter(arguments, writer)
    node = Node(STRING, date, "format", of)

    def formatted(scope: Scope) -> Optional[str]:
        value = date(scope)
        if value is None:
            return None
        formatter = formatter_of(scope)
        if formatter is None:
            raise NullResult(raised_by=node)
        return written(formatter, value.ms, scope.time_zone)

    node.run = formatted
    return node
