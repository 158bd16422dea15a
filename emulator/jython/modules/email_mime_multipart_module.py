"""``email.mime.multipart``."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from .catalog import python_module
from .email_messages import MIMEMultipart


@python_module("email.mime.multipart", jython_first=True)
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("email.mime.multipart")
    module.__dict__.update(MIMEMultipart=MIMEMultipart)
    return module
