"""Jython's own library, run from its jar through the translator: what is pure Python there is exact here by construction.

The jar is the one that is named, that of the variable JYTHON_JAR ('' for none), that of the NiFi of NIFI_HOME, or of Maven's repository.
"""

from __future__ import annotations

import os
import re
from functools import cache, lru_cache, partial
from types import ModuleType
from typing import Any, Callable, Dict, Optional, Tuple

from ..base.errors import InputError, NotEmulated

VERSION = "2.7.2"
_IN_NIFI = f"work/nar/extensions/nifi-scripting-nar-*-unpacked/NAR-INF/bundled-dependencies/jython-standalone-{VERSION}.jar"
_IN_MAVEN = f"~/.m2/repository/org/python/jython-standalone/{VERSION}/jython-standalone-{VERSION}.jar"
_CODING = r"coding[:=]\s*([-\w.]+)"


class Library:
    """The modules of one jar; ValueError when it is none.

    ``refused``: what ran into NotEmulated while it was imported, with what that was.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        from .jar import Jar

        self.refused: Dict[str, str] = {}
        self._jar = Jar(path)
        self._sources: Dict[str, Tuple[str, str]] = {}

    def find(self, name: str, interpreter: Any) -> Optional[Callable[[], ModuleType]]:
        """What loads the module; None when the jar has none of that name in Python."""
        inside = "Lib/" + name.replace(".", "/")
        for member, package in ((f"{inside}/__init__.py", True), (f"{inside}.py", False)):
            if member in self._jar and name not in self.refused:
                return partial(self._load, name, member, package, interpreter)
        return None

    def _load(self, name: str, member: str, package: bool, interpreter: Any) -> ModuleType:
        from .late import LibraryModule
        from .module_runs import run_library_module
        from .source.compile import compile_script

        filename = f"{self.path}/{member[:-3]}$py.class"
        code = compile_script(self.source(member), filename, 0, True)
        try:
            module = run_library_module(interpreter, name, code, filename, package)
        except NotEmulated as error:
            self.refused[name] = error.name
            return LibraryModule(name)
        return module

    def source(self, member: str) -> str:
        """The text of a file of the jar, in the encoding that it declares."""
        data = self._jar.read(member)
        declared = re.search(_CODING, "".join(line.decode("latin-1") for line in data.split(b"\n", 2)[:2]))
        return data.decode(declared[1] if declared else "latin-1")


def library(path: Optional[str] = None) -> Optional[Library]:
    """The library of this jar, of the one that is found for None; None where there is none, or for ''. InputError when it is no jar."""
    if path is None:
        path = os.environ.get("JYTHON_JAR")
    if path is None:
        path = _path_of_the_machine()
    return _opened(path) if path else None


@cache
def _path_of_the_machine() -> str:
    home = os.environ.get("NIFI_HOME")
    if home:
        from glob import glob

        unpacked = sorted(glob(os.path.join(home, _IN_NIFI)))
        if unpacked:
            return unpacked[0]
    in_maven = os.path.expanduser(_IN_MAVEN)
    return in_maven if os.path.exists(in_maven) else ""


@lru_cache(maxsize=4)
def _opened(path: str) -> Library:
    try:
        return Library(path)
    except (OSError, ValueError):
        raise InputError("is no jar of Jython", path, f"Name jython-standalone-{VERSION}.jar, or '' for none") from None
