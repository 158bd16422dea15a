"""``re``: without re.UNICODE a class such as ``\\w`` is ASCII; what is found in a byte string is a byte string."""

from __future__ import annotations

import functools
import re
from types import ModuleType
from typing import Any, Callable, Iterator, Union

from ..objects.bytestring import ByteString, plain
from .catalog import python_module

_PLAIN_FLAGS = {
    "I": re.I,
    "L": 0,
    "M": re.M,
    "S": re.S,
    "U": re.U,
    "X": re.X,
    "IGNORECASE": re.I,
    "LOCALE": 0,
    "MULTILINE": re.M,
    "DOTALL": re.S,
    "UNICODE": re.U,
    "VERBOSE": re.X,
    "DEBUG": 0,
    "T": 0,
    "TEMPLATE": 0,
}
_INLINE = re.compile(r"\(\?([iLmsux]+)\)")
_SPECIAL = re.compile("[^A-Za-z0-9]")
_WORD = 64  # so short a text is worth remembering
_cache: dict[tuple[str, bool, int], Pattern] = {}


def _like(subject: Any, result: Any) -> Any:
    """The same kind of string as the subject, inside lists and tuples too."""
    if isinstance(result, str):
        return ByteString(result) if isinstance(subject, ByteString) else plain(result)
    if isinstance(result, (list, tuple)):
        return type(result)([_like(subject, item) for item in result])
    return result


class Match:
    """A match object."""

    def __init__(self, match: Any, pattern: Pattern, subject: Any) -> None:
        self._match, self.re, self.string = match, pattern, subject

    def group(self, *groups: Any) -> Any:
        """The text of groups."""
        return _like(self.string, self._match.group(*groups))

    def groups(self, default: Any = None) -> Any:
        """The texts of all groups."""
        return _like(self.string, self._match.groups(default))

    def groupdict(self, default: Any = None) -> Any:
        """The texts of the named groups."""
        from ..objects.dict import JythonDict

        return JythonDict([(ByteString(name), _like(self.string, text)) for name, text in self._match.groupdict(default).items()])

    def expand(self, template: str) -> Any:
        """A template filled in."""
        return _like(self.string, self._match.expand(plain(template)))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._match, name)


class Pattern:
    """A compiled pattern."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags
        self._pattern = _compiled(plain(pattern), flags)
        self.groups, self.groupindex = self._pattern.groups, dict(self._pattern.groupindex)

    def _wrap(self, match: Any, subject: Any) -> Any:
        return None if match is None else Match(match, self, subject)

    def match(self, string: Any, *where: int) -> Any:
        """A match at the beginning."""
        return self._wrap(self._pattern.match(_subject(string), *where), string)

    def search(self, string: Any, *where: int) -> Any:
        """The first match."""
        return self._wrap(self._pattern.search(_subject(string), *where), string)

    def findall(self, string: Any, *where: int) -> Any:
        """The texts of all matches."""
        return _like(string, self._pattern.findall(_subject(string), *where))

    def finditer(self, string: Any, *where: int) -> Iterator[Any]:
        """All matches."""
        return (Match(match, self, string) for match in self._pattern.finditer(_subject(string), *where))

    def split(self, string: Any, maxsplit: int = 0) -> Any:
        """The texts between matches; an empty match does not split."""
        subject, start = _subject(string), 0
        parts: list[Any] = []
        for match in self._pattern.finditer(subject):
            if match.end() == match.start() or (maxsplit and len(parts) // (1 + self.groups) >= maxsplit):
                continue
            parts.extend([subject[start : match.start()], *match.groups()])
            start = match.end()
        return _like(string, [*parts, subject[start:]])

    def sub(self, repl: Any, string: Any, count: int = 0) -> Any:
        """Every match replaced."""
        if isinstance(repl, str) and isinstance(string, str):
            return _like(string, self._pattern.sub(_template(plain(repl)), plain(string), count))
        return self.subn(repl, string, count)[0]

    def subn(self, repl: Any, string: Any, count: int = 0) -> Any:
        """Every match replaced, and how many there were."""
        unicode = [not isinstance(string, ByteString)]
        text, number = self._pattern.subn(self._replacement(repl, string, unicode), _subject(string), count)
        return (text if any(unicode) else ByteString(text)), number

    def _replacement(self, repl: Any, string: Any, unicode: list[bool]) -> Union[str, Callable[[Any], str]]:
        if isinstance(repl, str):
            return _template(plain(repl))

        def call(match: Any) -> str:
            replacement = repl(Match(match, self, string))
            unicode.append(not isinstance(replacement, ByteString))
            return plain(replacement)

        return call

    def __repr__(self) -> str:
        return f"<_sre.SRE_Pattern object at 0x{id(self) >> 4 & 0xFFFFFF:x}>"


def _subject(string: Any) -> str:
    if not isinstance(string, str):
        raise TypeError(ByteString("expected string or buffer"))
    return plain(string)


@functools.lru_cache(maxsize=256)
def _template(text: str) -> str:
    """Python 2 keeps an unknown escape; Python 3 refuses it."""
    return re.sub(r"\\([A-Za-z])", lambda found: found.group() if found.group(1) in "abfgnrtv" else "\\" + found.group(), text)


def _compiled(pattern: str, flags: int) -> Any:
    inline = "".join(_INLINE.findall(pattern))
    if inline and not _INLINE.match(pattern):  # Python 3.11 wants them in front
        pattern = f"(?{''.join(sorted(set(inline) - set('L')))})" + _INLINE.sub("", pattern)
    unicode = bool(flags & re.U) or "u" in inline
    return re.compile(pattern.replace("(?L)", ""), (int(flags) & ~int(re.U)) | (0 if unicode else int(re.ASCII)))


def compile_(pattern: Any, flags: int = 0) -> Pattern:
    """``re.compile``."""
    if isinstance(pattern, Pattern):
        return pattern
    if not isinstance(pattern, str):
        raise TypeError(ByteString("first argument must be string or compiled pattern"))
    key = (plain(pattern), isinstance(pattern, ByteString), int(flags))
    compiled = _cache.get(key)
    if compiled is None:
        if len(_cache) >= 256:
            _cache.clear()
        compiled = _cache[key] = Pattern(pattern, int(flags))
    return compiled


def _escape(text: str) -> Any:
    return _escaped_word(text) if isinstance(text, str) and len(text) <= _WORD else _escaped(text)


def _escaped(text: str) -> Any:
    return _like(text, _SPECIAL.sub(r"\\\g<0>", plain(text)).replace("\\\0", "\\000"))


_escaped_word = functools.lru_cache(maxsize=512, typed=True)(_escaped)


def _of_pattern(name: str, count: int) -> Callable[..., Any]:
    def call(pattern: Any, *arguments: Any, **keywords: Any) -> Any:
        flags = keywords.pop("flags", arguments[count] if len(arguments) > count else 0)
        return getattr(compile_(pattern, flags), name)(*arguments[:count], **keywords)

    return call


@python_module("re")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("re")
    module.__dict__.update({name: int(value) for name, value in _PLAIN_FLAGS.items()})
    calls = {"match": 1, "search": 1, "findall": 1, "finditer": 1, "split": 2, "sub": 3, "subn": 3}
    module.__dict__.update({name: _of_pattern(name, count) for name, count in calls.items()})
    module.__dict__.update(compile=compile_, escape=_escape, error=re.error, purge=_cache.clear)
    return module
