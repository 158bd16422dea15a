"""``codecs``: encode and decode, and the byte order marks."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from ...base.errors import NotEmulated
from ..objects.bytestring import ByteString
from .catalog import python_module


@python_module("codecs")
def build(interpreter: Any) -> ModuleType:
    from ..objects.codecs import decode, encode

    def open_(*arguments: Any) -> Any:
        raise NotEmulated("codecs.open", "", "use open(...) and decode or encode the text")

    module = ModuleType("codecs")
    module.__dict__.update(
        encode=lambda text, encoding="ascii", errors="strict": encode(text, encoding, errors),
        decode=lambda text, encoding="ascii", errors="strict": decode(text, encoding, errors),
        BOM_UTF8=ByteString("\xef\xbb\xbf"), open=open_,
    )  # fmt: skip
    return module
