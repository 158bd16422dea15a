"""tests/compliance/el: one file a topic, groups of expressions that share attributes, one line a case."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Mapping

from .groups import write
from .jvm import Jvm

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


def refresh(jvm: Jvm, file: Path) -> tuple[int, list[str]]:
    """Ask a file's cases again and write it when the truth changed."""
    groups = json.loads(file.read_text(encoding="utf-8"))
    count, changed = 0, []
    for group in groups:
        for case in group["cases"]:
            count += 1
            given = {name: group[name] for name in ("attributes", "state", "parameters") if name in group}
            told = outcome(jvm.ask("expression", given, expression=case["expression"], mode=case.get("mode", "")))
            if told != {name: case[name] for name in ("expected", "error", "result_type") if name in case}:
                changed.append(f"{case['expression']}: {told}")
                _replace(case, told)
    if changed:
        write(file, groups)
    return count, changed


def _replace(case: dict[str, Any], told: Mapping[str, Any]) -> None:
    rest = {name: value for name, value in case.items() if name not in ("expected", "error", "result_type")}
    source = rest.pop("from")
    case.clear()
    case.update({**rest, **told, "from": source})
