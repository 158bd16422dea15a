"""Puts the program together: ``<cache>/<version>/lib``. What each NAR was made of is written to ``assembly.json`` beside it.

Released NARs are asked for first; only those that the repository does not have are made by hand.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from pathlib import Path
from typing import Any, Callable

from . import maven, nar, services
from .recipe import Recipe, recipe


def is_assembled(program: Path) -> bool:
    """Whether an earlier assembly ended well."""
    return (program / "assembly.json").is_file()


def assemble(program: Path, version: str, say: Callable[[str], None], local_repository: str = "") -> dict[str, Any]:
    """Assemble into ``program``, at once or not at all; returns what ``assembly.json`` holds."""
    begun = time.monotonic()
    work = program.with_name(f"{program.name}.{os.getpid()}.part")
    shutil.rmtree(work, ignore_errors=True)
    (work / "lib").mkdir(parents=True)
    log = program.with_name(f"maven-{version}.log")
    log.write_bytes(b"")
    say(f"fetching NiFi {version} from Maven Central (390 MB when nothing is in the local repository); log: {log}")
    try:
        parts = recipe(version)
        maven.fetch(version, work / "parts", log, ["released"], local_repository=local_repository)
        maven.require(work / "parts", list(parts.layout), log)
        origin = fill(parts, work, version, log, local_repository)
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise
    for done in ("parts", "work"):
        shutil.rmtree(work / done, ignore_errors=True)
    record = {"version": version, "nars": origin, "seconds": round(time.monotonic() - begun, 1)}
    (work / "assembly.json").write_text(json.dumps(record, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    shutil.rmtree(program, ignore_errors=True)
    work.rename(program)
    return record


def fill(recipe: Recipe, work: Path, version: str, log: Path, local_repository: str) -> dict[str, str]:
    """Lay out ``lib`` and make what is missing; returns where each of the released ones comes from."""
    parts, lib = work / "parts", work / "lib"
    for module, folder in recipe.layout.items():
        move(parts / module, lib / folder)
    origin = {name: "released" for name in recipe.released if move(parts / name, lib)}
    wanted = [module for name, module in recipe.by_hand.items() if name not in origin]
    if wanted:
        maven.fetch(version, parts, log, wanted, wanted, local_repository)
        maven.require(parts, wanted, log)
    for name in recipe.released:
        if name not in origin:
            origin[name] = by_hand(recipe, name, version, work)
    return origin


def by_hand(recipe: Recipe, name: str, version: str, work: Path) -> str:
    """Make one NAR; says of what."""
    lib = work / "lib"
    if name not in recipe.by_hand:
        (work / "work").mkdir(exist_ok=True)
        services.make(name, version, lib, work / "work")
        return "own class, compiled here"
    jars = sorted((work / "parts" / recipe.by_hand[name]).glob("*.jar"))
    brought = nar.jars_of(lib, recipe.brought, version) if recipe.brought else ()
    nar.make(lib, name, version, jars, [*recipe.left_out, *brought], recipe.parent)
    return "made of the released jars"


def move(source: Path, target: Path) -> bool:
    """Move the files of one module; False when there are none."""
    files = sorted(source.glob("*.*ar")) if source.is_dir() else []
    target.mkdir(parents=True, exist_ok=True)
    for file in files:
        file.rename(target / file.name)
    return bool(files)
