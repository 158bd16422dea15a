"""A case of a script on NiFi's own classes (``pytest --nifi-engine nifi``): in a clone of the repository, with Java and Maven."""

from __future__ import annotations

import base64
from importlib import import_module
from typing import Any, Dict, Mapping, Sequence, Tuple

from ..base import files
from ..base.errors import InputError, NotEmulated
from ..flowfile import FlowFile
from .case import Case
from .play import Outcome

_NOT_RELATIONSHIPS = {
    "counters", "exception", "logs", "penalized", "provenance", "queue", "state", "stdout", "triggers", "yielded",
}  # fmt: skip


def outcome_of(case: Case) -> Outcome:
    """What NiFi does. InputError where it cannot be asked, NotEmulated for a case that is no script's."""
    if not case.get("script") or case.get("modules"):
        raise NotEmulated("flows, specifications and modules on NiFi's own classes", case.title, "They run in the emulator")
    return _outcome(sides("--nifi-engine nifi").ask_nifi(_question(case)))


def sides(option: str) -> Any:
    """The recorder's two sides; InputError, naming the option, where the repository's tools are not."""
    try:
        return import_module("nifi.proof.recorder.sides")
    except ModuleNotFoundError as error:
        if not (error.name or "").startswith("nifi"):
            raise
    raise InputError("what asks NiFi's own classes is not installed", option, "Run it in a clone of the repository, with Java and Maven")


def question(
    script: str,
    flowfiles: Sequence[Tuple[bytes, Mapping[str, str]]],
    properties: Mapping[str, str],
    triggers: int,
    **more: Mapping[str, str],
) -> Dict[str, Any]:
    """What ``sides`` asks. ``flowfiles``: content and attributes; ``more``: parameters and state, left out where they are empty."""
    return {
        "script": script,
        "properties": dict(properties),
        "flowfiles": [{"content_b64": base64.b64encode(data).decode("ascii"), "attributes": dict(names)} for data, names in flowfiles],
        "triggers": triggers,
        **{name: dict(values) for name, values in more.items() if values},
    }


def _question(case: Case) -> Dict[str, Any]:
    path, rows = case.path(str(case.get("script"))), [(row["content"], row["attributes"]) for row in case.flowfiles()]
    more = {name: case.get(name, {}) for name in ("parameters", "state")}
    script = files.decoded(files.read_bytes(path), path)
    return question(script, rows, case.get("properties", {}), case.get("triggers", max(1, len(rows))), **more)


def _outcome(answer: Dict[str, Any]) -> Outcome:
    relationships = [name for name in answer if name not in _NOT_RELATIONSHIPS]
    out = [(name, _flowfile(row)) for name in (*relationships, "queue") for row in answer[name]]
    exception = answer["exception"]
    error = "%(class)s: %(message)s" % exception if exception else ""
    logs = [message for messages in answer["logs"].values() for message in messages]
    return Outcome(out, dict(answer["state"]), error, logs, [*relationships, "queue"])


def _flowfile(row: Dict[str, Any]) -> FlowFile:
    content = base64.b64decode(row["content_b64"]) if "content_b64" in row else row["content"].encode("utf-8")
    return FlowFile(content, row["attributes"])
