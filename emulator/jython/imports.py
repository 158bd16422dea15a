"""``import`` in a script, in Jython's order and words: Module Directory, our modules, Jython's own library, Java.

What Jython has and the emulator has not is imported all the same and raises NotEmulated when it is used (late_imports.py).
"""

from __future__ import annotations

from types import ModuleType, SimpleNamespace
from typing import Any, Callable, Dict, Optional, Protocol

from ..java import registry
from .java_packages import JavaPackage, java_name
from .late import LateName, LibraryModule, library_module
from .modules.catalog import HOSTED, build_of, jython_first


class Host(Protocol):
    """What the importer needs from its interpreter."""

    modules: Dict[str, Any]

    def find_module_source(self, name: str) -> Optional[Callable[[], ModuleType]]:
        """A module of Module Directory; None when there is none."""

    def find_library_source(self, name: str) -> Optional[Callable[[], ModuleType]]:
        """A module of Jython's own library, from its jar; None when there is none."""


class Importer:
    """The ``__import__`` of one interpreter."""

    def __init__(self, interpreter: Host) -> None:
        self.interpreter = interpreter

    def __call__(self, name: str, names: Any = None, inner: Any = None, fromlist: Any = (), level: int = -1) -> Any:
        name = str.__str__(name)
        asking = str.__str__(names.get("__name__", "")) if names else ""
        package = asking if names and "__path__" in names else asking.rpartition(".")[0] if "." in asking else ""
        if package or level > 0:
            name = self._relative(name, package, level) or name
        module = self.interpreter.modules.get(name)
        if module is None:
            module = self._module(name)
        if fromlist:
            return module if "*" not in fromlist and _has(module, *fromlist) else self._from(module, name, list(map(str.__str__, fromlist)))
        return self._module(name.partition(".")[0]) if "." in name else module

    def _relative(self, name: str, package: str, level: int) -> str:
        """The full name of a module beside the one that imports it; '' where there is none: Python 2 looks there first."""
        for _ in range(level - 1):
            package = package.rpartition(".")[0]
        if level > 0:
            return f"{package}.{name}".rstrip(".")
        full = f"{package}.{name.partition('.')[0]}"
        return f"{package}.{name}" if full in self.interpreter.modules or self._is_source(full) else ""

    def _from(self, module: Any, name: str, wanted: Any) -> Any:
        if "*" in wanted:
            from .late_imports import star

            return star(module, name)
        missing = [item for item in wanted if not _has(module, item)]
        values: Dict[str, Any] = {item: getattr(module, item) for item in wanted if item not in missing}
        for item in missing:
            values[item] = self._submodule(module, name, item)
        return SimpleNamespace(**values)

    def _submodule(self, module: Any, name: str, item: str) -> Any:
        """``from package import module``, or a name that is not emulated."""
        from .late_imports import is_jythons, late_name

        full = f"{name}.{item}"
        if self._is_source(full) or full in HOSTED or is_jythons(full):
            return self._module(full)
        return late_name(module, name, item, type(self.interpreter.modules.get(name)) is LibraryModule)

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
        if isinstance(above, (JavaPackage, type, LateName)) or registry.is_package(name):  # Jython's library has no such module
            value = java_name(name)
            if value is None:
                from .late_imports import no_module

                raise no_module(name)
            return value
        build = build_of(name)
        library = None if name in HOSTED or (build is not None and not jython_first(name)) else self.interpreter.find_library_source(name)
        module = library() if library is not None else None
        if module is not None and (build is None or self.interpreter.find_library_source(name) is not None):  # else it ran into NotEmulated
            return module
        if build is not None:
            return library_module(build(self.interpreter))
        from .late_imports import hosted, late_module

        return hosted(name) if name in HOSTED else late_module(name, above)


def _has(module: Any, *names: str) -> bool:
    if type(module) is LibraryModule:
        return all(map(vars(module).__contains__, names))
    return all([hasattr(module, name) for name in names])
