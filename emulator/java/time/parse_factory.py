"""parse: the factory that the classes of java.time have for a text, in their own ISO format or by a formatter."""

from __future__ import annotations

from typing import Any

from ..lang.signature import static_takes
from ..registry import lookup


def add_parse(kind: Any, iso_format: str) -> None:
    """Give a class ``parse(text)`` by the DateTimeFormatter's constant, and ``parse(text, formatter)``."""

    @static_takes("java.lang.CharSequence", "java.lang.CharSequence, java.time.format.DateTimeFormatter")
    def parse(text: Any, formatter: Any = None) -> Any:
        formats: Any = lookup("java.time.format.DateTimeFormatter")
        return (formatter or getattr(formats, iso_format))._parsed_as(text, kind.__name__)

    kind.parse = staticmethod(parse)
