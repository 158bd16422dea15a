"""The layout of files that hold groups of short cases: a line for what a group shares, a line for each case: a diff reads well."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Mapping, Sequence


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


def write(file: Path, groups: Sequence[Mapping[str, Any]]) -> None:
    """Write a file."""
    file.write_text(render(groups), encoding="utf-8")
