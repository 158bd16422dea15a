"""tests/compliance/jolt: one JSON line a case, packed: a spec, an input, perhaps a context, and what Java Jolt made of it.

The default operation adds several keys in the order of a HashSet of objects without a hashCode of their own (Defaultr.OrOptionComparator
leaves them equal): there the order says nothing, so a case that differs in it alone has not changed.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any, Mapping

from .groups import ASSUMED
from .jvm import Jvm

OUTCOME = ("expected", "keyorder", "expect_error")
SOURCE = "recorded:jolt-0.1.1"


def question(case: Mapping[str, Any]) -> dict[str, Any]:
    """Spec, input and context as JSON texts."""
    return {"op": case["op"], **{name: json.dumps(case[name]) for name in ("spec", "input", "context") if name in case}}


def outcome(answer: Mapping[str, Any]) -> dict[str, Any]:
    """``expected`` with its keys in Java's order, or ``expect_error`` ("spec SpecException": which step, which class)."""
    if "exception" in answer:
        return {"expect_error": f"{answer['step']} {answer['exception']['class'].rpartition('.')[2]}"}
    return {"expected": json.loads(answer["value"]), "keyorder": True}


def same(case: Mapping[str, Any], told: Mapping[str, Any]) -> bool:
    """Whether the recorded outcome is still the truth; 1 and 1.0 are two things."""
    known = {name: case[name] for name in OUTCOME if name in case}
    unordered = case["op"] == "default" or '"operation": "default"' in json.dumps(case["spec"])
    return json.dumps(known, sort_keys=unordered) == json.dumps(told, sort_keys=unordered)


def refresh(jvm: Jvm, file: Path) -> tuple[int, list[str]]:
    """Ask a file's cases again and write it when the truth changed."""
    cases = [json.loads(line) for line in gzip.decompress(file.read_bytes()).decode("utf-8").splitlines()]
    changed = []
    for number, case in enumerate(cases):
        told = outcome(jvm.ask("jolt", question(case)))
        if not same(case, told) or case["from"] == ASSUMED:
            changed.append(f"{case.get('name', number)}: {json.dumps(told)}")
            asked = {name: value for name, value in case.items() if name not in (*OUTCOME, "from")}
            cases[number] = {**asked, **told, "from": SOURCE}
    if changed:
        text = "".join(json.dumps(case, ensure_ascii=False) + "\n" for case in cases)
        file.write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))
    return len(cases), changed
