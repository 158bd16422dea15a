"""What is found by the file that it stands in."""

from __future__ import annotations

import os
import re
from importlib import import_module
from typing import List

_WORD_BOUNDARY = r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"


def snake_case(name: str) -> str:
    """``AttributesToJSON`` → ``attributes_to_json``."""
    return re.sub(_WORD_BOUNDARY, "_", name).lower()


def module_names(package_file: str) -> List[str]:
    """The modules beside a module's ``__file__``, sorted; by name alone, nothing is imported (``pkgutil`` would import ``inspect``)."""
    files = os.listdir(os.path.dirname(package_file))
    return sorted(file[:-3] for file in files if file.endswith(".py") and file != "__init__.py")


def import_all(package_file: str, package: str) -> None:
    """Import every module beside a module's ``__file__``."""
    for name in module_names(package_file):
        import_module(f"{package}.{name}")
