"""``import`` in a script, in Jython's order and words: Module Directory, our modules, Jython's own library, Java.

What Jython has and the emulator has not is imported all the same and raises NotEmulated when it is used (late.py).
"""

from __future__ import annotations

import importlib
from types import ModuleType, SimpleNamespace
from typing import Any, Callable, Dict, Optional, Protocol

from ..java import registry
from .late import JAVA_ADVICE, LateName, LibraryModule, library_module, not_emulated
from .modules.catalog import HOSTED, build_of, jython_first, way_round
from .names import all_modules, is_java_class, is_java_package, may_be_java, module_names, near, package_names

_OWN = {
    "org.python.core.util.FileUtil": (".jython_files", "FileUtil"),
    "org.python.core.codecs": (".jython_files", "Codecs"),
}  # classes that give Python's own values


class Host(Protocol):
    """What the importer needs from its interpreter."""

    modules: Dict[str, Any]

    def find_module_source(self, name: str) -> Optional[Callable[[], ModuleType]]:
        """A module of Module Directory; None when there is none."""

    def find_library_source(self, name: str) -> Optional[Callable[[], ModuleType]]:
        """A module of Jython's own library, from its jar; None when there is none."""


class JavaPackage(ModuleType):
    """``java.util``: classes and packages are looked up when they are asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        value = java_name(f"{self.__name__}.{name}")
        if value is None:
            raise AttributeError(f"'javapackage' object has no attribute '{name}'")
        if type(value) is not LateName:
            self.__dict__[name] = value
        return value

    def __repr__(self) -> str:
        return f"<java package {self.__name__} 0x{id(self) >> 4 & 0xFFFFFF:x}>"


def java_name(full: str) -> Any:
    """The class or package of that name, a LateName for a class that is not emulated; None where Jython finds nothing."""
    if full in _OWN:
        module, name = _OWN[full]
        return getattr(importlib.import_module(module, __package__), name)
    emulated = registry.lookup(full)
    if emulated is not None:
        return emulated
    if is_package(full):
        return JavaPackage(full)
    return LateName(full, JAVA_ADVICE) if is_java_class(full) or may_be_java(full) else None


def is_package(name: str) -> bool:
    """Is it a Java package, or a parent of one?"""
    return name in registry.packages() or is_java_package(name)


class Importer:
    """The ``__import__`` of one interpreter."""

    def __init__(self, interpreter: Host) -> None:
        self.interpreter = interpreter

    def __call__(self, name: str, names: Any = None, inner: Any = None, fromlist: Any = (), level: int = -1) -> Any:
        name = str.__str__(name)
        name = self._relative(name, names, level) or name
        if fromlist:
            return self._from(self._module(name), name, [str.__str__(wanted) for wanted in fromlist])
        self._module(name)
        return self._module(name.partition(".")[0])

    def _relative(self, name: str, names: Any, level: int) -> str:
        """The full name of a module beside the one that imports it; '' where there is none: Python 2 looks there first."""
        asking = str.__str__(names.get("__name__", "")) if names else ""
        package = asking if names and "__path__" in names else asking.rpartition(".")[0]
        for _ in range(level - 1):
            package = package.rpartition(".")[0]
        if level > 0:
            return f"{package}.{name}".rstrip(".")
        if not package:
            return ""
        full = f"{package}.{name.partition('.')[0]}"
        return f"{package}.{name}" if full in self.interpreter.modules or self._is_source(full) else ""

    def _from(self, module: Any, name: str, wanted: Any) -> Any:
        if "*" in wanted:
            return self._star(module, name)
        missing = [item for item in wanted if not _has(module, item)]
        if not missing:
            return module
        values: Dict[str, Any] = {item: getattr(module, item) for item in wanted if item not in missing}
        for item in missing:
            try:
                values[item] = self._submodule(module, name, item)
            except _Unknown:
                raise self._no_name(module, name, item) from None
        return SimpleNamespace(**values)

    def _star(self, module: Any, name: str) -> Any:
        """A module that is not emulated gives its names, which raise when they are used."""
        known = module_names(name) if type(module) is LibraryModule else None
        if known is None:
            return module
        if "__all__" in vars(module):
            return SimpleNamespace(**{str.__str__(item): getattr(module, item) for item in vars(module)["__all__"]})
        late = {item: LateName(f"{name}.{item}", way_round(name)) for item in known.names if not item.startswith("_")}
        return SimpleNamespace(**{**late, **{item: value for item, value in vars(module).items() if not item.startswith("_")}})

    def _submodule(self, module: Any, name: str, item: str) -> Any:
        """``from package import module``, or a name that is not emulated."""
        full = f"{name}.{item}"
        if self._is_source(full) or full in HOSTED or module_names(full) is not None:
            return self._module(full)
        if isinstance(module, (type, LateName)) and (member := _member(full)) is not None:
            return member
        known = module_names(name)
        if known is not None and item in known.names and type(self.interpreter.modules.get(name)) is LibraryModule:
            return LateName(full, way_round(name))
        raise _Unknown

    def _no_name(self, module: Any, name: str, item: str) -> ImportError:
        if isinstance(module, JavaPackage) and item[:1].isupper():
            hint = near(item, [simple for simple in package_names(name) if "." not in simple])
        else:
            hint = near(item, dir(module))
        return _import_error(f"cannot import name {item}", hint)

    def _module(self, name: str) -> Any:
        module = self.interpreter.modules.get(name)
        if module is None:
            parent, _, last = name.rpartition(".")
            above = self._module(parent) if parent else None
            module = self.interpreter.modules.get(name)
            if module is None:
                module = self.interpreter.modules[name] = self._load(name, above)
            if isinstance(above, ModuleType) and not isinstance(above, JavaPackage):
                setattr(above, last, module)
        return module

    def _is_source(self, name: str) -> bool:
        find = (self.interpreter.find_module_source, build_of, self.interpreter.find_library_source)
        return any(look(name) is not None for look in find)

    def _load(self, name: str, above: Any) -> Any:
        own = self.interpreter.find_module_source(name)
        if own is not None:
            return own()
        if isinstance(above, (JavaPackage, type, LateName)) or name in registry.packages():  # Jython's library has no such module
            return self._java(name, above)
        build = build_of(name)
        library = None if name in HOSTED or (build is not None and not jython_first(name)) else self.interpreter.find_library_source(name)
        if library is not None:
            return library()
        if build is not None:
            return library_module(build(self.interpreter))
        if name in HOSTED:
            return self._hosted(name)
        known = module_names(name)
        if known is not None and known.error.startswith("ImportError"):
            raise _import_error(known.error.partition(": ")[2], "")
        return LibraryModule(name) if known is not None else self._java(name, above)

    def _hosted(self, name: str) -> Any:
        """Python 3's own module, those of its names that Jython has."""
        module, known = importlib.import_module(name), module_names(name)
        copy = LibraryModule(name)
        wanted = known.names if known else frozenset[str]()
        copy.__dict__.update(
            {key: value for key, value in vars(module).items() if key in wanted and (not key.startswith("__") or key == "__doc__")}
        )
        return copy

    def _java(self, name: str, above: Any) -> Any:
        value = java_name(name) if above is None or isinstance(above, (JavaPackage, type, LateName)) else None
        if value is not None:
            return value
        package, _, last = name.rpartition(".")
        names = package_names(package) if package else [module for module in all_modules() if "." not in module]
        raise _import_error(f"No module named {last}", near(last, names))


def _member(full: str) -> Any:
    """A nested class, or a static member of a class, which the data does not list: NotEmulated when it is used."""
    return java_name(full) or LateName(full, JAVA_ADVICE)


class _Unknown(Exception):
    """No module or class has the name."""


def _import_error(words: str, hint: str) -> ImportError:
    """Jython's error; ``hint`` is for our own line, beside it."""
    error = ImportError(words)
    error.hint = hint  # type: ignore[attr-defined]
    return error


def _has(module: Any, name: str) -> bool:
    if type(module) is LibraryModule:
        return name in vars(module)
    return hasattr(module, name)


__all__ = ["Importer", "JavaPackage", "is_package", "java_name", "not_emulated"]
