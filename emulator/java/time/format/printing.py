"""DateTimeFormatter.format: each piece over the fields of a date or time."""

from __future__ import annotations

from typing import Any, Callable, Dict, Optional, Tuple

from ...text.date_pattern import MONTHS, WEEKDAYS
from ...text.time_zones import zone
from ..days import week_of_year, weekday
from ..exceptions import DateTimeException
from ..temporal.chrono_field import FIELDS
from ..temporal.exceptions import UnsupportedTemporalTypeException
from ..zone_id import ZoneOffset
from .pieces import EXCEEDS_PAD, NORMAL, Piece

_NAMELESS = ("UTC+", "UTC-", "UT+", "UT-")
_QUARTERS = ("1st quarter", "2nd quarter", "3rd quarter", "4th quarter")


def printed(pieces: Tuple[Piece, ...], temporal: Any) -> str:
    """The text of a date or time; DateTimeException where a field is missing."""
    return "".join(_PRINTERS[piece.kind](piece, temporal) for piece in pieces)


def _number(piece: Piece, temporal: Any) -> str:
    value = _value(piece.field, temporal)
    digits = str(abs(value))
    if len(digits) > piece.most:
        raise DateTimeException(
            f"Field {FIELDS[piece.field].toString()} cannot be printed as the value {value} exceeds the maximum print width of {piece.most}"
        )
    sign = "-" if value < 0 else ""
    if piece.sign == EXCEEDS_PAD and value >= 10**piece.least and piece.least < 19:
        sign = "+"
    elif value < 0 and piece.sign not in (NORMAL, EXCEEDS_PAD):
        raise DateTimeException(
            f"Field {FIELDS[piece.field].toString()} cannot be printed as the value {value} cannot be negative according to the SignStyle"
        )
    return sign + digits.rjust(piece.least, "0")


def _value(field: str, temporal: Any) -> int:
    if field == "QUARTER":
        return (int(temporal._value("MONTH_OF_YEAR")) - 1) // 3 + 1
    return int(temporal._value(field))


def _text(piece: Piece, temporal: Any) -> str:
    return name_of(piece.field, piece.style, _value(piece.field, temporal))


def name_of(field: str, style: str, value: int) -> str:
    """The English name of a month, weekday, half day, era or quarter."""
    if field == "AMPM_OF_DAY":
        return ("AM", "PM")[value] if style != "NARROW" else "ap"[value]
    if field == "ERA":
        return {"SHORT": ("BC", "AD"), "FULL": ("Before Christ", "Anno Domini"), "NARROW": ("B", "A")}[style][value]
    if field == "QUARTER":
        return {"SHORT": f"Q{value}", "FULL": _QUARTERS[value - 1], "NARROW": str(value)}[style]
    name = MONTHS[value - 1] if field == "MONTH_OF_YEAR" else WEEKDAYS[value % 7]
    return name if style == "FULL" else name[:3] if style == "SHORT" else name[:1]


def _fraction(piece: Piece, temporal: Any) -> str:
    digits = f"{_value(piece.field, temporal):09}"
    shown = digits[: piece.most].rstrip("0").ljust(piece.least, "0")
    return (piece.text if shown else "") + shown


def _offset(piece: Piece, temporal: Any) -> str:
    seconds = int(temporal._value("OFFSET_SECONDS"))
    minutes, remainder = divmod(abs(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if not (hours or minutes or remainder and piece.style.endswith("ss")):
        return piece.text
    sign, colon = "-" if seconds < 0 else "+", ":" if ":" in piece.style else ""
    text = f"{sign}{hours:02}"
    if piece.style == "+HHmm":
        return text + (f"{minutes:02}" if minutes else "")
    return text + f"{colon}{minutes:02}" + (f"{colon}{remainder:02}" if piece.style.endswith("ss") and remainder else "")


def _localized_offset(piece: Piece, temporal: Any) -> str:
    seconds = int(temporal._value("OFFSET_SECONDS"))
    if not seconds:
        return "GMT"
    minutes = abs(seconds) // 60
    sign, hours, minutes = "-" if seconds < 0 else "+", minutes // 60, minutes % 60
    if piece.style == "FULL":
        return f"GMT{sign}{hours:02}:{minutes:02}"
    return f"GMT{sign}{hours}" + (f":{minutes:02}" if minutes else "")


def _zone(temporal: Any) -> Any:
    query: Optional[Callable[[], Any]] = getattr(temporal, "_query_zone", None)
    if query is None:
        raise DateTimeException(f"Unable to extract ZoneId from temporal {temporal}")
    return query()


def _zone_text(piece: Piece, temporal: Any) -> str:
    where = _zone(temporal)
    if isinstance(where, ZoneOffset):
        return where.getId()
    if where.getId().startswith(_NAMELESS):
        return str(where.getId())
    names, summer = zone(where.getId()).names, zone(where.getId()).offset_ms(int(temporal._value("INSTANT_SECONDS")) * 1000)[1]
    if piece.style == "FULL":
        return names.summer_long if summer else names.long
    return names.summer_short if summer else names.short


def _week(piece: Piece, temporal: Any) -> str:
    date = temporal._query_date()._date
    if piece.field in "ec":
        value = weekday(temporal._query_date()._days()) % 7 + 1  # Sunday is 1
    elif piece.field == "W":
        first = (weekday(temporal._query_date()._days() - date[2] + 1)) % 7
        value = (date[2] - 1 + first) // 7 + 1
    else:
        year, week = week_of_year(date[0], date[1], date[2], 7, 1)
        value = week if piece.field == "w" else year
    text = str(value).rjust(piece.least, "0")
    return text[-2:] if piece.field == "Y" and piece.least == 2 else text


def _optional(piece: Piece, temporal: Any) -> str:
    try:
        return printed(piece.inner, temporal)
    except (UnsupportedTemporalTypeException, DateTimeException) as error:
        if isinstance(error, UnsupportedTemporalTypeException) or "Unable to extract" in str(error):
            return ""
        raise


def _region(piece: Piece, temporal: Any) -> str:
    where = _zone(temporal)
    if isinstance(where, ZoneOffset):
        raise DateTimeException(f"Unable to extract ZoneRegion from temporal {temporal}")
    return str(where.getId())


def _iso_week(piece: Piece, temporal: Any) -> str:
    date = temporal._query_date()._date
    year, week = week_of_year(date[0], date[1], date[2], 1, 4)
    return f"{year:04}-W{week:02}"


def _instant(piece: Piece, temporal: Any) -> str:
    from ..instant import Instant

    return Instant._of(int(temporal._value("INSTANT_SECONDS")), int(temporal._value("NANO_OF_SECOND"))).toString()


_PRINTERS: Dict[str, Callable[[Piece, Any], str]] = {
    "value": _number,
    "reduced": lambda piece, temporal: f"{_value(piece.field, temporal) % 100:02}",
    "text": _text,
    "fraction": _fraction,
    "literal": lambda piece, temporal: piece.text,
    "offset": _offset,
    "localized_offset": _localized_offset,
    "zone_id": lambda piece, temporal: str(_zone(temporal).getId()),
    "zone_region": _region,
    "zone_text": _zone_text,
    "week": _week,
    "iso_week": _iso_week,
    "optional": _optional,
    "insensitive": lambda piece, temporal: "",
    "instant": _instant,
}
