"""``string``: constants and the old functions."""

from __future__ import annotations

import string
from types import ModuleType
from typing import Any

from ..objects.bytestring import ByteString, as_unicode, plain
from ..objects.formatting import format_string
from ..objects.text import str_
from .catalog import python_module

_SPACE = ByteString(" ")


_METHODS = (
    "capitalize", "center", "count", "expandtabs", "find", "index", "ljust", "lstrip", "rfind", "rindex", "rjust", "rsplit", "rstrip",
    "swapcase", "translate",
)  # fmt: skip


def _method(name: str) -> Any:
    return lambda text, *arguments: getattr(text, name)(*arguments)


def _join(words: Any, separator: Any = _SPACE) -> Any:
    return separator.join(words)


def maketrans(source: str, target: str) -> ByteString:
    """``string.maketrans``."""
    if len(source) != len(target):
        raise ValueError(ByteString("maketrans arguments must have same length"))
    table: list[str] = [ByteString(chr(code)) for code in range(256)]
    for old, new in zip(source, target):
        table[ord(old)] = new
    joined: Any = ByteString("").join(table)  # a unicode letter among them wants the others to be ASCII
    return joined  # type: ignore[no-any-return]


def _capwords(text: Any, separator: Any = None) -> Any:
    words = [word.capitalize() for word in text.split(separator)]
    return (separator if separator is not None else _SPACE).join(words)


class _Formatter:
    """``string.Formatter``, the formatting itself."""

    def format(self, form: Any, *arguments: Any, **keywords: Any) -> Any:
        """Format as ``str.format`` does."""
        return format_string(form, arguments, keywords)

    def vformat(self, form: Any, arguments: Any, keywords: Any) -> Any:
        """The same with a tuple and a dict."""
        return format_string(form, arguments, keywords)


class Template(string.Template):
    """``string.Template``: a byte string unless something unicode is in it."""

    def __init__(self, template: Any) -> None:
        super().__init__(plain(template))
        self._unicode = not isinstance(template, ByteString)

    def _invalid(self, mo: Any) -> None:
        place = mo.start("invalid")
        lines = self.template[:place].splitlines(True)
        line, column = (len(lines), place - len("".join(lines[:-1]))) if lines else (1, 1)
        raise ValueError(ByteString(f"Invalid placeholder in string: line {line}, col {column}"))

    def _filled(self, method: Any, mapping: Any, keywords: Any) -> Any:
        pairs = dict(mapping.items()) if mapping else {}
        pairs.update(keywords)
        values = {plain(name): str_(value) if not isinstance(value, str) else value for name, value in pairs.items()}
        wide = self._unicode or any(type(value) is str for name, value in values.items() if f"{name}" in self.template)
        try:
            text = method({name: as_unicode(value) if wide else plain(value) for name, value in values.items()})
        except KeyError as error:
            raise KeyError(error.args[0] if self._unicode else ByteString(error.args[0])) from None
        return text if wide else ByteString(text)

    def substitute(self, mapping: Any = None, /, **keywords: Any) -> Any:
        """Every placeholder filled in."""
        return self._filled(super().substitute, mapping, keywords)

    def safe_substitute(self, mapping: Any = None, /, **keywords: Any) -> Any:
        """Those that are known filled in."""
        return self._filled(super().safe_substitute, mapping, keywords)


Template.__module__ = "string"


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
        replace=lambda text, old, new: text.replace(old, new), Template=Template, capwords=_capwords, Formatter=_Formatter,
        maketrans=maketrans, atoi=int, atof=float, zfill=lambda text, width: text.zfill(width),
        joinfields=_join, splitfields=lambda text, *rest: text.split(*rest), atol=interpreter.builtins["long"], index_error=ValueError,
        atoi_error=ValueError, atof_error=ValueError, atol_error=ValueError, **{name: _method(name) for name in _METHODS},
    )  # fmt: skip
    return module
