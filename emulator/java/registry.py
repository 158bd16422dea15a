"""Which Java classes exist here: Java name → Python class.

The import hook of the script room asks ``lookup`` and ``packages`` and nothing else. Modules of this room are imported when the first
class of one of their packages is asked for; other rooms (core) register their own classes when they are imported.
"""

from __future__ import annotations

import importlib
import pkgutil
from typing import Callable, Dict, FrozenSet, Iterator, List, Optional, Tuple, Type, TypeVar

T = TypeVar("T")

_CLASSES: Dict[str, type] = {}

# Java package → the modules and folders of this room that hold its classes; a folder stands for all of its modules.
PLACES: Dict[str, Tuple[str, ...]] = {
    "java.io": ("lang", "io"),
    "java.lang": ("lang",),
    "java.net": ("lang.exceptions", "net"),
    "java.nio.charset": ("lang.exceptions", "io.charsets"),
    "java.nio.file": ("lang.exceptions", "io.files"),
    "java.text": ("lang.exceptions", "dates"),
    "java.util": ("lang.exceptions", "util", "dates"),
    "java.util.concurrent": ("lang.exceptions", "util.time_unit"),
    "java.util.regex": ("lang.throwable", "regex"),
    "java.util.zip": ("lang.exceptions",),
    "javax.net.ssl": ("lang.exceptions", "net"),
    "javax.script": ("lang.throwable",),
    "org.apache.commons.io": ("libraries.io_utils",),
    "org.apache.nifi.components": ("nifi_api",),
    "org.apache.nifi.components.state": ("nifi_api",),
    "org.apache.nifi.controller": ("nifi_api",),
    "org.apache.nifi.flowfile": ("nifi_api",),
    "org.apache.nifi.flowfile.attributes": ("nifi_api",),
    "org.apache.nifi.processor": ("nifi_api", "util.time_unit"),
    "org.apache.nifi.processor.exception": ("lang.throwable",),
    "org.apache.nifi.processor.io": ("nifi_api",),
    "org.apache.nifi.processors.script": ("nifi_api",),
    "org.apache.nifi.proxy": ("nifi_api",),
    "org.python.core.util": ("libraries.jython_util",),
}

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
    if name not in _CLASSES:
        _load(name.rpartition(".")[0])
    found = _CLASSES.get(name)
    if found is None and "." in name:
        outer = _CLASSES.get(name.rpartition(".")[0])
        inner = getattr(outer, name.rpartition(".")[2], None) if outer else None
        return inner if isinstance(inner, type) else None
    return found


def packages() -> FrozenSet[str]:
    """Every known package with its parents, so that ``import java`` and ``import java.util`` both resolve."""
    global _packages
    if _packages is None:
        known = {*PLACES, *(name.rpartition(".")[0] for name in _CLASSES)}
        # the outer class of a nested class is no package
        _packages = frozenset(parent for package in known if package not in _CLASSES for parent in _with_parents(package))
    return _packages


def classes() -> List[str]:
    """The Java names of all classes, sorted; imports every module (COVERAGE.md is made from it)."""
    for package in PLACES:
        _load(package)
    return sorted(_CLASSES)


def _load(package: str) -> None:
    for place in PLACES.get(package, ()):
        loaded = importlib.import_module("." + place, __package__)
        for module in pkgutil.iter_modules(getattr(loaded, "__path__", ())):
            importlib.import_module("." + module.name, loaded.__name__)


def _with_parents(package: str) -> Iterator[str]:
    while package:
        yield package
        package = package.rpartition(".")[0]
