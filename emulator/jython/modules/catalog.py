"""Which standard-library modules a script can import, and how each is made.

A module that is made here, because Python 2's differs or because the run's clock or seed is asked, stands in the file that is named after
it: ``xml.etree.ElementTree`` in ``xml_etree_element_tree_module.py``, with ``@python_module(name)`` over its ``build(interpreter)``.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any, Callable, Dict, FrozenSet, List, Optional, Set

from ...base.folders import module_names, snake_case

Build = Callable[[Any], ModuleType]  # of an interpreter

_BUILDS: Dict[str, Build] = {}
_SECOND: Set[str] = set()


def python_module(name: str, jython_first: bool = False) -> Callable[[Build], Build]:
    """Register what makes a module, under the name by which scripts import it; ``jython_first``: a jar's is better."""

    def register(build: Build) -> Build:
        _BUILDS[name] = build
        if jython_first:
            _SECOND.add(name)
        return build

    return register


def build_of(name: str) -> Optional[Build]:
    """What makes the module; None for one that is not made here."""
    if name not in _BUILDS:
        file = snake_case(name.replace(".", "_")).strip("_") + "_module"
        if file in _files():
            import_module("." + file, __package__)
    return _BUILDS.get(name)


def jython_first(name: str) -> bool:
    """Is the module of Jython's jar better than ours? (After ``build_of``.)"""
    return name in _SECOND


def made_here() -> List[str]:
    """The names of all modules that are made here, sorted; imports every file."""
    for file in _files():
        import_module("." + file, __package__)
    return sorted(_BUILDS)


@cache
def _files() -> FrozenSet[str]:
    return frozenset(name for name in module_names(__file__) if name.endswith("_module"))


HOSTED: FrozenSet[str] = frozenset(
    (  # Python 3's own, those of its names that Jython has: they hand on values, and make no texts of their own
        "abc",
        "bisect",
        "cmath",
        "contextlib",
        "errno",
        "heapq",
        "numbers",
        "stat",
        "weakref",
        "xml",
        "xml.dom",
        "xml.sax",
        "xml.sax.handler",
        "xml.sax.xmlreader",
        "xml.etree",
    )
)
