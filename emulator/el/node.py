"""Compiled evaluators: a type, a function of the scope, and what the compiler must know of them; and the casts between types.

Values: str, int (a Long), float (a Double), bool, Date; None is Java's null. Mirrors the Evaluator and …CastEvaluator classes.
"""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, Any, Callable, Dict, NamedTuple, Optional

from ..base.versions import version_of
from ..java.lang.numbers import decode_long, double_to_long, double_to_string, parse_double, parse_long
from ..java.lang.text import trim
from ..java.lang.throwable import NumberFormatException
from .errors import AttributeExpressionLanguageException, AttributeExpressionLanguageParsingException
from .scope import Scope

if TYPE_CHECKING:
    import ast

    from ..java.time.format.date_time_formatter import DateTimeFormatter
    from .code import Code

STRING, BOOLEAN, WHOLE, DECIMAL, NUMBER, DATE = "STRING", "BOOLEAN", "WHOLE_NUMBER", "DECIMAL", "NUMBER", "DATE"
INSTANT = "INSTANT"  # since NiFi 1.17.0

NIFI_2_DATES_SINCE = version_of("2.3.0")  # 2.0.0: DateTimeFormatter instead of SimpleDateFormat
DATES_BY_FIELD_SINCE = version_of("2.5.0")

Run = Callable[[Scope], Any]
Write = Callable[["Code"], "ast.expr"]


class Date(NamedTuple):
    """java.util.Date."""

    ms: int


