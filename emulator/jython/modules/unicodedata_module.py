"""``unicodedata``: names and categories are byte strings."""

from __future__ import annotations

import unicodedata
from types import ModuleType
from typing import Any, Callable

from ..objects.bytestring import ByteString, plain
from .catalog import python_module


def _named(function: Callable[..., str]) -> Callable[..., Any]:
    def call(character: Any, *default: Any) -> Any:
        text = function(plain(character), *default)
        return ByteString(text) if type(text) is str else text

    return call


def _normalized(form: Any, text: str) -> str:
    return unicodedata.normalize(form, text)


@python_module("unicodedata")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("unicodedata")
    module.__dict__.update({name: _named(getattr(unicodedata, name)) for name in ("name", "category", "bidirectional", "east_asian_width")})
    module.__dict__.update(
        normalize=lambda form, text: _normalized(plain(form), plain(text)), lookup=lambda name: unicodedata.lookup(plain(name)),
        **{name: getattr(unicodedata, name) for name in ("combining", "decimal", "digit", "mirrored", "numeric")},
    )  # fmt: skip
    return module
