"""Whether session.write, append and read can call their argument, as far as the script shows it for sure."""

from __future__ import annotations

import ast
from typing import Dict, FrozenSet, Iterator, List, Optional, Set, Tuple, Union

from ...jython.source.scopes import names_bound
from .owners import Owners
from .parsed import Parsed
from .values import WORDS

_PACKAGE = "org.apache.nifi.processor.io."
ARGUMENTS = {"InputStreamCallback": 1, "OutputStreamCallback": 1, "StreamCallback": 2}  # of process, beside self
TAKEN = {
    "write": ("OutputStreamCallback", "StreamCallback"), "append": ("OutputStreamCallback",), "read": ("InputStreamCallback",),
}  # fmt: skip
_SIMPLE_BASES = frozenset(("object",))
Function = Union[ast.FunctionDef, ast.Lambda]


class Callbacks:
    """Of one script."""

    def __init__(self, script: Parsed) -> None:
        self._script, self._owners = script, Owners(script)
        self._bound: Dict[str, List[ast.AST]] = {}
        for node in script.nodes:
            for name in names_bound(node):
                self._bound.setdefault(name, []).append(node)
        stores = (node for node in script.nodes if isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load))
        self._sets_process = any(node.attr == "process" for node in stores) or any(script.functions("setattr"))

    def fault(self, argument: ast.AST, method: str) -> str:
        """What is wrong with the second argument of the session's method, '' where nothing is sure."""
        kind = self._script.values.kind(argument)
        words = f"{method} calls the process of an {' or '.join(TAKEN[method])}"
        if kind:
            return f"{ast.unparse(argument)} is {WORDS[kind]}: {words}"
        if isinstance(argument, ast.Lambda):
            return self._fault_of_function(argument, "this lambda")
        if isinstance(argument, ast.Name):
            definition = self._only(argument.id)
            if isinstance(definition, ast.ClassDef):
                return f"{argument.id} is a class, no instance: write {argument.id}(…)"
            if isinstance(definition, ast.FunctionDef):
                return self._fault_of_function(definition, argument.id)
        owner = self._class_made(argument)
        return self._fault_of_class(owner, method) if owner else ""

    def _only(self, name: str) -> Optional[ast.AST]:
        """What a name is bound to, where it is bound once."""
        places = self._bound.get(name, [])
        return places[0] if len(places) == 1 else None

    def _class_made(self, node: ast.AST) -> Optional[ast.ClassDef]:
        """The class of the script of which the expression makes an instance."""
        if isinstance(node, ast.Name) and isinstance(self._only(node.id), ast.Name):
            values = self._script.values.assigned(node.id)
            node = values[0] if len(values) == 1 and values[0] else node
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            definition = self._only(node.func.id)
            return definition if isinstance(definition, ast.ClassDef) else None
        return None

    def _fault_of_class(self, owner: ast.ClassDef, method: str) -> str:
        classes = self._with_parents(owner)
        if classes is None:
            return ""
        own, interfaces = classes
        if not interfaces & set(TAKEN[method]):
            return f"{owner.name} is no {' or '.join(TAKEN[method])}"
        processes = [item for each in own for item in each.body if "process" in names_bound(item) or _assigns_process(item)]
        if not processes:
            return "" if self._sets_process else f"{owner.name} has no method process"
        process, needed = processes[0], {ARGUMENTS[interface] for interface in interfaces}
        if isinstance(process, ast.FunctionDef) and not process.decorator_list and len(needed) == 1:
            count = needed.pop()
            if not _takes(process, count + 1):
                return f"{owner.name}.process is called with {_counted(count)} beside self"
        return ""

    def _with_parents(self, owner: ast.ClassDef) -> Optional[Tuple[List[ast.ClassDef], FrozenSet[str]]]:
        """The class with its own parents, and NiFi's interfaces among them; None where a parent is not known."""
        own: List[ast.ClassDef] = []
        interfaces: Set[str] = set()
        waiting: List[ast.ClassDef] = [owner]
        while waiting:
            each = waiting.pop(0)
            if each in own:
                continue
            if each.decorator_list or each.keywords or any("__metaclass__" in names_bound(node) for node in ast.walk(each)):
                return None
            own.append(each)
            for base in each.bases:
                parent = self._only(base.id) if isinstance(base, ast.Name) else None
                interface = self._interface(base)
                if isinstance(parent, ast.ClassDef):
                    waiting.append(parent)
                elif interface:
                    interfaces.add(interface)
                elif not (isinstance(base, ast.Name) and base.id in _SIMPLE_BASES):
                    return None
        return own, frozenset(interfaces)

    def _interface(self, base: ast.AST) -> str:
        names = [name[len(_PACKAGE) :] for name in self._owners.of(base) if name.startswith(_PACKAGE)]
        return names[0] if len(names) == 1 and names[0] in ARGUMENTS else ""

    def _fault_of_function(self, function: Function, name: str) -> str:
        is_decorated = isinstance(function, ast.FunctionDef) and function.decorator_list
        return "" if is_decorated or _takes(function, 1) else f"{name} is called with one argument, the stream"


def _counted(count: int) -> str:
    return "one argument" if count == 1 else f"{count} arguments"


def _takes(function: Function, count: int) -> bool:
    arguments = function.args
    names = len(arguments.posonlyargs) + len(arguments.args)
    return names - len(arguments.defaults) <= count and (count <= names or arguments.vararg is not None)


def _assigns_process(node: ast.stmt) -> bool:
    return any("process" in names_bound(inner) for inner in _targets(node))


def _targets(node: ast.stmt) -> Iterator[ast.AST]:
    if isinstance(node, (ast.If, ast.Try, ast.For, ast.While, ast.With)):
        yield from ast.walk(node)
    elif isinstance(node, ast.Assign):
        for target in node.targets:
            yield from ast.walk(target)
    elif isinstance(node, (ast.Import, ast.ImportFrom)):
        yield from node.names
