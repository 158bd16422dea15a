"""What Jython lets a script say, Python 3 has no word for, and the emulator does not do: NotEmulated when it runs."""

from __future__ import annotations

from typing import Any, NoReturn

from ..base.errors import NotEmulated


class Unnamed:
    """``__jy_unnamed__('True').it = 1`` stands for ``True = 1``; what is read of it, by an augmented assignment, is refused too."""

    def __init__(self, shown: str) -> None:
        object.__setattr__(self, "shown", shown)

    def __getattr__(self, name: str) -> NoReturn:
        raise NotEmulated(f"an assignment to {object.__getattribute__(self, 'shown')}")

    def __setattr__(self, name: str, value: Any) -> NoReturn:
        self.__getattr__(name)

    def __delattr__(self, name: str) -> NoReturn:
        self.__getattr__(name)


def star_import(module: str) -> NoReturn:
    """``from module import *`` inside of a function or a class."""
    raise NotEmulated(f"from {module} import * inside of a function", "", "import the names that are used")
