"""Python 2's ``str``: a str whose characters are bytes, as Jython stores it. Python 3's own ``str`` plays ``unicode``.

A method answers a byte string when everything it was given is one; with ``unicode`` in it the answer is ``unicode`` and bytes above
127 are a UnicodeDecodeError. ``encode`` and ``decode`` of a script go through attributes.py; here they are Python 3's, because Java's
side sees a string of Java. ``==`` of a script goes through ordering.py. Left out: as keys
``'\\xe9'`` and ``u'\\xe9'`` are one here (Jython: two).
"""

from __future__ import annotations

from typing import Any, Callable, Iterable, Iterator, TypeVar

from .later import later

_new = str.__new__
_LONGEST = 2**31 - 1
Function = TypeVar("Function", bound=Callable[..., Any])
NAME = "bytestr"  # what Python 3's own messages call it; messages.py puts 'str' in its place
_SAME = (
    "capitalize",
    "center",
    "expandtabs",
    "ljust",
    "lower",
    "lstrip",
    "replace",
    "rjust",
    "rstrip",
    "strip",
    "swapcase",
    "title",
    "upper",
    "zfill",
)
SEARCHES = ("count", "endswith", "find", "index", "rfind", "rindex", "startswith")
PADS = ("center", "ljust", "rjust")
_LISTS = ("partition", "rpartition", "rsplit", "split")
_ASCII_CASE = ("lower", "upper", "capitalize", "swapcase", "title")
_ASCII_TESTS = ("isalnum", "isalpha", "isdigit", "islower", "isspace", "istitle", "isupper")


class ByteString(str):
    """A string of bytes."""

    __slots__ = ()

    def __add__(self, other: Any) -> str:
        if type(other) is ByteString:
            return _new(ByteString, str.__add__(self, other))
        if isinstance(other, ByteString):
            return _new(ByteString, str.__add__(self, other))
        if isinstance(other, str):
            return str.__add__(as_unicode(self), other)
        if isinstance(other, bytearray):
            return _new(ByteString, str.__add__(self, from_bytes(bytes(other))))
        return NotImplemented

    def __radd__(self, other: Any) -> Any:
        if isinstance(other, str):
            return str.__add__(other, as_unicode(self))
        if isinstance(other, bytearray):
            return other + to_bytes(self)
        return NotImplemented

    def __mul__(self, times: Any) -> ByteString:
        if isinstance(times, int) and times > _LONGEST:
            raise OverflowError(ByteString("cannot fit 'long' into an index-sized integer"))
        try:
            return _new(ByteString, str.__mul__(self, times))
        except TypeError:
            raise _not_multiplied(times) from None

    def __rmul__(self, times: Any) -> ByteString:
        if isinstance(times, (list, tuple, str)):
            raise _not_multiplied(self)
        return self.__mul__(times)

    def __getitem__(self, index: Any) -> ByteString:
        try:
            return _new(ByteString, str.__getitem__(self, index))
        except TypeError:
            if isinstance(index, slice):
                raise
            raise TypeError(ByteString("str indices must be integers")) from None

    def __setitem__(self, index: Any, value: Any) -> None:
        if not isinstance(index, slice):
            later.refuse_index(self, index)
        raise TypeError(ByteString("can't assign to immutable object"))

    def __getslice__(self, start: int, end: int) -> ByteString:
        return self[start:end]

    def __iter__(self) -> Iterator[str]:
        for character in str.__iter__(self):
            yield _new(ByteString, character)

    def __mod__(self, arguments: Any) -> str:
        return later.percent(self, arguments)

    def __repr__(self) -> str:
        return later.repr_text(self)

    def __getnewargs__(self) -> tuple[str]:
        return (str.__str__(self),)

    def __reduce__(self) -> tuple[Any, ...]:
        return ByteString, (str.__str__(self),)

    def join(self, items: Iterable[Any]) -> str:
        """The items with this string between them."""
        parts = listed(items)
        kinds = set(map(type, parts))
        if kinds <= _ONLY_BYTES:
            return _new(ByteString, str.join(self, parts))
        if kinds == _ONLY_UNICODE and self.isascii():
            return str.join(self, parts)
        for index, part in enumerate(parts):
            if isinstance(part, ByteString):
                continue
            if isinstance(part, str):
                return str.join(as_unicode(self) if len(parts) > 1 else "", unicode_parts(parts))
            raise TypeError(f"sequence item {index}: expected string, {later.type_name(part)} found")
        return _new(ByteString, str.join(self, parts))

    def format(self, *arguments: Any, **keywords: Any) -> str:
        """Format as Python 2 does."""
        return later.format_string(self, arguments, keywords)

    def translate(self, table: Any = None, deletechars: str = "") -> ByteString:
        """By a table of 256 characters, None for none."""
        if isinstance(table, bytearray):
            table = from_bytes(bytes(table))
        if table is not None and not isinstance(table, ByteString):
            raise TypeError(ByteString("expected None, str or buffer compatible object"))
        if table is not None and len(table) != 256:
            raise ValueError(ByteString("translation table must be 256 characters long"))
        kept = [c for c in str.__iter__(self) if c not in deletechars]
        return ByteString("".join(kept if table is None else [str.__getitem__(table, ord(c)) for c in kept]))


