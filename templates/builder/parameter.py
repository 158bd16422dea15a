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

    def choices(self) -> Tuple[str, ...]:
        """The values that may be chosen, () where any of a form may be written."""
        return ("true", "false") if self.word == "switch" else tuple(option for option in self.options if option)

    def form(self) -> str:
        """What is written where nothing is chosen."""
        if self.word == "number":
            return f"{self.least} to {self.most}" if self.most is not None else f"{self.least} or more"
        return FORMS.get(self.word, "any text")

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


FORMS = {
    "url": "a URL",
    "date": "a date",
    "period": "a period, as 15 secs",
    "header": "a header",
    "path": "a JsonPath",
    "directory": "a folder",
    "route": "a path that begins with /",
    "prefix": "a path that begins and ends with /",
    "media": "a media type",
    "codes": "status codes of HTTP",
    "numbers": "whole numbers",
    "field": "a name",
    "host": "a host or an address",
}
TEXT, URL, DATE, SWITCH, PERIOD = Kind("text"), Kind("url"), Kind("date"), Kind("switch"), Kind("period")
HEADER, PATH, DIRECTORY = Kind("header"), Kind("path"), Kind("directory")
ROUTE, PREFIX, MEDIA, CODES = Kind("route"), Kind("prefix"), Kind("media"), Kind("codes")
NUMBERS, FIELD, HOST = Kind("numbers"), Kind("field"), Kind("host")
NUMBER, COUNT = Kind("number"), Kind("number", least=1)
METHOD = Kind("choice", ("POST", "GET", "PUT", "PATCH"))


def label(*options: str) -> Kind:
    """A selection of Omnitron's, by label or as Omnitron spells it."""
    return Kind("label", options)


TYPES = (
    "text", "url", "date", "number", "numbers", "choice", "label", "switch", "period", "header", "path", "directory", "route", "prefix",
    "media", "codes", "field", "host",
)  # fmt: skip


@dataclass(frozen=True)
class Parameter:
    """One setting of a flow. ``default`` None: no value (a required one must be given, a secret may be); "" is a value.

    ``description``: what it is; ``card``: where a person looks for it; ``example``: a value that it takes.
    """

    name: str
    default: Optional[str]
    description: str
    required: bool = False
    sensitive: bool = False
    type: Kind = TEXT
    card: str = ""
    example: str = ""

    def words(self) -> str:
        """What NiFi, the pages and the deploy command say of it: its card, whether it is required, and what may be written."""
        parts = (
            self.card,
            "Required" if self.required else "Optional",
            self.description,
            "Options: " + (", ".join(self.type.choices()) or self.type.form()),
            f"Default: {('none' if self.default is None else self.default or 'empty')}",
            f"Example: {self.example}",
        )
        return ". ".join(part for part in parts if part)

    def build(self) -> model.Parameter:
        """The parameter as data; a sensitive one carries no value."""
        return model.Parameter(self.name, None if self.sensitive else self.default, self.sensitive, self.words())

    def describe(self) -> Dict[str, Any]:
        """What the command line, the deploy command and the documents need to know."""
        described = {"default": self.default, "description": self.words(), "required": self.required, "sensitive": self.sensitive}
        return {**described, **self.type.describe()}
