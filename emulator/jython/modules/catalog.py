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

WAYS_ROUND: Dict[str, str] = {  # Jython has it; the way round
    "urllib2": "use java.net.URL(...).openConnection(), which the emulator runs",
    "httplib": "use java.net.URL(...).openConnection(), which the emulator runs",
    "socket": "use java.net.URL(...).openConnection(), which the emulator runs",
    "ssl": "use java.net.URL(...).openConnection(), which the emulator runs",
    "ftplib": "let GetFTP or PutFTP move the file",
    "smtplib": "let PutEmail send the mail",
    "subprocess": "let ExecuteStreamCommand run the program",
    "pickle": "keep state as JSON in the state manager",
    "cPickle": "keep state as JSON in the state manager",
    "xmlrpclib": "use java.net.URL(...).openConnection()",
    "select": "use java.net.URL(...).openConnection()",
    "optparse": "read the processor's dynamic properties",
    "unittest": "test the script from outside: emulator.run_script",
    "inspect": "leave it out",
}
_WITH_A_JAR = "name Jython's jar, whose library then runs here: --jython jython-standalone-2.7.2.jar"


def way_round(name: str) -> str:
    """What to do in place of a module, or of a name in one, that is not emulated."""
    return WAYS_ROUND.get(name.partition(".")[0], _WITH_A_JAR)
