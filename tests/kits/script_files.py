"""Loads a script of processors/ as a module: without NiFi's bindings it defines its functions and runs nothing."""

import importlib.util
from pathlib import Path

PROCESSORS = Path(__file__).resolve().parents[2] / "processors"


def load_script(path):
    """The module of one script, given by its path below processors/."""
    spec = importlib.util.spec_from_file_location("script_" + Path(path).stem, PROCESSORS / path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
