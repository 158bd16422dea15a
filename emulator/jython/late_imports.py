"""Imports of what the emulator has not: names that raise NotEmulated when they are used, or Jython's ImportError, with a near name."""

from __future__ import annotations

import importlib
from types import SimpleNamespace
from typing import Any

from .java_packages import JavaPackage, java_name
from .late import JAVA_ADVICE, LateName, LibraryModule
from .modules.ways_round import way_round
from .names import all_modules, module_names, near, package_names


def star(module: Any, name: str) -> Any:
    """``from module import *``: a module that is not emulated gives its names, which raise when they are used."""
    known = module_names(name) if type(module) is LibraryModule else None
    if known is None:
        return module
    if "__all__" in vars(module):
        return SimpleNamespace(**{str.__str__(item): getattr(module, item) for item in vars(module)["__all__"]})
    late = {item: LateName(f"{name}.{item}", way_round(name)) for item in known.names if not item.startswith("_")}
    return SimpleNamespace(**{**late, **{item: value for item, value in vars(module).items() if not item.startswith("_")}})


def is_jythons(name: str) -> bool:
    """Has Jython such a module?"""
    return module_names(name) is not None


def late_name(module: Any, name: str, item: str, of_library: bool) -> Any:
    """What ``from name import item`` gives where the module has no such name; ``of_library``: it is one of Jython's library."""
    full = f"{name}.{item}"
    if isinstance(module, (type, LateName)):  # a nested class, or a static member of a class, which the data does not list
        return java_name(full) or LateName(full, JAVA_ADVICE)
    known = module_names(name)
    if known is not None and item in known.names and of_library:
        return LateName(full, way_round(name))
    if isinstance(module, JavaPackage) and item[:1].isupper():
        hint = near(item, [simple for simple in package_names(name) if "." not in simple])
    else:
        hint = near(item, dir(module))
    raise _import_error(f"cannot import name {item}", hint)


def hosted(name: str) -> LibraryModule:
    """Python 3's own module, those of its names that Jython has."""
    module, known = importlib.import_module(name), module_names(name)
    copy = LibraryModule(name)
    names = known.names if known else frozenset[str]()
    copy.__dict__.update(
        {key: value for key, value in vars(module).items() if key in names and (not key.startswith("__") or key == "__doc__")}
    )
    return copy


def late_module(name: str, above: Any) -> Any:
    """A module of Jython's that is not emulated, or a package of Java's; ImportError where there is neither."""
    known = module_names(name)
    if known is not None and known.error.startswith("ImportError"):
        raise _import_error(known.error.partition(": ")[2], "")
    if known is not None:
        return LibraryModule(name)
    value = java_name(name) if above is None else None
    if value is not None:
        return value
    raise no_module(name)


def no_module(name: str) -> ImportError:
    package, _, last = name.rpartition(".")
    names = package_names(package) if package else [module for module in all_modules() if "." not in module]
    return _import_error(f"No module named {last}", near(last, names))


def _import_error(words: str, hint: str) -> ImportError:
    """Jython's error; ``hint`` is for our own line, beside it."""
    error = ImportError(words)
    error.hint = hint  # type: ignore[attr-defined]
    return error
