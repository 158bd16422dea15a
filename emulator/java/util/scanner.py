"""java.util.Scanner in Locale.US over texts, streams, readers and files; a source is read whole when something is asked of it first."""

from __future__ import annotations

from typing import Any, Callable, Iterator, Match, Optional, Tuple

from ...base.errors import NotEmulated
from ..io.file import File
from ..io.file_streams import FileInputStream
from ..io.readers import InputStreamReader, Reader, StringReader
from ..lang.long_value import java_long
from ..lang.numbers import parse_double, parse_int, parse_long, to_float
from ..lang.object import JavaObject
from ..lang.signature import constructor_takes, takes
from ..lang.throwable import (
    IllegalArgumentException,
    IllegalStateException,
    NullPointerException,
    NumberFormatException,
    UnsupportedOperationException,
)
from ..math.big_decimal import BigDecimal
from ..nio.charset.charsets import charset, with_charset
from ..nio.charset.exceptions import IllegalCharsetNameException, UnsupportedCharsetException
from ..nio.file.path import Path
from ..registry import java_class
from ..text.simple_date_format import refuse_other_languages
from .exceptions import InputMismatchException, NoSuchElementException
from .locale import Locale
from .regex.regex import Pattern
from .scanner_patterns import BOOLEAN, DECIMAL, DOUBLE, LINE, LINE_END, match_within, whole_number

Matches = Callable[[str, int, int], Optional[Match[str]]]  # a text and the places of a token in it
_PATTERN = ("java.util.regex.Pattern", "String")
_FILES = ("java.io.InputStream", "java.io.File", "java.nio.file.Path")


class _MatchResult(JavaObject):
    """Scanner.match."""

    java_name = "java.util.regex.Matcher$ImmutableMatchResult"

    def __init__(self, match: Match[str]) -> None:
        self._match = match

    def group(self, number: int = 0) -> Optional[str]:
        return self._match.group(number)

    def groupCount(self) -> int:
        return self._match.re.groups

    def start(self, number: int = 0) -> int:
        return self._match.start(number)

    def end(self, number: int = 0) -> int:
        return self._match.end(number)