class _Default:
    """sys.getdefaultencoding() of the interpreter that runs; sys.setdefaultencoding changes it."""

    encoding = "ascii"


DEFAULT = _Default()
_ONLY_BYTES, _ONLY_UNICODE = frozenset((ByteString,)), frozenset((str,))
_TEXTS = frozenset((ByteString, str))


def as_unicode(text: str) -> str:
    """A plain str; a byte string must be ASCII."""
    if type(text) is str:
        return text
    if isinstance(text, ByteString) and not text.isascii():
        return later.decode(text, DEFAULT.encoding, "strict")
    return str.__str__(text)


def plain(text: str) -> str:
    """The characters as a plain str, bytes as latin-1: what Jython hands to Java."""
    return str.__str__(text)


def from_bytes(data: bytes) -> ByteString:
    """Bytes as a byte string."""
    return _new(ByteString, data, "latin-1")


def to_bytes(text: str) -> bytes:
    """A byte string's bytes; unicode must be ASCII, as where Python 2 wants a buffer."""
    return text.encode("latin-1") if isinstance(text, ByteString) else str.encode(text, "ascii")


def _no_buffer() -> TypeError:
    return TypeError(ByteString("expected str, bytearray or other buffer compatible object"))


def _not_multiplied(times: Any) -> TypeError:
    return TypeError(ByteString(f"can't multiply sequence by non-int of type '{later.type_name(times)}'"))


def listed(items: Iterable[Any]) -> list[Any]:
    """The items that can be walked; TypeError without words for what cannot (PyObject.asIterable)."""
    try:
        walk = iter(items)
    except TypeError:
        raise TypeError(ByteString("")) from None
    return list(walk)


def unicode_parts(parts: list[Any]) -> list[str]:
    """What unicode joins: the first that is no text, or no ASCII, is refused."""
    texts = []
    for index, part in enumerate(parts):
        if not isinstance(part, str):
            raise TypeError(f"sequence item {index}: expected string or Unicode, {later.type_name(part)} found")
        texts.append(as_unicode(part))
    return texts


def no_string(kind: str) -> str:
    """Java's words where Jython casts one of its objects to PyString."""
    loader = f"(org.python.core.{kind} and org.python.core.PyString are in unnamed module of loader 'app')"
    return f"class org.python.core.{kind} cannot be cast to class org.python.core.PyString {loader}"


def _refuse_times(times: Any) -> None:
    if not hasattr(type(times), "__index__"):
        raise TypeError(ByteString("integer required"))


def refuse_places(places: tuple[Any, ...]) -> None:
    """TypeError for what is no place in a text, where it is looked for something (PyBaseString.asIndex)."""
    for place in places:
        if place is not None and not hasattr(type(place), "__index__"):
            raise TypeError(ByteString(f"'{later.type_name(place)}' object cannot be interpreted as an index"))


def _has_buffer(arguments: tuple[Any, ...]) -> bool:
    return any(isinstance(argument, bytearray) for argument in arguments)


