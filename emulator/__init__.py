"""Run Apache NiFi scripts, expressions, Jolt specifications and whole flows offline, in plain Python.

Names are imported when they are first used, so that ``import emulator`` costs nothing; editors and mypy see them at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .base.clock import Clock, RealClock, VirtualClock
    from .base.errors import EmulatorError, InputError, NotEmulated
    from .base.secret import Secret
    from .el import evaluate
    from .engine.flow_run import FlowRun
    from .engine.run import run_flow, start_flow
    from .engine.validity import InvalidFlow
    from .failure import Failure
    from .flow.load import load_flow
    from .flow.model import Flow
    from .flow.parameter_file import read_parameters
    from .flow.save import save_flow
    from .flowfile import FlowFile
    from .jolt.face import transform
    from .script.lint import Finding, lint
    from .testing.results import ScriptResult
    from .testing.runner import TestRunner
    from .testing.script_run import run_script

__all__ = [
    "Clock",
    "EmulatorError",
    "Failure",
    "Finding",
    "Flow",
    "FlowFile",
    "FlowRun",
    "InputError",
    "InvalidFlow",
    "NotEmulated",
    "RealClock",
    "ScriptResult",
    "Secret",
    "TestRunner",
    "VirtualClock",
    "evaluate",
    "lint",
    "load_flow",
    "read_parameters",
    "run_flow",
    "run_script",
    "save_flow",
    "start_flow",
    "transform",
]

if not TYPE_CHECKING:  # a __getattr__ that mypy saw would make every misspelt name a name of type Any
    _MODULES = {
        "base.clock": ("Clock", "RealClock", "VirtualClock"),
        "base.errors": ("EmulatorError", "InputError", "NotEmulated"),
        "base.secret": ("Secret",),
        "el": ("evaluate",),
        "engine.flow_run": ("FlowRun",),
        "engine.validity": ("InvalidFlow",),
        "engine.run": ("run_flow", "start_flow"),
        "failure": ("Failure",),
        "flowfile": ("FlowFile",),
        "flow.load": ("load_flow",),
        "flow.model": ("Flow",),
        "flow.parameter_file": ("read_parameters",),
        "flow.save": ("save_flow",),
        "jolt.face": ("transform",),
        "script.lint": ("Finding", "lint"),
        "testing.runner": ("TestRunner",),
        "testing.results": ("ScriptResult",),
        "testing.script_run": ("run_script",),
    }

    def __getattr__(name):
        module = next((module for module, names in _MODULES.items() if name in names), None)
        if module is None:
            raise AttributeError(f"module 'emulator' has no attribute {name!r}")
        import importlib

        value = globals()[name] = getattr(importlib.import_module("." + module, __name__), name)
        return value

    def __dir__():
        return sorted({*globals(), *__all__})
