"""What a script's names are given, and of what kind an expression is, where that is sure."""

from __future__ import annotations

import ast
from functools import cached_property
from typing import Dict, FrozenSet, Iterable, Iterator, List, Optional, Sequence, Set, Tuple

from .handed import handed_over

NUMBERS = frozenset(("int", "float", "bool", "number"))
NO_TEXTS = NUMBERS | {"complex", "list", "tuple", "dict", "set", "generator", "bytearray", "object"}  # no String for Jython
WORDS = {
    "str": "a text", "bytes": "a text", "int": "a number", "float": "a number", "number": "a number", "complex": "a number",
    "bool": "a truth value", "NoneType": "nothing", "list": "a list", "tuple": "a tuple", "dict": "a dict", "set": "a set",
    "generator": "a generator", "bytearray": "a bytearray", "object": "an object", "ellipsis": "an object",
}  # fmt: skip
_BUILT_IN = {
    "list": "list", "sorted": "list", "range": "list", "xrange": "object", "dict": "dict", "str": "str", "bytes": "str",
    "unicode": "str", "repr": "str", "int": "int", "long": "int", "len": "int", "ord": "int", "hash": "int", "float": "float",
    "bool": "bool", "isinstance": "bool", "round": "float", "sum": "number", "abs": "number", "tuple": "tuple", "set": "set",
    "frozenset": "set", "bytearray": "bytearray", "__jy_long__": "int",
}  # fmt: skip
_OF_LIBRARIES = {
    "time.time": "float", "time.clock": "float", "random.random": "float", "random.randint": "int", "random.randrange": "int",
    "os.getpid": "int", "java.lang.System.currentTimeMillis": "int", "java.lang.System.nanoTime": "int",
    "datetime.datetime": "object", "datetime.datetime.now": "object", "datetime.datetime.utcnow": "object",
    "datetime.datetime.today": "object", "datetime.datetime.strptime": "object", "datetime.date.today": "object",
    "datetime.timedelta": "object", "decimal.Decimal": "object", "uuid.uuid1": "object", "uuid.uuid4": "object",
    "java.util.UUID.randomUUID": "object", "java.util.Date": "object", "java.math.BigDecimal": "object",
    "java.lang.StringBuilder": "object",
}  # fmt: skip
_DISPLAYS = {
    ast.List: "list", ast.ListComp: "list", ast.Dict: "dict", ast.DictComp: "dict", ast.Tuple: "tuple", ast.Set: "set", ast.SetComp: "set",
    ast.GeneratorExp: "generator",
}  # fmt: skip
_TEXT_METHODS = frozenset(("join", "strip", "lower", "upper", "replace", "encode", "decode", "format", "strftime", "isoformat", "dumps"))
_OF_TEXTS = {"count": "int", "find": "int", "rfind": "int", "index": "int", "rindex": "int", "split": "list", "rsplit": "list",
             "splitlines": "list", "startswith": "bool", "endswith": "bool", "isdigit": "bool"}  # fmt: skip
_SAME = "same"  # the name itself, on the way to its kind: count = count + 1


