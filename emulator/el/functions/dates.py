"""toDate and format: java.text.SimpleDateFormat in Locale.US."""

from __future__ import annotations

from typing import Any, List, Optional

from ..errors import IllegalAttributeException, NullResult
from ..node import DATE, NUMBER, STRING, WHOLE, Date, Node, Run, as_date, cast
from ..scope import Scope
from .registry import builder


def _zone(zone: Optional[Run], scope: Scope) -> str:
    name = zone(scope) if zone else None
    return scope.time_zone if name is None else str(name)


@builder("toDate", "ANY", STRING, STRING, returns=DATE, optional=2, evaluator="functions.StringToDateEvaluator")
def to_date(subject: Optional[Node], arguments: List[Node]) -> Node:
    """StringToDateEvaluator for a string with a format, else NumberToDateEvaluator, which ignores the format."""
    assert subject is not None
    if not arguments or subject.type != STRING:
        of = cast(subject, WHOLE)
        run = of.run
        date: Run = lambda scope: None if (value := run(scope)) is None else Date(value)  # noqa: E731
        return Node(
            DATE, date, "toDate", of, code=lambda code: code.unless_null(code.of(of), None, lambda ms: code.call("date", Date, [ms]))
        )
    from ...java.text import date_formatting, date_pattern

    text, wanted = subject.run, cast(arguments[0], STRING).run
    zone = cast(arguments[1], STRING).run if len(arguments) > 1 else None

    def parsed(scope: Scope) -> Optional[Date]:
        value, pattern = text(scope), wanted(scope)
        if value is None or pattern is None:
            return None
        date_pattern.compile(pattern)
        ms = date_formatting.parse(pattern, value, _zone(zone, scope))
        if ms is None:
            raise IllegalAttributeException(f"Cannot parse attribute value as a date; date format: {pattern}; attribute value: {value}")
        return Date(ms)

    return Node(DATE, parsed, "toDate", subject)


@builder("format", DATE, STRING, STRING, returns=STRING, optional=1)
def format_date(subject: Optional[Node], arguments: List[Node]) -> Node:
    """FormatEvaluator: a null format gives a null result, which is a NullPointerException for whoever wants its value."""
    from ...java.text import date_formatting, date_pattern

    assert subject is not None
    of = cast(subject, DATE)
    date, wanted = of.run, cast(arguments[0], STRING).run
    zone = cast(arguments[1], STRING).run if len(arguments) > 1 else None

    node = Node(STRING, date, "format", of)

    def formatted(scope: Scope) -> Optional[str]:
        value = date(scope)
        if value is None:
            return None
        pattern = wanted(scope)
        if pattern is None:
            raise NullResult(raised_by=node)
        date_pattern.compile(pattern)
        return date_formatting.format_ms(pattern, value.ms, _zone(zone, scope))

    node.run = formatted
    moment = subject if subject.type in (WHOLE, NUMBER) else of
    if len(arguments) == 1 and arguments[0].role == "literal":
        node.code = lambda code: code.in_scope("formatted", _formatted, [code.of(moment), code.of(arguments[0])])
    return node


def _formatted(moment: Any, pattern: str, scope: Scope) -> Optional[str]:
    """``moment``: a date, or a number that is cast to one."""
    from ...java.text.date_formatting import format_ms

    if type(moment) is int:
        return format_ms(pattern, moment, scope.time_zone)
    date = as_date(moment, scope)
    return None if date is None else format_ms(pattern, date.ms, scope.time_zone)
