"""JSON as Jackson 2 reads and writes it (ObjectMapper with its defaults, values as Map, List, String, numbers).

Objects are dicts, arrays lists; a whole number of any size is an int, one with a point or an exponent a float, and they stay apart. What
follows the first value is not read (FAIL_ON_TRAILING_TOKENS is off). What json cannot read goes to ``jackson_parser.py``, which says
why in Jackson's words.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any, Callable, FrozenSet, List, NamedTuple, NoReturn, Optional, Tuple, Union

from ..jackson.core.json_location import JsonLocation, Origin
from ..jackson.databind.exc.exceptions import MismatchedInputException
from ..lang.numbers import double_to_string, whole_from_text, whole_to_text
from ..lang.throwable import StackOverflowError
from .jackson_bytes import BytesParser
from .jackson_parser import NOTHING, Parser
from .jackson_scanner import PLAIN, Numbers, units_of

_BLANKS = re.compile(r"[ \t\n\r]*")
_ESCAPED = re.compile(r'["\\\x00-\x1f]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}


def _constant(name: str) -> NoReturn:
    raise ValueError(name)


def _text_of_other(value: Any) -> str:
    if hasattr(value, "toPlainString"):
        raise TypeError("a BigDecimal is a number")
    return str(value)


_ENCODE = json.encoder.c_make_encoder(  # type: ignore[attr-defined]
    None, _text_of_other, json.encoder.encode_basestring, None, ":", ",", False, False, False
)
_decode = json.JSONDecoder(parse_constant=_constant).raw_decode
_decode_any_length = json.JSONDecoder(parse_constant=_constant, parse_int=whole_from_text).raw_decode


class Reading(NamedTuple):
    """How a document is read: JsonParser's features that are on, what numbers become, from which depth the first field of an object is
    read by nextToken (Jackson's words differ), whether an object may have a name twice."""

    features: FrozenSet[str] = frozenset()
    numbers: Numbers = PLAIN
    named_from: Optional[int] = None
    unique_names: bool = False


READING = Reading()


def parse(source: Union[str, bytes]) -> Any:
    """The first value of a document; JsonParseException or MismatchedInputException when there is none."""
    value = read(source)
    if value is NOTHING:
        raise no_content(origin_of(source))
    return value


def no_content(origin: Origin) -> MismatchedInputException:
    return MismatchedInputException("No content to map due to end-of-input", JsonLocation(origin, 1, 0, 0, False))


def origin_of(source: Union[str, bytes]) -> Origin:
    return Origin("String" if isinstance(source, str) else "byte[]", source)


def read(source: Union[str, bytes], origin: Optional[Origin] = None, reading: Reading = READING) -> Any:
    """The first value of a document, NOTHING where there is none; JsonParseException."""
    text = source if isinstance(source, str) else _decoded(source)
    plain = not reading.features and not reading.unique_names
    value = _read_by_json(text, reading.numbers) if plain and text is not None else _UNREAD
    return _parser(source, text, origin or origin_of(source), reading).document() if value is _UNREAD else value


def _read_by_json(text: str, numbers: Numbers) -> Any:
    """The value, as json's C decoder reads it; _UNREAD where Jackson might read it otherwise or not at all."""
    start = _BLANKS.match(text).end()  # type: ignore[union-attr]
    if start == len(text):
        return NOTHING
    try:
        value, end = _first_value(text, start, numbers)
    except ValueError:
        return _UNREAD
    except RecursionError:
        raise StackOverflowError()
    followed = end < len(text) and not isinstance(value, (dict, list, str))
    return _UNREAD if followed else value


def parser(source: Union[str, bytes], origin: Origin, reading: Reading) -> Parser:
    """Jackson's own way through a document."""
    return _parser(source, source if isinstance(source, str) else _decoded(source), origin, reading)


def _parser(source: Union[str, bytes], text: Optional[str], origin: Origin, reading: Reading) -> Parser:
    if isinstance(source, bytes) and _encoding(source) == "utf-8":
        return BytesParser(source, origin, reading, len(_BOM) if _is_marked(source) else 0)
    return Parser(units_of(text or ""), origin, reading)


def _first_value(text: str, start: int, numbers: Numbers) -> Tuple[Any, int]:
    """The value and where it ends. A number of more digits than Python's ``int`` takes is read by the slower decoder."""
    if numbers is not PLAIN:
        return json.JSONDecoder(parse_constant=_constant, parse_int=numbers.whole, parse_float=numbers.fraction).raw_decode(text, start)
    try:
        return _decode(text, start)
    except json.JSONDecodeError:
        raise
    except ValueError:
        return _decode_any_length(text, start)


def _encoding(data: bytes) -> str:
    """ByteSourceJsonBootstrapper.detectEncoding: by a mark, else by where zeros are among the first bytes."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    zeros = tuple(byte == 0 for byte in data[:4])
    if len(zeros) == 4 and zeros in _ZEROS:
        return _ZEROS[zeros]
    return "utf-16-be" if zeros[:1] == (True,) else "utf-16-le" if zeros[1:2] == (True,) else "utf-8"


def _decoded(data: bytes) -> Optional[str]:
    """The text; None where UTF-8 is broken: Jackson's parser says how."""
    encoding = _encoding(data)
    if encoding == "utf-8":
        return _utf8(data[len(_BOM) :] if _is_marked(data) else data)
    text = data.decode(encoding, "replace")
    return text[1:] if text.startswith("\ufeff") else text


def _is_marked(data: bytes) -> bool:
    """Does it begin with UTF-8's mark? Jackson looks for it where there are four bytes."""
    return len(data) > len(_BOM) and data.startswith(_BOM)


def _utf8(data: bytes) -> Optional[str]:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if text.startswith("\ufeff") else text


_UNREAD: Any = object()
_MARKS = (
    (b"\x00\x00\xfe\xff", "utf-32-be"), (b"\xff\xfe\x00\x00", "utf-32-le"), (b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le"),
)  # fmt: skip
_BOM = b"\xef\xbb\xbf"
_ZEROS = {(True, True, True, False): "utf-32-be", (False, True, True, True): "utf-32-le"}


class Style(NamedTuple):
    """How JSON is written: JsonGenerator's features."""

    names_quoted: bool = True
    special_quoted: bool = True
    ascii_only: bool = False
    numbers_quoted: bool = False
    plain_decimals: bool = False

    def scalar(self, value: Any) -> str:
        """A value that is neither object nor array."""
        if isinstance(value, str):
            return self.text(value)
        if value is None or isinstance(value, bool):
            return scalar(value)
        decimal = getattr(value, "toPlainString", None)
        text = scalar(value) if decimal is None else str(decimal() if self.plain_decimals else value.toString())
        if not self.special_quoted and text.startswith('"'):
            text = text[1:-1]
        return f'"{text}"' if self.numbers_quoted and not text.startswith('"') else text

    def text(self, text: str) -> str:
        shown = quoted(text)
        if not self.ascii_only:
            return shown
        return "".join(each if each < "\x80" else "".join(f"\\u{unit:04X}" for unit in units_of(each)) for each in shown)

    def name(self, key: Any) -> str:
        name = key if isinstance(key, str) else scalar(key)
        return self.text(name) if self.names_quoted else name


JSON = Style()


def render(value: Any, pretty: bool = False, style: Style = JSON) -> str:
    """ObjectMapper.writeValueAsString; ``pretty``: writerWithDefaultPrettyPrinter. Keys are text."""
    text = None if pretty or style is not JSON and style != JSON else _rendered_by_json(value)
    if text is not None:
        return text
    out: List[str] = []
    try:
        (_write_pretty if pretty else _write)(value, out.append, "\n", style)
    except RecursionError:
        raise StackOverflowError()
    return "".join(out)


# Doubles in JSON text, and by what a text without any is told soonest (a text may hold more of it inside of strings).
_DOUBLES = re.compile(r"[:,\[](-?[0-9]+(?:\.[0-9]+(?:e[-+][0-9]+)?|e[-+][0-9]+))(?=[],}])")
_FRACTION_ENDS, _EXPONENT_ENDS = re.compile(r"\.[0-9]+[],}]"), re.compile(r"e[-+][0-9]+[],}]")


def _rendered_by_json(value: Any) -> Optional[str]:
    """The text as json's C encoder writes it; None where Jackson's may be another."""
    if not isinstance(value, (dict, list, tuple)):
        return None
    try:
        text = "".join(_ENCODE(value, 0))
    except RecursionError:
        raise StackOverflowError()
    except (ValueError, TypeError):  # NaN, an infinity, a number of more digits than Python's int likes to print; a key that is no text
        return None
    return None if "\\u00" in text or _has_other_doubles(text) else text


def _has_other_doubles(text: str) -> bool:
    """Whether Java prints one of the doubles otherwise."""
    if not (_FRACTION_ENDS.search(text) or _EXPONENT_ENDS.search(text)):
        return False
    return not all(map(_prints_alike, _DOUBLES.findall(text)))


@lru_cache(maxsize=4096)
def _prints_alike(digits: str) -> bool:
    return double_to_string(float(digits)) == digits


def quoted(text: str) -> str:
    """A string as a JSON string: only quotes, backslashes and control characters are escaped."""
    if _ESCAPED.search(text):
        text = _ESCAPED.sub(lambda match: _ESCAPES.get(match.group()) or f"\\u{ord(match.group()):04X}", text)
    return f'"{text}"'


def scalar(value: Any) -> str:
    """A value that is neither object nor array."""
    if isinstance(value, str):
        return quoted(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        text = double_to_string(value)
        return text if text[-1].isdigit() else f'"{text}"'
    if isinstance(value, int):
        return whole_to_text(value)
    return quoted(str(value))


def _write(value: Any, put: Callable[[str], None], _: str, style: Style) -> None:
    if isinstance(value, dict):
        put("{")
        for index, (key, item) in enumerate(value.items()):
            put(("," if index else "") + style.name(key) + ":")
            _write(item, put, _, style)
        put("}")
    elif isinstance(value, (list, tuple)):
        put("[")
        for index, item in enumerate(value):
            if index:
                put(",")
            _write(item, put, _, style)
        put("]")
    else:
        put(style.scalar(value))


def _write_pretty(value: Any, put: Callable[[str], None], line: str, style: Style) -> None:
    """DefaultPrettyPrinter: objects over lines, arrays in one."""
    if isinstance(value, dict):
        put("{")
        inner = line + "  "
        before = inner
        for key, item in value.items():
            put(before + style.name(key) + " : ")
            if isinstance(item, (dict, list, tuple)):
                _write_pretty(item, put, inner, style)
            else:
                put(style.scalar(item))
            before = "," + inner
        put(line + "}" if value else " }")
    elif isinstance(value, (list, tuple)):
        before = "[ "
        for item in value:
            put(before)
            _write_pretty(item, put, line, style)
            before = ", "
        put(" ]" if value else "[ ]")
    else:
        put(style.scalar(value))
