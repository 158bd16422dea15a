"""What is found by the file that it stands in."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from typing import List

_WORD_BOUNDARY = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def snake_case(name: str) -> str:
    """``AttributesToJSON`` → ``attributes_to_json``."""
    return _WORD_BOUNDARY.sub("_", name).lower()


def module_names(package_file: str) -> List[str]:
    """The modules beside a module's ``__file__``, sorted; by name alone, nothing is imported (``pkgutil`` would import ``inspect``)."""
    return sorted(path.stem for path in Path(package_file).parent.glob("*.py") if path.stem != "__init__")


def import_all(package_file: str, package: str) -> None:
    """Import every module beside a module's ``__file__``."""
    for name in module_names(package_file):
        import_module(f"{package}.{name}")
