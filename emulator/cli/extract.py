"""Take the scripts and Jolt specifications of a flow out into files, to edit, to compare, to keep in a repository.

Writes DIR/flow.json (or flow.xml) with @path where each stood, and a file for each by group and processor. 'build' puts them together
again: what nobody edited comes back byte for byte. Any definition will do, yours as well as ours: JSON flow definitions, Registry
snapshots, XML templates.

example: python -m emulator extract own.json --out own
example: python -m emulator build own --out own.json
"""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

from ..base.errors import InputError
from ..base.shared import here_or_shared
from .command_line import CommandLine
from .inputs import add_format, read_bytes, say, show, wants_text, write_bytes


def add_arguments(line: CommandLine) -> None:
    line.add_argument("flow", metavar="FLOW", help="an XML template or a JSON definition")
    line.add_argument("--out", metavar="DIR", required=True, help="a new folder, or one that 'extract' wrote")
    add_format(line)


def run(arguments: SimpleNamespace) -> int:
    from ..flow.extracted import INDEX, taken_apart

    folder = Path(arguments.out)
    if folder.exists() and (not folder.is_dir() or (any(folder.iterdir()) and not (folder / INDEX).is_file())):
        raise InputError("holds something that 'extract' did not write", arguments.out, "Name a new folder")
    path = here_or_shared(arguments.flow)
    written = taken_apart(read_bytes(path), path)
    for name, data in written.items():
        write_bytes(str(folder / name), data)
    names = sorted(set(written) - {INDEX})
    if wants_text(arguments):
        say("\n".join(["%d files in %s:" % (len(names), folder), *("  " + name for name in names)]))
    else:
        show({"folder": str(folder), "files": names})
    return 0
