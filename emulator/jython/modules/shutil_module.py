"""``shutil``."""

from __future__ import annotations

import shutil
from types import ModuleType
from typing import Any

from ..objects.system_errors import OSError2
from .catalog import python_module
from .os_calls import through

_CALLS = ("copy", "copy2", "copyfile", "copymode", "copystat", "copytree", "move", "rmtree")


def _copy_file_object(source: Any, target: Any, length: int = 16 * 1024) -> None:
    while True:
        data = source.read(length)
        if not data:
            return
        target.write(data)


def _nothing(function: Any) -> Any:
    def call(*arguments: Any, **keywords: Any) -> None:
        function(*arguments, *keywords.values())

    return call


@python_module("shutil")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("shutil")
    module.__dict__.update({name: _nothing(through(getattr(shutil, name), OSError2 if name == "rmtree" else OSError)) for name in _CALLS})
    module.__dict__.update(copyfileobj=_copy_file_object, Error=shutil.Error, SpecialFileError=shutil.SpecialFileError)
    return module
