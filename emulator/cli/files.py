"""Where the flows and scripts that come with the emulator are, or a copy of them to edit.

example: python -m emulator files
example: python -m emulator files --copy mine
"""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace

from ..base.errors import InputError
from ..base.shared import FOLDERS, LEFT_OUT, root
from .command_line import CommandLine
from .inputs import add_format, say, show, wants_text


def add_arguments(line: CommandLine) -> None:
    line.add_argument("--copy", metavar="DIR", help="copy scripts, specifications, flows and their parameters there; what is there stays")
    add_format(line)


def run(arguments: SimpleNamespace) -> int:
    base = Path(arguments.copy) if arguments.copy else root()
    files = _wanted()
    if arguments.copy:
        for name in files:
            _copy(root() / name, base / name)
    document = {"folder": str(base), "files": files}
    if wants_text(arguments):
        say("\n".join(["in %s:" % base, *("  " + name for name in files)]))
    else:
        show(document)
    return 0


def _wanted() -> list[str]:
    endings = {"templates": (".json", ".xml"), "processors": (".py", ".json")}
    names = []
    for folder in FOLDERS:
        for path in sorted((root() / folder).rglob("*")):
            name = path.relative_to(root()).as_posix()
            if path.suffix in endings[folder] and not LEFT_OUT & set(name.split("/")):
                names.append(name)
    return names


def _copy(source: Path, target: Path) -> None:
    if target.exists():
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    except OSError as error:
        raise InputError("cannot be written: %s" % (error.strerror or error), str(target), "Check the folder and its rights") from None
