"""``re``: without re.UNICODE a class such as ``\\w`` is ASCII; what is found in a byte string is a byte string."""

from __future__ import annotations

import functools
import re
import sys
from array import array
from operator import attrgetter
from types import ModuleType
from typing import Any, Callable, Iterator

from ..objects.bytestring import ByteString, from_bytes, plain
from ..objects.later import later
from .catalog import python_module
from .re_error import error
from .re_patterns import DEBUG, INLINE, LOCALE, compiled
from .re_templates import filled, parts_of

_PLAIN_FLAGS = {
    "I": re.I,
    "L": LOCALE,
    "M": re.M,
    "S": re.S,
    "U": re.U,
    "X": re.X,
    "IGNORECASE": re.I,
    "LOCALE": LOCALE,
    "MULTILINE": re.M,
    "DOTALL": re.S,
    "UNICODE": re.U,
    "VERBOSE": re.X,
    "DEBUG": DEBUG,
    "T": 1,
    "TEMPLATE": 1,
}
_SPECIAL = re.compile("[^A-Za-z0-9]")
_EMPTY_PLACES = re.compile(r"\^|\$|\(\?[=!<]|\\[bBAZ]")  # what matches no character
_OPTIONAL_GROUPS = re.compile(r"\||\)[?*{]")
_ODD_GROUP = re.compile(r"\\g<(?![A-Za-z0-9_]+>)")  # of which Python 3 warns
_TEXTS = (str, ByteString)
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
        if not isinstance(template, str):
            raise TypeError(ByteString(f"object of type '{later.type_name(template)}' has no len()"))
        return _like(self.string, filled(parts_of(plain(template), self._match.re), self._match))

    @property
    def lastgroup(self) -> Any:
        """The name of the last group that took part."""
        name = self._match.lastgroup
        return None if name is None else ByteString(name)

    start, end, span = (property(attrgetter(f"_match.{name}")) for name in ("start", "end", "span"))

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):  # of a copy that has nothing yet
            raise AttributeError(name)
        return getattr(self._match, name)

    def __repr__(self) -> str:
        return f"<org.python.modules.sre.MatchObject object at 0x{id(self) >> 4 & 0xFFFFFF:x}>"


