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

BASE = ("nars", "lib", "bootstrap", "java11")
RELEASED = ("nifi-scripting-nar", "nifi-update-attribute-nar", "nifi-http-context-map-nar", "nifi-proxy-configuration-nar")
# engines of ExecuteScript that no flow here uses: 40 MB less to unpack
UNUSED_ENGINES = ("jruby-complete-", "luaj-jse-")
BY_HAND = {"nifi-scripting-nar": "scripting-jars", "nifi-update-attribute-nar": "update-attribute-jars"}
LAYOUT = {"nars": "", "lib": "", "bootstrap": "bootstrap", "java11": "java11"}


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
        maven.fetch(version, work / "parts", log, ["released"], local_repository=local_repository)
        maven.require(work / "parts", BASE, log)
        origin = fill(work, version, log, local_repository)
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


def fill(work: Path, version: str, log: Path, local_repository: str) -> dict[str, str]:
    """Lay out ``lib`` and make what is missing; returns where each of the RELEASED comes from."""
    parts, lib = work / "parts", work / "lib"
    for module, folder in LAYOUT.items():
        move(parts / module, lib / folder)
    origin = {name: "released" for name in RELEASED if move(parts / name, lib)}
    wanted = [module for name, module in BY_HAND.items() if name not in origin]
    if wanted:
        maven.fetch(version, parts, log, wanted, wanted, local_repository)
        maven.require(parts, wanted, log)
    for name in RELEASED:
        if name not in origin:
            origin[name] = by_hand(name, version, work)
    return origin


def by_hand(name: str, version: str, work: Path) -> str:
    """Make one NAR; says of what."""
    if name in services.SERVICES:
        (work / "work").mkdir(exist_ok=True)
        services.make(name, version, work / "lib", work / "work")
        return "own class, compiled here"
    jars = sorted((work / "parts" / BY_HAND[name]).glob("*.jar"))
    nar.make(work / "lib", name, version, jars, UNUSED_ENGINES)
    return "made of the released jars"


def move(source: Path, target: Path) -> bool:
    """Move the files of one module; False when there are none."""
    files = sorted(source.glob("*.*ar")) if source.is_dir() else []
    target.mkdir(parents=True, exist_ok=True)
    for file in files:
        file.rename(target / file.name)
    return bool(files)
