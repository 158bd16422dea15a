"""Which standard-library modules a script can import, and how each is made.

A module that is made here, because Python 2's differs or because the run's clock or seed is asked, stands in the file that is named after
it: ``xml.etree.ElementTree`` in ``xml_etree_element_tree_module.py``, with ``@python_module(name)`` over its ``build(interpreter)``.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any, Callable, Dict, FrozenSet, List, Optional

from ...base.folders import module_names, snake_case

Build = Callable[[Any], ModuleType]  # of an interpreter

_BUILDS: Dict[str, Build] = {}


def python_module(name: str) -> Callable[[Build], Build]:
    """Register what makes a module, under the name by which scripts import it."""

    def register(build: Build) -> Build:
        _BUILDS[name] = build
        return build

    return register


def build_of(name: str) -> Optional[Build]:
    """What makes the module; None for one that is not made here."""
    if name not in _BUILDS:
        file = snake_case(name.replace(".", "_")).strip("_") + "_module"
        if file in _files():
            import_module("." + file, __package__)
    return _BUILDS.get(name)


def made_here() -> List[str]:
    """The names of all modules that are made here, sorted; imports every file."""
    for file in _files():
        import_module("." + file, __package__)
    return sorted(_BUILDS)


@cache
def _files() -> FrozenSet[str]:
    return frozenset(name for name in module_names(__file__) if name.endswith("_module"))


HOSTED: FrozenSet[str] = frozenset(
    (  # Python 3's own module as it is
        "bisect",
        "calendar",
        "cmath",
        "contextlib",
        "copy",
        "decimal",
        "difflib",
        "email",
        "email.utils",
        "errno",
        "fnmatch",
        "fractions",
        "functools",
        "glob",
        "heapq",
        "keyword",
        "locale",
        "logging",
        "numbers",
        "operator",
        "pprint",
        "shutil",
        "stat",
        "tempfile",
        "textwrap",
        "threading",
        "unicodedata",
        "warnings",
        "weakref",
        "xml",
        "xml.dom",
        "xml.dom.minidom",
        "xml.etree",
        "xml.sax",
        "xml.sax.saxutils",
        "HTMLParser",
        "gzip",
        "zipfile",
        "array",
    )
)

NOT_EMULATED: Dict[str, str] = {  # Jython has it; the way round
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
    "argparse": "read the processor's dynamic properties",
    "ConfigParser": "read the processor's dynamic properties",
    "Queue": "let NiFi's queues do it",
    "unittest": "test the script from outside: emulator.run_script",
    "inspect": "leave it out",
}
