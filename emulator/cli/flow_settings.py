"""A merchant's settings file, the very one of ``python -m nifi deploy``, for a run of the flow here.

The file's own schema (nifi/deploy/settings.schema.json) needs a package to be checked by; here the keys that a run uses are checked by
hand, and those that only a deployment uses are left alone.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Dict, List, Optional, Union

from ..base import files
from ..base.errors import InputError
from ..base.secret import Secret
from ..base.shared import here_or_shared
from ..flow import card_settings

KEYS = ("name", "flow", "definitions", "nifi", "schedule", "cards", "parameters", "secrets", "scripts", "specs", "tasks")


@dataclass
class Settings:
    """What the file says; paths as they are found from here."""

    file: str = ""
    flow: str = ""
    definitions: str = ""
    schedule: Union[str, Dict[str, str]] = ""
    parameters: Dict[str, str] = field(default_factory=dict)
    secrets: Dict[str, Dict[str, str]] = field(default_factory=dict, repr=False)
    scripts: Dict[str, str] = field(default_factory=dict)
    specs: Dict[str, str] = field(default_factory=dict)

    def secret(self, name: str) -> Secret:
        """The value of a sensitive parameter, from the environment or a file; InputError names the key and the place, never a value."""
        place = self.secrets[name]
        where, otherwise = "%s, secrets.%s" % (self.file, name), "or give --param %s=…" % name
        if "env" in place:
            value = os.environ.get(place["env"], "")
            if not value:
                raise InputError("the environment variable %s is not set" % place["env"], where, "Set it, " + otherwise)
            return Secret(value)
        path = locate(Path(self.file).parent, place["file"])
        if not os.path.isfile(path):
            raise InputError("the file %s is not there" % place["file"], where, "Check the path, " + otherwise)
        return Secret(files.decoded(files.read_bytes(path), path).rstrip("\r\n"))


def read_settings(path: str, flow: str = "") -> Settings:
    """Read and check; InputError says key and rule, and the nearest name for a key that is none. ``flow``: instead of the file's."""
    document = files.read_json(path)
    if not isinstance(document, dict):
        raise InputError("is not a JSON object", path, "nifi/deploy/settings.example.json shows every key")
    _refuse_unknown(document, path)
    folder = Path(path).parent
    settings = Settings(path)
    settings.flow = locate(folder, _text(document, "flow", path)) if document.get("flow") else ""
    document = _by_key(document, flow or settings.flow, path)
    settings.definitions = locate(folder, _text(document, "definitions", path)) if "definitions" in document else ""
    schedule = document.get("schedule", "")
    settings.schedule = _texts(document, "schedule", path) if isinstance(schedule, dict) else _text(document, "schedule", path)
    settings.parameters = {name: _value(name, value, path) for name, value in _object(document, "parameters", path).items()}
    settings.scripts = {name: locate(folder, file) for name, file in _texts(document, "scripts", path).items()}
    settings.specs = {name: locate(folder, file) for name, file in _texts(document, "specs", path).items()}
    for name, place in _object(document, "secrets", path).items():
        settings.secrets[name] = _place(name, place, path)
    return settings


def _by_key(document: Dict[str, Any], flow: str, path: str) -> Dict[str, Any]:
    """What is written card by card, under the keys that it stands for."""
    table = card_settings.table_of(here_or_shared(flow)) if document.get(card_settings.CARDS) else {}
    spread, faults = card_settings.spread(document, table)
    if faults:
        raise InputError("; ".join(faults), path, "The flow's page has each setting with its card")
    return spread


def locate(folder: Path, text: str) -> str:
    """The file as named from the settings' folder, if it is there, else from here."""
    beside = folder / text
    return str(beside) if beside.exists() else text


def _refuse_unknown(document: Dict[str, Any], path: str) -> None:
    for key in document:
        if key not in KEYS:
            import difflib

            near = difflib.get_close_matches(key, KEYS, 1)
            advice = "Did you mean '%s'?" % near[0] if near else "Known: " + ", ".join(KEYS)
            raise InputError("there is no key '%s'" % key, path, advice)


def _object(document: Dict[str, Any], key: str, path: str) -> Dict[str, Any]:
    value = document.get(key, {})
    if not isinstance(value, dict):
        raise InputError("is no object", "%s, %s" % (path, key), 'Write {"name": …}')
    return value


def _texts(document: Dict[str, Any], key: str, path: str) -> Dict[str, str]:
    entries = _object(document, key, path)
    for name, value in entries.items():
        if not isinstance(value, str):
            raise InputError("is no text", "%s, %s.%s" % (path, key, name), "Put it in quotes")
    return entries


def _text(document: Dict[str, Any], key: str, path: str) -> str:
    value = document.get(key, "")
    if not isinstance(value, str):
        raise InputError("is no text", "%s, %s" % (path, key), "Put it in quotes")
    return value


def _value(name: str, value: Any, path: str) -> str:
    """A parameter's value as NiFi holds it: true and 3 are texts there."""
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, (str, int)):
        raise InputError("is no text, whole number, true or false", "%s, parameters.%s" % (path, name), "Put it in quotes")
    return str(value)


def _place(name: str, place: Any, path: str) -> Dict[str, str]:
    kinds: List[str] = list(place) if isinstance(place, dict) else []
    if kinds not in (["env"], ["file"]) or not isinstance(place[kinds[0]], str):
        advice = 'Write {"env": "NAME"} or {"file": "path"}: the value itself is never in this file'
        raise InputError("does not say where the secret is", "%s, secrets.%s" % (path, name), advice)
    return dict(place)


def definitions_of(flow: str, settings: Optional[Settings]) -> str:
    """The file of the flow's parameters and defaults: the one that the settings name, else that of templates/; '' for none."""
    if settings is not None and settings.definitions:
        return settings.definitions
    return card_settings.beside(flow, "parameters")
