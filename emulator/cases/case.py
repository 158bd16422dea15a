"""Cases read from files. Every path in one is relative to its file.

``script``, ``spec`` or  what runs: a script, a Jolt specification (a chain), a flow; ``group``: only that process group of the flow, a
``flow``                 card from port to port
``in``                   a FlowFile or a list of them: ``content`` (a text, or any JSON value) or ``file``, ``attributes``; in a flow
                         ``at``, the component or port in front of which it is put
``properties``, ``state``, ``parameters``, ``parameter_file``, ``stubs``, ``fires``, ``triggers``, ``modules``
``expect``               see ``expect``; ``what``: a sentence for people
``cases``                name → what is different in that case: one file for several
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, Iterable, Iterator, List

from ..base import files
from ..base.errors import InputError
from ..stubs.answer import refuse_unknown

ENDING, ALONE = ".case.json", "case.json"
KEYS = (
    "what", "script", "spec", "flow", "group", "in", "properties", "state", "parameters", "parameter_file", "stubs", "fires", "triggers",
    "modules", "expect", "cases",
)  # fmt: skip
OBJECTS = ("properties", "state", "parameters", "stubs")


@dataclass
class Case:
    """One case. ``name``: within its file, '' where the file holds one alone."""

    file: Path
    name: str
    document: Dict[str, Any]

    @property
    def title(self) -> str:
        """What it is called in a report."""
        return "%s: %s" % (self.file, self.name) if self.name else str(self.file)

    @property
    def folder(self) -> Path:
        """Where its files are looked for."""
        return self.file.parent

    def path(self, text: str) -> Path:
        """A file that the case names."""
        return self.folder / text

    def get(self, key: str, default: Any = None) -> Any:
        """What the case says of a key."""
        return self.document.get(key, default)

    def flowfiles(self) -> List[Dict[str, Any]]:
        """What goes in: ``content`` as bytes, ``attributes``, ``at``."""
        entries = self.get("in", [])
        rows = entries if isinstance(entries, list) else [entries]
        return [self._flowfile(row, "%s, in[%d]" % (self.title, number)) for number, row in enumerate(rows)]

    def _flowfile(self, row: Any, where: str) -> Dict[str, Any]:
        from .texts import as_bytes

        if not isinstance(row, dict):
            raise InputError("is no FlowFile", where, 'Write {"content": …, "attributes": {…}}')
        refuse_unknown(row, ("content", "file", "attributes", "at"), where)
        attributes = row.get("attributes", {})
        if not isinstance(attributes, dict) or not all(isinstance(value, str) for value in attributes.values()):
            raise InputError("attributes are texts", where, 'Write {"name": "value"}')
        content = files.read_bytes(self.path(row["file"])) if "file" in row else as_bytes(row.get("content", ""))
        named = {"filename": Path(row["file"]).name} if "file" in row else {}
        return {"content": content, "attributes": {**named, **attributes}, "at": row.get("at", "")}


def read_cases(paths: Iterable[str]) -> List[Case]:
    """The cases of files and folders, sorted by file. InputError names a folder without any."""
    cases: List[Case] = []
    for path in paths:
        inside = list(_files(Path(path)))
        if not inside:
            raise InputError("holds no case", path, "A case is a file NAME%s, or a folder with a %s" % (ENDING, ALONE))
        for file in inside:
            cases += _cases(file)
    return cases


def is_case(path: Path) -> bool:
    """Whether a file is one by its name."""
    return path.name == ALONE or path.name.endswith(ENDING)


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from sorted(file for file in path.rglob("*.json") if is_case(file))
    else:
        yield path


def _cases(file: Path) -> Iterator[Case]:
    document = files.read_json(file)
    if not isinstance(document, dict):
        raise InputError("is not a JSON object", str(file), 'Write {"script": …, "in": …, "expect": …}')
    _check(document, str(file))
    several = document.pop("cases", None)
    if several is None:
        yield Case(file, "", document)
        return
    if not isinstance(several, dict) or not several:
        raise InputError("is no object of cases", "%s, cases" % file, 'Write {"name": {…}, …}')
    for name, own in several.items():
        if not isinstance(own, dict):
            raise InputError("is no case", "%s, cases.%s" % (file, name), "Write an object with what is different in it")
        _check(own, "%s, cases.%s" % (file, name))
        yield Case(file, name, {**document, **own})


def _check(document: Dict[str, Any], where: str) -> None:
    refuse_unknown(document, KEYS, where)
    for key in OBJECTS:
        if not isinstance(document.get(key, {}), dict):
            raise InputError("is no object", "%s, %s" % (where, key), 'Write {"name": …}')