class Pattern:
    """A compiled pattern."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags
        self._pattern = compiled(plain(pattern), flags)
        self.flags |= sum({_PLAIN_FLAGS[letter.upper()] for letter in "".join(INLINE.findall(plain(pattern)))})
        self.groups = self._pattern.groups
        empty = bool(_EMPTY_PLACES.search(plain(pattern))) or self._pattern.search("") is not None
        self._may_be_empty = empty
        self._simple = not empty and not _OPTIONAL_GROUPS.search(plain(pattern))  # replaced by Python 3 as by Jython

    @property
    def groupindex(self) -> Any:
        """Name → number."""
        from ..objects.dict import JythonDict

        return JythonDict([(ByteString(name), number) for name, number in self._pattern.groupindex.items()])

    def match(self, string: Any, *where: int) -> Any:
        """A match at the beginning."""
        if type(string) is not str:
            string = _readable(string)
        match = self._pattern.match(plain(string), *map(_integer, where))
        return None if match is None else Match(match, self, string)

    def search(self, string: Any, *where: int) -> Any:
        """The first match."""
        if type(string) is not str:
            string = _readable(string)
        match = self._pattern.search(plain(string), *map(_integer, where))
        return None if match is None else Match(match, self, string)

    def findall(self, string: Any, *where: int) -> Any:
        """The texts of all matches."""
        string = _readable(string)
        if not self._may_be_empty:
            return _like(string, self._pattern.findall(plain(string), *map(_integer, where)))
        whole = [match.groups("") or (match.group(),) for match in self._walk(plain(string), *map(_integer, where))]
        return _like(string, whole if self.groups > 1 else [texts[0] for texts in whole])

    def finditer(self, string: Any, *where: int) -> Iterator[Any]:
        """All matches."""
        string = _readable(string)
        matches = (Match(match, self, string) for match in self._walk(plain(string), *map(_integer, where)))
        return iter(functools.partial(next, matches, None), None)

    def _walk(self, subject: str, start: int = 0, end: int = sys.maxsize) -> Iterator[Any]:
        """Match after match: behind an empty one the search begins a letter later (PatternObject), not at its place as in Python 3."""
        if not self._may_be_empty:
            yield from self._pattern.finditer(subject, start, end)
            return
        end, start = min(end, len(subject)), max(start, 0)
        while start <= end:
            match = self._pattern.search(subject, start, end)
            if match is None:
                return
            yield match
            start = match.end() + (match.end() == match.start())

    def split(self, string: Any, maxsplit: int = 0) -> Any:
        """The texts between matches; an empty match does not split."""
        string = _readable(string)
        subject, start, maxsplit = plain(string), 0, _integer(maxsplit)
        parts: list[Any] = []
        for match in self._walk(subject):
            if match.end() == match.start() or (maxsplit and len(parts) // (1 + self.groups) >= maxsplit):
                continue
            parts.extend([subject[start : match.start()], *match.groups()])
            start = match.end()
        return _like(string, [*parts, subject[start:]])

    def sub(self, repl: Any, string: Any, count: int = 0) -> Any:
        """Every match replaced."""
        is_plain = type(repl) in _TEXTS if type(string) is str else type(repl) is type(string) is ByteString
        if is_plain and self._simple and not _ODD_GROUP.search(repl):
            if "\\" in repl:
                parts_of(plain(repl), self._pattern)
            count = _integer(count)
            if count < 0:
                return string
            try:
                return _like(string, self._pattern.sub(_template(plain(repl)), plain(string), count))
            except (re.error, IndexError):
                pass  # said in Jython's words below
        return self.subn(repl, string, count)[0]

    def subn(self, repl: Any, string: Any, count: int = 0) -> Any:
        """Every match replaced, and how many there were; an empty match right behind another one is none."""
        fill, string, count = self._replacement(repl), _readable(string), _integer(count)
        subject = plain(string)
        parts: list[str] = []
        unicode, number, end, joined = not isinstance(string, ByteString), 0, 0, 0
        for match in self._walk(subject) if count >= 0 else ():
            if number and match.end() == match.start() == end:
                continue
            text, before = fill(match, string), subject[end : match.start()]
            joined += bool(before)
            if text is not None:
                if not isinstance(text, str):
                    kind = "string or Unicode" if unicode else "string"
                    raise TypeError(ByteString(f"sequence item {joined}: expected {kind}, {later.type_name(text)} found"))
                unicode, joined = unicode or not isinstance(text, ByteString), joined + 1
            parts += [before, plain(text or "")]
            end, number = match.end(), number + 1
            if number == count:
                break
        result = "".join([*parts, subject[end:]])
        return (result if unicode else ByteString(result)), number

    def _replacement(self, repl: Any) -> Callable[[Any, Any], Any]:
        """What a match is replaced with: a text of the kind of the template, or of what the function gave."""
        if isinstance(repl, str):
            template = plain(repl)
            if "\\" not in template:
                return lambda match, string: repl
            parts = parts_of(template, self._pattern)
            return lambda match, string: _like(repl, filled(parts, match))
        if not callable(repl):
            hash(repl)
            raise TypeError(ByteString(f"object of type '{later.type_name(repl)}' has no len()"))

        return lambda match, string: repl(Match(match, self, string))

    def __repr__(self) -> str:
        return f"<SRE_Pattern object at 0x{id(self) >> 4 & 0xFFFFFF:x}>"


Pattern.__name__ = Pattern.__qualname__ = "SRE_Pattern"
Match.__name__ = Match.__qualname__ = "org.python.modules.sre.MatchObject"


def _readable(string: Any) -> str:
    """A text; of a buffer its bytes."""
    if isinstance(string, str):
        return string
    if isinstance(string, (bytearray, array)):
        from ..objects.bytearrays import bytes_made

        return from_bytes(bytes(bytes_made(string)))
    raise TypeError(ByteString(f"expected string or buffer, but got {plain(later.repr_(later.type_of(string)))}"))


@functools.lru_cache(maxsize=256)
def _template(text: str) -> str:
    """Python 2 keeps an unknown escape; Python 3 refuses it."""
    return re.sub(r"\\([A-Za-z])", lambda found: found.group() if found.group(1) in "abfgnrtv" else "\\" + found.group(), text)


def _integer(value: Any) -> int:
    if not isinstance(value, (int, float)):
        raise TypeError(ByteString("an integer is required"))
    return int(value)


def compile_(pattern: Any, flags: int = 0) -> Pattern:
    """``re.compile``."""
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError(ByteString("Cannot process flags argument with a compiled pattern"))
        return pattern
    if not isinstance(pattern, str):
        hash(pattern)
        raise TypeError(ByteString("first argument must be string or compiled pattern"))
    if not isinstance(flags, int):
        raise TypeError(ByteString(f"unsupported operand type(s) for &: '{later.type_name(flags)}' and 'int'"))
    key = (plain(pattern), isinstance(pattern, ByteString), int(flags))
    compiled = _cache.get(key)
    if compiled is None:
        if len(_cache) >= 256:
            _cache.clear()
        compiled = _cache[key] = Pattern(pattern, int(flags))
    return compiled


def _escape(text: str) -> Any:
    if not isinstance(text, str):
        iter(text)
    return _escaped_word(text) if isinstance(text, str) and len(text) <= _WORD else _escaped(text)


def _escaped(text: str) -> Any:
    return _like(text, _SPECIAL.sub(r"\\\g<0>", plain(text)).replace("\\\0", "\\000"))


_escaped_word = functools.lru_cache(maxsize=512, typed=True)(_escaped)


def _of_pattern(name: str, parameters: str) -> Callable[..., Any]:
    """A function of Lib/re.py: ``parameters`` are those of the pattern's method; the last may be left out where a number is wanted."""
    names = ["pattern", *parameters.split(), "flags"]
    count, required = len(names) - 2, sum(word not in ("count", "maxsplit", "flags") for word in names)

    def call(*arguments: Any, **keywords: Any) -> Any:
        if len(arguments) > len(names) or not keywords and len(arguments) < required:
            few = len(arguments) < required
            words = f"at {'least' if few else 'most'} {required if few else len(names)} arguments ({len(arguments)} given)"
            raise TypeError(ByteString(f"{name}() takes {words}"))
        pattern = arguments[0] if arguments else keywords.pop("pattern")
        flags = keywords.pop("flags", arguments[count + 1] if len(arguments) > count + 1 else 0)
        return getattr(compile_(pattern, flags), name)(*arguments[1 : count + 1], **keywords)

    return call


_FUNCTIONS = {
    "match": "string", "search": "string", "findall": "string", "finditer": "string", "split": "string maxsplit",
    "sub": "repl string count", "subn": "repl string count",
}  # fmt: skip


@python_module("re")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("re")
    module.__dict__.update({name: int(value) for name, value in _PLAIN_FLAGS.items()})
    module.__dict__.update({name: _of_pattern(name, parameters) for name, parameters in _FUNCTIONS.items()})
    module.__dict__.update(compile=compile_, escape=_escape, error=error, purge=_cache.clear)
    return module
