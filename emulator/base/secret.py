"""Parameters as a caller gives them: name → text."""

from __future__ import annotations

from typing import Dict, Mapping, Optional

from .errors import InputError

Parameters = Mapping[str, Optional[str]]  # None: a parameter that exists and has no value


class Secret(str):
    """The text of a sensitive parameter: ``parameters={"token": Secret("abc")}``.

    As in NiFi it fills in sensitive properties and is null inside ``${…}``. ``repr`` hides it, so no traceback or assertion shows it.
    """

    def __repr__(self) -> str:
        return "Secret(…)"


def checked_parameters(parameters: Optional[Parameters]) -> Dict[str, Optional[str]]:
    """A copy; InputError for a value that is neither text nor None."""
    for name, value in (parameters or {}).items():
        if value is not None and not isinstance(value, str):
            what = f"the value of parameter {name!r} is of type {type(value).__name__}, not a text"
            raise InputError(what, "", f"NiFi's parameters are texts: parameters={{{name!r}: {_as_text(value)!r}}}")
    return dict(parameters or {})


def _as_text(value: object) -> str:
    if isinstance(value, (tuple, list)) and value and isinstance(value[0], str):
        return value[0]
    return str(value).lower() if isinstance(value, bool) else str(value)
