"""Calls of Java methods with values or arguments that Jython does not take for them."""

from __future__ import annotations

import ast
from typing import Iterator, Tuple

from ..instances import instances_of
from ..parsed import Parsed, is_session, mentions
from ..rule import ERROR, WARNING, Found, rule
from ..values import NO_TEXTS, WORDS


@rule(
    "attribute-default", ERROR,
    "FlowFile.getAttribute takes one argument: TypeError: getAttribute(): expected 1 args; got 2",
    "getAttribute takes one argument: write getAttribute(name) or 'default'",
)  # fmt: skip
def attribute_default(script: Parsed) -> Iterator[Found]:
    for call, _ in script.methods("getAttribute"):
        if len(call.args) > 1:
            yield call, ""


@rule(
    "attributes-get-default", ERROR,
    "getAttributes() is a Java map, whose get takes one argument: TypeError: get(): expected 1 args; got 2",
    "getAttributes() is a Java map, get takes one argument: write get(name) or 'default'",
)  # fmt: skip
def attributes_get_default(script: Parsed) -> Iterator[Found]:
    for call, function in script.methods("get"):
        if len(call.args) == 2 and _is_get_attributes(function.value):
            yield call, ""


def _is_get_attributes(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr == "attributes"
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "getAttributes"


@rule(
    "number-attribute", ERROR,
    "an attribute is a string: putAttribute(ff, 'n', 1) is TypeError: putAttribute(): 3rd arg can't be coerced to String, and so is it with"
    " True, a list, a dict, a date",
    "an attribute's {}",
)  # fmt: skip
def number_attribute(script: Parsed) -> Iterator[Found]:
    """A number as the name too; None is taken: NiFi puts nothing then."""
    instances = instances_of(script)
    for call, _ in _of_session(script, "putAttribute", 3):
        for part, value in zip(("name", "value"), call.args[1:]):
            kind = instances.kind(value)
            if kind in NO_TEXTS:
                yield value, f"{part} is a string, this is {WORDS[kind]}: write str({ast.unparse(value)})"
    for call, _ in _of_session(script, "putAllAttributes", 2):
        for stored, kind in instances.no_texts(script.values.stored(call.args[1])):
            yield stored, f"value is a string, this is {WORDS[kind]}: write str({ast.unparse(stored)})"


def _of_session(script: Parsed, method: str, count: int) -> Iterator[Tuple[ast.Call, ast.Attribute]]:
    return ((call, function) for call, function in script.methods(method) if is_session(function.value) and len(call.args) == count)


@rule(
    "java-keyword", ERROR,
    "a Java method takes no keyword arguments: TypeError: putAttribute(): takes no keyword arguments",
    "a Java method takes no keyword arguments: leave '{}=' out",
)  # fmt: skip
def java_keyword(script: Parsed) -> Iterator[Found]:
    for call in script.calls:
        owner = call.func.value if isinstance(call.func, ast.Attribute) else None
        named = [keyword.arg for keyword in call.keywords if keyword.arg]
        if named and isinstance(owner, ast.Name) and owner.id in ("session", "log", "context"):
            yield call, named[0]


@rule(
    "java-exceptions", WARNING,
    "session's FlowFileHandlingException and every other Java exception pass 'except Exception', which is Python's class alone",
    "except Exception does not catch Java exceptions: use a bare except, or java.lang.Throwable too",
)  # fmt: skip
def java_exceptions(script: Parsed) -> Iterator[Found]:
    """except Exception around session calls, with no clause that catches Java's."""
    if _imports_java_exception(script):
        return
    for node in script.nodes:
        if isinstance(node, ast.Try) and len(node.handlers) == 1 and any(mentions(inner, "session") for inner in node.body):
            kind = node.handlers[0].type
            if isinstance(kind, ast.Name) and kind.id == "Exception":
                yield node.handlers[0], ""


def _imports_java_exception(script: Parsed) -> bool:
    return any(
        isinstance(node, ast.ImportFrom)
        and node.module == "java.lang"
        and any((alias.asname or alias.name) == "Exception" for alias in node.names)
        for node in script.nodes
    )


_MODULE_DATES = frozenset(("now", "utcnow", "today", "strptime", "fromtimestamp", "utcfromtimestamp", "combine"))


@rule(
    "module-level-date", WARNING,
    "a datetime in a global name goes through the script engine's bindings and comes back as java.sql.Timestamp: no strftime, no year",
    "the global name {} becomes a java.sql object, which has no strftime, year ...: keep dates inside a function",
)  # fmt: skip
def module_level_date(script: Parsed) -> Iterator[Found]:
    for node in _top_level(script.tree.body):
        function = node.value.func if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) else None
        if isinstance(function, ast.Attribute) and function.attr in _MODULE_DATES and "date" in ast.unparse(function.value):
            assert isinstance(node, ast.Assign)
            yield node, ast.unparse(node.targets[0])


def _top_level(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    for node in body:
        yield node
        for part in ("body", "orelse", "finalbody", "handlers"):
            inner = getattr(node, part, None)
            if inner and not isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                yield from _top_level(inner)
