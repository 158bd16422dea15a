"""One Jython interpreter: built-ins, imported modules, stdout, the run's clock. ExecuteScript keeps one for each scheduled processor."""

from __future__ import annotations

import random
import sys
from types import CodeType, ModuleType
from typing import TYPE_CHECKING, Any, Callable, Dict, List, Optional, Protocol

from ..base.clock import Clock
from ..java.lang.char_value import use_for_char_arrays, use_for_chars
from ..java.lang.throwable import NullPointerException
from ..java.lang.value_text import use_for_python_values
from ..java.util.sorting import use_for_sorting
from .builtins import provide, script_builtins
from .imports import Importer
from .objects.bytestring import DEFAULT, ByteString, plain
from .objects.later import later
from .scope import ModuleScope, each, stored

if TYPE_CHECKING:
    from .printing import Printer

Output = Callable[[str], None]


class ModuleSource(Protocol):
    """Where modules of Module Directory come from."""

    def find(self, name: str, interpreter: Interpreter) -> Optional[Callable[[], ModuleType]]:
        """What loads the module; None when it is not there."""


class Interpreter:
    """``output`` gets what is printed, as text. ``random``: a seeded source of random numbers, the machine's when None.

    ``jython``: the jar whose library runs ('' for none); None for the one that is found.
    """

    def __init__(
        self,
        clock: Clock,
        output: Optional[Output] = None,
        source: Optional[ModuleSource] = None,
        rng: Optional[random.Random] = None,
        jython: Optional[str] = None,
    ) -> None:
        self.clock, self.output, self.source = clock, output, source
        self.random, self.jython = rng, jython
        getattr(sys, "set_int_max_str_digits", int)(0)  # a long of Jython's is a BigInteger, whose digits have no limit
        self._encoding = DEFAULT.encoding
        self._printer: Optional[Printer] = None
        self._provided: Optional[CodeType] = None  # whose names the built-in ones have
        self.modules: Dict[str, Any] = {}
        self.path: List[Any] = []
        self.importer = Importer(self)
        self._builtins = script_builtins(
            __import__=self.importer,
            __jy_each__=each,
            __jy_global__=stored,
            __jy_print__=self.print_,
            file=self.open_,
            open=self.open_,
            reload=self.reload,
            print=self.print_function,
        )

    def fresh_globals(self) -> Dict[str, Any]:
        """The names of ``__main__`` before the script."""
        return {"__builtins__": self._builtins, "__name__": ByteString("__main__"), "__doc__": None, "__jy_script__": True}

    def run(self, code: CodeType, names: Dict[str, Any]) -> None:
        """Run a script's code in these global names."""
        if code is not self._provided:
            provide(self._builtins, code)
            self._provided = code
        DEFAULT.encoding, before = self._encoding, DEFAULT.encoding
        try:
            exec(code, names, ModuleScope(names))
        finally:
            self._encoding, DEFAULT.encoding = DEFAULT.encoding, before

    @property
    def builtins(self) -> Dict[str, Any]:
        """All built-in names."""
        provide(self._builtins)
        return self._builtins

    def reload(self, module: Any) -> Any:
        """``reload``: the module as it is; ``sys`` gets setdefaultencoding back."""
        if not isinstance(module, ModuleType):
            raise TypeError(ByteString("reload() argument must be a module"))
        if module is self.sys_module():
            from .modules.sys_module import reloaded

            reloaded(module)
        return module

    def sys_module(self) -> Any:
        """``sys``, which NiFi imports before the script."""
        return self.importer("sys")

    def find_library_source(self, name: str) -> Optional[Callable[[], ModuleType]]:
        """A module of Jython's own library, where there is a jar; None when there is none."""
        from .library import library

        jar = library(self.jython)
        return jar.find(name, self) if jar else None

    def find_module_source(self, name: str) -> Optional[Callable[[], ModuleType]]:
        """A module of Module Directory; None when there is none."""
        return self.source.find(name, self) if self.source else None

    # printing

    @property
    def printer(self) -> Printer:
        """What prints; made by the first who prints."""
        if self._printer is None:
            from .printing import Printer

            self._printer = Printer(self)
        return self._printer

    def print_(self, target: Any = None, newline: int = 1, *values: Any) -> None:
        """The print statement."""
        self.printer.print_(target, newline, *values)

    def print_function(self, *values: Any, **how: Any) -> None:
        """print() of ``from __future__ import print_function``."""
        self.printer.print_function(*values, **how)

    def flush(self) -> None:
        """Print what waits."""
        if self._printer is not None:
            self._printer.flush()

    def write_stdout(self, text: str) -> None:
        """Standard output: the script engine's Writer, where the bytes of a byte string become characters."""
        shown = _characters(text)
        if self.output is None:
            sys.stdout.write(shown)
        else:
            self.output(shown)

    def write_stderr(self, text: str) -> None:
        """Standard error."""
        sys.stderr.write(_characters(text))

    def open_(self, name: Any, mode: str = "r", buffering: int = -1) -> Any:
        """``open``."""
        from .objects.files import ScriptFile

        if mode is None:
            raise NullPointerException('Cannot invoke "String.length()" because "mode" is null')
        return ScriptFile(name, plain(mode))


def _characters(text: Any) -> str:
    return plain(text) if isinstance(text, str) else str(text)


def _to_string(value: Any) -> str:
    """PyObject.toString, which is ``repr``; a number becomes Java's before."""
    is_number = isinstance(value, int) or type(value).__name__ == "Decimal"
    return plain(later.text_of(value) if is_number else later.repr_(value))


def _python_sorted(values: list[Any], *arguments: Any, **options: Any) -> list[Any]:
    from .objects.ordering import sort_items

    return list(sort_items(values, *arguments, **options))


def _char_array(text: str) -> Any:
    from .modules.array_module import Array

    return Array("c", text)


use_for_python_values(_to_string)
use_for_chars(ByteString)
use_for_sorting(_python_sorted)
use_for_char_arrays(_char_array)
