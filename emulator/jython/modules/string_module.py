"""``string``: constants and the old functions."""

from __future__ import annotations

import string
from types import ModuleType
from typing import Any

from ..objects.bytestring import ByteString
from .catalog import python_module

_SPACE = ByteString(" ")


def _join(words: Any, separator: Any = _SPACE) -> Any:
    return separator.join(words)


def _maketrans(source: str, target: str) -> ByteString:
    table = [chr(code) for code in range(256)]
    for old, new in zip(source, target):
        table[ord(old)] = str.__str__(new)
    return ByteString("".join(table))


@python_module("string")
def build(interpreter: Any) -> ModuleType:
    constants = (
        "ascii_letters",
        "ascii_lowercase",
        "ascii_uppercase",
        "digits",
        "hexdigits",
        "octdigits",
        "punctuation",
        "printable",
        "whitespace",
    )
    module = ModuleType("string")
    module.__dict__.update({name: ByteString(getattr(string, name)) for name in constants})
    module.__dict__.update(
        letters=ByteString(string.ascii_letters),
        lowercase=ByteString(string.ascii_lowercase), uppercase=ByteString(string.ascii_uppercase),
        join=_join, split=lambda text, *rest: text.split(*rest),
        strip=lambda text: text.strip(), upper=lambda text: text.upper(), lower=lambda text: text.lower(),
        replace=lambda text, old, new: text.replace(old, new), Template=string.Template, capwords=string.capwords,
        maketrans=_maketrans, atoi=int, atof=float, zfill=lambda text, width: text.zfill(width),
    )  # fmt: skip
    return module
