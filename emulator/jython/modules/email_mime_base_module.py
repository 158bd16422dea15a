"""``email.mime.base``."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from .catalog import python_module
from .email_messages import MIMEBase


@python_module("email.mime.base", jython_first=True)
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("email.mime.base")
    module.__dict__.update(MIMEBase=MIMEBase)
    return module
