"""What came out of a flow, as files: content and attributes of everything that reached an end, waits, or left by an open port."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Dict, Iterator, List, Optional, Tuple

from ..base import files
from ..base.errors import InputError
from .inputs import write_bytes, write_text

if TYPE_CHECKING:
    from pathlib import Path

    from ..engine.run import FlowRun
    from ..flowfile import FlowFile

INDEX = "index.json"
_UNSAFE = r"[^\w. \-]+"


class Outputs:
    """A folder: ``PLACE/001-filename`` and ``PLACE/001-filename.attributes.json``, and ``index.json`` with a line for each.

    A folder that an earlier run wrote is emptied of what that run wrote; any other that holds something is refused.
    """

    def __init__(self, path: Optional[str]) -> None:
        self.folder: Optional[Path] = None
        self.count = 0
        if path:
            from pathlib import Path

            self.folder = Path(path)
            if self.folder.exists():
                self._clear(self.folder)

    def _clear(self, folder: Path) -> None:
        if not folder.is_dir() or (any(folder.iterdir()) and not (folder / INDEX).is_file()):
            raise InputError("holds something that no run wrote", str(folder), "Name a new folder, or one of an earlier --out")
        for row in files.read_json(folder / INDEX) if (folder / INDEX).is_file() else []:
            for name in (row["file"], row["file"] + ".attributes.json"):
                if (folder / name).resolve().is_relative_to(folder.resolve()):
                    (folder / name).unlink(missing_ok=True)

    def write(self, done: FlowRun) -> None:
        """After the run."""
        if self.folder is None:
            return
        rows: List[Dict[str, Any]] = []
        for place, how, flowfile in _ended(done):
            self.count += 1
            name = _safe(flowfile.attributes.get("filename") or "", "flowfile")
            file = "%s/%03d-%s" % ("/".join(_safe(part, "_") for part in place.split("/")), self.count, name[:80])
            write_bytes(str(self.folder / file), flowfile.content)
            write_text(str(self.folder / (file + ".attributes.json")), _json(flowfile.attributes))
            rows.append({"file": file, "component": place, "how": how, "uuid": flowfile.uuid, "size": flowfile.size})
        write_text(str(self.folder / INDEX), _json(rows))


def _safe(name: str, otherwise: str) -> str:
    """The name as a file may have it."""
    return re.sub(_UNSAFE, "_", name).strip(" .") or otherwise


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _ended(done: FlowRun) -> Iterator[Tuple[str, str, FlowFile]]:
    """(place, how it ended, FlowFile)."""
    for final in done.finals:
        if final.has_content:
            yield final.component or "connections", final.details, final
    for name, flowfiles in done.outputs.items():
        for flowfile in flowfiles:
            yield name, "left by the output port", flowfile
    for path, flowfile in done.waiting():
        yield path, "waits", flowfile