class Values:
    """Of one script. ``bound``: every name that it binds."""

    def __init__(self, nodes: Sequence[ast.AST], bound: FrozenSet[str]) -> None:
        self._nodes, self._bound = nodes, bound

    @cached_property
    def _assigned(self) -> Dict[str, List[Optional[ast.AST]]]:
        values: Dict[str, List[Optional[ast.AST]]] = {}
        handed = handed_over(self._nodes)
        seen: Set[int] = set()
        for node in self._nodes:
            for target, value in _given(node):
                seen.add(id(target))
                values.setdefault(target.id, []).append(value)
        for node in self._nodes:
            if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load) and id(node) not in seen:
                values.setdefault(node.id, []).append(None)
            elif isinstance(node, ast.arg):
                values.setdefault(node.arg, []).extend(handed.get(id(node), [None]))
        return values

    @cached_property
    def _attributes(self) -> Dict[str, List[ast.AST]]:
        """Attribute → what is assigned to it, of whatever object."""
        values: Dict[str, List[ast.AST]] = {}
        for node in self._nodes:
            for target in node.targets if isinstance(node, ast.Assign) else ():
                if isinstance(target, ast.Attribute):
                    values.setdefault(target.attr, []).append(node.value)  # type: ignore[attr-defined]
        return values

    def of_attribute(self, name: str) -> List[ast.AST]:
        """Every value that is assigned to an attribute of this name."""
        return self._attributes.get(name, [])

    @cached_property
    def _imported(self) -> Dict[str, str]:
        """Name in the script → what it imports, of names that are bound by nothing else."""
        names: Dict[str, str] = {}
        for node in self._nodes:
            if isinstance(node, ast.ImportFrom) and node.module:
                names.update({alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names})
            elif isinstance(node, ast.Import):
                names.update({alias.asname or alias.name.partition(".")[0]: alias.name for alias in node.names})
        return {name: full for name, full in names.items() if name not in self._assigned}

    def assigned(self, name: str) -> List[Optional[ast.AST]]:
        """Every value that is assigned to a name, None for one that cannot be seen."""
        return self._assigned.get(name, [])

    def kind(self, node: Optional[ast.AST], seen: FrozenSet[str] = frozenset()) -> str:
        """'str', 'int', 'float', 'bool', 'number', 'list', 'dict' … ('object': anything else that is no text), '' where it is not sure."""
        if isinstance(node, ast.Constant):
            return type(node.value).__name__
        if isinstance(node, ast.Name):
            return _SAME if node.id in seen else self._common(self.assigned(node.id) or [None], seen | {node.id})
        if isinstance(node, ast.Call):
            return self._kind_of_call(node, seen)
        if isinstance(node, ast.BinOp):
            return self._kind_of_operation(node, seen)
        if isinstance(node, ast.UnaryOp):
            kind = self.kind(node.operand, seen)
            return "bool" if isinstance(node.op, ast.Not) else kind if kind in NUMBERS else ""
        if isinstance(node, ast.Compare):
            return "bool"
        if isinstance(node, ast.IfExp):
            return self._common([node.body, node.orelse], seen)
        return self._common(node.values, seen) if isinstance(node, ast.BoolOp) else _DISPLAYS.get(type(node), "")

    def _common(self, values: Sequence[Optional[ast.AST]], seen: FrozenSet[str]) -> str:
        kinds = {self.kind(value, seen) for value in values} - {_SAME}
        return kinds.pop() if len(kinds) == 1 else "number" if kinds and kinds <= NUMBERS else ""

    def _kind_of_call(self, call: ast.Call, seen: FrozenSet[str]) -> str:
        library = self._dotted(call.func)
        if library:
            return _OF_LIBRARIES.get(library, "")
        if isinstance(call.func, ast.Name):
            return "" if call.func.id in self._bound else _BUILT_IN.get(call.func.id, "")
        if not isinstance(call.func, ast.Attribute):
            return ""
        method = call.func.attr
        if method in _OF_TEXTS and self.kind(call.func.value, seen) == "str":
            return _OF_TEXTS[method]
        return "str" if method in _TEXT_METHODS else ""

    def _dotted(self, node: ast.AST) -> str:
        """The full name of something of a module or a Java package, '' for anything else."""
        if isinstance(node, ast.Name):
            return self._imported.get(node.id, "")
        owner = self._dotted(node.value) if isinstance(node, ast.Attribute) else ""
        return f"{owner}.{node.attr}" if owner and isinstance(node, ast.Attribute) else ""

    def _kind_of_operation(self, node: ast.BinOp, seen: FrozenSet[str]) -> str:
        left, right = self.kind(node.left, seen), self.kind(node.right, seen)
        if left == right == _SAME:
            return _SAME
        if {left, right} <= NUMBERS | {_SAME}:
            return "number"
        return "str" if left == "str" and (isinstance(node.op, ast.Mod) or right == "str") else ""

    def stored(self, node: Optional[ast.AST]) -> Dict[str, List[ast.AST]]:
        """Key → the values that a map gets under it, as far as all of them are in sight."""
        if isinstance(node, ast.Dict):
            return _by_key(zip(node.keys, node.values))
        if not isinstance(node, ast.Name) or len(self.assigned(node.id)) != 1:
            return {}
        pairs = list(self._pairs(node.id))
        sure = all(key is None or isinstance(key, ast.Constant) for key, _ in pairs)
        return _by_key(pairs) if sure else {}

    def _pairs(self, name: str) -> Iterator[Tuple[Optional[ast.AST], ast.AST]]:
        first = self.assigned(name)[0]
        if isinstance(first, ast.Dict):
            yield from zip(first.keys, first.values)
        for node in self._nodes:
            target = node.targets[0] if isinstance(node, ast.Assign) else None
            if isinstance(node, ast.Assign) and isinstance(target, ast.Subscript) and _is(target.value, name):
                yield target.slice, node.value
            elif isinstance(node, ast.Call) and len(node.args) == 2 and _is_put(node.func, name):
                yield node.args[0], node.args[1]


def _given(node: ast.AST) -> Iterator[Tuple[ast.Name, ast.AST]]:
    """The names that a statement gives a value that can be seen."""
    if isinstance(node, ast.Assign):
        for target in node.targets:
            if isinstance(target, ast.Name):
                yield target, node.value
    elif isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
        yield node.target, ast.BinOp(ast.Name(node.target.id, ast.Load()), node.op, node.value)
    elif isinstance(node, ast.For) and isinstance(node.iter, ast.Call) and isinstance(node.iter.func, ast.Name):
        counts, called = node.target, node.iter.func.id
        if called == "enumerate" and isinstance(counts, ast.Tuple) and len(counts.elts) == 2:
            counts = counts.elts[0]
        if isinstance(counts, ast.Name) and (called in ("range", "xrange") or counts is not node.target):
            yield counts, ast.Constant(0)


def _by_key(pairs: Iterable[Tuple[Optional[ast.AST], ast.AST]]) -> Dict[str, List[ast.AST]]:
    stored: Dict[str, List[ast.AST]] = {}
    for key, value in pairs:
        if key is not None:
            stored.setdefault(ast.unparse(key), []).append(value)
    return stored


def _is(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _is_put(function: ast.AST, name: str) -> bool:
    return isinstance(function, ast.Attribute) and function.attr == "put" and _is(function.value, name)
