"""Texts that several scripts carry: one source here, an equal copy in every script.

A script is one file to paste into ExecuteScript, so it cannot import a neighbour. What scripts share is written once, in
`processors/blocks/<name>.py`, and copied between two marker lines:

    # --- block <name> (one text for every script: processors/blocks/<name>.py)
    ...
    # --- end of block <name>

`python -m processors.blocks --check` says which copies differ, `python -m processors.blocks --write` renews them.
"""

import re
from pathlib import Path

HERE = Path(__file__).resolve().parent
SCRIPTS = HERE.parent
BLOCK = re.compile(r"^# --- block (?P<name>\w+)[^\n]*\n(?P<text>.*?)^# --- end of block (?P<end>\w+)\n", re.MULTILINE | re.DOTALL)


class BlockError(Exception):
    """A script names a block that does not exist, or does not close it."""


def scripts(folder=SCRIPTS):
    """Every script of the project, sorted by path; the sources of the blocks are none."""
    return sorted(path for path in folder.rglob("*.py") if HERE not in path.parents)


def source(name):
    """The text of a block as it stands in a script, markers included."""
    path = HERE / (name + ".py")
    if name.startswith("_") or not path.is_file():
        raise BlockError("there is no block %s: write it in processors/blocks/%s.py" % (name, name))
    text = path.read_text(encoding="ascii").strip("\n")
    return "# --- block %s (one text for every script: processors/blocks/%s.py)\n%s\n# --- end of block %s\n" % (name, name, text, name)


def renewed(text, where="script"):
    """The script's text with every block as its source has it."""

    def replace(match):
        if match.group("name") != match.group("end"):
            raise BlockError("%s: block %s is closed as %s" % (where, match.group("name"), match.group("end")))
        return source(match.group("name"))

    new = BLOCK.sub(replace, text)
    if new.count("# --- block ") != new.count("# --- end of block "):
        raise BlockError("%s: a block has no beginning or no end: write both marker lines" % where)
    return new


def stale(folder=SCRIPTS):
    """The scripts whose copies differ from the sources."""
    return [path for path in scripts(folder) if renewed(path.read_text(encoding="ascii"), path.name) != path.read_text(encoding="ascii")]


def write(folder=SCRIPTS):
    """Renews every copy; the scripts that changed."""
    changed = stale(folder)
    for path in changed:
        path.write_text(renewed(path.read_text(encoding="ascii"), path.name), encoding="ascii")
    return changed
