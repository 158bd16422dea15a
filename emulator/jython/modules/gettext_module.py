"""``gettext``: there are no translations, so a text is its own."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from .catalog import python_module


@python_module("gettext")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("gettext")
    module.__dict__.update(
        gettext=lambda message: message, lgettext=lambda message: message, dgettext=lambda domain, message: message,
        ngettext=lambda msgid1, msgid2, n: msgid1 if n == 1 else msgid2,
    )  # fmt: skip
    return module
