"""JSON as Jackson 2 reads and writes it (ObjectMapper with its defaults, values as Map, List, String, numbers).

Objects are dicts, arrays lists; a whole number of any size is an int, one with a point or an exponent a float, and they stay apart. What
follows the first value is not read (FAIL_ON_TRAILING_TOKENS is off). Left out: Jackson's exact words for each place of a syntax error.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any, Callable, List, NoReturn, Optional, Tuple, Union

from ..io.exceptions import IOException
from ..lang.numbers import double_to_string, whole_from_text, whole_to_text
from ..lang.throwable import StackOverflowError
from ..registry import java_class


@java_class("com.fasterxml.jackson.core.JsonProcessingException")
class JsonProcessingException(IOException):
    """com.fasterxml.jackson.core.JsonProcessingException."""


@java_class("com.fasterxml.jackson.core.JsonParseException")
class JsonParseException(JsonProcessingException):
    """com.fasterxml.jackson.core.JsonParseException."""


@java_class("com.fasterxml.jackson.databind.exc.MismatchedInputException")
class MismatchedInputException(JsonProcessingException):
    """com.fasterxml.jackson.databind.exc.MismatchedInputException."""


_BLANKS = re.compile(r"[ \t\n\r]*")
_ESCAPED = re.compile(r'["\\\x00-\x1f]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}


def _constant(name: str) -> NoReturn:
    raise ValueError(name)


_ENCODE = json.encoder.c_make_encoder(  # type: ignore[attr-defined]
    None, str, json.encoder.encode_basestring, None, ":", ",", False, False, False
)
_decode = json.JSONDecoder(parse_constant=_constant).raw_decode
_decode_any_length = json.JSONDecoder(parse_constant=_constant, parse_int=whole_from_text).raw_decode


def parse(source: Union[str, bytes]) -> Any:
    """The first value of a document; JsonParseException or MismatchedInputException when there is none."""
    text = _text(source)
    start = _BLANKS.match(text).end()  # type: ignore[union-attr]
    if start == len(text):
        raise MismatchedInputException('No content to map due to end-of-input\n at [Source: (String)""; line: 1, column: 0]')
    value, end = _first_value(text, start)
    if not isinstance(value, (dict, list, str)):
        _check_end(text, end, number=not (value is None or isinstance(value, bool)))
    return value


def _first_value(text: str, start: int) -> Tuple[Any, int]:
    """The value and where it ends. A number of more digits than Python's ``int`` takes is read by the slower decoder."""
    try:
        try:
            return _decode(text, start)
        except json.JSONDecodeError:
            raise
        except ValueError:
            return _decode_any_length(text, start)
    except json.JSONDecodeError as error:
        raise _error(text, error.pos)
    except ValueError:
        raise _error(text, start)
    except RecursionError:
        raise StackOverflowError()


def _text(source: Union[str, bytes]) -> str:
    if isinstance(source, str):
        return source
    if source[:2] in (b"\xfe\xff", b"\xff\xfe"):
        return source.decode("utf-16", "replace")
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise JsonParseException(f"Invalid UTF-8 start byte 0x{source[error.start]:x}\n at [Source: (byte[])[{len(source)} bytes]]")


def _check_end(text: str, end: int, number: bool) -> None:
    """A root number wants white space after it, true, false and null want no letter or digit."""
    following = text[end : end + 1]
    if not following:
        return
    if following not in " \t\n\r" if number else following.isalnum() or following in "_$":
        raise _error(text, end)


def _error(text: str, at: int) -> JsonParseException:
    line = text.count("\n", 0, at) + 1
    column = at - text.rfind("\n", 0, at)
    shown = text if len(text) <= 500 else text[:500] + f'"[truncated {len(text) - 500} chars]'
    where = f'\n at [Source: (String)"{shown}"; line: {line}, column: {column}]'
    if at >= len(text):
        return JsonParseException("Unexpected end-of-input" + where)
    return JsonParseException(f"Unexpected character ('{text[at]}' (code {ord(text[at])}))" + where)


def render(value: Any, pretty: bool = False) -> str:
    """ObjectMapper.writeValueAsString; ``pretty``: writerWithDefaultPrettyPrinter. Keys are text."""
    text = None if pretty else _rendered_by_json(value)
    if text is not None:
        return text
    out: List[str] = []
    try:
        (_write_pretty if pretty else _write)(value, out.append, "\n")
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


def _write(value: Any, put: Callable[[str], None], _: str) -> None:
    if isinstance(value, dict):
        put("{")
        for index, (key, item) in enumerate(value.items()):
            put(("," if index else "") + quoted(_key(key)) + ":")
            _write(item, put, _)
        put("}")
    elif isinstance(value, (list, tuple)):
        put("[")
        for index, item in enumerate(value):
            if index:
                put(",")
            _write(item, put, _)
        put("]")
    else:
        put(scalar(value))


def _key(key: Any) -> str:
    return key if isinstance(key, str) else scalar(key)


def _write_pretty(value: Any, put: Callable[[str], None], line: str) -> None:
    """DefaultPrettyPrinter: objects over lines, arrays in one."""
    if isinstance(value, dict):
        put("{")
        inner = line + "  "
        before = inner
        for key, item in value.items():
            put(before + quoted(_key(key)) + " : ")
            if isinstance(item, (dict, list, tuple)):
                _write_pretty(item, put, inner)
            else:
                put(scalar(item))
            before = "," + inner
        put(line + "}" if value else " }")
    elif isinstance(value, (list, tuple)):
        before = "[ "
        for item in value:
            put(before)
            _write_pretty(item, put, line)
            before = ", "
        put(" ]" if value else "[ ]")
    else:
        put(scalar(value))
