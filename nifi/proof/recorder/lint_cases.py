"""tests/compliance/lint: what NiFi did with the scripts of tests/lint, the bad and the good one of each rule of ``lint``."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, Mapping

from ...run.places import REPOSITORY
from . import groups
from .jvm import Jvm
from .normal import normal

SCRIPTS = REPOSITORY / "tests" / "lint"


def outcome(answer: Mapping[str, Any]) -> dict[str, Any]:
    """Where the FlowFile went, and the message of what left the script."""
    told: dict[str, Any] = {"went": next((name for name in ("success", "failure") if answer["relationships"].get(name)), None)}
    if answer["exception"] is not None:
        told["error"] = answer["exception"]["message"]
    seen: dict[str, Any] = normal(told)
    return seen


def ask(jvm: Jvm, group: Mapping[str, Any], case: Mapping[str, Any]) -> dict[str, Any]:
    """A case's outcome."""
    script = (SCRIPTS / f"{case['rule']}.{case['kind']}.txt").read_text(encoding="utf-8")
    return {"observed": outcome(jvm.ask("script", script=script, flowfiles=group["flowfiles"]))}


def refresh(jvm: Jvm, file: Path) -> tuple[int, list[str]]:
    """Ask a file's cases again and write it when the truth changed."""
    return groups.refresh(file, partial(ask, jvm), ("observed",), "rule")
