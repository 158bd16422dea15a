"""What a rule of the settings is given and gives."""

from __future__ import annotations

from typing import Callable, Dict, Iterator, Mapping

from ..settings import Settings
from ..snapshot import Definition, Use

Rule = Callable[[Settings, Mapping[str, Definition], Mapping[str, Use]], Iterator[str]]


def effective(settings: Settings, defined: Mapping[str, Definition]) -> Dict[str, str]:
    """What NiFi will hold: the merchant's values over the defaults."""
    values = {name: definition.value for name, definition in defined.items() if definition.value is not None}
    return {**values, **settings.parameters}
