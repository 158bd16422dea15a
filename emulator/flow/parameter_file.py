"""Parameter files: ``templates/parameters/``, what ``python -m emulator mocks`` prints, or one of your own."""

from __future__ import annotations

import os
from typing import Any, Dict, Optional

from ..base.errors import InputError
from ..base.files import FilePath, read_json
from ..base.secret import Secret


def read_parameters(path: FilePath) -> Dict[str, Optional[str]]:
    """The parameters in a file, for ``run_flow(…, parameters=…)``.

    Args:
        path: a JSON object ``{name: text}``, or ``{name: {"value" or "default": text, "sensitive": bool, "required": bool}}`` as
            the templates' files have it; either may stand under the key ``parameters``.

    Returns:
        name → text, a ``Secret`` where the file says sensitive. None is a parameter that exists and has no value, as NiFi has it. A
        required one that the file leaves open is left out: the flow says which one when nobody gives it.

    Raises:
        InputError: the file cannot be read, is not such an object, or holds a value that is no text.
    """
    document = read_json(path)
    where = os.fspath(path)
    if not isinstance(document, dict):
        raise InputError("is not a JSON object", where, 'Write {"name": "value", …}')
    entries = document["parameters"] if isinstance(document.get("parameters"), dict) else document
    return {name: _value(name, entry, where) for name, entry in entries.items() if not _must_be_given(entry)}


def _must_be_given(entry: Any) -> bool:
    return isinstance(entry, dict) and bool(entry.get("required")) and entry.get("value", entry.get("default")) is None


def _value(name: str, entry: Any, where: str) -> Optional[str]:
    sensitive = isinstance(entry, dict) and bool(entry.get("sensitive"))
    value = entry.get("value", entry.get("default")) if isinstance(entry, dict) else entry
    if value is not None and not isinstance(value, str):
        raise InputError("parameter '%s' is not text" % name, where, "Put its value in quotes: NiFi's parameters are texts")
    return Secret(value) if sensitive and value is not None else value
