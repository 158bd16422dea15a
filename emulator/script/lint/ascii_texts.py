"""Which texts of a script are ASCII for sure, and which are byte strings with letters beyond it."""

from __future__ import annotations

import ast
import re
from typing import FrozenSet, Iterator, Optional, Sequence

from .parsed import Parsed
from .values import NUMBERS

_CONVERSION = re.compile(r"%(?:\(\w*\))?[-+ #0-9.*]*([a-zA-Z%])")
_OF_ITSELF = frozenset("b64encode urlsafe_b64encode b32encode hexlify hexdigest isoformat quote quote_plus urlencode".split())
_KEEPING = frozenset("strip lstrip rstrip lower upper title replace zfill ljust rjust center join format encode decode".split())
_ASCII_CODECS = frozenset(("ascii", "usascii", "base64", "hex"))
_FLOWING = frozenset("format join strip lstrip rstrip lower upper replace".split())  # methods that hand the bytes on


class Texts:
    """Of one script."""

    def __init__(self, script: Parsed) -> None:
        self._script, self._values = script, script.values

    def is_ascii(self, node: Optional[ast.AST], seen: FrozenSet[str] = frozenset()) -> bool:
        """Is its text ASCII, whatever the input is? So is that of a number."""
        if isinstance(node, ast.Constant):
            return not isinstance(node.value, (str, bytes)) or node.value.isascii()
        if isinstance(node, ast.Name):
            return self._all_are_ascii(node.id, self._values.assigned(node.id), seen)
        if isinstance(node, ast.Attribute):
            return self._all_are_ascii(f".{node.attr}", self._values.of_attribute(node.attr), seen)
        if self._values.kind(node) in NUMBERS:
            return True
        if isinstance(node, ast.Call):
            return self._call_is_ascii(node, seen)
        parts = [node.left] if isinstance(node, ast.BinOp) and _converts_to_ascii(node) else _parts(node)
        return bool(parts) and all(self.is_ascii(part, seen) for part in parts)

    def _all_are_ascii(self, name: str, values: Sequence[Optional[ast.AST]], seen: FrozenSet[str]) -> bool:
        return name in seen or (bool(values) and all(self.is_ascii(value, seen | {name}) for value in values))

    def _call_is_ascii(self, call: ast.Call, seen: FrozenSet[str]) -> bool:
        function = call.func
        if isinstance(function, ast.Name):
            return function.id == "repr" or (function.id in ("str", "unicode") and all(self.is_ascii(value, seen) for value in call.args))
        if not isinstance(function, ast.Attribute):
            return False
        if function.attr == "dumps":
            return not any(keyword.arg == "ensure_ascii" and _is_false(keyword.value) for keyword in call.keywords)
        codec = call.args[0] if function.attr == "encode" and call.args else None
        if function.attr in _OF_ITSELF or (isinstance(codec, ast.Constant) and _plain(codec.value) in _ASCII_CODECS):
            return True
        arguments = [*call.args, *(keyword.value for keyword in call.keywords)]
        return function.attr in _KEEPING and all(self.is_ascii(part, seen) for part in (function.value, *arguments))

    def beyond_ascii(self, node: Optional[ast.AST], seen: FrozenSet[str] = frozenset()) -> Iterator[ast.AST]:
        """The byte strings with letters beyond ASCII, written so or by encode('utf-8'), of which the text is made."""
        if isinstance(node, ast.Constant):
            if isinstance(node.value, str) and node.kind != "u" and not node.value.isascii():
                yield node
        elif isinstance(node, ast.Name) and node.id not in seen:
            for value in self._values.assigned(node.id):
                yield from self.beyond_ascii(value, seen | {node.id})
        elif isinstance(node, ast.Call):
            if self._is_encoded(node):
                yield node
            elif isinstance(node.func, ast.Attribute) and node.func.attr in _FLOWING:
                for part in (node.func.value, *node.args):
                    yield from self.beyond_ascii(part, seen)
        else:
            for part in _parts(node):
                yield from self.beyond_ascii(part, seen)

    def _is_encoded(self, call: ast.Call) -> bool:
        codec = call.args[0] if isinstance(call.func, ast.Attribute) and call.func.attr == "encode" and call.args else None
        is_utf_8 = isinstance(codec, ast.Constant) and _plain(codec.value) == "utf8"
        return is_utf_8 and isinstance(call.func, ast.Attribute) and not self.is_ascii(call.func.value)


def _parts(node: Optional[ast.AST]) -> list[ast.expr]:
    """The expressions of which the value is one, or is made."""
    if isinstance(node, (ast.List, ast.Tuple)):
        return node.elts
    if isinstance(node, ast.IfExp):
        return [node.body, node.orelse]
    if isinstance(node, ast.BoolOp):
        return node.values
    return [node.left, node.right] if isinstance(node, ast.BinOp) else []


def _converts_to_ascii(node: ast.BinOp) -> bool:
    """'%d' % value: no conversion of the format gives more than digits, or repr."""
    text = node.left.value if isinstance(node.op, ast.Mod) and isinstance(node.left, ast.Constant) else None
    return isinstance(text, str) and not set(_CONVERSION.findall(text)) & set("sc")


def _plain(codec: object) -> str:
    return str(codec).lower().replace("-", "").replace("_", "")


def _is_false(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and not node.value
