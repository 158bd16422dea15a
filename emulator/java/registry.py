"""Which Java classes exist here: Java name → Python class.

The import hook of the script room asks ``lookup`` and ``packages`` and nothing else. Modules of this room are imported when the first
class of one of their packages is asked for; other rooms (core) register their own classes when they are imported.
"""

from __future__ import annotations

import importlib
from typing import Callable, Dict, Iterator, List, Optional, Set, Tuple, Type, TypeVar

T = TypeVar("T")

_CLASSES: Dict[str, type] = {}

# Java package → modules of this room that hold its classes.
MODULES: Dict[str, Tuple[str, ...]] = {
    "java.io": ("throwable", "exceptions", "streams", "readers", "files", "lang"),
    "java.lang": ("throwable", "lang", "lang_numbers"),
    "java.net": ("exceptions", "net", "http_connection", "url_coding"),
    "java.nio.charset": ("exceptions", "charsets"),
    "java.nio.file": ("exceptions", "files"),
    "java.text": ("exceptions", "date_classes"),
    "java.util": ("exceptions", "collections", "lists", "sets", "views", "util", "date_classes"),
    "java.util.concurrent": ("exceptions", "units"),
    "java.util.regex": ("throwable", "regex"),
    "java.util.zip": ("exceptions",),
    "javax.net.ssl": ("exceptions", "http_connection"),
    "javax.script": ("throwable",),
    "org.apache.commons.io": ("io_utils",),
    "org.apache.nifi.components": ("nifi_api",),
    "org.apache.nifi.components.state": ("nifi_api",),
    "org.apache.nifi.controller": ("nifi_api",),
    "org.apache.nifi.flowfile": ("nifi_api",),
    "org.apache.nifi.flowfile.attributes": ("nifi_api",),
    "org.apache.nifi.processor": ("nifi_api", "units"),
    "org.apache.nifi.processor.exception": ("throwable",),
    "org.apache.nifi.processor.io": ("nifi_api",),
    "org.apache.nifi.processors.script": ("nifi_api",),
    "org.apache.nifi.proxy": ("nifi_api",),
    "org.python.core.util": ("jython_util",),
}


def java_class(name: str) -> Callable[[Type[T]], Type[T]]:
    """Register a Python class under its Java name (Outer$Inner), and give it the attribute ``java_name``."""

    def register(cls: Type[T]) -> Type[T]:
        cls.java_name = name  # type: ignore[attr-defined]
        _CLASSES[name.replace("$", ".")] = cls
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


def packages() -> Set[str]:
    """Every known package with its parents, so that ``import java`` and ``import java.util`` both resolve."""
    found: Set[str] = set()
    for package in [*MODULES, *(name.rpartition(".")[0] for name in _CLASSES)]:
        if package not in _CLASSES:  # the outer class of a nested one is no package
            found.update(_with_parents(package))
    return found


def classes() -> List[str]:
    """The Java names of all classes, sorted; imports every module (COVERAGE.md is made from it)."""
    for package in MODULES:
        _load(package)
    return sorted(_CLASSES)


def _load(package: str) -> None:
    for module in MODULES.get(package, ()):
        importlib.import_module("." + module, __package__)


def _with_parents(package: str) -> Iterator[str]:
    while package:
        yield package
        package = package.rpartition(".")[0]