class Moment(NamedTuple):
    """java.time.Instant: seconds since 1970 UTC, nanoseconds."""

    seconds: int
    nanos: int

    @classmethod
    def of_ms(cls, ms: int) -> Moment:
        return cls(ms // 1000, ms % 1000 * 10**6)

    @property
    def ms(self) -> int:
        return self.seconds * 1000 + self.nanos // 10**6


class Node:
    """One evaluator.

    ``role``: 'literal' (``text`` is its value), 'attribute', 'reduce' (count, join), 'selector' (several values), 'mapping' (all… with a
    reduce), 'iterating' (any… and all… with ``logic``, the node that is run for each value). ``key``: its place in Scope.memory.
    ``code``: writes the value as Python code; None where only ``run`` gives it.
    """

    __slots__ = ("type", "run", "token", "subject", "role", "text", "logic", "key", "remaining", "code")
    _keys = count()

    def __init__(
        self,
        type: str,
        run: Run,
        token: Optional[str] = None,
        subject: Optional[Node] = None,
        role: str = "",
        text: Optional[str] = None,
        code: Optional[Write] = None,
    ) -> None:
        self.type, self.run, self.token, self.subject, self.role, self.text = type, run, token, subject, role, text
        self.code = code
        self.logic: Optional[Node] = None
        self.key = next(self._keys)
        self.remaining: Callable[[Scope], int] = lambda scope: 0


def to_text(value: Any, scope: Scope) -> str:
    """String.valueOf."""
    if isinstance(value, str):
        return value
    if type(value) is int:
        return str(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return double_to_string(value)
    if isinstance(value, Date):
        from ..java.text.date_formatting import date_to_string

        return date_to_string(value.ms, scope.time_zone)
    if isinstance(value, Moment):
        from ..java.time.format.moments import iso

        return iso(value)
    return str(value)


_WHOLE = re.compile(r"[-+]?(?:[0-9]+|0[xX][0-9a-fA-F]+)")
# NumberParsing: '(\.[0-9]+?' lacks its parentheses there, so 1e3 without a point is not a number.
_DOUBLE = re.compile(
    r"[-+]?(?:Infinity|NaN|[0-9]+\.[0-9]+|[0-9]+\.[0-9]+[eE][-+]?[0-9]+|\.[0-9]+(?:[eE][-+]?[0-9]+)?|0[xX][0-9a-fA-F]+\.?[pP][-+]?[0-9]+"
    r"|0[xX][0-9a-fA-F]+\.[0-9a-fA-F]+[pP][-+]?[0-9]+|0[xX]\.[0-9a-fA-F]+(?:[pP][-+]?[0-9]+)?)"
)


def number_of(text: str) -> Any:
    """The Long or Double that a string is, None when it is neither."""
    if len(text) < 19 and text.isdigit() and text.isascii():
        return int(text)
    text = trim(text)
    if _WHOLE.fullmatch(text):
        try:
            return parse_long(text)
        except NumberFormatException:
            return decode_long(text)
    return parse_double(text) if _DOUBLE.fullmatch(text) else None


def _to_number(value: Any) -> Any:
    if isinstance(value, str):
        return number_of(value)
    return value.ms if isinstance(value, (Date, Moment)) else value


def _to_whole(value: Any) -> Any:
    number = _to_number(value)
    return double_to_long(number) if isinstance(number, float) else number


def _to_decimal(value: Any) -> Any:
    number = _to_number(value)
    return number if number is None else float(number)


def _to_boolean(value: Any) -> Any:
    return value if value is None else trim(value).lower() == "true"


_CASTS: Dict[str, Callable[[Any], Any]] = {WHOLE: _to_whole, DECIMAL: _to_decimal, NUMBER: _to_number, BOOLEAN: _to_boolean}


def cast(node: Node, wanted: str, where: str = "") -> Node:
    """The node as one of the wanted type; ``where`` is told when that cannot be."""
    if wanted in ("ANY", node.type):
        return _checked(node)
    if wanted == DATE:
        return _to_date(node)
    if wanted == INSTANT:
        return _to_instant(node)
    if node.type == INSTANT and wanted == DECIMAL:
        raise _not_implicitly(node, wanted, where)
    if (node.type == BOOLEAN and wanted != STRING) or (wanted == BOOLEAN and node.type != STRING):
        raise _not_implicitly(node, WHOLE if wanted == NUMBER else wanted, where)
    run = node.run
    if wanted == STRING:
        return Node(
            STRING, lambda scope: None if (value := run(scope)) is None else to_text(value, scope), node.token, node, code=as_text(node)
        )
    convert = _CASTS[wanted]
    if wanted == NUMBER and node.type == STRING:
        number: Write = lambda code: code.unless_null(code.of(node), None, lambda text: code.folded("number", number_of, [text]))  # noqa: E731
        return Node(wanted, lambda scope: convert(run(scope)), node.token, node, code=number)
    code: Write = lambda code: code.folded("number", convert, [code.of(node)])  # noqa: E731
    return Node(wanted, lambda scope: convert(run(scope)), node.token, node, code=code)


def _not_implicitly(node: Node, wanted: str, where: str) -> AttributeExpressionLanguageParsingException:
    place = f" at location [{where}]" if where else ""
    return AttributeExpressionLanguageParsingException(f"Cannot implicitly convert Data Type {node.type} to {wanted}{place}")


def as_text(node: Node) -> Write:
    """String.valueOf as code; null stays null."""

    def written(code: Code) -> ast.expr:
        import ast

        def text(value: ast.expr) -> ast.expr:
            if isinstance(value, ast.Constant) and isinstance(value.value, (str, bool, int, float)):
                return ast.Constant(to_text(value.value, Scope()))
            return code.in_scope("text", to_text, [value])

        return code.unless_null(code.of(node), None, text)

    return written


def _checked(node: Node) -> Node:
    if node.role == "mapping" and node.type == STRING:
        package = "org.apache.nifi.attribute.expression.language.evaluation."
        raise AttributeExpressionLanguageParsingException(
            f"java.lang.ClassCastException: class {package}selection.MappingEvaluator cannot be cast to class {package}StringEvaluator "
            f"({package}selection.MappingEvaluator and {package}StringEvaluator are in unnamed module of loader 'app')"
        )
    return node


_DATE_TEXT = re.compile(r"(?:[a-zA-Z]{3} ){2}[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2} .*? [0-9]{4}")
_OTHER_DATE = re.compile(r"[0-9]{4}/[0-9]{2}/[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{3})?")


def _to_date(node: Node) -> Node:
    """DateCastEvaluator; it has no token."""
    if node.type == BOOLEAN:
        raise AttributeExpressionLanguageParsingException(f"Cannot implicitly convert Data Type {BOOLEAN} to {DATE}")
    run = node.run
    return Node(
        DATE, lambda scope: as_date(run(scope), scope), None, node, code=lambda code: code.in_scope("date", as_date, [code.of(node)])
    )


def as_date(value: Any, scope: Scope) -> Optional[Date]:
    """DateCastEvaluator's date of a value."""
    if type(value) is int:
        return Date(value)
    if value is None or isinstance(value, Date):
        return value
    if isinstance(value, Moment):
        return None
    return _date_of(trim(value), scope) if isinstance(value, str) else Date(_to_whole(value))


def _date_of(text: str, scope: Scope) -> Date:
    from ..java.text.date_formatting import DATE_TO_STRING, parse

    if text.isascii() and text.isdigit():
        return Date(parse_long(text))
    match = _OTHER_DATE.fullmatch(text)
    if match:
        pattern, refusal = "yyyy/MM/dd HH:mm:ss.SSS" if match.group(1) else "yyyy/MM/dd HH:mm:ss", "Could not parse input as date"
    elif _DATE_TEXT.fullmatch(text):
        pattern, refusal = DATE_TO_STRING, f"Could not parse date using Format: '{DATE_TO_STRING}' Value: '{text}'"
    else:
        raise AttributeExpressionLanguageException("Could not implicitly convert input to DATE: " + text)
    ms = _ms_of_2(pattern, text, scope) if scope.nifi >= NIFI_2_DATES_SINCE else parse(pattern, text, scope.time_zone)
    if ms is None:
        raise AttributeExpressionLanguageException(refusal)
    return Date(ms)


def read_date(formatter: DateTimeFormatter, text: str, scope: Scope) -> int:
    """FormatUtils.parseToInstant of that NiFi 2, in milliseconds."""
    from ..java.time.format.moments import read, read_fields

    return (read_fields if scope.nifi >= DATES_BY_FIELD_SINCE else read)(formatter, text, scope.time_zone)


def _ms_of_2(pattern: str, text: str, scope: Scope) -> Optional[int]:
    """A date as NiFi 2 reads it; None where the pattern does not fit."""
    from ..java.text.date_formatting import DATE_TO_STRING
    from ..java.time.exceptions import DateTimeException
    from ..java.time.format.moments import read_moment, reader

    try:
        if pattern == DATE_TO_STRING:  # which has a zone of its own
            return Moment(*read_moment(reader(pattern), text)).ms
        return read_date(reader(pattern), text, scope)
    except DateTimeException:
        return None


def _to_instant(node: Node) -> Node:
    """InstantCastEvaluator; it has no token."""
    if node.type == BOOLEAN:
        raise _not_implicitly(node, INSTANT, "")
    run = node.run

    def moment(scope: Scope) -> Optional[Moment]:
        value = run(scope)
        if value is None or isinstance(value, Moment):
            return value
        if isinstance(value, Date):
            return None
        return _moment_of(trim(value)) if isinstance(value, str) else Moment.of_ms(_to_whole(value))

    return Node(INSTANT, moment, None, node)


def _moment_of(text: str) -> Moment:
    from ..java.time.exceptions import DateTimeException
    from ..java.time.format.moments import read_iso

    if text.isascii() and text.isdigit():
        return Moment.of_ms(parse_long(text))
    try:
        return Moment(*read_iso(text))
    except DateTimeException:
        raise AttributeExpressionLanguageException("Could not implicitly convert input to INSTANT: " + text)
