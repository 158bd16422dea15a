"""tests/compliance/jsonpath: one file a topic, groups of paths into one document, one line a case."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Mapping

from .groups import write
from .jvm import Jvm

OUTCOME = ("definite", "value", "class", "error")


def outcome(answer: Mapping[str, Any]) -> dict[str, Any]:
    """``definite`` and ``value`` (as NiFi would write it; null of a null) with its Java ``class``, or ``error`` ("Class: message")."""
    if "exception" in answer:
        thrown = answer["exception"]
        told = {"error": f"{thrown['class'].rpartition('.')[2]}: {'null' if thrown['message'] is None else thrown['message']}"}
    else:
        told = {"value": answer["value"], "class": answer["class"]}
    return {**({"definite": answer["definite"]} if "definite" in answer else {}), **told}


def refresh(jvm: Jvm, file: Path) -> tuple[int, list[str]]:
    """Ask a file's cases again and write it when the truth changed."""
    groups = json.loads(file.read_text(encoding="utf-8"))
    count, changed = 0, []
    for group in groups:
        for case in group["cases"]:
            count += 1
            told = outcome(jvm.ask("jsonpath", path=case["path"], document=group["document"]))
            if told != {name: case[name] for name in OUTCOME if name in case}:
                changed.append(f"{case['path']}: {told}")
                rest = {name: value for name, value in case.items() if name not in (*OUTCOME, "from")}
                source = case["from"]
                case.clear()
                case.update({**rest, **told, "from": source})
    if changed:
        write(file, groups)
    return count, changed
