"""``email.message``."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from .catalog import python_module
from .email_messages import Message


@python_module("email.message", jython_first=True)
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("email.message")
    module.__dict__.update(Message=Message)
    return module
