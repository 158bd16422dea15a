"""``warnings``: they go to standard error, and are no errors here."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from ..objects.bytestring import ByteString
from ..objects.text import str_
from .catalog import python_module


class catch_warnings:  # noqa: N801
    """What is warned of inside is forgotten."""

    def __init__(self, record: bool = False, module: Any = None) -> None:
        self._record = record

    def __enter__(self) -> Any:
        return [] if self._record else None

    def __exit__(self, *_: Any) -> None:
        pass


@python_module("warnings")
def build(interpreter: Any) -> ModuleType:
    def warn(message: Any, category: Any = UserWarning, stacklevel: int = 1) -> None:
        kind = type(message) if isinstance(message, Warning) else category
        if not issubclass(kind, (DeprecationWarning, PendingDeprecationWarning, ImportWarning)):
            interpreter.write_stderr(ByteString(f"<script>: {kind.__name__}: {str_(message)}\n"))

    module = ModuleType("warnings")
    module.__dict__.update(
        warn=warn, warnpy3k=lambda *arguments, **keywords: None, filterwarnings=lambda *arguments, **keywords: None,
        simplefilter=lambda *arguments, **keywords: None, resetwarnings=lambda: None, catch_warnings=catch_warnings, filters=[],
    )  # fmt: skip
    return module
