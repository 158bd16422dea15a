"""Stand-ins as a person writes them: data, a text of the command line, a file, a function's name."""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import sys
from pathlib import Path
from typing import Any, Callable, List, Optional

from ..base import files
from ..base.errors import InputError, UsageError
from .answer import answers_of
from .stub import Stub

PYTHON = "python:"


def stub_of(target: str, answer: Any, folder: Optional[Path] = None) -> Stub:
    """One stand-in from data."""
    if callable(answer):
        return Stub(target, getattr(answer, "__name__", "a function"), function=answer)
    if isinstance(answer, str) and answer.startswith(PYTHON):
        return Stub(target, answer, function=_function(answer, target, folder or Path()))
    said = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
    return Stub(target, said, answers_of(answer, target, folder or Path()))


def stub_of_text(text: str) -> Stub:
    """``target=answer`` of the command line: a relationship, ``python:module:function``, or JSON; UsageError for anything else."""
    target, sign, answer = text.partition("=")
    if not sign or not target or not answer:
        raise UsageError("'%s' is not target=answer" % text, "--stub", "Write for example --stub PutSQL=success")
    return stub_of(target, files.parsed(answer, "--stub " + target) if answer[0] in "{[" else answer)


def read_stubs(path: files.FilePath) -> List[Stub]:
    """The stand-ins of a file: a JSON object, target → answer; files in it are looked for beside it."""
    document = files.read_json(path)
    if not isinstance(document, dict):
        raise InputError("is not a JSON object", os.fspath(path), 'Write {"PutSQL": "success", …}')
    folder = Path(path).parent
    return [stub_of(target, answer, folder) for target, answer in document.items()]


def _function(text: str, target: str, folder: Path) -> Callable[..., Any]:
    """``python:module:function``; the module may be a file (``python:stubs.py:answer``), looked for beside the file that names it."""
    module_name, sign, name = text[len(PYTHON) :].rpartition(":")
    if not sign or not module_name:
        raise InputError("'%s' names no function" % text, target, "Write python:module:function or python:file.py:function")
    module = _from_file(folder / module_name, target) if module_name.endswith(".py") else _imported(module_name, target)
    function = getattr(module, name, None)
    if not callable(function):
        raise InputError("%s has no function '%s'" % (module_name, name), target, "Check the name")
    chosen: Callable[..., Any] = function
    return chosen


def _imported(name: str, target: str) -> Any:
    here = os.getcwd()
    if here not in sys.path:
        sys.path.append(here)
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise InputError("cannot be imported: %s" % error, "%s, %s" % (target, name), "Check the module's name") from None


def _from_file(path: Path, target: str) -> Any:
    spec = importlib.util.spec_from_file_location("stub_" + path.stem, path)
    if spec is None or spec.loader is None or not path.is_file():
        raise InputError("cannot be read", "%s, %s" % (target, path), "Check the path")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
