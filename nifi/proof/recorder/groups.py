"""Files that hold groups of short cases: a line for what a group shares, a line for each case, so that a diff reads well."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Callable, Mapping, Sequence

Case = Mapping[str, Any]
ASSUMED = "assumed"  # where a case comes from that nobody has put to the real thing yet


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _group(group: Mapping[str, Any]) -> str:
    shared = {name: value for name, value in group.items() if name != "cases"}
    head = _line(shared)[1:-1] + (", " if shared else "")
    cases = ",\n".join("    " + _line(case) for case in group["cases"])
    return f'  {{{head}"cases": [\n{cases}\n  ]}}'


def render(groups: Sequence[Mapping[str, Any]]) -> str:
    """The text of a file."""
    return "[\n" + ",\n".join(_group(group) for group in groups) + "\n]\n"


def refresh(
    file: Path, ask: Callable[[Case, Case], Case], outcome: Sequence[str], label: str, source: str = "recorded:1.16.3"
) -> tuple[int, list[str]]:
    """Ask a file's cases again and write it when the truth changed: cases asked, what changed.

    ``ask(group, case)`` gives a case's outcome, whose names are among ``outcome``; ``label`` names what a case is called by.
    A new case says "assumed" where it comes from; once asked it says ``source``.
    """
    groups = json.loads(file.read_text(encoding="utf-8"))
    changed = []
    cases = [(group, case) for group in groups for case in group["cases"]]
    for group, case in cases:
        told = ask(group, case)
        new = case.get("from") == ASSUMED
        if new or told != {name: case[name] for name in outcome if name in case}:
            changed.append(f"{case[label]}: {told}")
            _replace(case, told, outcome)
            case.update({"from": source} if new else {})
    if changed:
        write(file, groups)
    return len(cases), changed


def _replace(case: dict[str, Any], told: Case, outcome: Sequence[str]) -> None:
    """Another outcome, its source behind it."""
    rest = {name: value for name, value in case.items() if name not in (*outcome, "from")}
    source = {name: case[name] for name in ("from",) if name in case}
    case.clear()
    case.update({**rest, **told, **source})


def write(file: Path, groups: Sequence[Mapping[str, Any]]) -> None:
    """Write a file."""
    file.write_text(render(groups), encoding="utf-8")
