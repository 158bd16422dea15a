"""Modules that are Python 2.7 themselves, run in an interpreter: those of Module Directory, and those of Jython's own library."""

from __future__ import annotations

from types import CodeType, ModuleType
from typing import Any, Dict

from .builtins import provide
from .late import LibraryModule
from .objects.bytestring import ByteString
from .scope import module_each


def run_module(interpreter: Any, name: str, code: CodeType, filename: str, package: bool) -> ModuleType:
    """Make a module of Module Directory."""
    module, names = ModuleType(name), interpreter.fresh_globals()
    module.__dict__.update(names, __name__=ByteString(name), __file__=ByteString(filename))
    provide(names["__builtins__"], code)
    _run(interpreter.modules, name, module, code, package)
    return module


def run_library_module(interpreter: Any, name: str, code: CodeType, filename: str, package: bool) -> ModuleType:
    """Make a module of Jython's own library: its names are a module's, not the script engine's."""
    module = LibraryModule(name)
    builtins = {**interpreter.fresh_globals()["__builtins__"], "__jy_global__": _as_it_is, "__jy_each__": module_each}
    provide(builtins, code)
    module.__dict__.update(
        __builtins__=builtins, __name__=ByteString(name), __doc__=None, __file__=ByteString(filename), __package__=None, __jy_script__=True
    )
    _run(interpreter.modules, name, module, code, package)
    in_its_place: ModuleType = interpreter.modules[name]
    return in_its_place


def _run(modules: Dict[str, Any], name: str, module: ModuleType, code: CodeType, package: bool) -> None:
    names = module.__dict__
    if package:
        names["__path__"] = [ByteString(names["__file__"].rpartition("/")[0])]
    modules[name] = module
    try:
        exec(code, names)
    except BaseException:
        modules.pop(name, None)
        raise


def _as_it_is(value: Any) -> Any:
    return value
