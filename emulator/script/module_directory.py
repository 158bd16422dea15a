"""Module Directory: Python modules from zip files.

NiFi 1.14 to 1.18 flattens a directory to its files before it puts the paths on ``sys.path``, so plain directories do not work there; a zip
does in every version, and from 1.19.1 on directories do. A directory under an old version is NotEmulated, so that nobody relies on it.
"""

from __future__ import annotations

import os
from types import ModuleType
from typing import Callable, Optional, Sequence

from ..base.errors import InputError, NotEmulated
from ..jython.evaluation import raise_syntax_error
from ..jython.interpreter import Interpreter
from ..jython.module_runs import run_module
from ..jython.source.compile import compile_script
from ..jython.source.source_error import SourceError

DIRECTORIES_SINCE = (1, 19, 1)


class ModuleDirectory:
    """The modules of some paths."""

    def __init__(self, paths: Sequence[str]) -> None:
        self._paths = list(paths)

    def find(self, name: str, interpreter: Interpreter) -> Optional[Callable[[], ModuleType]]:
        """What loads the module; None when no path has it."""
        inside = name.replace(".", "/")
        for path in self._paths:
            for member, package in ((f"{inside}/__init__.py", True), (f"{inside}.py", False)):
                text = _read(path, member)
                if text is not None:
                    return _loader(name, text, f"{path}/{member}", package, interpreter)
        return None


def _loader(name: str, text: str, filename: str, package: bool, interpreter: Interpreter) -> Callable[[], ModuleType]:
    def load() -> ModuleType:
        try:
            code = compile_script(text, filename, 0, True)
        except SourceError as error:
            raise_syntax_error(error, text, filename)
        return run_module(interpreter, name, code, filename, package)

    return load


def _read(path: str, member: str) -> Optional[str]:
    if os.path.isdir(path):
        full = os.path.join(path, member)
        if not os.path.isfile(full):
            return None
        with open(full, encoding="utf-8-sig") as file:
            return file.read()
    import zipfile

    with zipfile.ZipFile(path) as archive:
        return archive.read(member).decode("utf-8-sig") if member in archive.namelist() else None


def module_source(paths: Sequence[str], version: Sequence[int]) -> ModuleDirectory:
    """The source for these paths; InputError for one that is not there."""
    import zipfile

    for path in paths:
        if not os.path.exists(path):
            raise InputError("the Module Directory does not exist", path, "Check the path")
        if os.path.isdir(path) and tuple(version) < DIRECTORIES_SINCE:
            advice = "put the modules in a zip file and name that (works in every version)"
            raise NotEmulated(f"Module Directory of a folder in NiFi {'.'.join(map(str, version))}", path, advice)
        if not os.path.isdir(path) and not zipfile.is_zipfile(path):
            raise InputError("is neither a folder nor a zip file", path, "Put the modules in a zip file")
    return ModuleDirectory(paths)
