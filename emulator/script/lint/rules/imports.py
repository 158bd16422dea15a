"""Modules, their names and Java's classes: what is not there, what the emulator lacks, what opens a socket."""

from __future__ import annotations

import ast
import difflib
import os
from typing import Dict, Iterator

from ....base.dotted import with_parents
from ....jython.modules.catalog import HOSTED, build_of
from ....jython.modules.ways_round import WAYS_ROUND
from ....jython.names import is_java_class, is_java_package, may_be_java, module_names, package_names
from ...socket_modules import SOCKET_MODULES
from ..parsed import Import, Parsed
from ..rule import ERROR, NOTE, WARNING, Found, rule
from ..set_at_run import ANY, attributes

IMPORTERS = ("__import__", "importlib.import_module", "import_module")  # functions that import the module of that name


def _imports(script: Parsed) -> Iterator[Import]:
    """Those that are not inside a ``try``, as in a script for Python 2 and 3."""
    return (item for item in script.imports if id(item.statement) not in script.guarded)


def _is_own(script: Parsed, name: str) -> bool:
    """A module that stands beside the script: Module Directory will have it."""
    path = os.path.join(script.folder, name.partition(".")[0])
    return bool(script.folder) and (os.path.isfile(path + ".py") or os.path.isdir(path))


def _is_java(name: str) -> bool:
    return is_java_package(name) or is_java_class(name) or may_be_java(name)


def _is_below_java(name: str) -> bool:
    """java.utl: its first part is a package."""
    return is_java_package(name.partition(".")[0])


@rule(
    "missing-module", ERROR,
    "Jython 2.7.2 has its own library and no other, nothing of Python 3 and nothing from pip: ImportError: No module named {0}",
    "Jython 2.7 has no module {0}",
)  # fmt: skip
def missing_module(script: Parsed) -> Iterator[Found]:
    for node, name, _ in _imports(script):
        if module_names(name) is None and not _is_below_java(name) and not _is_own(script, name):
            yield node, name


@rule(
    "missing-name", ERROR,
    "a name that Python 3 added to a module is not in Jython's: ImportError: cannot import name, or AttributeError at its first use",
    "Jython's module {0}",
)  # fmt: skip
def missing_name(script: Parsed) -> Iterator[Found]:
    modules: Dict[str, str] = {}  # name in the script → module
    own = attributes(script)
    for node, module, taken in _imports(script):
        if isinstance(node, ast.Import):
            modules.update({alias.asname or alias.name: alias.name for alias in node.names})
        names = module_names(module)
        if names is None or _is_own(script, module):
            continue
        for name in taken:
            if name not in names.names and module_names(f"{module}.{name}") is None:
                yield node, f"{module} has no {name}"
    for inner in script.nodes:
        if isinstance(inner, ast.Attribute) and isinstance(inner.ctx, ast.Load) and id(inner) not in script.guarded:
            expression = ast.unparse(inner.value) if isinstance(inner.value, (ast.Name, ast.Attribute)) else ""
            module = "" if own & {(expression, inner.attr), (expression, ANY)} else modules.get(expression, "")
            names = module_names(module) if module and not _is_own(script, module) else None
            if names and inner.attr not in names.names and module_names(f"{module}.{inner.attr}") is None:
                yield inner, f"{module} has no {inner.attr}"


@rule(
    "java-name", ERROR,
    "a Java class or package that neither the JDK nor NiFi's scripting bundle has: ImportError: cannot import name",
    "there is no {0}",
)  # fmt: skip
def java_name(script: Parsed) -> Iterator[Found]:
    for node, module, taken in _imports(script):
        if not _is_below_java(module) or module_names(module) is not None or _is_own(script, module):
            continue
        if not _is_java(module):
            yield node, f"Java package or class {module}{_nearest(module)}"
            continue
        for name in taken:
            full = f"{module}.{name}"
            if is_java_package(module) and not _is_java(full):
                yield node, f"Java class {full}{_nearest(full)}"


def _nearest(full: str) -> str:
    package, _, simple = full.rpartition(".")
    near = difflib.get_close_matches(simple, package_names(package), 1, 0.7)
    return f"; did you mean {package}.{near[0]}?" if near else ""


@rule(
    "not-emulated", NOTE,
    "NiFi runs it and the emulator does not: a run here ends with exit code 3 and says by name what it is",
    "works in NiFi, not here; {0}",
)  # fmt: skip
def not_emulated(script: Parsed) -> Iterator[Found]:
    for node, name, _ in _imports(script):
        first = name.partition(".")[0]
        if first in WAYS_ROUND and build_of(name) is None and name not in HOSTED:
            yield node, f"{first}: {WAYS_ROUND[first]}"


@rule(
    "socket-import", WARNING,
    "Jython's _socket starts threads that nobody ends: each restart and each error that leaves the script leaks an interpreter",
    "Jython's {0} opens _socket, whose threads nobody ends: each restart of the processor and each exception that leaves the script leaks"
    " an interpreter, 1.7 MB and 20 files, until NiFi's heap is full: use Java's classes (java.net.URL, URLEncoder, java.time)",
)  # fmt: skip
def socket_import(script: Parsed) -> Iterator[Found]:
    """In a try as well: Jython imports urllib before it finds that there is no urllib.parse."""
    for node, module, taken in script.imports:
        yield from ((node, name) for name in _opening(module, *(f"{module}.{name}" for name in taken)))
    for call in script.calls:
        argument = call.args[0] if call.args and ast.unparse(call.func) in IMPORTERS else None
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            yield from ((call, name) for name in _opening(argument.value))


def _opening(*names: str) -> Iterator[str]:
    """Those of the modules, and of the packages that they lie in, that open a socket."""
    opened = [prefix for name in names for prefix in with_parents(name) if prefix in SOCKET_MODULES]
    return iter(dict.fromkeys(opened))
