"""Which Java classes exist here: Java name → Python class.

A folder of this room is a Java package: ``io/`` is java.io, ``util/regex/`` java.util.regex, ``nifi/processor/`` org.apache.nifi.processor
(``ROOTS``). A new class is one file in the folder of its package, with ``@java_class``; no list names it. The file of a class is the one
that bears its name (Base64 in ``base64.py``) or has it in its text, and its neighbours are not imported. Other rooms register classes of
their own when they are imported. The import hook of jython/ asks ``lookup`` and ``packages`` and nothing else.
"""

from __future__ import annotations

import importlib
import os
from functools import cache
from typing import Any, Callable, Dict, FrozenSet, Iterable, Iterator, List, Optional, Tuple, Type, TypeVar

from ..base.dotted import with_parents
from ..base.folders import snake_case

T = TypeVar("T")

# First folder → what it stands for; every other one is a part of ``java``.
ROOTS: Dict[str, str] = {
    "commons": "org.apache.commons",
    "jackson": "com.fasterxml.jackson",
    "javax": "javax",
    "nifi": "org.apache.nifi",
    "python": "org.python",
}
LIBRARIES = "libraries"  # what other rooms need of Java's libraries and no script imports: no package

_HERE = os.path.dirname(os.path.abspath(__file__))
_CLASSES: Dict[str, type] = {}
_other_name: Optional[Callable[[str], Any]] = None
_packages: Optional[FrozenSet[str]] = None  # remembered until the next registration


def java_class(name: str) -> Callable[[Type[T]], Type[T]]:
    """Register a Python class under its Java name (Outer$Inner), and give it the attribute ``java_name``."""

    def register(cls: Type[T]) -> Type[T]:
        cls.java_name = name  # type: ignore[attr-defined]
        global _packages
        _CLASSES[name.replace("$", ".")] = cls
        _packages = None
        return cls

    return register


def lookup(name: str) -> Optional[type]:
    """The class that stands for a Java class, nested ones as Outer.Inner or Outer$Inner; None when there is none."""
    name = name.replace("$", ".")
    if _modules(name):
        return None
    if name not in _CLASSES:
        _load_class(name)
    if name in _CLASSES:
        return _CLASSES[name]
    outer_name, _, inner_name = name.rpartition(".")
    if not outer_name.rpartition(".")[2][:1].isupper():
        return None
    outer = lookup(outer_name)
    _load_package(outer_name.rpartition(".")[0])  # a nested class may stand in a file of its own: Map.Entry in entry.py
    inner = _CLASSES.get(name) or (vars(outer).get(inner_name) if outer else None)
    return inner if isinstance(inner, type) else None


def use_for_other_names(find: Callable[[str], Any]) -> None:
    """Let ``find(name)`` give what stands for a class that Java has and the emulator has not, None where there is none."""
    global _other_name
    _other_name = find


def named(name: str) -> Any:
    """A class, or what stands for one that is not emulated; None where Java has none of that name."""
    return lookup(name) or (_other_name(name) if _other_name else None)


def packages() -> FrozenSet[str]:
    """Every known package with its parents, so that ``import java`` and ``import java.util`` both resolve."""
    global _packages
    if _packages is None:
        holders = {*_folders(), *(name.rpartition(".")[0] for name in _CLASSES)}
        # the outer class of a nested class is no package
        _packages = frozenset(parent for package in holders if package not in _CLASSES for parent in with_parents(package))
    return _packages


def is_package(name: str) -> bool:
    """Is it one of ``packages()``? Without a look at every folder, as a script's imports ask."""
    if name in _CLASSES:
        return False
    folder = _folder(name)
    is_above = any(root.startswith(name + ".") for root in ROOTS.values()) or name == "java"
    return is_above or os.path.isdir(folder) or any(full.startswith(name + ".") for full in _CLASSES)


def classes() -> List[str]:
    """The Java names of all classes, sorted; imports every module (COVERAGE.md is made from it)."""
    for package in _folders():
        _load_package(package)
    return sorted(_CLASSES)


def package_of(module: str) -> Optional[str]:
    """The Java package of a module of this room, by its folder; None for one that stands in no package."""
    inside = module[len(__package__) + 1 :].split(".")[:-1]
    if not inside or inside[0] == LIBRARIES:
        return None
    return ".".join((ROOTS.get(inside[0], "java." + inside[0]), *inside[1:]))


def _load_class(name: str) -> None:
    package, _, simple = name.rpartition(".")
    own = snake_case(simple)
    modules = _modules(package)
    bearing = [module for module in modules if module.endswith("." + own)]
    for module in bearing or [module for module in modules if _registers(module, name)]:
        importlib.import_module(module)
    if name not in _CLASSES:
        _load_package(package)


def _registers(module: str, name: str) -> bool:
    """Does a module's text register the class? To read the texts of a package costs a tenth of importing it."""
    path = os.path.join(_HERE, *module[len(__package__) + 1 :].split(".")) + ".py"
    try:
        with open(path, encoding="utf-8") as file:
            return f'@java_class("{name}")' in file.read()
    except OSError:  # bytecode alone: the whole package is imported
        return False


def _load_package(package: str) -> None:
    for module in _modules(package):
        importlib.import_module(module)


def _folder(package: str) -> str:
    """Where the modules of a Java package stand, if it has any here."""
    for folder, root in ROOTS.items():
        if package == root or package.startswith(root + "."):
            return os.path.join(_HERE, folder, *package[len(root) + 1 :].split("."))
    head, _, inside = package.partition(".")
    is_own = head == "java" and inside and inside.partition(".")[0] not in (*ROOTS, LIBRARIES)
    return os.path.join(_HERE, *inside.split(".")) if is_own else ""


@cache
def _modules(package: str) -> Tuple[str, ...]:
    """The modules of a Java package; none where it is no package."""
    folder = _folder(package)
    if not os.path.isdir(folder):
        return ()
    prefix = ".".join((__package__, *os.path.relpath(folder, _HERE).split(os.sep)))
    return _modules_of(prefix, os.listdir(folder))


def _modules_of(prefix: str, names: Iterable[str]) -> Tuple[str, ...]:
    return tuple(f"{prefix}.{name[:-3]}" for name in sorted(names) if name.endswith(".py") and name != "__init__.py")


@cache
def _folders() -> Dict[str, Tuple[str, ...]]:
    """Java package → the modules of its folder."""
    return {package: modules for package, modules in _below(_HERE, __package__) if package is not None}


def _below(folder: str, prefix: str) -> Iterator[Tuple[Optional[str], Tuple[str, ...]]]:
    names = sorted(os.listdir(folder))
    modules = _modules_of(prefix, names)
    if modules:
        yield package_of(modules[0]), modules
    for name in names:
        if "." not in name and name != "__pycache__":
            yield from _below(os.path.join(folder, name), f"{prefix}.{name}")
