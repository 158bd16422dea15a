"""Cases: what a panel shows, kept as a file that ``nifi-emulator test`` runs, and such a file shown in a panel."""

from __future__ import annotations

import json
import re
from typing import Any, Dict, List

from ..base import files
from ..base.errors import InputError
from ..base.shared import root
from ..cases import Case, play, read_cases
from ..cases.case import ENDING
from ..cases.report import words_of
from ..cases.texts import as_value
from ..cases.update import update
from .runner import Folder, Message, inside, texts
from .script_panel import shown

_NAME = re.compile(r"\w[\w .-]{0,79}")
_OURS = "processors/cases"


def listed(_: Message) -> Message:
    """``cases`` of the folder and those that come along: file, name, panel, what. ``folder``: where they are saved."""
    rows = []
    for place in (Folder.path, root() / _OURS):
        for case in read_cases([str(place)]) if any(place.rglob("*.json")) else []:
            kind = next((kind for kind in ("script", "spec") if case.get(kind)), "")
            if kind:
                file = case.file.relative_to(place).as_posix()
                rows.append({"file": file, "name": case.name, "panel": kind, "what": case.get("what", ""), "own": place == Folder.path})
    return {"cases": rows, "folder": str(Folder.path)}


def open_case(message: Message) -> Message:
    """``file``, ``name``, ``own`` → what a panel shows, and ``outcome``: whether it is as expected, in words."""
    place = Folder.path if message.get("own") else root() / _OURS
    path = inside(place, str(message["file"]))
    case = next((case for case in read_cases([str(path)]) if case.name == message.get("name", "")), None)
    if case is None:
        raise InputError("has no case '%s'" % message.get("name"), str(path), "Choose it from the list")
    played = play(case)
    return {**_panel(case), "outcome": "as expected" if played.is_good else words_of(played), "failed": not played.is_good}


def _panel(case: Case) -> Dict[str, Any]:
    kind = "script" if case.get("script") else "spec"
    path = case.path(str(case.get(kind)))
    flowfiles = case.flowfiles()
    first: Dict[str, Any] = flowfiles[0] if flowfiles else {"content": b"", "attributes": {}}
    value = as_value(first["content"])
    if isinstance(value, dict) and set(value) == {"$hex"}:
        raise InputError("has content that is not text", case.title, "Run it with the command 'test'")
    return {
        "panel": kind,
        "text": files.decoded(files.read_bytes(path), path),
        "input": value if isinstance(value, str) else shown(value),
        "attributes": first["attributes"],
        **{key: {name: str(value) for name, value in case.get(key, {}).items()} for key in ("properties", "state", "parameters")},
        "note": "the first of its %d FlowFiles" % len(flowfiles) if len(flowfiles) > 1 else "",
    }


def save_case(message: Message) -> Message:
    """``name``, ``panel`` and what it shows → the files written; what came out is what is expected. ``replace``: over an older one."""
    name, kind = str(message["name"]).strip(), str(message["panel"])
    if not _NAME.fullmatch(name) or kind not in ("script", "spec"):
        raise InputError("'%s' is no name for a case" % name, "", "Use letters, digits, blanks, points and lines, up to 80")
    stem = name.replace(" ", "_")
    case_file, code_file = Folder.path / (stem + ENDING), Folder.path / (stem + (".py" if kind == "script" else ".json"))
    taken = [path.name for path in (case_file, code_file) if path.exists()]
    if taken and not message.get("replace"):
        return {"exists": taken, "sentence": "%s is there already" % " and ".join(taken)}
    try:
        Folder.path.mkdir(parents=True, exist_ok=True)
        code_file.write_bytes(str(message["text"]).encode("utf-8"))
        case_file.write_text(json.dumps(_document(message, kind, code_file.name), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError("cannot be written: %s" % (error.strerror or error), str(case_file), "Check the folder and its rights") from None
    (case,) = read_cases([str(case_file)])
    played = play(case)
    if played.fault is not None:
        case_file.unlink()
        code_file.unlink()
        raise played.fault
    update(played)
    return {"written": [str(case_file), str(code_file)], "sentence": "saved as %s" % case_file}


def _document(message: Message, kind: str, code: str) -> Dict[str, Any]:
    content = as_value(str(message.get("input") or "").encode("utf-8"))
    flowfile = {"content": content, "attributes": texts(message, "attributes")}
    document = {"what": str(message.get("what") or ""), kind: code, "in": {key: value for key, value in flowfile.items() if value}}
    keys: List[str] = ["properties", "state", "parameters"] if kind == "script" else []
    return {key: value for key, value in {**document, **{key: texts(message, key) for key in keys}}.items() if value}
