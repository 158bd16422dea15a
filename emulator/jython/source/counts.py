"""Calls that a built-in type or function of Jython may refuse for the number of their arguments, or for a keyword, told by the text alone.

A name that several types have is suspicious beyond what any of them takes; what a call really gets is decided when it runs
(``call_words.py``). ``tests/script/test_call_words.py`` holds the table against ``data/calls.json``.
"""

from __future__ import annotations

import ast

MANY = 99


def _table(*rows: tuple[int, int, str]) -> dict[str, tuple[int, int]]:
    return {name: (fewest, most) for fewest, most, names in rows for name in names.split()}


METHODS = _table(
    (0, 0, "as_integer_ratio bit_length capitalize clear close conjugate copy fileno flush hex is_integer isalnum isalpha isatty"),
    (0, 0, "isdecimal isdigit islower isnumeric isspace istitle isunicode isupper items iteritems iterkeys itervalues keys lower next"),
    (0, 0, "popitem reverse swapcase tell title upper values viewitems viewkeys viewvalues xreadlines"),
    (0, 1, "expandtabs lstrip readline readlines rstrip splitlines strip truncate"),
    (0, 2, "get pop read rsplit split"),
    (0, 3, "find"),
    (0, MANY, "decode difference difference_update encode intersection intersection_update union"),
    (1, 1, "append discard extend fromhex has_key indices isdisjoint issubset issuperset join partition readinto rpartition send"),
    (1, 1, "symmetric_difference symmetric_difference_update translate writelines zfill"),
    (1, 2, "add center fromkeys ljust rjust seek setdefault setifabsent write"),
    (0, 1, "remove"),
    (1, 3, "count endswith index rfind rindex startswith throw"),
    (2, 2, "insert"),
    (2, 3, "replace"),
)  # fmt: skip
FUNCTIONS = _table(
    (0, 0, "globals locals object"),
    (0, 1, "bool bytes dict dir float frozenset list set str tuple vars"),
    (0, 2, "int long round"),
    (0, 3, "unicode"),
    (0, 4, "property"),
    (0, MANY, "bytearray complex enumerate map memoryview zip"),
    (1, 1, "abs all any bin callable chr classmethod hash hex id intern len oct ord reload repr reversed staticmethod"),
    (1, 2, "cmp format iter next sum super unichr"),
    (1, 3, "apply buffer eval execfile file open range slice xrange"),
    (2, 2, "coerce delattr divmod filter hasattr isinstance issubclass"),
    (2, 3, "getattr pow reduce"),
    (3, 3, "setattr"),
    (3, 5, "compile"),
)
TYPES = frozenset("bytearray complex dict file float frozenset int list long set slice str tuple unicode xrange".split())


def name_of_suspect(node: ast.Call) -> str:
    """The name of the method or function whose call may be refused; '' for any other call."""
    function = node.func
    if isinstance(function, ast.Attribute):
        name, table = function.attr, METHODS
        if name in table and isinstance(function.value, ast.Name) and function.value.id in TYPES:
            return name  # str.upper('a'): its first argument is the instance
    elif isinstance(function, ast.Name):
        name, table = function.id, FUNCTIONS
    else:
        return ""
    counts = table.get(name)
    return name if counts and (node.keywords or not counts[0] <= len(node.args) <= counts[1]) else ""


def counted(node: ast.Call, name: str) -> ast.Call:
    """The call by the helper that asks first whether the count is refused."""
    arguments = [ast.Constant(name), node.func, *node.args]
    return ast.copy_location(ast.Call(ast.Name("__jy_counted__", ast.Load()), arguments, node.keywords), node)
