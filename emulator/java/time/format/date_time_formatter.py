"""java.time.format.DateTimeFormatter in English: the ISO formats and patterns. TextStyle stands beside it."""

from __future__ import annotations

from typing import Any, ClassVar, List, Mapping, Tuple

from ...lang.constants import Constant, fill
from ...lang.object import JavaObject
from ...lang.signature import static_takes, takes
from ...lang.throwable import NullPointerException
from ...registry import java_class
from ...text.simple_date_format import refuse_other_languages
from ..exceptions import DateTimeException
from ..zoned_date_time import ZonedDateTime
from .exceptions import DateTimeParseException
from .parsing import PARSERS, Failed, Fields, Parser, parsed
from .pieces import EXCEEDS_PAD, Piece, compile_pattern, joined, literal, number, optional
from .printing import printed
from .resolving import Resolved

_QUERIES = {
    "LocalDate": "_query_date", "LocalTime": "_query_time", "LocalDateTime": "_query_date_time",
    "OffsetDateTime": "_query_offset_date_time", "ZonedDateTime": "_query_zoned", "Instant": "_query_instant", "YearMonth": "_year_month",
}  # fmt: skip


@java_class("java.time.format.DateTimeFormatter")
class DateTimeFormatter(JavaObject):
    """Pieces, whether 30 February is refused (STRICT), a zone that it puts a moment in, and what reads the pieces (parseLenient)."""

    ISO_LOCAL_DATE: ClassVar[DateTimeFormatter]
    ISO_LOCAL_TIME: ClassVar[DateTimeFormatter]
    ISO_LOCAL_DATE_TIME: ClassVar[DateTimeFormatter]
    ISO_OFFSET_DATE_TIME: ClassVar[DateTimeFormatter]
    ISO_ZONED_DATE_TIME: ClassVar[DateTimeFormatter]
    ISO_INSTANT: ClassVar[DateTimeFormatter]
    RFC_1123_DATE_TIME: ClassVar[DateTimeFormatter]

    def __init__(
        self, pieces: Tuple[Piece, ...], strict: bool = False, zone: Any = None, parsers: Mapping[str, Parser] = PARSERS
    ) -> None:
        self._pieces, self._strict, self._zone, self._parsers = pieces, strict, zone, parsers

    @staticmethod
    @static_takes("String", "String, java.util.Locale")
    def ofPattern(pattern: Any, locale: Any = None) -> DateTimeFormatter:
        if pattern is None:
            raise NullPointerException("pattern")
        refuse_other_languages(locale)
        return DateTimeFormatter(compile_pattern(pattern))

    @takes("java.time.temporal.TemporalAccessor")
    def format(self, temporal: Any) -> str:
        if temporal is None:
            raise NullPointerException("temporal")
        return printed(self._pieces, self._placed(temporal))

    def _placed(self, temporal: Any) -> Any:
        """In the formatter's zone, where it has one and the temporal is a moment."""
        if self._zone is None or not hasattr(temporal, "_query_instant"):
            return temporal
        return ZonedDateTime.ofInstant(temporal._query_instant(), self._zone)

    @takes("java.lang.CharSequence", "java.lang.CharSequence, java.time.temporal.TemporalQuery")
    def parse(self, text: Any, query: Any = None) -> Resolved:
        return self._resolved(text)

    def _resolved(self, text: Any) -> Resolved:
        if text is None:
            raise NullPointerException("text")
        fields, shown = Fields(self._parsers), text if len(text) <= 64 else text[:64] + "..."
        try:
            end = parsed(self._pieces, text, 0, fields)
        except Failed as error:
            raise DateTimeParseException(f"Text '{shown}' could not be parsed at index {error.index}")
        if end < len(text):
            raise DateTimeParseException(f"Text '{shown}' could not be parsed, unparsed text found at index {end}")
        try:
            return Resolved(fields, self._strict, self._zone)
        except DateTimeException as error:
            raise DateTimeParseException(f"Text '{shown}' could not be parsed: {error.getMessage()}", error)

    def _parsed_as(self, text: Any, kind: str) -> Any:
        resolved = self._resolved(text)
        try:
            return getattr(resolved, _QUERIES[kind])()
        except DateTimeException as error:
            shown = text if len(text) <= 64 else text[:64] + "..."
            raise DateTimeParseException(f"Text '{shown}' could not be parsed: {error.getMessage()}", error)

    @takes("java.time.ZoneId")
    def withZone(self, zone: Any) -> DateTimeFormatter:
        return DateTimeFormatter(self._pieces, self._strict, zone, self._parsers)

    @takes("java.util.Locale")
    def withLocale(self, locale: Any) -> DateTimeFormatter:
        refuse_other_languages(locale)
        return self

    @takes("java.time.format.ResolverStyle")
    def withResolverStyle(self, style: Any) -> DateTimeFormatter:
        return DateTimeFormatter(self._pieces, style.name() == "STRICT", self._zone, self._parsers)

    def getZone(self) -> Any:
        return self._zone

    def toString(self) -> str:
        return "".join(piece.shown() for piece in self._pieces)


