"""What the page asks, answered: a message is an object with a ``kind``, so is the answer. No sockets, no processes here.

An answer has ``refused`` where the question cannot be answered: what is wrong, where, and what to do, in one sentence.
"""

from __future__ import annotations

import time
from importlib import import_module
from pathlib import Path
from typing import Any, Callable, Dict

from ..base.errors import EmulatorError, InputError

Message = Dict[str, Any]

ANSWERS: Dict[str, str] = {  # kind → module and function
    "script": "script_panel.run",
    "script.lint": "script_panel.lint",
    "mapping": "mapping_panel.run",
    "mapping.lint": "mapping_panel.lint",
    "expression": "expression_panel.run",
    "jsonpath": "jsonpath_panel.run",
    "sources": "library.sources",
    "source": "library.source",
    "flow": "library.flow",
    "cases": "case_files.listed",
    "case.open": "case_files.open_case",
    "case.save": "case_files.save_case",
}
MEMORY = "it needed more memory than it may have here (%d MB)"


class Folder:
    """Where cases are kept: ``path`` is set by the process that answers."""

    path = Path("cases")


def answer(message: Message, memory_mb: int = 0) -> Message:
    """The answer to a message; never raises. ``cpu_ms``: what it cost."""
    started = time.process_time()
    try:
        result = _function(str(message.get("kind")))(message)
    except EmulatorError as error:
        result = {"refused": str(error), "where": error.where, "advice": error.advice}
    except MemoryError:
        result = {"refused": MEMORY % memory_mb, "spent": True}
    except RecursionError:
        result = {"refused": "the input is nested too deeply"}
    except (KeyError, TypeError, ValueError) as error:
        result = {"refused": "the message cannot be read: %s: %s" % (type(error).__name__, error)}
    return {**result, "cpu_ms": round((time.process_time() - started) * 1000, 1)}


def _function(kind: str) -> Callable[[Message], Message]:
    place = ANSWERS.get(kind)
    if place is None:
        raise EmulatorError("there is no question '%s'" % kind, "", "Reload the page")
    module, _, name = place.partition(".")
    function: Callable[[Message], Message] = getattr(import_module("." + module, __package__), name)
    return function


def texts(message: Message, key: str) -> Dict[str, str]:
    """A part of a message that is names with texts; rows without a name are left out."""
    part = message.get(key) or {}
    return {str(name): str(value) for name, value in part.items() if name}


def inside(base: Path, name: str) -> Path:
    """A file below a folder; InputError when it is none, or not there."""
    path = (base / name).resolve()
    if base.resolve() not in path.parents or not path.is_file():
        raise InputError("is not there", name, "Choose it from the list")
    return path
