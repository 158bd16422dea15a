"""``test --watch``: the cases run again whenever one of their files changes."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Callable, Dict, Iterable, Iterator, Sequence

from ..base.errors import EmulatorError
from .inputs import say

SECONDS = 0.4  # between two looks
Stamps = Dict[str, int]


def watch(paths: Sequence[str], again: Callable[[], None], looks: Iterable[None]) -> None:
    """Run at once, and after each look that finds a change. ``looks``: yields when it is time to look; its end is the end."""
    before: Stamps = {}
    for _ in looks:
        now = stamps(paths)
        if now != before:
            before = now
            try:
                again()
            except EmulatorError as error:
                say(str(error))
            say("\nwatching %d files; Ctrl-C ends it" % len(now))


def every(seconds: float = SECONDS) -> Iterator[None]:
    """A look now and then, until Ctrl-C."""
    while True:
        yield
        time.sleep(seconds)


def stamps(paths: Sequence[str]) -> Stamps:
    """When each file was changed: what lies below the folders of the cases, and what the cases name elsewhere."""
    changed: Stamps = {}
    for path in _files(paths):
        try:
            changed[str(path)] = path.stat().st_mtime_ns
        except OSError:  # gone between two looks
            continue
    return changed


def _files(paths: Sequence[str]) -> Iterator[Path]:
    from ..cases import read_cases

    for path in (Path(name).resolve() for name in paths):
        yield from (file for file in (path.rglob("*") if path.is_dir() else [path]) if file.is_file() and "__pycache__" not in file.parts)
    try:
        cases = read_cases(paths)
    except EmulatorError:  # a case that is being written: it is told when the cases run
        return
    for case in cases:
        named = [case.get(key) for key in ("script", "spec", "flow", "parameter_file")]
        rows = case.get("in", [])
        named += [row.get("file") for row in (rows if isinstance(rows, list) else [rows]) if isinstance(row, dict)]
        yield from (case.path(name).resolve() for name in named if isinstance(name, str))
