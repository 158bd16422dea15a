"""json.dumps with the bytes that Jython 2.7 writes: ``, `` before a line break, ASCII, keys in Jython's order.

One table ``type → encoder`` for each level of nesting; for each tuple of keys a remembered plan (``json_plan``).
"""

from __future__ import annotations

from collections import defaultdict
from json.encoder import encode_basestring_ascii
from typing import Any, Callable, NamedTuple, Optional

from .bytestring import ByteString
from .dict import DefaultDict, JythonDict
from .integers import Long, float_repr
from .json_plan import plan
from .later import later
from .order import ordered

Encoder = Callable[[Any], str]
_REMEMBERED = 2048
_AS_GIVEN = -1  # an OrderedDict: its keys in its own order, whatever table a dict with the same keys has
_CACHE = -2  # a defaultdict: Guava's order
_keys = dict.__iter__
_ESCAPES = {ord(c): s for c, s in (('"', '\\"'), ("\\", "\\\\"), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t"), ("\f", "\\f"), ("\b", "\\b"))}
_ESCAPES.update({code: f"\\u{code:04x}" for code in range(32) if code not in _ESCAPES})


class Style(NamedTuple):
    """The arguments of ``json.dumps``."""

    indent: Optional[int] = None
    item_separator: str = ", "
    key_separator: str = ": "
    ensure_ascii: bool = True
    sort_keys: bool = False
    skipkeys: bool = False
    allow_nan: bool = True
    encoding: str = "utf-8"
    default: Optional[Callable[[Any], Any]] = None


class _Level(dict[type, Encoder]):
    """Encoders for values at one depth."""

    def __init__(self, style: Style, depth: int) -> None:
        super().__init__()
        self.style, self.depth = style, depth
        indent = style.indent
        self.piecemeal = indent is not None or style.sort_keys  # encoder.py does it, not Java's encoder: other words
        self.before = "" if indent is None else "\n" + " " * (indent * (depth + 1))
        self.after = "" if indent is None else "\n" + " " * (indent * depth)
        self.plans: defaultdict[int, dict[tuple[Any, ...], Encoder]] = defaultdict(dict)  # by the table, then by the keys
        self._below: Optional[_Level] = None
        self[str] = self.string()
        self[ByteString] = self.byte_string
        self[int] = self[Long] = int.__repr__
        self[float] = self.float
        self[bool] = {True: "true", False: "false"}.__getitem__
        self[type(None)] = {None: "null"}.__getitem__
        self[list] = self[tuple] = self.list
        self[JythonDict], self[DefaultDict], self[dict] = self.dict, self.dict_in_order(_CACHE), self.dict_in_order(_AS_GIVEN)

    @property
    def below(self) -> _Level:
        if self._below is None:
            self._below = _Level(self.style, self.depth + 1)
        return self._below

    def __missing__(self, kind: type) -> Encoder:
        for base in (str, int, float, DefaultDict, JythonDict, dict):
            if issubclass(kind, base):
                self[kind] = self[base]
                return self[base]
        self[kind] = self[list] if issubclass(kind, (list, tuple)) else self.other
        return self[kind]

    def string(self) -> Encoder:
        return encode_basestring_ascii if self.style.ensure_ascii else lambda value: '"' + value.translate(_ESCAPES) + '"'

    def byte_string(self, value: str) -> str:
        if value.isascii():
            return self[str](str.__str__(value))
        if self.style.ensure_ascii:
            return encode_basestring_ascii(later.decode(value, self.style.encoding))
        return '"' + str.translate(value, _ESCAPES) + '"'

    def float(self, value: Any) -> str:
        if value - value == 0:
            return float_repr(value)
        if not self.style.allow_nan:
            raise ValueError("Out of range float values are not JSON compliant" + (": " + later.repr_(value) if self.piecemeal else ""))
        return "NaN" if value != value else "Infinity" if value > 0 else "-Infinity"

    def other(self, value: Any) -> str:
        if self.style.default is None:
            raise TypeError(later.repr_(value) + " is not JSON serializable")
        replacement = self.style.default(value)
        return self[type(replacement)](replacement)

    def list(self, value: Any) -> str:
        if not value:
            return "[]"
        below = self.below
        separator = self.style.item_separator + self.before
        return "[" + self.before + separator.join([below[type(item)](item) for item in value]) + self.after + "]"

    def dict(self, value: Any) -> str:
        keys = (*_keys(value),)
        write = self.plans[value.table].get(keys) or self._plan(keys, value.table)
        return write(value)

    def dict_in_order(self, table: int) -> Encoder:
        """Of dicts whose order does not depend on how far they have grown: _AS_GIVEN or _CACHE."""
        plans = self.plans[table]

        def encode_dict(value: Any) -> str:
            keys = (*_keys(value),)
            write = plans.get(keys) or self._plan(keys, table)
            return write(value)

        return encode_dict

    def _order(self, keys: tuple[Any, ...], table: int) -> tuple[Any, ...]:
        if self.style.sort_keys:
            from .ordering import sort_items

            return tuple(sort_items(keys))
        if table == _CACHE:
            from .guava_order import cached

            return cached(keys)
        return keys if table == _AS_GIVEN else ordered(keys, table)

    def _plan(self, keys: tuple[Any, ...], table: int) -> Encoder:
        order = self._order(keys, table)
        names = [(key, self._key(key)) for key in order]
        kept = [(key, name) for key, name in names if name is not None]
        before = ["{" + self.before, *[self.style.item_separator + self.before] * (len(kept) - 1)]
        texts = [start + name + self.style.key_separator for start, (_, name) in zip(before, kept)]
        write = plan(texts, [key for key, _ in kept], self.after + "}", self.below) if kept else _empty
        if all(isinstance(key, str) for key in keys) and not (
            any(isinstance(key, ByteString) for key in keys) and not self.style.ensure_ascii
        ):
            plans = self.plans[table]
            if len(plans) >= _REMEMBERED:
                plans.clear()
            plans[keys] = write
        return write

    def _key(self, key: Any) -> Optional[str]:
        if isinstance(key, str):
            return self[type(key)](key)
        if isinstance(key, bool):
            return f'"{key}"'
        if isinstance(key, int) or key is None:
            return '"' + self[type(key)](key) + '"'
        if isinstance(key, float):
            return '"' + self.float(key) + '"'
        if self.style.skipkeys:
            return None
        raise TypeError(f"key {later.repr_(key)} is not a string" if self.piecemeal else "keys must be a string: " + later.repr_(key))


def _empty(value: Any) -> str:
    return "{}"


_levels: dict[Style, _Level] = {}


def encode(value: Any, style: Style) -> str:
    """The JSON text: a byte string, unless ``ensure_ascii`` is off and the value holds unicode."""
    if style.default is not None:
        level = _Level(style, 0)
    else:
        level = _levels.get(style) or _levels.setdefault(style, _Level(style, 0))
    try:
        text = level[type(value)](value)
    except RecursionError:
        raise ValueError("Circular reference detected") from None
    if style.ensure_ascii:
        return ByteString(text)
    return _mixed(value, text, style)


def _mixed(value: Any, text: str, style: Style) -> str:
    strings = _strings(value, style)
    if all(isinstance(part, ByteString) for part, _ in strings):
        return ByteString(text)
    for part, before in strings:
        if isinstance(part, ByteString) and not part.isascii():
            later.decode(ByteString(" " * before + '"' + str.translate(part, _ESCAPES)), "ascii")
    return text


def _strings(value: Any, style: Style, depth: int = 1, before: int = 0) -> list[tuple[str, int]]:
    """Every string, and how much stands before it in the piece of text that encoder.py joins: of an indented list alone."""
    if isinstance(value, str):
        return [(value, before)]
    if isinstance(value, dict):
        return [text for pair in value.items() for part in pair for text in _strings(part, style, depth + 1)]
    if not isinstance(value, (list, tuple)):
        return []
    texts = []
    for index, part in enumerate(value):
        separator = style.item_separator if index else "["
        texts += _strings(part, style, depth + 1, 0 if style.indent is None else len(separator) + 1 + style.indent * depth)
    return texts
