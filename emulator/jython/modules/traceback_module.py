"""``traceback``: only the script's own frames, as Jython prints them."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any, List, Optional

from ..objects.bytestring import ByteString
from .catalog import python_module


def _format_exc(limit: Optional[int] = None) -> str:
    from ..tracebacks import format_exception

    return format_exception(sys.exc_info()[1])


def _format_exception(etype: Any, value: Any, tb: Any, limit: Optional[int] = None) -> List[str]:
    from ..tracebacks import format_only, format_traceback

    head = (
        ["Traceback (most recent call last):\n", *format_traceback(tb, (), value if isinstance(value, BaseException) else None)]
        if tb is not None
        else []
    )
    return _strings(head + format_only(etype, value))


def _extract_tb(tb: Any, limit: Optional[int] = None) -> List[Any]:
    from ..tracebacks import frames

    return [(ByteString(file), line, ByteString(name), None) for file, line, name in frames(tb, sys.exc_info()[1])]


def _format_exception_only(etype: Any, value: Any) -> List[str]:
    from ..tracebacks import format_only

    return _strings(format_only(etype, value))


def _format_tb(tb: Any, limit: Optional[int] = None) -> List[str]:
    from ..tracebacks import format_traceback

    return _strings(format_traceback(tb, (), sys.exc_info()[1]))


def _strings(lines: List[str]) -> List[str]:
    return [ByteString(line) if all(ord(c) < 256 for c in line) else line for line in lines]


@python_module("traceback")
def build(interpreter: Any) -> ModuleType:

    def print_exc(limit: Optional[int] = None, file: Any = None) -> None:
        text = _format_exc()
        file.write(text) if file is not None else interpreter.write_stderr(text)

    def print_exception(etype: Any, value: Any, tb: Any, limit: Optional[int] = None, file: Any = None) -> None:
        text = "".join(_format_exception(etype, value, tb))
        file.write(text) if file is not None else interpreter.write_stderr(text)

    module = ModuleType("traceback")
    module.__dict__.update(
        format_exc=_format_exc, format_exception=_format_exception, print_exc=print_exc, print_exception=print_exception,
        format_exception_only=_format_exception_only, format_tb=_format_tb,
        extract_tb=_extract_tb,
        format_stack=lambda *arguments: [], print_stack=lambda *arguments: None,
    )  # fmt: skip
    return module
