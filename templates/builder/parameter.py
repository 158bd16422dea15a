"""A parameter as a flow declares it, and what its value may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, NamedTuple, Optional, Tuple

from emulator.flow import model


class Kind(NamedTuple):
    """What a merchant's value is checked for before it is deployed.

    ``options``: of a ``choice`` as written, of a ``label`` in any case, with blanks or underscores; '' among them may be left empty.
    ``least`` and ``most``: of a ``number``.
    """

    word: str
    options: Tuple[str, ...] = ()
    least: int = 0
    most: Optional[int] = None

    def describe(self) -> Dict[str, Any]:
        """As ``templates/parameters`` has it; nothing of a text."""
        described: Dict[str, Any] = {} if self.word == "text" else {"type": self.word}
        if self.options:
            described["options"] = list(self.options)
        if self.least:
            described["least"] = self.least
        if self.most is not None:
            described["most"] = self.most
        return described


TEXT, URL, DATE, SWITCH, PERIOD = Kind("text"), Kind("url"), Kind("date"), Kind("switch"), Kind("period")
HEADER, PATH, DIRECTORY = Kind("header"), Kind("path"), Kind("directory")
NUMBER, COUNT = Kind("number"), Kind("number", least=1)
METHOD = Kind("choice", ("POST", "GET", "PUT", "PATCH"))


def label(*options: str) -> Kind:
    """A selection of Omnitron's, by label or as Omnitron spells it."""
    return Kind("label", options)


TYPES = ("text", "url", "date", "number", "choice", "label", "switch", "period", "header", "path", "directory")


@dataclass(frozen=True)
class Parameter:
    """One setting of a flow. ``default`` None: no value (a required one must be given, a secret may be); "" is a value."""

    name: str
    default: Optional[str]
    description: str
    required: bool = False
    sensitive: bool = False
    type: Kind = TEXT

    def build(self) -> model.Parameter:
        """The parameter as data; a sensitive one carries no value."""
        return model.Parameter(self.name, None if self.sensitive else self.default, self.sensitive, self.description)

    def describe(self) -> Dict[str, Any]:
        """What the command line, the deploy command and the documents need to know."""
        described = {"default": self.default, "description": self.description, "required": self.required, "sensitive": self.sensitive}
        return {**described, **self.type.describe()}
