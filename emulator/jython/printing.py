"""What a script prints: the print statement and print(), and when it is shown."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, Callable, Dict, List, Protocol, Sequence

from ..java.lang.object import JavaObject
from .objects.bytestring import ByteString, plain
from .objects.later import later


class Host(Protocol):
    """What the printer needs from its interpreter."""

    modules: Dict[str, Any]

    def write_stdout(self, text: str) -> None:
        """Show a text."""


def _is_java(value: Any) -> bool:
    """Is its text unicode? A map's is Python's own."""
    return isinstance(value, JavaObject) and not hasattr(value, "entrySet")


class Printer:
    """One for an interpreter."""

    def __init__(self, host: Host) -> None:
        self._modules, self._write_stdout = host.modules, host.write_stdout
        self._waiting: List[str] = []  # what sys.stdout.write got and nothing has flushed
        self._space_owed = False  # the last print statement ended in a comma: the next one starts with a space

    def print_(self, target: Any = None, newline: int = 1, *values: Any) -> None:
        """The print statement."""
        target = self._print_target(target)
        if target is not None:
            self._print_to(target, newline, values)
            return
        if not values:
            self.write_later("\n")  # a print without values does not flush
            self._space_owed = False
            return
        if self._waiting:
            self.flush()
        parts = [later.text_of(value) for value in values]
        text = " ".join([plain(part) for part in parts])
        if self._space_owed:
            text = " " + text
        self._space_owed = not newline and not text.endswith("\n")
        end = "\n" if newline else ""
        self._write(self._write_stdout, parts, text + end)
        if self._waiting:
            self.flush()

    def _print_target(self, target: Any) -> Any:
        """The file named by the statement, or what a script put in the place of sys.stdout; None where it is our own."""
        module = self._modules.get("sys")
        if module is None:
            return target
        names = module.__dict__
        target = names.get("stdout") if target is None else target
        return None if target is names.get("__stdout__") else target

    def _print_to(self, target: Any, newline: int, values: Sequence[Any]) -> None:
        """Each value, space and line feed is a write of its own (StdoutWrapper)."""
        for value in values:
            if getattr(target, "softspace", 0):
                target.write(ByteString(" "))
            text = later.text_of(value)
            target.write(text if isinstance(value, str) or _is_java(value) or not text.isascii() else ByteString(text))
            _owe_space(target, int(not plain(text).endswith("\n")))
        if newline:
            target.write(ByteString("\n"))
            _owe_space(target, 0)

    def print_function(self, *values: Any, sep: Any = " ", end: Any = "\n", file: Any = None) -> None:
        """print() of ``from __future__ import print_function``."""
        text = plain(sep).join([plain(later.text_of(value)) for value in values]) + plain(end)
        (self._write_stdout if file is None else file.write)(text)

    def _write(self, write: Callable[[Any], Any], parts: List[str], text: str) -> None:
        write(text if any(not isinstance(part, ByteString) for part in parts) else ByteString(text))

    def write_later(self, text: Any) -> None:
        """sys.stdout.write: printed by the next print or flush (PyFileWriter flushes only then)."""
        if not isinstance(text, str):
            raise TypeError("write requires a string as its argument")
        self._waiting.append(text)

    def flush(self) -> None:
        """Print what waits."""
        waiting, self._waiting = self._waiting, []
        for text in waiting:
            self._write_stdout(text)


def _owe_space(target: Any, softspace: int) -> None:
    """The next print statement begins with a space: kept in the file's softspace, where it takes attributes."""
    with suppress(AttributeError, TypeError):
        target.softspace = softspace
