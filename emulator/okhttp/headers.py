"""okhttp3.Headers (4.9.3): an ordered list of names and values, looked up without case; the last of equal names wins."""

from __future__ import annotations

from typing import Dict, Iterable, List, Optional, Tuple

from ..java.lang.throwable import IllegalArgumentException

_SENSITIVE = ("authorization", "cookie", "proxy-authorization", "set-cookie")
_WHITE = (  # Char.isWhitespace of Kotlin
    " \t\n\x0b\f\r\x1c\x1d\x1e\x1f\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029"
    "\u202f\u205f\u3000"
)


class Headers:
    """Headers of a request or an answer; ``pairs`` is changed by the methods alone, which keep the last value of each name beside it."""

    def __init__(self, pairs: Iterable[Tuple[str, str]] = ()) -> None:
        self.pairs: List[Tuple[str, str]] = list(pairs)
        self._last: Dict[str, str] = {name.lower(): value for name, value in self.pairs}

    def copy(self) -> Headers:
        """A list of its own."""
        copy = Headers()
        copy.pairs, copy._last = self.pairs.copy(), self._last.copy()
        return copy

    @classmethod
    def of_lines(cls, lines: Iterable[str]) -> Headers:
        """Headers.Builder.addLenient(line) for each: a colon at the start belongs to the name, no colon at all leaves the name empty."""
        headers = cls()
        pairs, last = headers.pairs, headers._last
        for line in lines:
            colon = line.find(":", 1)
            if colon != -1:
                name, value = line[:colon], line[colon + 1 :].strip(_WHITE)
            else:
                name, value = "", line[line.startswith(":") :].strip(_WHITE)
            pairs.append((name, value))
            last[name.lower()] = value
        return headers

    def get(self, name: str) -> Optional[str]:
        """The last value of that name."""
        return self._last.get(name.lower())

    def add(self, name: str, value: str) -> None:
        """Headers.Builder.add: refuses what HTTP does not allow, with OkHttp's words."""
        _check_name(name)
        _check_value(name, value)
        self.add_lenient(name, value)

    def add_lenient(self, name: str, value: str) -> None:
        """Add what a server sent, whatever it is."""
        stripped = value.strip(_WHITE)
        self.pairs.append((name, stripped))
        self._last[name.lower()] = stripped

    def set(self, name: str, value: str) -> None:
        """Headers.Builder.set: the old ones go, the new one stands last."""
        _check_name(name)
        _check_value(name, value)
        self.remove(name)
        self.add_lenient(name, value)

    def remove(self, name: str) -> None:
        """Remove every header of that name."""
        lowered = name.lower()
        if self._last.pop(lowered, None) is not None:
            self.pairs = [pair for pair in self.pairs if pair[0].lower() != lowered]

    def values(self, name: str) -> List[str]:
        """All values of that name, in order."""
        lowered = name.lower()
        return [value for key, value in self.pairs if key.lower() == lowered]

    def joined(self, delimiter: str) -> Dict[str, str]:
        """First spelling of each name → its values, joined; sorted without case as Headers.names() is."""
        values: Dict[str, Tuple[str, str]] = {}
        for name, value in self.pairs:
            lowered = name.lower()
            first = values.get(lowered)
            values[lowered] = (name, value) if first is None else (first[0], first[1] + delimiter + value)
        return dict([values[lowered] for lowered in sorted(values)])


def _check_name(name: str) -> None:
    if name.isascii() and name.isprintable() and name and " " not in name:
        return
    if not name:
        raise IllegalArgumentException("name is empty")
    for index, char in enumerate(name):
        if not "!" <= char <= "~":
            raise IllegalArgumentException(f"Unexpected char 0x{_unit(char):02x} at {_utf16(name[:index])} in header name: {name}")


def _check_value(name: str, value: str) -> None:
    if value.isascii() and value.isprintable():
        return
    for index, char in enumerate(value):
        if char != "\t" and not " " <= char <= "~":
            shown = "" if name.lower() in _SENSITIVE else ": " + value
            raise IllegalArgumentException(f"Unexpected char 0x{_unit(char):02x} at {_utf16(value[:index])} in {name} value{shown}")


def _unit(char: str) -> int:
    code = ord(char)
    return code if code < 0x10000 else 0xD800 + ((code - 0x10000) >> 10)


def _utf16(text: str) -> int:
    return sum(2 if ord(char) > 0xFFFF else 1 for char in text)
