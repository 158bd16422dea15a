"""What can be picked: the scripts and specifications that come along, those of a template, those of a flow that was uploaded, examples."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, List

from ..base import files
from ..base.errors import InputError
from ..base.shared import root
from ..flow.load import load_flow, parse_flow
from ..flow.model import Flow
from ..flow.parts import SCRIPT, parts
from .runner import Message, inside

EXAMPLES = Path(__file__).with_name("examples.json")
_OWN = ("Script Engine", "Script File", "Script Body", "Module Directory")
_LEFT_OUT = {"source", "schemas", "cases", "__pycache__"}


def sources(_: Message) -> Message:
    """``examples``, whole; ``files`` of processors/ by path; ``flows`` of templates/ by path."""
    base = root() / "processors"
    paths = sorted(path.relative_to(base) for path in base.rglob("*.*") if path.suffix in (".py", ".json"))
    names = [path.as_posix() for path in paths if len(path.parts) > 1 and not _LEFT_OUT & set(path.parts)]
    flows = sorted(path.name for path in (root() / "templates" / "json").glob("*.json"))
    return {
        "examples": json.loads(EXAMPLES.read_text(encoding="utf-8")),
        "files": [{"path": name, "kind": "script" if name.endswith(".py") else "spec"} for name in names],
        "flows": flows,
    }


def source(message: Message) -> Message:
    """``path`` of processors/ → ``text``."""
    path = inside(root() / "processors", str(message["path"]))
    return {"text": files.decoded(files.read_bytes(path), path), "name": path.name, "kind": SCRIPT if path.suffix == ".py" else "spec"}


def flow(message: Message) -> Message:
    """``path`` of templates/json, or ``text`` of a flow with its ``name`` → its scripts and specifications, each with its text."""
    if "text" in message:
        opened = parse_flow(str(message["text"]).encode("utf-8"), str(message.get("name") or "the flow"))
    else:
        opened = load_flow(inside(root() / "templates" / "json", str(message["path"])))
    rows = _rows(opened)
    if not rows:
        advice = "Choose a flow with an ExecuteScript or a JoltTransformJSON"
        raise InputError("holds no script and no specification", opened.origin, advice)
    return {"name": opened.name, "parts": rows}


def _rows(opened: Flow) -> List[Dict[str, Any]]:
    return [
        {
            "path": part.path,
            "kind": part.kind,
            "text": part.text,
            "properties": {
                name: value
                for name, value in part.processor.properties.items()
                if part.kind == SCRIPT and value is not None and name not in _OWN and part.processor.type.endswith(".ExecuteScript")
            },
        }
        for part in parts(opened)
        if part.ending in (".py", ".json")
    ]
