"""``--update``: what came out becomes what is expected, in the case's own file; rules that still fit stay."""

from __future__ import annotations

import json
import re
from typing import Any, Dict, List

from ..base import files
from ..flowfile import FlowFile
from .expect import MATCHES, expected_of, fits
from .play import Played, actual_rows
from .texts import as_value

_OF_THE_RUN = ("uuid", "filename", "path")  # differs from run to run, or says nothing of the script


def update(played: Played) -> None:
    """Rewrite the file of a case that ran; the rest of it stays as it is."""
    case, outcome = played.case, played.outcome
    if outcome is None:
        return
    expected = expected_of(case)
    old = {number: row for number, row in enumerate(expected.out or [])}
    given = [row["attributes"] for row in case.flowfiles()]
    rows = actual_rows(outcome, expected.out)
    new: Dict[str, Any] = {"out": [_row(old.get(number), place, flowfile, given) for number, (place, flowfile) in enumerate(rows)]}
    if expected.state is not None or outcome.state != case.get("state", {}) and "script" in case.document:
        new["state"] = merged(expected.state, outcome.state)
    if outcome.error:
        new["error"] = expected.error or _last_line(outcome.error)
    if expected.logs:
        new["logs"] = expected.logs
    document = files.read_json(case.file)
    (document["cases"][case.name] if case.name else document)["expect"] = new
    case.file.write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _row(old: Any, place: str, flowfile: FlowFile, given: List[Dict[str, str]]) -> Dict[str, Any]:
    before: Dict[str, Any] = old if old and old.get("to", "success") == place else {}
    if "attributes" in before:
        names = list(before["attributes"])
    else:
        known = {name: value for attributes in given for name, value in attributes.items()}
        names = [name for name, value in flowfile.attributes.items() if name not in _OF_THE_RUN and known.get(name) != value]
        names += [name for name in known if name not in flowfile.attributes]
    attributes = {name: merged(before.get("attributes", {}).get(name), flowfile.attributes.get(name)) for name in names}
    row: Dict[str, Any] = {"to": place, **({"attributes": attributes} if attributes else {})}
    old_content = before.get("content")
    keeps_file = isinstance(old_content, dict) and "$file" in old_content
    return {**row, "content": old_content if keeps_file else merged(old_content, as_value(flowfile.content))}


def merged(old: Any, new: Any) -> Any:
    """The new value, with the rules of the old one where they fit."""
    if fits(old, new):
        return old
    if isinstance(old, dict) and isinstance(new, dict):
        return {name: merged(old.get(name), value) for name, value in new.items()}
    if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        return [merged(before, value) for before, value in zip(old, new)]
    is_traceback = isinstance(new, str) and new.startswith("Traceback ")  # whose line numbers are the script's of today
    return {MATCHES: ".*%s\\s*" % _last_line(new)} if is_traceback else new


def _last_line(error: str) -> str:
    return re.sub(r"\\([ :,'=<>\"])", r"\1", re.escape(error.strip().splitlines()[-1]))
