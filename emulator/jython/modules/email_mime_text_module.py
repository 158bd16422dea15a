"""``email.mime.text``."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from .catalog import python_module
from .email_messages import MIMEText


@python_module("email.mime.text", jython_first=True)
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("email.mime.text")
    module.__dict__.update(MIMEText=MIMEText)
    return module
