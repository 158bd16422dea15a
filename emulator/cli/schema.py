"""Check JSON against a schema: that of an object of Omnitron, of what a script is given or leaves, of a line of the log.

Without a name it lists the schemas of processors/schemas, which stand there for whoever writes a script or mapping: each field with its
types and what the documents say of it. SCHEMA may be a file of your own. Unknown fields pass; ends with 1 when the input breaks the schema.

example: python -m emulator schema
example: python -m emulator schema order my_order.json
"""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

from ..base.errors import InputError
from ..base.shared import root
from .command_line import CommandLine
from .inputs import add_format, read_json, say, show, wants_text
from .schema_faults import Schemas

FOLDER, ENDING = "processors/schemas", ".schema.json"


def add_arguments(line: CommandLine) -> None:
    line.add_argument("schema", metavar="SCHEMA", nargs="?", help="a name of the list, or a file")
    line.add_argument("inputs", metavar="INPUT", nargs="*", help="JSON files; standard input when left out")
    add_format(line)


def run(arguments: SimpleNamespace) -> int:
    if not arguments.schema:
        return _list(wants_text(arguments))
    schemas, name = _schemas(arguments.schema)
    faults_of = {}
    for path in arguments.inputs or ["-"]:
        faults_of[path] = schemas.faults(schemas.schema(name), read_json(path))
    if wants_text(arguments):
        say("\n".join("%s: %s" % (path, "valid" if not faults else _lines(faults)) for path, faults in faults_of.items()))
    else:
        show({path: [{"where": where, "what": what} for where, what in faults] for path, faults in faults_of.items()})
    return 1 if any(faults_of.values()) else 0


def _schemas(name: str) -> tuple[Schemas, str]:
    shared = root() / FOLDER
    if (shared / (name + ENDING)).is_file():
        return Schemas(shared), name + ENDING
    if not Path(name).is_file():
        names = ", ".join(sorted(path.name[: -len(ENDING)] for path in shared.glob("*" + ENDING)))
        raise InputError("there is no such schema", name, "Name a file, or one of %s" % names)
    return Schemas(Path(name).parent), Path(name).name


def _lines(faults: list[tuple[str, str]]) -> str:
    return "not valid" + "".join("\n  %s %s" % (where or "the whole", what) for where, what in faults)


def _list(in_words: bool) -> int:
    schemas = Schemas(root() / FOLDER)
    names = sorted(path.name for path in schemas.folder.glob("*" + ENDING))
    titles = {name[: -len(ENDING)]: schemas.schema(name)["title"] for name in names}
    if in_words:
        say("\n".join("%-26s  %s" % pair for pair in titles.items()))
    else:
        show(titles)
    return 0
