"""Methods and arguments that Python 3 has and Python 2.7 has not."""

from __future__ import annotations

import ast
from typing import Dict, FrozenSet, Iterator, Tuple

from ..parsed import Parsed
from ..rule import ERROR, Found, rule

ANYWHERE: FrozenSet[str] = frozenset(  # no type of Jython or Java that scripts meet has one of that name
    ("removeprefix", "removesuffix", "isascii", "casefold", "format_map", "isidentifier", "isprintable", "to_bytes", "from_bytes",
     "fromisoformat", "maketrans")
)  # fmt: skip
BY_KIND: Dict[str, FrozenSet[str]] = {"list": frozenset(("clear", "copy"))}


@rule(
    "python3-method", ERROR,
    "a method that Python 3 added is not there: AttributeError: 'list' object has no attribute 'clear'",
    "Python 2.7 has no method {}",
)  # fmt: skip
def python3_method(script: Parsed) -> Iterator[Found]:
    for call in script.calls:
        if not isinstance(call.func, ast.Attribute):
            continue
        name, value = call.func.attr, call.func.value
        if isinstance(value, ast.Name) and value.id in ("string",):
            continue  # string.maketrans is Python 2's
        if name in ANYWHERE or (name == "timestamp" and not call.args and not call.keywords):
            yield call, name
        elif name in BY_KIND.get(script.values.kind(value), ()):
            yield call, f"{name} of a {script.values.kind(value)}"


METHOD_KEYWORDS: Dict[str, Tuple[str, ...]] = {"split": ("sep", "maxsplit"), "rsplit": ("sep", "maxsplit"), "splitlines": ("keepends",)}
FUNCTION_KEYWORDS: Dict[str, Tuple[str, ...]] = {
    "open": ("encoding", "errors", "newline"), "max": ("default",), "min": ("default",), "zip": ("strict",), "sum": ("start",),
}  # fmt: skip
MOST_ARGUMENTS: Dict[str, int] = {"str": 1, "bytes": 1}


@rule(
    "python3-argument", ERROR,
    "an argument that Python 3 added is refused: TypeError: split() takes no keyword arguments, str() takes at most 1 argument",
    "Python 2.7 does not take {}",
)  # fmt: skip
def python3_argument(script: Parsed) -> Iterator[Found]:
    for call, function in script.methods(*METHOD_KEYWORDS):
        for keyword in call.keywords:
            if keyword.arg in METHOD_KEYWORDS[function.attr]:
                yield call, f"{keyword.arg}= in {function.attr}()"
    for call, name in script.functions(*FUNCTION_KEYWORDS, *MOST_ARGUMENTS, "super"):
        if name in script.bound:
            continue
        for keyword in call.keywords:
            if keyword.arg in FUNCTION_KEYWORDS.get(name, ()) or name in MOST_ARGUMENTS:
                yield call, f"{keyword.arg}= in {name}()"
        if len(call.args) > MOST_ARGUMENTS.get(name, len(call.args)):
            yield call, f"a second argument of {name}(): write value.decode(…) or value.encode(…)"
        if name == "super" and not call.args:
            yield call, "super() without its class and object"
