"""``textwrap``."""

from __future__ import annotations

import textwrap
from types import ModuleType
from typing import Any

from ..objects.bytestring import ByteString
from .border import at_border, inward
from .catalog import python_module

_NAMES = frozenset((
    "width", "initial_indent", "subsequent_indent", "expand_tabs", "replace_whitespace", "fix_sentence_endings", "break_long_words",
    "drop_whitespace", "break_on_hyphens",
))  # fmt: skip


class TextWrapper:
    """``textwrap.TextWrapper``."""

    def __init__(self, width: int = 70, **options: Any) -> None:
        self._wrapper = textwrap.TextWrapper(_width(width), **_known(options))

    def __setattr__(self, name: str, value: Any) -> None:
        if name in _NAMES:
            setattr(self._wrapper, name, inward(value))
        else:
            object.__setattr__(self, name, value)

    def wrap(self, text: Any) -> Any:
        """The lines."""
        return at_border(self._wrapper.wrap)(text)

    def fill(self, text: Any) -> Any:
        """The lines as a text."""
        return ByteString("\n").join(self.wrap(text))


def _known(options: Any) -> Any:
    for name in options:
        if name not in _NAMES:
            raise TypeError(f"__init__() got an unexpected keyword argument '{name}'")
    return {name: inward(value) for name, value in options.items()}


def _width(width: int) -> int:
    if width <= 0:
        raise ValueError(ByteString(f"invalid width {width!r} (must be > 0)"))
    return width


def _wrap(text: Any, width: int = 70, **options: Any) -> Any:
    return TextWrapper(width, **options).wrap(text)


def _fill(text: Any, width: int = 70, **options: Any) -> Any:
    return TextWrapper(width, **options).fill(text)


@python_module("textwrap", jython_first=True)
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("textwrap")
    module.__dict__.update(TextWrapper=TextWrapper, wrap=_wrap, fill=_fill, dedent=at_border(textwrap.dedent))
    return module
