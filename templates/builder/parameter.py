"""A parameter as a flow declares it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, Optional, Union

from emulator.flow import model

TEXT, URL, DATE, NUMBER, METHOD, SWITCH, PERIOD = "text", "url", "date", "number", "method", "switch", "period"
TYPES = (TEXT, URL, DATE, NUMBER, METHOD, SWITCH, PERIOD)


@dataclass(frozen=True)
class Parameter:
    """One setting of a flow. ``default`` None: no value (a required one must be given, a secret may be); "" is a value.

    ``type``: what a merchant's value is checked for before it is deployed, one of ``TYPES``.
    """

    name: str
    default: Optional[str]
    description: str
    required: bool = False
    sensitive: bool = False
    type: str = TEXT

    def build(self) -> model.Parameter:
        """The parameter as data; a sensitive one carries no value."""
        return model.Parameter(self.name, None if self.sensitive else self.default, self.sensitive, self.description)

    def describe(self) -> Dict[str, Union[str, bool, None]]:
        """What the command line, the deploy command and the documents need to know."""
        described = {"default": self.default, "description": self.description, "required": self.required, "sensitive": self.sensitive}
        return described if self.type == TEXT else {**described, "type": self.type}