@java_class("java.util.Scanner")
class Scanner(JavaObject):
    """``_place`` is where the next search begins."""

    @constructor_takes("String", *_FILES, "java.lang.Readable", "java.nio.channels.ReadableByteChannel", *with_charset(*_FILES))
    def __init__(self, source: Any, of: Any = None) -> None:
        if source is None:
            raise NullPointerException('Cannot invoke "String.length()" because "s" is null')
        self._reader = _reader(source, of)
        self._unread: Optional[str] = None
        self._place, self._radix, self._closed = 0, 10, False
        self._delimiter = Pattern.compile("\\p{javaWhitespace}+")
        self._result: Optional[_MatchResult] = None

    def _text(self) -> str:
        if self._closed:
            raise IllegalStateException("Scanner closed")
        if self._unread is None:
            self._unread = self._reader._remaining()
        return self._unread

    def _token(self) -> Optional[Tuple[int, int]]:
        """Where the next token begins and ends: Scanner.getCompleteTokenInBuffer, its bounds transparent and not anchoring."""
        text, delimiter = self._text(), self._delimiter._compiled
        skipped = delimiter.match(text, self._place)
        start = skipped.end() if skipped else self._place
        if start == len(text):
            return None
        ends = (match.start() for match in delimiter.finditer(text, start) if match.end() > start)
        return start, next(ends, len(text))

    def _matched(self, token: Tuple[int, int], matches: Matches) -> Optional[Match[str]]:
        """The match that a token as a whole is."""
        match = matches(self._text(), *token)
        if match:
            self._result = _MatchResult(match)
        return match

    def _matching(self, matches: Matches) -> Optional[Match[str]]:
        token = self._token()
        return self._matched(token, matches) if token else None

    def _take(self, matches: Matches) -> str:
        token = self._token()
        if token is None:
            raise NoSuchElementException()
        match = self._matched(token, matches)
        self._place = token[0]
        if match is None:
            raise InputMismatchException()
        self._place = token[1]
        return match.group()

    def hasNext(self, *pattern: Any) -> bool:
        if not pattern:
            return self._token() is not None
        return self._matching(_whole(pattern[0])) is not None

    def next(self, *pattern: Any) -> str:
        """The next token; InputMismatchException where it is no match of the pattern."""
        return self._take(_whole(pattern[0] if pattern else "(?s).*"))

    def hasNextLine(self) -> bool:
        return self._place < len(self._text())

    def nextLine(self) -> str:
        """What is left of the line."""
        text = self._text()
        match = LINE.match(text, self._place)
        if match is None or self._place == len(text):
            raise NoSuchElementException("No line found")
        self._place = match.end()
        return match.group(1)

    @takes(*_PATTERN)
    def findInLine(self, pattern: Any) -> Optional[str]:
        end = LINE_END.search(self._text(), self._place)
        within = (end.start() if end else len(self._text())) - self._place
        return self.findWithinHorizon(pattern, within) if within else None

    @takes(*(f"{kind}, int" for kind in _PATTERN))
    def findWithinHorizon(self, pattern: Any, horizon: int) -> Optional[str]:
        """A match in so many characters (0: in all)."""
        text = self._text()
        match = match_within(_compiled(pattern), text, self._place, min(self._place + horizon, len(text)) if horizon else len(text))
        if match is None:
            return None
        self._result = _MatchResult(match)
        self._place = match.end()
        return match.group()

    @takes(*_PATTERN)
    def skip(self, pattern: Any) -> Scanner:
        match = _compiled(pattern)._compiled.match(self._text(), self._place)
        if match is None:
            raise NoSuchElementException()
        self._place = match.end()
        return self

    def _number(self, read: Callable[[str], Any], pattern: Matches) -> Any:
        place = self._place
        text = self._take(pattern).replace(",", "")
        try:
            return read(text)
        except NumberFormatException as error:
            self._place = place
            raise InputMismatchException(error.getMessage())

    def _has_number(self, read: Callable[[str], Any], pattern: Matches) -> bool:
        match = self._matching(pattern)
        try:
            return match is not None and read(match.group().replace(",", "")) is not None
        except NumberFormatException:
            return False

    @takes("", "int")
    def nextInt(self, *radix: int) -> int:
        return int(self._number(*self._whole(parse_int, radix)))

    @takes("", "int")
    def hasNextInt(self, *radix: int) -> bool:
        return self._has_number(*self._whole(parse_int, radix))

    @takes("", "int")
    def nextLong(self, *radix: int) -> int:
        return java_long(self._number(*self._whole(parse_long, radix)))

    @takes("", "int")
    def hasNextLong(self, *radix: int) -> bool:
        return self._has_number(*self._whole(parse_long, radix))

    @takes("", "int")
    def nextShort(self, *radix: int) -> int:
        return int(self._number(*self._whole(_within(16), radix)))

    @takes("", "int")
    def nextByte(self, *radix: int) -> int:
        return int(self._number(*self._whole(_within(8), radix)))

    @takes("", "int")
    def nextBigInteger(self, *radix: int) -> int:
        return java_long(self._number(*self._whole(int, radix)))

    def nextBigDecimal(self) -> BigDecimal:
        return BigDecimal(self._number(str, DECIMAL.fullmatch))

    def nextDouble(self) -> float:
        return float(self._number(parse_double, DOUBLE.fullmatch))

    def hasNextDouble(self) -> bool:
        return self._has_number(parse_double, DOUBLE.fullmatch)

    def nextFloat(self) -> float:
        return to_float(self.nextDouble())

    def nextBoolean(self) -> bool:
        return self._take(BOOLEAN.fullmatch).lower() == "true"

    def hasNextBoolean(self) -> bool:
        return self._matching(BOOLEAN.fullmatch) is not None

    def _whole(self, parse: Callable[[str, int], Any], radix: Tuple[int, ...]) -> Any:
        base = radix[0] if radix else self._radix
        return (lambda text: parse(text, base)), whole_number(base).fullmatch

    @takes(*_PATTERN)
    def useDelimiter(self, pattern: Any) -> Scanner:
        if pattern is None:
            raise NullPointerException('Cannot invoke "String.isEmpty()" because "this.pattern" is null')
        self._delimiter = _compiled(pattern)
        return self

    def delimiter(self) -> Pattern:
        return self._delimiter

    @takes("int")
    def useRadix(self, radix: int) -> Scanner:
        if not 2 <= radix <= 36:
            raise IllegalArgumentException(f"radix:{radix}")
        self._radix = radix
        return self

    def radix(self) -> int:
        return self._radix

    @takes("java.util.Locale")
    def useLocale(self, locale: Any) -> Scanner:
        refuse_other_languages(locale)
        return self

    def locale(self) -> Locale:
        return Locale.US

    def match(self) -> _MatchResult:
        if self._result is None:
            raise IllegalStateException("No match result available")
        return self._result

    def ioException(self) -> None:
        """The error of a source: none."""

    def remove(self) -> None:
        raise UnsupportedOperationException()

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            self._reader.close()

    def toString(self) -> str:
        raise NotEmulated("java.util.Scanner.toString")

    def __iter__(self) -> Iterator[str]:
        while self.hasNext():
            yield self.next()


def _whole(pattern: Any) -> Matches:
    """All of a token; a pattern that is none is refused before there is one."""
    compiled = _compiled(pattern)
    return lambda text, start, end: match_within(compiled, text, start, end, whole=True)


def _compiled(pattern: Any) -> Pattern:
    return Pattern.compile(pattern) if isinstance(pattern, str) else pattern


def _reader(source: Any, of: Any) -> Reader:
    try:
        of = charset(of)
    except (IllegalCharsetNameException, UnsupportedCharsetException) as error:
        raise IllegalArgumentException(str(error), error)
    if isinstance(source, str):
        return StringReader(source)
    if isinstance(source, Path):
        source = source.toFile()
    stream = FileInputStream(source) if isinstance(source, File) else source
    return stream if isinstance(stream, Reader) else InputStreamReader(stream, of)


def _within(bits: int) -> Callable[[str, int], int]:
    """Short.parseShort and Byte.parseByte."""

    def parse(text: str, radix: int) -> int:
        value = parse_int(text, radix)
        if not -(2 ** (bits - 1)) <= value < 2 ** (bits - 1):
            raise NumberFormatException(f'Value out of range. Value:"{text}" Radix:{radix}')
        return value

    return parse
