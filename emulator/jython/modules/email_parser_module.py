"""``email.parser``."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from .catalog import python_module
from .email_messages import parsed


class Parser:
    """``email.parser.Parser``."""

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        pass

    def parse(self, fp: Any, headersonly: Any = False) -> Any:
        """A message from a file."""
        return parsed(fp.read())

    def parsestr(self, text: Any, headersonly: Any = False) -> Any:
        """A message from a text."""
        return parsed(text)


Parser.__module__ = "email.parser"


@python_module("email.parser", jython_first=True)
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("email.parser")
    module.__dict__.update(Parser=Parser)
    return module
