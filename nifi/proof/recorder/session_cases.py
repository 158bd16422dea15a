"""tests/compliance/session: one file a case, called by what it shows: a script with its FlowFiles and everything that was observed.

``says`` is the rule in a sentence. ``preamble`` names the text under ``preambles/`` that stands before the script.
``varies`` names lines of stdout that differ from JVM to JVM, each with its reason; they stay as they were recorded.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Mapping

from .groups import ASSUMED
from .jvm import Jvm
from .normal import normal, same

GIVEN = (
    "processor", "flowfiles", "arrivals", "triggers", "properties", "parameters", "services", "state", "modules", "auto_terminated",
    "unconnected",
)  # fmt: skip
KEPT = ("exception", "penalized", "counters", "provenance", "yielded", "success", "failure", "queue", "logs", "triggers", "stdout")


def script_of(case: Mapping[str, Any], folder: Path) -> str:
    """The whole script of a case of ``folder``: its preamble, then its own lines."""
    preamble = (folder / "preambles" / (case["preamble"] + ".txt")).read_text(encoding="utf-8") if "preamble" in case else ""
    return preamble + "\n".join(case["script"])


def question(case: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    """What a case of ``folder`` asks."""
    return {"script": script_of(case, folder), **{name: case[name] for name in GIVEN if name in case}}


def observed(answer: Mapping[str, Any]) -> dict[str, Any]:
    """An answer in the form in which it is recorded; the state only where there was one."""
    told = {**answer, **answer["relationships"]}
    told["provenance"] = [event["type"] for event in answer["provenance"]]
    told["stdout"] = answer["stdout"].split("\n")
    names = dict.fromkeys([*KEPT, *answer["relationships"], *(["state"] if answer["state"] else [])])
    return {name: told[name] for name in names if name in told}


def refresh(jvm: Jvm, file: Path) -> tuple[int, list[str]]:
    """Ask a file's case again and write it when the truth changed: cases asked, the sentences of those that changed."""
    case = json.loads(file.read_text(encoding="utf-8"))
    asked = observed(jvm.ask("script", question(case, file.parent)))
    known = case.get("observed", {})
    for line in case.get("varies", {}):
        asked["stdout"][int(line)] = known["stdout"][int(line)]
    asked = {name: value for name, value in asked.items() if name != "state" or "state" in known or not known}
    new = case["from"] == ASSUMED
    if same(asked, known) and not new:
        return 1, []
    if new:
        case["from"] = "recorded:1.16.3/jython-2.7.2"
    case["observed"] = normal(asked)
    file.write_text(json.dumps(case, indent=1, ensure_ascii=_ascii(file)) + "\n", encoding="utf-8")
    return 1, [str(case["says"])]


def _ascii(file: Path) -> bool:
    return file.read_bytes().isascii()
