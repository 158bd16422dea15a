"""The scripts that carry what several scripts share: ``processors/source/`` is what people write, ``make build`` writes the rest.

A script is one file to paste into ExecuteScript, so it cannot import a neighbour. What scripts share is written once, in
``processors/source/include/NAME.py``, and stands in a source as a line of its own::

    # include: NAME

``processors/source/FOLDER/SCRIPT.py`` becomes ``processors/FOLDER/SCRIPT.py``, which says so in its first line. A script that includes
nothing has no source: it is written where it stands. ``python -m processors.build`` writes; with ``--check`` it only says what is stale.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import Dict, Iterator, List, Optional, Sequence

HERE = Path(__file__).resolve().parent
SOURCE = HERE / "source"
INCLUDE = re.compile(r"^# include: (?P<name>\w+)\n", re.MULTILINE)
NOTICE = "# Written by make build: edit processors/source/%s, or what it includes."
_GAP = re.compile(r"\n{3,}")


class SourceError(Exception):
    """A source that cannot become a script: what, where, what to do."""


def sources(folder: Path = SOURCE) -> List[Path]:
    """The sources of scripts, sorted by path; what they include is none of them."""
    return sorted(path for path in folder.rglob("*.py") if path.parent.name != "include")


def included(name: str, where: str, folder: Path = SOURCE, above: Sequence[str] = ()) -> str:
    """The text of ``include/NAME.py``, what it includes itself filled in; SourceError when there is none, or it includes itself."""
    path = folder / "include" / (name + ".py")
    if not path.is_file():
        raise SourceError("%s: there is nothing to include called %s: write processors/source/include/%s.py" % (where, name, name))
    if name in above:
        raise SourceError("%s: %s includes itself: %s" % (where, name, " -> ".join([*above, name])))
    return filled(path.read_text(encoding="ascii"), where, folder, [*above, name])


def filled(text: str, where: str, folder: Path = SOURCE, above: Sequence[str] = ()) -> str:
    """A text with everything that it includes."""
    return INCLUDE.sub(lambda match: included(match["name"], where, folder, above).strip("\n") + "\n", text)


def script(path: Path, folder: Path = SOURCE) -> str:
    """The script that comes of a source: a notice, then its text with one blank line at most between two others."""
    where = path.relative_to(folder).as_posix()
    return NOTICE % where + "\n" + _GAP.sub("\n\n", filled(path.read_text(encoding="ascii"), "processors/source/" + where, folder))


def everything(folder: Path = SOURCE) -> Dict[str, str]:
    """File below processors/ -> text, of every source."""
    return {path.relative_to(folder).as_posix(): script(path, folder) for path in sources(folder)}


def stale(files: Dict[str, str], here: Path = HERE) -> Iterator[str]:
    """One sentence for each script that is not what its source says, and for each that says it has one and has none."""
    for name, text in files.items():
        path = here / name
        if not path.is_file() or path.read_text(encoding="ascii") != text:
            yield "processors/%s is %s" % (name, "stale" if path.is_file() else "missing")
    for path in sorted(here.rglob("*.py")):
        name = path.relative_to(here).as_posix()
        if name not in files and "source" not in path.parts and path.read_text(encoding="utf-8").startswith(NOTICE[:24]):
            yield "processors/%s has no source" % name


def main(arguments: Optional[Sequence[str]] = None) -> int:
    """Write the scripts, or check them; exit 1 when one is stale, 2 when a source is wrong."""
    parser = argparse.ArgumentParser(prog="python -m processors.build", description="Write the scripts that include what others share.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a script is stale")
    options = parser.parse_args(arguments)
    try:
        files = everything()
    except SourceError as error:
        print(error, file=sys.stderr)
        return 2
    if options.check:
        problems = list(stale(files))
        print("\n".join([*problems, "Run: python -m processors.build"]) if problems else "%d scripts are up to date" % len(files))
        return 1 if problems else 0
    for name, text in files.items():
        (HERE / name).write_text(text, encoding="ascii")
        print("processors/" + name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
