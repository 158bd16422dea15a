"""``email.mime.application``."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from .catalog import python_module
from .email_messages import MIMEApplication


@python_module("email.mime.application", jython_first=True)
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("email.mime.application")
    module.__dict__.update(MIMEApplication=MIMEApplication)
    return module
