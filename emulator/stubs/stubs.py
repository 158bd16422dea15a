"""The stand-ins of a run: for which component each is meant, and which were used."""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Callable, Dict, Iterable, List, Mapping, Optional, Tuple, Union

from ..base import files
from ..base.errors import InputError, UsageError
from .answer import Answer, answers_of

PYTHON = "python:"


@dataclass
class Stub:
    """``target``: a type (simple or full), a name, the end of a path, or an id. ``said``: the answer as the person wrote it."""

    target: str
    said: str
    answers: Tuple[Answer, ...] = ()
    function: Optional[Callable[..., Any]] = None
    paths: List[str] = field(default_factory=list)  # of the components that it stood in for
    kinds: Dict[str, str] = field(default_factory=dict)  # path → type
    fits: bool = False  # something of the flow, though a nearer one may stand in for it

    def is_for(self, identifier: str, name: str, java_type: str, path: str) -> bool:
        """Whether it is meant for that component."""
        return self.target in (identifier, name, java_type, java_type.rpartition(".")[2], path) or path.endswith("/" + self.target)


class Stubs:
    """All stand-ins of one run; the first that is meant for a component counts, one named by id, name or path before one by type."""

    def __init__(self, stubs: Iterable[Stub] = ()) -> None:
        self.all = list(stubs)

    @classmethod
    def of(cls, stubs: Optional[StubsLike]) -> Stubs:
        """From data: target → answer, where an answer is what ``answer`` describes, ``"python:module:function"`` or a function."""
        if isinstance(stubs, Stubs):
            return stubs
        return cls(stub_of(target, answer) for target, answer in (stubs or {}).items())

    def find(self, identifier: str, name: str, java_type: str, path: str) -> Optional[Stub]:
        """The stand-in for a component, noted as used; None when there is none."""
        types = (java_type, java_type.rpartition(".")[2])
        suitable = [stub for stub in self.all if stub.is_for(identifier, name, java_type, path)]
        for stub in suitable:
            stub.fits = True
        chosen = min(suitable, key=lambda stub: stub.target in types, default=None)
        if chosen is not None and path not in chosen.paths:
            chosen.paths.append(path)
            chosen.kinds[path] = types[1]
        return chosen

    def refuse_unused(self, known: Iterable[str], where: str) -> None:
        """InputError for a stand-in that is meant for nothing in the flow; ``known``: paths and types that there are."""
        listed = list(dict.fromkeys(known))
        for stub in self.all:
            if not stub.fits:
                import difflib

                near = difflib.get_close_matches(stub.target, listed, 3, 0.4)
                advice = "Nearest: " + ", ".join(near or listed[:5])
                raise InputError("there is nothing to stand in for named '%s'" % stub.target, where, advice)

    def used(self) -> List[Dict[str, str]]:
        """For the report: each component that a stand-in replaced, its type, and the answer."""
        return [{"component": path, "type": stub.kinds[path], "answer": stub.said} for stub in self.all for path in stub.paths]


StubsLike = Union[Stubs, Mapping[str, Any]]


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
