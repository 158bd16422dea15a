"""The plan of the house as the source says it: modules, what each imports, which names it binds."""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TREES = ("emulator", "templates", "nifi", "tests")


@dataclass(frozen=True)
class Import:
    source: str
    target: str  # the module, as far as it is one of ours
    typing_only: bool  # under TYPE_CHECKING


@cache
def pages():
    """Every page that people read."""
    return [*sorted(ROOT.glob("*.md")), *sorted(path for tree in (*TREES[:-1], "processors") for path in (ROOT / tree).rglob("*.md"))]


def module_name(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def modules():
    """Module name -> its syntax tree."""
    paths = [path for tree in TREES for path in sorted((ROOT / tree).rglob("*.py"))]
    return {module_name(path): (path, ast.parse(path.read_text(encoding="utf-8"))) for path in paths}


def ours(name):
    """The longest beginning of a dotted name that is a module of ours, '' when none is."""
    while name and name.split(".")[0] in TREES and name not in modules():
        name = name.rpartition(".")[0]
    return name if name in modules() else ""


def targets(node, package):
    if isinstance(node, ast.Import):
        return [name.name for name in node.names]
    above = package[: len(package) - node.level + 1] if node.level else []
    base = ".".join([*above, *([node.module] if node.module else [])])
    return [base + "." + name.name for name in node.names]


def is_typing(test):
    return getattr(test, "id", getattr(test, "attr", "")) == "TYPE_CHECKING"


@cache
def imports():
    """Every import of ours by ours, those inside functions included."""
    edges = set()
    for name, (path, tree) in modules().items():
        package = list(path.relative_to(ROOT).parts[:-1])
        guards = [node for node in ast.walk(tree) if isinstance(node, ast.If) and is_typing(node.test)]
        typing = {id(node) for guard in guards for statement in guard.body for node in ast.walk(statement)}
        for node in ast.walk(tree):
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                edges |= {Import(name, ours(target), id(node) in typing) for target in targets(node, package)}
    return {edge for edge in edges if edge.target and edge.target != edge.source}


@cache
def circles(typing_too):
    """Sets of modules that import one another (strongly connected, two or more)."""
    graph = {}
    for edge in imports():
        if typing_too or not edge.typing_only:
            graph.setdefault(edge.source, set()).add(edge.target)
    reach = {name: reachable(graph, name) for name in graph}
    sets = {frozenset(other for other in reach[name] if name in reach.get(other, ())) for name in graph if name in reach[name]}
    return sorted(sorted(each) for each in sets)


def reachable(graph, start):
    seen, stack = set(), [start]
    while stack:
        for target in graph.get(stack.pop(), ()):
            if target not in seen:
                seen.add(target)
                stack.append(target)
    return seen


def bound_names(tree):
    """(name, line) of everything that a module binds for longer than a comprehension or a lambda."""
    short = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.comprehension):
            short |= {id(name) for name in ast.walk(node.target)}
        elif isinstance(node, ast.Lambda):
            short |= {id(name) for name in ast.walk(node.args)}
    for node in ast.walk(tree):
        if id(node) in short:
            continue
        if isinstance(node, (ast.Name, ast.Attribute)) and isinstance(node.ctx, ast.Store):
            yield (node.id if isinstance(node, ast.Name) else node.attr), node.lineno
        elif isinstance(node, ast.arg):
            yield node.arg, node.lineno
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.ExceptHandler)) and node.name:
            yield node.name, node.lineno
        elif isinstance(node, ast.alias) and node.asname:
            yield node.asname, node.lineno
