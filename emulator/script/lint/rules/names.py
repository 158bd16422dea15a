"""Names that nobody binds: a typo, a relationship that ExecuteScript does not have, a name of Python 3."""

from __future__ import annotations

import ast
import builtins
import difflib
from typing import Dict, FrozenSet, Iterator, List, Set

from ....jython.source.tree_helpers import KEYWORD_MARK
from ..parsed import Parsed
from ..rule import ERROR, Found, rule
from ..set_at_run import binds_names

BINDINGS = frozenset(("session", "context", "log", "REL_SUCCESS", "REL_FAILURE", "sys"))
PYTHON_2 = frozenset(
    """
    ArithmeticError AssertionError AttributeError BaseException BufferError BytesWarning DeprecationWarning EOFError Ellipsis
    EnvironmentError Exception False FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning
    IndentationError IndexError KeyError KeyboardInterrupt LookupError MemoryError NameError None NotImplemented
    NotImplementedError OSError OverflowError PendingDeprecationWarning ReferenceError RuntimeError RuntimeWarning StandardError
    StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError True TypeError UnboundLocalError UnicodeDecodeError
    UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning ZeroDivisionError
    __debug__ __doc__ __import__ __name__ __builtins__ __file__ __package__ __class__ abs all any apply basestring bin bool
    buffer bytearray bytes callable chr classmethod cmp coerce compile complex copyright credits delattr dict dir divmod
    enumerate eval execfile exit file filter float format frozenset getattr globals hasattr hash hex id input int intern
    isinstance issubclass iter len license list locals long map max memoryview min next object oct open ord pow print property
    quit range raw_input reduce reload repr reversed round set setattr slice sorted staticmethod str sum super tuple type unichr
    unicode vars xrange zip
    """.split()
)
_PYTHON_3 = frozenset(dir(builtins)) - PYTHON_2
_PROPERTY_VALUE = frozenset(
    """
    getValue value evaluateAttributeExpressions asInteger asLong asBoolean asFloat asDouble asTimePeriod asDataSize
    asControllerService isSet set isExpressionLanguagePresent toString
    """.split()
)


def _unbound(script: Parsed) -> Dict[str, List[ast.Name]]:
    """Name → where it is read, of each name that nothing in the script binds and no test of the script asks for."""
    takes_all = any(isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names) for node in script.nodes)
    if takes_all or binds_names(script):
        return {}
    texts = {node.value for node in script.nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    allowed: FrozenSet[str] = script.bound | BINDINGS | PYTHON_2 | texts  # 'limit' in globals()
    unbound: Dict[str, List[ast.Name]] = {}
    for node in script.nodes:
        if isinstance(node, ast.Name) and not node.id.startswith("__jy") and node.id.replace(KEYWORD_MARK, "") not in allowed:
            unbound.setdefault(node.id, []).append(node)
    return unbound


def _expected(script: Parsed) -> FrozenSet[int]:
    """ids of the nodes in a ``try`` that catches NameError, or everything."""
    caught: Set[int] = set()
    for node in script.nodes:
        if isinstance(node, ast.Try) and any(_catches_name_error(handler.type) for handler in node.handlers):
            caught.update(id(inner) for statement in node.body for inner in ast.walk(statement))
    return frozenset(caught)


def _catches_name_error(kind: object) -> bool:
    return isinstance(kind, ast.AST) and any(isinstance(inner, ast.Name) and inner.id == "NameError" for inner in ast.walk(kind))


@rule(
    "relationship", ERROR,
    "ExecuteScript binds REL_SUCCESS and REL_FAILURE alone: any other is NameError: name 'REL_…' is not defined",
    "ExecuteScript has REL_SUCCESS and REL_FAILURE alone, there is no {}",
)  # fmt: skip
def relationship(script: Parsed) -> Iterator[Found]:
    for name, places in _unbound(script).items():
        if name.startswith("REL_"):
            near = difflib.get_close_matches(name, ("REL_SUCCESS", "REL_FAILURE"), 1)
            for place in places:
                yield place, name + (f"; did you mean {near[0]}?" if near else "")


@rule(
    "undefined-name", ERROR,
    "a name that nothing binds is NameError: name '…' is not defined when its line is reached, and the FlowFile goes back to its queue",
    "nothing binds the name {}",
)  # fmt: skip
def undefined_name(script: Parsed) -> Iterator[Found]:
    """Not a dynamic property, which is read as ``name.getValue()``."""
    expected = _expected(script)
    properties = {
        node.value.id
        for node in script.nodes
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in _PROPERTY_VALUE
    }
    for name, places in _unbound(script).items():
        if name.startswith("REL_") or name in properties:
            continue
        for place in places:
            if id(place) not in expected:
                yield place, name + _hint(script, name)


def _hint(script: Parsed, name: str) -> str:
    if name in _PYTHON_3:
        return ", which is Python 3's"
    near = difflib.get_close_matches(name, sorted(script.bound | BINDINGS | PYTHON_2), 1, 0.75)
    return f"; did you mean {near[0]}?" if near else ", and a dynamic property is read as name.getValue()"
