"""The cards that talk to an ERP: what belongs together."""

from __future__ import annotations

import re
from typing import Iterator, Mapping

from ..forms import nearest
from ..settings import Settings
from ..snapshot import Definition, Use
from .rule import effective

LOGIN = "erp.login.url"
FILLED = ("@username@", "@password@")  # in erp.login.body


def login_complete(settings: Settings, defined: Mapping[str, Definition], used: Mapping[str, Use]) -> Iterator[str]:
    """A login sends what its body asks for; Basic authentication has two halves."""
    values = effective(settings, defined)
    body = values.get("erp.login.body", "")
    for word in sorted(set(re.findall(r"@\w+@", body)) - set(FILLED)):
        yield f"parameters.erp.login.body: {word} is filled in by nothing" + (nearest(word, FILLED) or f": write {' and '.join(FILLED)}")
    if values.get(LOGIN):
        if "@username@" in body and not values.get("erp.username"):
            yield f"parameters.erp.username: is required with {LOGIN}: erp.login.body sends @username@"
        if "@password@" in body and "erp.password" not in settings.secrets:
            yield f"secrets.erp.password: is required with {LOGIN}: erp.login.body sends @password@"
    if values.get("erp.basic.username") and "erp.basic.password" not in settings.secrets:
        yield "secrets.erp.basic.password: is required with erp.basic.username"
