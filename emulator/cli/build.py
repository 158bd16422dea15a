"""Put a flow together again that 'extract' took apart, with its scripts and specifications as they are in their files now.

example: python -m emulator build own --out own.json
"""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

from ..base.errors import InputError
from .command_line import CommandLine
from .inputs import say, write_bytes


def add_arguments(line: CommandLine) -> None:
    line.add_argument("folder", metavar="DIR", help="a folder that 'extract' wrote")
    line.add_argument("--out", metavar="FLOW", required=True, help="where the flow is written")


def run(arguments: SimpleNamespace) -> int:
    from ..flow.extracted import INDEX, put_together
    from ..flow.load import parse_flow

    if not (Path(arguments.folder) / INDEX).is_file():
        advice = "Extract a flow first: extract FLOW --out %s" % arguments.folder
        raise InputError("is no folder that 'extract' wrote", arguments.folder, advice)
    name, data = put_together(Path(arguments.folder))
    if Path(name).suffix != Path(arguments.out).suffix:
        raise InputError(
            "is the name of another format", arguments.out, "The flow was %s: give it the ending %s" % (name, Path(name).suffix)
        )
    parse_flow(data, arguments.out)
    write_bytes(arguments.out, data)
    say("%s is written" % arguments.out)
    return 0
