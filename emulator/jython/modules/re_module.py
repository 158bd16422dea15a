"""``re``: without re.UNICODE a class such as ``\\w`` is ASCII; what is found in a byte string is a byte string."""

from __future__ import annotations

import functools
import re
from types import ModuleType
from typing import Any, Callable, Iterator

from ..objects.bytestring import ByteString, plain
from ..objects.text import repr_
from ..objects.types import type_name, type_of
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
_EMPTY_PLACES = re.compile(r"\^|\$|\(\?[=!<]|\\[bBAZ]")  # what matches no character
_OPTIONAL_GROUPS = re.compile(r"\||\)[?*{]")
_POSSESSIVE = re.compile(r"(?<!\\)[*+?}]\+|\(\?>")
_CLASS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.S)
_GROUP_IN_TEMPLATE = re.compile(r"\\(?:([1-9]\d?)|g<(\w+)>)")
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


class error(Exception):  # noqa: N801 - Jython's name
    """What is wrong with a pattern or a template."""


error.__module__ = "sre_constants"


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
        return _like(self.string, _expanded(self._match, plain(template)))

    @property
    def lastgroup(self) -> Any:
        """The name of the last group that took part."""
        name = self._match.lastgroup
        return None if name is None else ByteString(name)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._match, name)

    def __repr__(self) -> str:
        return f"<org.python.modules.sre.MatchObject object at 0x{id(self) >> 4 & 0xFFFFFF:x}>"


class Pattern:
    """A compiled pattern."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags
        self._pattern = _compiled(plain(pattern), flags)
        self.flags |= sum({_PLAIN_FLAGS[letter.upper()] for letter in "".join(_INLINE.findall(plain(pattern)))})
        self.groups = self._pattern.groups
        empty = bool(_EMPTY_PLACES.search(plain(pattern))) or self._pattern.search("") is not None
        self._simple = not empty and not _OPTIONAL_GROUPS.search(plain(pattern))  # replaced by Python 3 as by Jython

    @property
    def groupindex(self) -> Any:
        """Name → number."""
        from ..objects.dict import JythonDict

        return JythonDict([(ByteString(name), number) for name, number in self._pattern.groupindex.items()])

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
        if type(repl) is type(string) and type(string) in _TEXTS and self._simple:
            try:
                return _like(string, self._pattern.sub(_template(plain(repl)), plain(string), count))
            except (re.error, IndexError):
                pass  # said in Jython's words below
        return self.subn(repl, string, count)[0]

    def subn(self, repl: Any, string: Any, count: int = 0) -> Any:
        """Every match replaced, and how many there were; an empty match right behind another one is none."""
        subject = _subject(string)
        fill = self._replacement(repl)
        parts: list[str] = []
        unicode, number, end = not isinstance(string, ByteString), 0, 0
        for match in self._pattern.finditer(subject):
            if number and match.end() == match.start() == end:
                continue
            text = fill(match, string)
            unicode = unicode or not isinstance(text, ByteString)
            parts += [subject[end : match.start()], plain(text)]
            end, number = match.end(), number + 1
            if number == count:
                break
        result = "".join([*parts, subject[end:]])
        return (result if unicode else ByteString(result)), number

    def _replacement(self, repl: Any) -> Callable[[Any, Any], str]:
        """What a match is replaced with: a text of the kind of the template, or of what the function gave."""
        if isinstance(repl, str):
            template = plain(repl)
            if "\\" not in template:
                return lambda match, string: repl
            return lambda match, string: _like(repl, _expanded(match, template))
        if not callable(repl):
            raise TypeError(ByteString(f"object of type '{type_name(repl)}' has no len()"))

        def call(match: Any, string: Any) -> str:
            text = repl(Match(match, self, string))
            if text is None:
                return ByteString("")
            if not isinstance(text, str):
                raise TypeError(ByteString(f"sequence item 0: expected string, {type_name(text)} found"))
            return text

        return call

    def __repr__(self) -> str:
        return f"<_sre.SRE_Pattern object at 0x{id(self) >> 4 & 0xFFFFFF:x}>"


Pattern.__name__ = Pattern.__qualname__ = "SRE_Pattern"
Match.__name__ = Match.__qualname__ = "org.python.modules.sre.MatchObject"


def _subject(string: Any) -> str:
    if not isinstance(string, str):
        raise TypeError(ByteString(f"expected string or buffer, but got {plain(repr_(type_of(string)))}"))
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
    if _POSSESSIVE.search(_CLASS.sub("x", pattern)):  # since Python 3.11
        raise error(ByteString("multiple repeat"))
    try:
        return re.compile(pattern.replace("(?L)", ""), (int(flags) & ~int(re.U)) | (0 if unicode else int(re.ASCII)))
    except re.error as refused:
        raise error(ByteString(_words(refused))) from None


_WORDS = (
    (r"missing \), unterminated.*|unbalanced parenthesis", "unbalanced parenthesis"),
    (r"unterminated character set", "unexpected end of regular expression"),
    (r"bad character range .*", "bad character range"),
    (r"min repeat greater.*", "bad repeat interval"),
    (r"bad character in group name.*", "bad character in group name"),
    (r"unknown group name.*", "unknown group name"),
    (r"missing group name", "bad character in group name"),
    (r"unknown extension \?<.*", "syntax error"),
    (r"unknown extension.*", "unexpected end of pattern"),
    (r"bad escape \(end of pattern\)", "bogus escape (end of line)"),
    (r"bad escape \\(.)", r"bogus escape: '\\\\\1'"),
    (r"missing >, unterminated name|missing \), unterminated name", "unterminated name"),
    (r"invalid group reference (\d+)", r"bogus escape: '\\\\\1'"),
    (r"unexpected end of pattern", "unexpected end of pattern"),
)


def _words(refused: re.error) -> str:
    """Jython's words for a pattern that is none."""
    for pattern, words in _WORDS:
        match = re.fullmatch(pattern, refused.msg)
        if match:
            return match.expand(words)
    return refused.msg


def _expanded(match: Any, template: str) -> str:
    """A template filled in; a group that took no part is an error."""
    groups = match.groups()
    if None in groups:
        for number, name in _GROUP_IN_TEMPLATE.findall(template):
            if number or name:
                try:
                    text = match.group(int(number) if number else int(name) if name.isdigit() else name)
                except IndexError:
                    break
                if text is None:
                    raise error(ByteString("unmatched group"))
    try:
        return str(match.expand(_template(template)))
    except re.error as refused:
        words = "invalid group reference" if refused.msg.startswith("invalid group reference") else _words(refused)
        raise error(ByteString(words)) from None
    except IndexError:
        raise IndexError(ByteString("unknown group name")) from None


def compile_(pattern: Any, flags: int = 0) -> Pattern:
    """``re.compile``."""
    if isinstance(pattern, Pattern):
        return pattern
    if not isinstance(pattern, str):
        raise TypeError(ByteString("first argument must be string or compiled pattern"))
    if not isinstance(flags, int):
        raise TypeError(ByteString(f"unsupported operand type(s) for &: '{type_name(flags)}' and 'int'"))
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
    module.__dict__.update(compile=compile_, escape=_escape, error=error, purge=_cache.clear)
    return module
