"""Secrets are not written into a report: the value of a sensitive parameter is a row of dots wherever it stands."""

from __future__ import annotations

import json
from typing import Any, Mapping, Optional

from ..base.secret import Secret

DOTS = "••••••"
_SHORTEST = 4  # a shorter text stands everywhere


class Redacted:
    """``parameters``: name → text, a Secret where it is sensitive."""

    def __init__(self, parameters: Mapping[str, Optional[str]]) -> None:
        secrets = {str(value) for value in parameters.values() if isinstance(value, Secret) and len(value) >= _SHORTEST}
        escaped = {json.dumps(secret, ensure_ascii=ascii)[1:-1] for secret in secrets for ascii in (False, True)}
        self._secrets = sorted(secrets | escaped, key=len, reverse=True)

    def text(self, text: str) -> str:
        """A text, or JSON, without them."""
        for secret in self._secrets:
            if secret in text:
                text = text.replace(secret, DOTS)
        return text

    def all(self, value: Any) -> Any:
        """Lists and dicts of texts and numbers, each text without them; a number is no secret, whatever its digits."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, (list, tuple)):
            return [self.all(member) for member in value]
        if isinstance(value, dict):
            return {self.all(name): self.all(member) for name, member in value.items()}
        return value
