"""The rules of ``lint`` that look at the tree: rule, check, advice. A check yields (node, detail for the advice)."""

from __future__ import annotations

import ast
from typing import Callable, Iterator, Optional, Tuple

from ..jython.modules.catalog import HOSTED, WAYS_ROUND, build_of

Found = Tuple[ast.AST, str]
Check = Callable[[ast.Module], Iterator[Found]]
_PYTHON_3 = frozenset(
    (
        "asyncio",
        "concurrent",
        "configparser",
        "dataclasses",
        "enum",
        "http",
        "importlib",
        "ipaddress",
        "pathlib",
        "queue",
        "requests",
        "secrets",
        "statistics",
        "typing",
        "urllib3",
        "yaml",
        "zoneinfo",
        "urllib.parse",
        "urllib.request",
        "builtins",
        "numpy",
        "pandas",
    )
)
_MISSING = frozenset(("sqlite3", "multiprocessing", "ctypes", "lxml", "dateutil", "pytz", "six", "simplejson"))
_MODULE_DATES = frozenset(("now", "utcnow", "today", "strptime", "fromtimestamp", "utcfromtimestamp", "combine"))


def _calls(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == name:
            yield node


def _named_calls(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node


def _isinstance_str(tree: ast.Module) -> Iterator[Found]:
    with_more = {id(value) for node in ast.walk(tree) if isinstance(node, ast.BoolOp) for value in node.values}
    for node in _named_calls(tree, "isinstance"):
        if len(node.args) == 2 and isinstance(node.args[1], ast.Name) and node.args[1].id == "str" and id(node) not in with_more:
            yield node, ""


def _get_attribute_default(tree: ast.Module) -> Iterator[Found]:
    for node in _calls(tree, "getAttribute"):
        if len(node.args) > 1:
            yield node, ""


def _is_get_attributes(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr == "attributes"
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "getAttributes"


def _map_get_default(tree: ast.Module) -> Iterator[Found]:
    for node in _calls(tree, "get"):
        assert isinstance(node.func, ast.Attribute)
        if len(node.args) == 2 and _is_get_attributes(node.func.value):
            yield node, ""


def _non_ascii_write(tree: ast.Module) -> Iterator[Found]:
    """bytearray(x.encode('utf-8')) where x is not surely ASCII: json.dumps with ensure_ascii is."""
    for node in _calls(tree, "write"):
        argument = node.args[0] if node.args else None
        if not (
            isinstance(argument, ast.Call) and isinstance(argument.func, ast.Name) and argument.func.id == "bytearray" and argument.args
        ):
            continue
        if not _surely_ascii(argument.args[0]):
            yield node, ""


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
    return isinstance(node, ast.Constant) and not node.value or isinstance(node, ast.Name) and node.id == "False"


def _unguarded_transfer(tree: ast.Module) -> Iterator[Found]:
    """session.get() at the top and a transfer of the same name at the top, with no test between."""
    taken: Optional[str] = None
    for node in tree.body:
        if isinstance(node, ast.Assign) and _is_session_get(node.value) and isinstance(node.targets[0], ast.Name):
            taken = node.targets[0].id
        elif isinstance(node, (ast.If, ast.While)) and taken and _mentions(node.test, taken):
            return
        elif taken and isinstance(node, (ast.Expr, ast.Try, ast.Assign)):
            for call in _calls(node, "transfer"):
                if call.args and _mentions(call.args[0], taken):
                    yield call, taken


def _is_session_get(node: ast.AST) -> bool:
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get" and not node.args):
        return False
    return isinstance(node.func.value, ast.Name) and node.func.value.id == "session"


def _mentions(node: ast.AST, name: str) -> bool:
    return any(isinstance(inner, ast.Name) and inner.id == name for inner in ast.walk(node))


def _modules(tree: ast.Module) -> Iterator[Tuple[ast.AST, str]]:
    tried = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.Try)
        for part in (*node.body, *node.handlers)
        for inner in ast.walk(part)
    }
    for node in ast.walk(tree):
        if id(node) in tried:
            continue  # a script for Python 2 and 3
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node, node.module


def _missing_modules(tree: ast.Module) -> Iterator[Found]:
    for node, name in _modules(tree):
        if name in _PYTHON_3 or name.partition(".")[0] in _PYTHON_3 | _MISSING:
            yield node, name


def _not_emulated(tree: ast.Module) -> Iterator[Found]:
    for node, name in _modules(tree):
        first = name.partition(".")[0]
        if first in WAYS_ROUND and build_of(name) is None and name not in HOSTED:
            yield node, f"{first}: {WAYS_ROUND[first]}"


def _bare_exception(tree: ast.Module) -> Iterator[Found]:
    """except Exception around session calls, with no clause that catches Java's."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Try) and len(node.handlers) == 1 and any(_mentions(inner, "session") for inner in node.body):
            kind = node.handlers[0].type
            if isinstance(kind, ast.Name) and kind.id == "Exception" and not _imports_java_exception(tree):
                yield node.handlers[0], ""


def _imports_java_exception(tree: ast.Module) -> bool:
    return any(
        isinstance(node, ast.ImportFrom)
        and node.module == "java.lang"
        and any((alias.asname or alias.name) == "Exception" for alias in node.names)
        for node in ast.walk(tree)
    )


def _module_level_dates(tree: ast.Module) -> Iterator[Found]:
    """A datetime in a global name of the script becomes a java.sql.Timestamp."""
    for node in _top_level(tree.body):
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


TREE_RULES: Tuple[Tuple[str, Check, str], ...] = (
    ("isinstance-str", _isinstance_str, "attributes, JSON texts and global names are unicode in Jython, so this is False: test basestring"),
    ("attribute-default", _get_attribute_default, "getAttribute takes one argument: write getAttribute(name) or 'default'"),
    ("attributes-get-default", _map_get_default, "getAttributes() is a Java map, get takes one argument: write get(name) or 'default'"),
    (
        "non-ascii-write",
        _non_ascii_write,
        "write(bytearray) fails in Jython for any byte above 127: write the encoded string itself, or json.dumps with ensure_ascii",
    ),
    ("no-flowfile", _unguarded_transfer, "session.get() gives None when the queue is empty: test '{0} is not None' before"),
    ("missing-module", _missing_modules, "Jython 2.7 has no module {0}"),
    ("not-emulated", _not_emulated, "works in NiFi, not here; {0}"),
    ("java-exceptions", _bare_exception, "except Exception does not catch Java exceptions: use a bare except, or java.lang.Throwable too"),
    (
        "module-level-date",
        _module_level_dates,
        "the global name {0} becomes a java.sql object, which has no strftime, year ...: keep dates inside a function",
    ),
)
