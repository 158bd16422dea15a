"""Run Apache NiFi scripts, expressions, Jolt specifications and whole flows offline, in plain Python.

Names are imported when they are first used, so that ``import emulator`` costs nothing.
"""

from __future__ import annotations

import importlib
from typing import Any, Dict, List, Tuple

_NAMES: Dict[str, Tuple[str, str]] = {  # public name → (module, name there; '' for the module itself)
    "EmulatorError": (".base.errors", "EmulatorError"),
    "FlowRun": (".engine.flow_run", "FlowRun"),
    "InputError": (".base.errors", "InputError"),
    "NotEmulated": (".base.errors", "NotEmulated"),
    "TestRunner": (".testing.runner", "TestRunner"),
    "evaluate": (".el", "evaluate"),
    "jolt": (".jolt", ""),
    "lint": (".script.lint", "lint"),
    "load_flow": (".flow.load", "load_flow"),
    "run_flow": (".engine.run", "run_flow"),
    "run_script": (".testing.script_run", "run_script"),
    "start_flow": (".engine.run", "start_flow"),
}

__all__ = sorted(_NAMES)


def __getattr__(name: str) -> Any:
    if name not in _NAMES:
        raise AttributeError(f"module 'emulator' has no attribute {name!r}")
    module, attribute = _NAMES[name]
    imported = importlib.import_module(module, __name__)
    value = getattr(imported, attribute) if attribute else imported
    globals()[name] = value
    return value


def __dir__() -> List[str]:
    return sorted({*globals(), *_NAMES})
