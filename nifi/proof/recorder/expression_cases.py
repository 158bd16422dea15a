"""tests/compliance/el: one file a topic, groups of expressions that share attributes, one line a case."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, Mapping

from . import groups
from .jvm import Jvm

OUTCOME = ("expected", "error", "result_type")
LONGEST = 300  # a message may hold a whole list of functions


def outcome(answer: Mapping[str, Any]) -> dict[str, Any]:
    """``expected`` or ``error`` ("Class: message"), and the ``result_type``."""
    told: dict[str, Any] = {}
    if "exception" in answer:
        thrown = answer["exception"]
        told["error"] = f"{thrown['class'].rpartition('.')[2]}: {'null' if thrown['message'] is None else thrown['message']}"[:LONGEST]
    else:
        told["expected"] = answer["value"]
    if "result_type" in answer:
        told["result_type"] = answer["result_type"]
    return told


def ask(jvm: Jvm, group: Mapping[str, Any], case: Mapping[str, Any]) -> dict[str, Any]:
    """A case's outcome."""
    given = {name: group[name] for name in ("attributes", "state", "parameters") if name in group}
    return outcome(jvm.ask("expression", given, expression=case["expression"], mode=case.get("mode", "")))


def refresh(jvm: Jvm, file: Path) -> tuple[int, list[str]]:
    """Ask a file's cases again and write it when the truth changed."""
    return groups.refresh(file, partial(ask, jvm), OUTCOME, "expression", "recorded:nifi-expression-language-1.16.3")
