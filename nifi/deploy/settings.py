"""The merchant's settings file: read, checked against the schema, secrets fetched only when they are sent."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Callable, Dict, Mapping, Optional, Union

from emulator.flow import card_settings

from ..errors import NifiError

SCHEMA = Path(__file__).with_name("settings.schema.json")


class SettingsError(NifiError):
    """The settings cannot be used; every fault names its key and its rule."""

    exit_code = 2

    def __init__(self, faults: list[str], where: str) -> None:
        self.faults = faults
        super().__init__("; ".join(faults), where)


@dataclass
class Settings:
    """One merchant's flow in one NiFi."""

    file: Path
    name: str
    flow: Path
    parameters: dict[str, str]
    secrets: dict[str, dict[str, str]] = field(default_factory=dict, repr=False)
    scripts: dict[str, Path] = field(default_factory=dict)
    specs: dict[str, Path] = field(default_factory=dict)
    schedule: Union[str, dict[str, str]] = ""
    tasks: dict[str, int] = field(default_factory=dict)
    definitions: Optional[Path] = None
    nifi: dict[str, Any] = field(default_factory=dict, repr=False)

    def path(self, text: str) -> Path:
        """A file named in the settings: relative to them, else to where the command runs."""
        return locate(self.file.parent, text)


def locate(folder: Path, text: str) -> Path:
    """The file as named from the settings' folder, if it is there, else from here."""
    beside = folder / text
    return beside if beside.exists() else Path(text)


def text_of(value: Any) -> str:
    """A parameter's value as NiFi holds it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def load(file: Path) -> Settings:
    """Read and check; raises SettingsError with every fault of the schema."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"), object_pairs_hook=no_doubles)
    except OSError as e:
        raise SettingsError([f"cannot be read ({e.strerror})"], str(file))
    except ValueError as e:
        raise SettingsError([f"not JSON: {e}"], str(file))
    folder = file.parent
    faults = schema_faults(data)
    if not faults and card_settings.CARDS in data:
        data, faults = card_settings.spread(data, card_settings.table_of(str(locate(folder, data["flow"]))))
        faults = faults or schema_faults(data)
    if faults:
        raise SettingsError(faults, str(file))
    return Settings(
        file, data["name"], locate(folder, data["flow"]), {key: text_of(value) for key, value in data.get("parameters", {}).items()},
        data.get("secrets", {}),
        {key: locate(folder, value) for key, value in data.get("scripts", {}).items()},
        {key: locate(folder, value) for key, value in data.get("specs", {}).items()},
        data.get("schedule", ""),
        data.get("tasks", {}),
        locate(folder, data["definitions"]) if "definitions" in data else None,
        data.get("nifi", {}),
    )  # fmt: skip


def write(file: Path, secrets: Mapping[str, str], **data: Any) -> Path:
    """A settings file with these keys, each secret in a file of its own beside it."""
    for name, value in secrets.items():
        (file.parent / name).write_text(value, encoding="utf-8")
    file.write_text(json.dumps({**data, "secrets": {name: {"file": name} for name in secrets}}), encoding="utf-8")
    return file


def no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A key given twice would silently lose one value."""
    out: dict[str, Any] = {}
    for key, value in pairs:
        if key in out:
            raise ValueError(f"the key {key!r} is there twice")
        out[key] = value
    return out


def schema_faults(data: Any) -> list[str]:
    """``key: rule`` for everything the schema refuses, in the file's order."""
    import jsonschema

    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    errors = sorted(validator.iter_errors(data), key=lambda error: [str(part) for part in error.absolute_path])
    return [f"{key_of(error)}: {rule_of(error)}" for error in errors]


def key_of(error: Any) -> str:
    """The key that is wrong, dotted."""
    return ".".join(map(str, error.absolute_path)) or "settings"


RULES: Dict[str, Callable[[Any], str]] = {
    "required": lambda e: f"{e.message} and has to be given",
    "additionalProperties": lambda e: e.message.replace("Additional properties are not allowed", "unknown key"),
    "pattern": lambda e: f"must look like {e.validator_value}" + described(e),
    "type": lambda e: f"must be of type {e.validator_value}" + described(e),
    "anyOf": lambda e: "must be a cron expression of six or seven fields, or an object of those" + described(e),
    "minProperties": lambda e: "may not be empty" + described(e),
    "maxProperties": lambda e: "takes one of its keys only" + described(e),
    "minimum": lambda e: f"must be at least {e.validator_value}" + described(e),
    "maximum": lambda e: f"may be {e.validator_value} at most" + described(e),
    "dependentRequired": lambda e: e.message.replace("is a dependency of", "has to be given together with"),
}


def rule_of(error: Any) -> str:
    """The rule in words; never the value, which may be a secret in the wrong place."""
    rule = RULES.get(error.validator)
    return rule(error) if rule else f"breaks the rule {error.validator}={error.validator_value}"


def described(error: Any) -> str:
    """What the schema says of that key."""
    words = error.schema.get("description") if isinstance(error.schema, dict) else None
    return f" ({words})" if words else ""


def secret(where: Mapping[str, str], key: str, settings: Settings, environ: Optional[Mapping[str, str]] = None) -> str:
    """Fetch one secret; raises SettingsError naming the key and the place, never a value."""
    env = os.environ if environ is None else environ
    if "env" in where:
        if not env.get(where["env"]):
            raise SettingsError([f"{key}: the environment variable {where['env']} is not set"], str(settings.file))
        return env[where["env"]]
    try:
        value = settings.path(where["file"]).read_text(encoding="utf-8").rstrip("\r\n")
    except OSError as e:
        raise SettingsError([f"{key}: the file {where['file']} cannot be read ({e.strerror})"], str(settings.file))
    if not value:
        raise SettingsError([f"{key}: the file {where['file']} is empty"], str(settings.file))
    return value
