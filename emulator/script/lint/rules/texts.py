"""Byte strings and unicode where Python 3 has one kind of text."""

from __future__ import annotations

import ast
from typing import Iterator, Optional, Set

from ..ascii_texts import Texts
from ..parsed import Parsed, is_session
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
    texts, files = Texts(script), _files(script)
    for call, function in script.methods("write"):
        argument: Optional[ast.AST] = call.args[0] if call.args else None
        if isinstance(argument, ast.Name) and len(script.values.assigned(argument.id)) == 1:
            argument = script.values.assigned(argument.id)[0]
        if not (isinstance(argument, ast.Call) and isinstance(argument.func, ast.Name) and argument.func.id == "bytearray"):
            continue
        if argument.args and not _is_7_bit(texts, argument.args[0]) and ast.unparse(function.value) not in files:
            yield call, ""


def _is_7_bit(texts: Texts, node: ast.AST) -> bool:
    if isinstance(node, (ast.List, ast.Tuple)):
        return all(isinstance(item, ast.Constant) and isinstance(item.value, int) and item.value < 128 for item in node.elts)
    return texts.is_ascii(node)


_OPENING = frozenset("open file fdopen StringIO BytesIO TemporaryFile NamedTemporaryFile GzipFile BZ2File".split())


def _files(script: Parsed) -> Set[str]:
    """Names of Python's own files, which take any bytes."""
    opened: Set[str] = set()
    for node in script.nodes:
        pairs = [(node.targets[0], node.value)] if isinstance(node, ast.Assign) else []
        if isinstance(node, ast.With):
            pairs = [(item.optional_vars, item.context_expr) for item in node.items if item.optional_vars]
        opened.update(ast.unparse(target) for target, value in pairs if _opens(value))
    return opened


def _opens(node: ast.AST) -> bool:
    function = node.func if isinstance(node, ast.Call) else None
    name = function.id if isinstance(function, ast.Name) else function.attr if isinstance(function, ast.Attribute) else ""
    return name in _OPENING


_LOGGING = ("trace", "debug", "info", "warn", "error", "log")


@rule(
    "non-ascii-error", WARNING,
    "an exception's or a log's text that is a byte string with letters beyond ASCII comes out of NiFi's log with each of its bytes as a"
    " character",
    "a byte string shows each byte as a character in NiFi's log ({})",
)  # fmt: skip
def non_ascii_error(script: Parsed) -> Iterator[Found]:
    texts = Texts(script)
    for node in script.nodes:
        raised = node.exc if isinstance(node, ast.Raise) else node.msg if isinstance(node, ast.Assert) else None
        for text in [raised, *(raised.args if isinstance(raised, ast.Call) else ())]:
            yield from _written(texts, text, " and keep the message in ASCII")
    for call, function in script.methods(*_LOGGING):
        if isinstance(function.value, ast.Name) and function.value.id == "log":
            for text in call.args:
                yield from _written(texts, text)


@rule(
    "non-ascii-attribute", WARNING,
    "a byte string with letters beyond ASCII becomes an attribute that has each of its bytes as a character: 'ş' is 'Å\\x9f'",
    "a byte string gives an attribute each byte as a character ({})",
)  # fmt: skip
def non_ascii_attribute(script: Parsed) -> Iterator[Found]:
    texts = Texts(script)
    for call, function in script.methods("putAttribute", "putAllAttributes"):
        if is_session(function.value):
            stored = script.values.stored(call.args[-1]) if function.attr == "putAllAttributes" and call.args else {}
            for text in [*call.args[1:], *(value for values in stored.values() for value in values)]:
                yield from _written(texts, text)


def _written(texts: Texts, text: Optional[ast.AST], more: str = "") -> Iterator[Found]:
    for place in texts.beyond_ascii(text):
        shown = f"'{place.value!s}': write u'…'{more}" if isinstance(place, ast.Constant) else "leave encode('utf-8') out"
        yield place, shown
