"""``thread``."""

from __future__ import annotations

import _thread
from types import ModuleType
from typing import Any

from .catalog import python_module


@python_module("thread")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("thread")
    module.__dict__.update(
        allocate_lock=_thread.allocate_lock, LockType=_thread.LockType, get_ident=_thread.get_ident, error=RuntimeError,
        start_new_thread=_thread.start_new_thread, exit=_thread.exit, exit_thread=_thread.exit,
    )  # fmt: skip
    return module
