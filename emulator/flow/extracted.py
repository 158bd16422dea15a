"""A flow taken apart into files and put together again: ``flow.json`` or ``flow.xml`` with ``@path`` where each script and
specification stood, the files themselves by group and processor, and ``extract.json``, which says how each was written.

What nobody edits comes back byte for byte, however NiFi or another tool wrote it.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Callable, Dict, List, Tuple
from xml.sax.saxutils import escape

from ..base import files
from ..base.errors import InputError
from .literals import Literal, literals

INDEX = "extract.json"
_UNSAFE = re.compile(r"[^\w. \-()]+")
_MARK = "@"


def _plain_json(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _xml(value: str) -> str:
    return escape(value, {"\r": "&#13;"})


def _quoted_xml(value: str) -> str:
    return escape(value, {"\r": "&#13;", '"': "&quot;", "'": "&apos;"})


WRITERS: Dict[str, Callable[[str], str]] = {"json": _plain_json, "json-ascii": json.dumps, "xml": _xml, "xml-quoted": _quoted_xml}


def taken_apart(data: bytes, origin: str) -> Dict[str, bytes]:
    """File → content, ``extract.json`` among them. InputError when there is nothing to take out."""
    text = _text(data, origin)
    parts = literals(text, origin)
    if not parts:
        raise InputError("holds no script and no specification", origin, "There is nothing to extract")
    is_xml = text.lstrip("\ufeff \t\r\n").startswith("<")
    skeleton = "flow.xml" if is_xml else "flow.json"
    written: Dict[str, bytes] = {}
    rows: List[Dict[str, Any]] = []
    pieces, place = [], 0
    for literal in parts:
        file = _file_of(literal, {*written, skeleton, INDEX})
        written[file] = literal.value.encode("utf-8", "surrogatepass")
        raw = text[literal.start : literal.stop]
        rows.append({"file": file, "path": "/".join((*literal.groups, literal.processor)), **_way_of(literal.value, raw, is_xml)})
        pieces += [text[place : literal.start], _marked(file, is_xml)]
        place = literal.stop
    document = {"flow": skeleton, "parts": rows}
    written[skeleton] = "".join([*pieces, text[place:]]).encode("utf-8")
    written[INDEX] = (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
    return written


def put_together(folder: Path) -> Tuple[str, bytes]:
    """(name of the flow's file, its bytes). InputError names the file that is missing, escapes from the folder, or is not referred to."""
    index = files.read_json(folder / INDEX)
    if not isinstance(index, dict) or not isinstance(index.get("parts"), list) or not isinstance(index.get("flow"), str):
        raise InputError("is not what 'extract' writes", str(folder / INDEX), "Extract the flow again")
    text = _text(_inside(folder, index["flow"]), str(folder / index["flow"]))
    is_xml = index["flow"].endswith(".xml")
    for row in index["parts"]:
        mark = _marked(row["file"], is_xml)
        if text.count(mark) != 1:
            times = text.count(mark)
            raise InputError(
                "refers to it %d times" % times, "%s, %s" % (index["flow"], row["file"]), "Write %s once where it belongs" % mark
            )
        value = _inside(folder, row["file"]).decode("utf-8", "surrogatepass")
        text = text.replace(mark, _written(value, row))
    return index["flow"], text.encode("utf-8")


def _text(data: bytes, origin: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError("is not UTF-8 text (byte %d)" % error.start, origin, "A flow.json.gz is unpacked first") from None


def _way_of(value: str, raw: str, is_xml: bool) -> Dict[str, str]:
    """How the value is written: a way that gives the very same text, else that text itself beside the way for an edited value."""
    ways = [name for name in WRITERS if name.startswith("xml") is is_xml]
    for name in ways:
        if WRITERS[name](value) == raw:
            return {"way": name}
    return {"way": ways[0], "value": value, "raw": raw}


def _written(value: str, row: Dict[str, str]) -> str:
    return row["raw"] if "raw" in row and value == row["value"] else WRITERS[row["way"]](value)


def _marked(file: str, is_xml: bool) -> str:
    return _xml(_MARK + file) if is_xml else _plain_json(_MARK + file)


def _file_of(literal: Literal, taken: Any) -> str:
    """Its path below the folder: groups, processor, ending; the second of a name is "name (2)"."""
    parts = [_UNSAFE.sub("_", name).strip(" .") or "_" for name in (*literal.groups, literal.processor)]
    stem, number = "/".join(parts), 1
    lowered = {name.lower() for name in taken}  # some file systems know no case
    while (stem + (" (%d)" % number if number > 1 else "") + literal.ending).lower() in lowered:
        number += 1
    return stem + (" (%d)" % number if number > 1 else "") + literal.ending


def _inside(folder: Path, name: str) -> bytes:
    path = (folder / str(name)).resolve()
    if folder.resolve() not in path.parents:
        raise InputError("leads out of the folder", str(name), "Name a file below %s" % folder)
    return files.read_bytes(path)