def buffers_read(arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """A bytearray as a byte string with the same bytes."""
    return tuple([from_bytes(bytes(argument)) if isinstance(argument, bytearray) else argument for argument in arguments])


def _no_tuple(text: Any) -> Any:
    if isinstance(text, tuple):
        raise _no_buffer()
    return text


def _is_letter(fill: Any) -> bool:
    return type(fill) is ByteString and len(fill) == 1


def refuse_padding(name: str, arguments: tuple[Any, ...]) -> None:
    """TypeError for what is no width, or no letter to fill with."""
    if arguments and not hasattr(type(arguments[0]), "__index__"):
        raise TypeError(ByteString("integer required"))
    fill = arguments[1] if len(arguments) > 1 else " "
    if not isinstance(fill, (str, bytearray)):
        raise TypeError(ByteString("expected a str"))
    if len(fill) != 1:
        raise TypeError(ByteString(f"{name}() argument 2 must be char, not str"))


def _unicode_inside(arguments: tuple[Any, ...]) -> bool:
    return any(isinstance(argument, str) and not isinstance(argument, ByteString) for argument in arguments)


def _method(call: Function, name: str) -> Function:
    """A function with the name that Python's errors give it: CPython 3.9 takes the code's, later ones the qualified name."""
    function: Any = call
    function.__name__, function.__qualname__ = name, f"{NAME}.{name}"
    function.__code__ = function.__code__.replace(co_name=function.__qualname__)
    return call


def _same(name: str) -> Callable[..., str]:
    method, strips, pads = getattr(str, name), name.endswith("strip"), name in PADS

    def call(self: ByteString, *arguments: Any) -> str:
        if len(arguments) > 2:
            _refuse_times(arguments[2])
        if pads and len(arguments) > 1 and not _is_letter(arguments[1]):
            refuse_padding(name, arguments)
            if isinstance(arguments[1], str) and arguments[1] < "\u0100":
                arguments = (arguments[0], ByteString(arguments[1]))
        if arguments and _unicode_inside(arguments):
            return str(method(as_unicode(self), *buffers_read(arguments)))
        if strips and arguments and not isinstance(arguments[0], (str, bytearray, type(None))):
            raise TypeError(ByteString(f"{name} arg must be None, str or buffer compatible object"))
        try:
            return _new(ByteString, method(self, *arguments))
        except TypeError:
            if not _has_buffer(arguments):
                raise
            return call(self, *buffers_read(arguments))

    return _method(call, name)


def _ascii_case(name: str) -> Callable[..., ByteString]:
    method = getattr(bytes, name)

    def call(self: ByteString) -> ByteString:
        if self.isascii():
            return _new(ByteString, getattr(str, name)(self))
        return from_bytes(method(str.encode(self, "latin-1")))

    return _method(call, name)


def _ascii_test(name: str) -> Callable[..., bool]:
    method = getattr(bytes, name)

    def call(self: ByteString) -> bool:
        return bool(method(str.encode(self, "latin-1")))

    return _method(call, name)


def _lists(name: str) -> Callable[..., Any]:
    method = getattr(str, name)

    def call(self: ByteString, *arguments: Any) -> Any:
        if len(arguments) > 1:
            _refuse_times(arguments[1])
        if arguments and isinstance(arguments[0], bytearray):
            found = call(self, *buffers_read(arguments))
            return (found[0], arguments[0], found[2]) if name.endswith("partition") and found[1] else found
        if arguments and name.endswith("split") and not isinstance(arguments[0], (str, type(None))):
            raise TypeError(ByteString(f"{name} arg must be None, str or buffer compatible object"))
        if arguments and name.endswith("partition") and not isinstance(arguments[0], str):
            raise _no_buffer()
        if arguments and _unicode_inside(arguments):
            pieces = method(as_unicode(self), *arguments)
            return (self, *pieces[1:]) if name == "partition" and not pieces[1] else pieces
        found = method(self, *arguments)
        return type(found)([_new(ByteString, item) for item in found])

    return _method(call, name)


for _name in _SAME:
    setattr(ByteString, _name, _same(_name))
for _name in _ASCII_CASE:
    setattr(ByteString, _name, _ascii_case(_name))
for _name in _ASCII_TESTS:
    setattr(ByteString, _name, _ascii_test(_name))


def _split_lines(self: ByteString, keepends: Any = False) -> list[ByteString]:
    """At line feeds and carriage returns alone; unicode knows more ends of lines."""
    return [from_bytes(line) for line in str.encode(self, "latin-1").splitlines(bool(keepends))]


def _search(name: str) -> Callable[..., Any]:
    method = getattr(str, name)

    ends = name.endswith("with")
    kinds = (str, tuple) if ends else (str,)

    def call(self: ByteString, *arguments: Any) -> Any:
        if ends and len(arguments) > 1:
            refuse_places(arguments[1:])
        if arguments and not isinstance(arguments[0], kinds):
            if not isinstance(arguments[0], bytearray):
                raise _no_buffer()
            arguments = buffers_read(arguments)
        elif ends and arguments and type(arguments[0]) is tuple and not set(map(type, arguments[0])) <= _TEXTS:
            return any(call(self, _no_tuple(text), *arguments[1:]) for text in arguments[0])
        if len(arguments) > 1:
            refuse_places(arguments[1:])
        if arguments and type(arguments[0]) is str and not self.isascii():
            return method(as_unicode(self), *arguments)
        return method(self, *arguments)

    return _method(call, name)


for _name in SEARCHES:
    setattr(ByteString, _name, _search(_name))
for _name in _LISTS:
    setattr(ByteString, _name, _lists(_name))
ByteString.splitlines = _method(_split_lines, "splitlines")  # type: ignore[method-assign,assignment]
ByteString.__name__ = ByteString.__qualname__ = NAME
