"""Byte strings and unicode where Python 3 has one kind of text."""

from __future__ import annotations

import ast
from typing import Iterator

from ..parsed import Parsed
from ..rule import ERROR, WARNING, Found, rule


@rule(
    "isinstance-str", WARNING,
    "attributes, JSON texts and Java's strings are unicode in Jython: isinstance(value, str) is False for them",
    "attributes, JSON texts and global names are unicode in Jython, so this is False: test basestring",
)  # fmt: skip
def isinstance_str(script: Parsed) -> Iterator[Found]:
    with_more = {id(value) for node in script.nodes if isinstance(node, ast.BoolOp) for value in node.values}
    for call, _ in script.functions("isinstance"):
        if len(call.args) == 2 and isinstance(call.args[1], ast.Name) and call.args[1].id == "str" and id(call) not in with_more:
            yield call, ""


@rule(
    "non-ascii-write", ERROR,
    "OutputStream.write(bytearray) is refused for any byte above 127: TypeError: write(): 1st arg can't be coerced to byte[], int",
    "write(bytearray) fails in Jython for any byte above 127: write the encoded string itself, or json.dumps with ensure_ascii",
)  # fmt: skip
def non_ascii_write(script: Parsed) -> Iterator[Found]:
    """bytearray(x.encode('utf-8')) where x is not surely ASCII: json.dumps with ensure_ascii is."""
    for call, _ in script.methods("write"):
        argument = call.args[0] if call.args else None
        if not (isinstance(argument, ast.Call) and isinstance(argument.func, ast.Name) and argument.func.id == "bytearray"):
            continue
        if argument.args and not _surely_ascii(argument.args[0]):
            yield call, ""


def _surely_ascii(node: ast.AST) -> bool:
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and node.value.isascii()
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return False
    if node.func.attr == "encode":
        first = node.args[0] if node.args else None
        ascii_only = isinstance(first, ast.Constant) and str(first.value).lower().replace("-", "") in ("ascii", "usascii")
        return ascii_only or _surely_ascii(node.func.value)
    if node.func.attr != "dumps":
        return False
    return not any(keyword.arg == "ensure_ascii" and _is_false(keyword.value) for keyword in node.keywords)


def _is_false(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and not node.value


@rule(
    "non-ascii-error", WARNING,
    "an exception's text that is a byte string with letters beyond ASCII comes out of NiFi's log with each of its bytes as a character",
    "an exception's byte string shows each byte as a character in NiFi's log ('{}'): write u'…' and keep the message in ASCII",
)  # fmt: skip
def non_ascii_error(script: Parsed) -> Iterator[Found]:
    for node in script.nodes:
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            for inner in ast.walk(node.exc):
                if isinstance(inner, ast.Constant) and isinstance(inner.value, str) and inner.kind != "u" and not inner.value.isascii():
                    yield inner, inner.value.replace("{", "{{")