@java_class("java.time.format.TextStyle")
class TextStyle(Constant):
    """How long a name is."""


@java_class("java.time.format.ResolverStyle")
class ResolverStyle(Constant):
    """How strictly fields become a date."""


def _pieces(*pieces: Any) -> Tuple[Piece, ...]:
    flat: List[Piece] = []
    for piece in pieces:
        flat.extend(piece if isinstance(piece, tuple) else [literal(piece)] if isinstance(piece, str) else [piece])
    return joined(flat)


fill(TextStyle, {name: TextStyle(name, at) for at, name in enumerate(
    ("FULL", "FULL_STANDALONE", "SHORT", "SHORT_STANDALONE", "NARROW", "NARROW_STANDALONE")
)})  # fmt: skip
fill(ResolverStyle, {name: ResolverStyle(name, at) for at, name in enumerate(("STRICT", "SMART", "LENIENT"))})

_YEAR = Piece("value", "YEAR", 4, 10, EXCEEDS_PAD)
_FRACTION = Piece("fraction", "NANO_OF_SECOND", 0, 9, text=".")
_OFFSET = Piece("offset", style="+HH:MM:ss", text="Z")
_ANY_CASE = Piece("insensitive")
_DATE = _pieces(_YEAR, "-", number("MONTH_OF_YEAR", 2), "-", number("DAY_OF_MONTH", 2))
_TIME = _pieces(
    number("HOUR_OF_DAY", 2), ":", number("MINUTE_OF_HOUR", 2), optional(literal(":"), number("SECOND_OF_MINUTE", 2), optional(_FRACTION))
)
_DATE_TIME = _pieces(_ANY_CASE, _DATE, "T", _TIME)
_ZONE = optional(literal("["), Piece("zone_region"), literal("]"))
_FULL_TIME = _pieces(
    number("HOUR_OF_DAY", 2), ":", number("MINUTE_OF_HOUR", 2), ":", number("SECOND_OF_MINUTE", 2), _FRACTION,
)  # fmt: skip
_ANY_OFFSET = Piece("offset", style="lenient", text="Z")
_BASIC_OFFSET = Piece("offset", style="+HHMMss", text="Z")
_FORMATS = {
    "ISO_LOCAL_DATE": _DATE, "ISO_LOCAL_TIME": _TIME, "ISO_LOCAL_DATE_TIME": _DATE_TIME,
    "ISO_OFFSET_DATE": _pieces(_ANY_CASE, _DATE, _OFFSET), "ISO_DATE": _pieces(_ANY_CASE, _DATE, optional(_OFFSET)),
    "ISO_OFFSET_TIME": _pieces(_ANY_CASE, _TIME, _OFFSET), "ISO_TIME": _pieces(_ANY_CASE, _TIME, optional(_OFFSET)),
    "ISO_OFFSET_DATE_TIME": _pieces(_DATE_TIME, _OFFSET), "ISO_ZONED_DATE_TIME": _pieces(_DATE_TIME, _OFFSET, _ZONE),
    "ISO_DATE_TIME": _pieces(_DATE_TIME, optional(_OFFSET, _ZONE)),
    "ISO_ORDINAL_DATE": _pieces(_ANY_CASE, _YEAR, "-", number("DAY_OF_YEAR", 3), optional(_OFFSET)),
    "ISO_WEEK_DATE": _pieces(_ANY_CASE, Piece("iso_week"), "-", number("DAY_OF_WEEK", 1), optional(_OFFSET)),
    "BASIC_ISO_DATE": _pieces(_ANY_CASE, number("YEAR", 4), number("MONTH_OF_YEAR", 2), number("DAY_OF_MONTH", 2), optional(_BASIC_OFFSET)),
    "ISO_INSTANT": (Piece("instant", inner=_pieces(_ANY_CASE, _DATE, "T", _FULL_TIME, _ANY_OFFSET)),),
}  # fmt: skip
for _name, _made in _FORMATS.items():
    setattr(DateTimeFormatter, _name, DateTimeFormatter(_made, strict=True))
_RFC_TIME = _pieces(number("HOUR_OF_DAY", 2), ":", number("MINUTE_OF_HOUR", 2), optional(literal(":"), number("SECOND_OF_MINUTE", 2)))
DateTimeFormatter.RFC_1123_DATE_TIME = DateTimeFormatter(_pieces(
    _ANY_CASE, optional(Piece("text", "DAY_OF_WEEK", style="SHORT"), literal(", ")),
    Piece("value", "DAY_OF_MONTH", 1, 2, "NOT_NEGATIVE"), " ",
    Piece("text", "MONTH_OF_YEAR", style="SHORT"), " ", number("YEAR", 4), " ", _RFC_TIME, " ", Piece("offset", style="+HHMM", text="GMT"),
))  # fmt: skip
