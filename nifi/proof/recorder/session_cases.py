"""tests/compliance/session: one file a case, a script with its FlowFiles and everything that was observed.

``varies`` names lines of stdout that differ from JVM to JVM, each with its reason; they stay as they were recorded.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Mapping

from .jvm import Jvm
from .normal import normal, same

GIVEN = (
    "processor", "flowfiles", "arrivals", "triggers", "properties", "parameters", "services", "state", "modules", "auto_terminated",
    "unconnected",
)  # fmt: skip
KEPT = ("exception", "penalized", "counters", "provenance", "yielded", "success", "failure", "queue", "logs", "triggers", "stdout")


def question(case: Mapping[str, Any]) -> dict[str, Any]:
    """What a case asks."""
    return {"script": "\n".join(case["script"]), **{name: case[name] for name in GIVEN if name in case}}


def observed(answer: Mapping[str, Any]) -> dict[str, Any]:
    """An answer in the form in which it is recorded; the state only where there was one."""
    told = {**answer, **answer["relationships"]}
    told["provenance"] = [event["type"] for event in answer["provenance"]]
    told["stdout"] = answer["stdout"].split("\n")
    names = dict.fromkeys([*KEPT, *answer["relationships"], *(["state"] if answer["state"] else [])])
    return {name: told[name] for name in names if name in told}


def refresh(jvm: Jvm, file: Path) -> tuple[int, list[str]]:
    """Ask a file's case again and write it when the truth changed: cases asked, names of those that changed."""
    case = json.loads(file.read_text(encoding="utf-8"))
    asked = observed(jvm.ask("script", question(case)))
    known = case.get("observed", {})
    for line in case.get("varies", {}):
        asked["stdout"][int(line)] = known["stdout"][int(line)]
    asked = {name: value for name, value in asked.items() if name != "state" or "state" in known or not known}
    if same(asked, known):
        return 1, []
    case["observed"] = normal(asked)
    file.write_text(json.dumps(case, indent=1, ensure_ascii=_ascii(file)) + "\n", encoding="utf-8")
    return 1, [str(case.get("id", file.stem))]


def _ascii(file: Path) -> bool:
    return file.read_bytes().isascii()
