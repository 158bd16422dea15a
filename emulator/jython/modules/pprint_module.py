"""``pprint``: Python 2.7's way to break lines (PrettyPrinter._format); dicts sorted by key, strings never broken."""

from __future__ import annotations

from types import ModuleType
from typing import Any, Callable, List

from ..objects.bytestring import ByteString, plain
from ..objects.ordering import sort_items
from ..objects.set import JythonSet
from ..objects.text import repr_
from .catalog import python_module


def _safe_repr(value: Any, depth: Any, level: int = 0) -> str:
    """``repr`` with the keys of dicts sorted; '...' below the depth."""
    if isinstance(value, dict):
        if depth and level >= depth and value:
            return "{...}"
        pairs = [f"{_safe_repr(key, depth, level + 1)}: {_safe_repr(item, depth, level + 1)}" for key, item in sort_items(value.items())]
        return "{" + ", ".join(pairs) + "}"
    if type(value) in (list, tuple):
        begin, end = "[]" if type(value) is list else "()"
        if depth and level >= depth and value:
            return f"{begin}...{end}"
        items = [_safe_repr(item, depth, level + 1) for item in value]
        return begin + ", ".join(items) + ("," if end == ")" and len(items) == 1 else "") + end
    return plain(repr_(value))


class PrettyPrinter:
    """``pprint.PrettyPrinter``."""

    out: Callable[[Any], Any]

    def __init__(self, indent: int = 1, width: int = 80, depth: Any = None, stream: Any = None) -> None:
        self._per_level, self._width, self._depth, self._stream = int(indent), int(width), depth, stream

    def pformat(self, value: Any) -> ByteString:
        """The text."""
        parts: List[str] = []
        self._format(value, parts.append, 0, 0, 0)
        return ByteString("".join(parts))

    def pprint(self, value: Any) -> None:
        """Print it."""
        write = self._stream.write if self._stream is not None else type(self).out
        write(self.pformat(value) + ByteString("\n"))

    def _format(self, value: Any, write: Callable[[str], Any], indent: int, allowance: int, level: int) -> None:
        level += 1
        text = _safe_repr(value, self._depth, level - 1)
        broken = len(text) > self._width - 1 - indent - allowance
        if self._depth and level > self._depth:
            write(text)
        elif isinstance(value, dict):
            self._dict(value, write, indent, allowance, level, broken)
        elif type(value) in (list, tuple) or isinstance(value, (JythonSet, set, frozenset)):
            self._sequence(value, write, indent, allowance, level, broken)
        else:
            write(text)

    def _dict(self, value: Any, write: Callable[[str], Any], indent: int, allowance: int, level: int, broken: bool) -> None:
        write("{" + " " * (self._per_level - 1))
        indent += self._per_level
        for index, (key, item) in enumerate(sort_items(value.items())):
            name = _safe_repr(key, self._depth, level)
            write(("" if index == 0 else ",\n" + " " * indent if broken else ", ") + name + ": ")
            self._format(item, write, indent + len(name) + 2, allowance + 1, level)
        write("}")

    def _sequence(self, value: Any, write: Callable[[str], Any], indent: int, allowance: int, level: int, broken: bool) -> None:
        kind = type(value)
        if kind is list:
            begin, end = "[", "]"
        elif kind is tuple:
            begin, end = "(", ",)" if len(value) == 1 else ")"
        else:
            name = "frozenset" if kind.__name__ == "frozenset" else "set"
            if not value:
                write(name + "()")
                return
            begin, end, value = name + "([", "])", sort_items(value)
            indent += len(name) + 1
        write(begin + (" " * (self._per_level - 1) if broken else ""))
        indent += self._per_level
        for index, item in enumerate(value):
            write("" if index == 0 else ",\n" + " " * indent if broken else ", ")
            self._format(item, write, indent, allowance + 1, level)
        write(end)


@python_module("pprint")
def build(interpreter: Any) -> ModuleType:
    own = type("PrettyPrinter", (PrettyPrinter,), {"out": staticmethod(interpreter.write_stdout), "__module__": "pprint"})

    def pformat(object: Any, indent: int = 1, width: int = 80, depth: Any = None) -> ByteString:  # noqa: A002
        text: ByteString = own(indent, width, depth).pformat(object)
        return text

    def pprint(object: Any, stream: Any = None, indent: int = 1, width: int = 80, depth: Any = None) -> None:  # noqa: A002
        own(indent, width, depth, stream).pprint(object)

    module = ModuleType("pprint")
    module.__dict__.update(PrettyPrinter=own, pformat=pformat, pprint=pprint, saferepr=lambda object: ByteString(_safe_repr(object, None)))  # noqa: A006
    return module
