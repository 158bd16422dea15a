"""A case of a script on NiFi's own classes (``pytest --nifi-engine nifi``): in a clone of the repository, with Java and Maven."""

from __future__ import annotations

import base64
from importlib import import_module
from typing import Any, Dict

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
    try:
        sides: Any = import_module("nifi.proof.recorder.sides")
    except ModuleNotFoundError as error:
        if not (error.name or "").startswith("nifi"):
            raise
        advice = "Run it in a clone of the repository, with Java and Maven"
        raise InputError("what asks NiFi's own classes is not installed", "--nifi-engine nifi", advice) from None
    return _outcome(sides.ask_nifi(_question(case)))


def _question(case: Case) -> Dict[str, Any]:
    rows, path = case.flowfiles(), case.path(str(case.get("script")))
    optional = {key: case.get(key) for key in ("parameters", "state") if case.get(key)}
    return {
        "script": files.decoded(files.read_bytes(path), path),
        "properties": case.get("properties", {}),
        "flowfiles": [{"content_b64": base64.b64encode(row["content"]).decode("ascii"), "attributes": row["attributes"]} for row in rows],
        "triggers": case.get("triggers", max(1, len(rows))),
        **optional,
    }


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
