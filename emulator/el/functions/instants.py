"""What came with NiFi 1.17.0: moments with nanoseconds (java.time.Instant), read and written by DateTimeFormatter."""

from __future__ import annotations

from typing import Any, List, Optional

from ...java.lang.throwable import IllegalArgumentException
from ..errors import AttributeExpressionLanguageParsingException, IllegalAttributeException, NullResult
from ..node import INSTANT, NUMBER, STRING, WHOLE, Moment, Node, cast
from ..scope import Scope
from .registry import builder

_SINCE = "1.17.0"


@builder("toInstant", "ANY", STRING, STRING, returns=INSTANT, optional=2, since=_SINCE, evaluator="functions.StringToInstantEvaluator")
def to_instant(subject: Optional[Node], arguments: List[Node]) -> Node:
    """StringToInstantEvaluator for a string with format and zone, else NumberToInstantEvaluator."""
    assert subject is not None
    if not arguments or subject.type != STRING:
        of = cast(subject, WHOLE)
        run = of.run
        return Node(INSTANT, lambda scope: None if (ms := run(scope)) is None else Moment.of_ms(ms), "toInstant", of)
    from ...java.time.format.moments import in_zone, read_moment, writer

    text, pattern_of, zone_of = subject.run, cast(arguments[0], STRING).run, cast(arguments[1], STRING).run

    def parsed(scope: Scope) -> Optional[Moment]:
        value, pattern = text(scope), pattern_of(scope)
        if value is None or pattern is None:
            return None
        formatter = in_zone(writer(pattern), zone_of(scope) or "")
        try:
            return Moment(*read_moment(formatter, value))
        except IllegalArgumentException:
            raise IllegalAttributeException("Invalid instant format: " + pattern)

    return Node(INSTANT, parsed, "toInstant", subject)


@builder("formatInstant", INSTANT, STRING, STRING, returns=STRING, optional=1, since=_SINCE, evaluator="functions.InstantFormatEvaluator")
def format_instant(subject: Optional[Node], arguments: List[Node]) -> Node:
    """InstantFormatEvaluator"""
    from ...java.time.format.moments import in_zone, writer, written_moment

    assert subject is not None
    if len(arguments) < 2:
        raise AttributeExpressionLanguageParsingException("format() function takes 2 arguments")
    of = cast(subject, INSTANT)
    moment, pattern_of, zone_of = of.run, cast(arguments[0], STRING).run, cast(arguments[1], STRING).run
    node = Node(STRING, moment, "format", of)

    def formatted(scope: Scope) -> Optional[str]:
        value = moment(scope)
        if value is None:
            return None
        pattern = pattern_of(scope)
        if pattern is None:
            raise NullResult(raised_by=node)
        return written_moment(in_zone(writer(pattern), zone_of(scope) or ""), value)

    node.run = formatted
    return node


def _epoch(name: str, per_second: int) -> None:
    """EpochTimeEvaluator, which takes nothing but a moment."""

    @builder(name, INSTANT, returns=NUMBER, since=_SINCE, evaluator="cast.EpochTimeEvaluator")
    def build(subject: Optional[Node], arguments: List[Node]) -> Node:
        assert subject is not None
        if subject.type != INSTANT:
            from ..evaluator_names import PACKAGE, evaluator_name

            shown = f"{PACKAGE}{evaluator_name(subject)}"
            raise AttributeExpressionLanguageParsingException(f"{shown} returns type {subject.type} but expected to get {INSTANT}")
        run = subject.run

        def epoch(scope: Scope) -> Any:
            value = run(scope)
            return None if value is None else value.seconds * per_second + value.nanos * per_second // 10**9

        return Node(NUMBER, epoch, name, subject)


_epoch("toMicros", 10**6)
_epoch("toNanos", 10**9)
