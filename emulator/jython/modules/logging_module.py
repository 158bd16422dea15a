"""``logging``: Python 3's, a copy for each interpreter, which shares no logger with the program around it."""

from __future__ import annotations

import importlib.util
from types import ModuleType
from typing import Any

from ..names import module_names
from ..objects.bytestring import ByteString
from ..objects.percent import percent
from .catalog import python_module


@python_module("logging", jython_first=True)
def build(interpreter: Any) -> ModuleType:
    spec = importlib.util.find_spec("logging")
    assert spec is not None and spec.loader is not None
    own: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(own)
    own.lastResort = None

    def message(record: Any) -> Any:
        text = record.msg if isinstance(record.msg, str) else interpreter.builtins["str"](record.msg)
        return percent(text, record.args) if record.args else text

    class Style:
        """Python 2's way to fill in a format."""

        def __init__(self, form: Any) -> None:
            self._fmt = form or ByteString("%(message)s")

        def usesTime(self) -> bool:  # noqa: N802
            """Does it show the time?"""
            return "%(asctime)" in self._fmt

        def format(self, record: Any) -> Any:
            """The line."""
            return percent(self._fmt, _texts(vars(record)))

        def validate(self) -> None:
            """Python 2 does not look."""

    class Formatter(own.Formatter):  # type: ignore[misc]
        """``logging.Formatter``."""

        def __init__(self, fmt: Any = None, datefmt: Any = None) -> None:
            super().__init__(None, str.__str__(datefmt) if datefmt else None, validate=False)
            self._style = Style(fmt)
            self._fmt = self._style._fmt

    class StreamHandler(own.StreamHandler):  # type: ignore[misc]
        """``logging.StreamHandler``."""

        terminator = ByteString("\n")

        def __init__(self, stream: Any = None) -> None:
            super().__init__(stream if stream is not None else interpreter.sys_module().stderr)

    own.LogRecord.getMessage = message
    own.Formatter, own._defaultFormatter, own.StreamHandler = Formatter, Formatter(), StreamHandler
    own.getLevelName = lambda level, named=own.getLevelName: _shown(named(level))
    names = module_names("logging")
    module = ModuleType("logging")
    wanted = names.names if names else frozenset[str]()
    own.WARN, own.FATAL, own.warn, own.Logger.warn = own.WARNING, own.CRITICAL, own.warning, own.Logger.warning
    module.__dict__.update({name: value for name, value in vars(own).items() if name in wanted and not isinstance(value, ModuleType)})
    module.__dict__["BASIC_FORMAT"] = ByteString(own.BASIC_FORMAT)
    return module


def _shown(value: Any) -> Any:
    return ByteString(value) if type(value) is str else value


def _texts(values: Any) -> Any:
    from ..objects.dict import JythonDict

    return JythonDict(
        [(ByteString(name), _shown(value) if name in ("levelname", "name", "threadName") else value) for name, value in values.items()]
    )
