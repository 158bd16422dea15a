"""Runs Maven over the poms of a recipe: each module becomes a folder of jars or NARs."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Mapping, Sequence

from ...errors import NifiError
from .recipe import recipe

GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.6.0:copy-dependencies"

ABSENT = "Your repository does not have that: unset NIFI_VERSION, name another mirror of Maven Central in ~/.m2/settings.xml, or use Docker"
UNREACHED = "Check the network and ~/.m2/settings.xml (a mirror of Maven Central), then run the same command again"


def command(version: str, output: Path, profiles: Sequence[str], modules: Sequence[str], local_repository: str = "") -> list[str]:
    """The command line; ``modules`` empty means those of no profile."""
    poms = recipe(version).poms / "pom.xml"
    line = ["mvn", "-B", "-ntp", "--fail-at-end", "-f", str(poms), f"-Dnifi.version={version}", f"-Dassembly.output={output}"]
    line += ["-P" + ",".join(profiles)] if profiles else []
    line += ["-pl", ",".join(modules)] if modules else []
    line += [f"-Dmaven.repo.local={local_repository}"] if local_repository else []
    return [*line, GOAL]


def fetch(
    version: str, output: Path, log: Path, profiles: Sequence[str] = (), modules: Sequence[str] = (), local_repository: str = ""
) -> list[str]:
    """Fill ``output``; the names of the modules that could not be resolved are returned, their reasons are in ``log``."""
    with log.open("ab") as sink:
        line = command(version, output, profiles, modules, local_repository)
        subprocess.run(line, stdin=subprocess.DEVNULL, stdout=sink, stderr=subprocess.STDOUT, check=False)
    text = log.read_text(encoding="utf-8", errors="replace")
    return re.findall(r"^\[INFO\] (\S+) \.+ FAILURE", text, re.MULTILINE)


def reasons(log: Path, limit: int = 5) -> str:
    """Maven's own words about what failed."""
    lines = [line[8:] for line in log.read_text(encoding="utf-8", errors="replace").splitlines() if line.startswith("[ERROR] ")]
    return " | ".join(line for line in lines if line.strip() and "Help" not in line[:6])[: limit * 300]


def copy_dependencies(pom: Path, properties: Mapping[str, str], log: Path, purpose: str) -> None:
    """What a pom depends on, copied to where it says; NifiError when that fails. ``purpose``: what it is for, as ``make the recorder``."""
    line = ["mvn", "-B", "-ntp", "-f", str(pom), *(f"-D{name}={value}" for name, value in properties.items()), GOAL]
    with log.open("wb") as sink:
        done = subprocess.run(line, stdin=subprocess.DEVNULL, stdout=sink, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        raise failure(purpose, log)


def failure(purpose: str, log: Path) -> NifiError:
    """What Maven could not do, in its own words, and what to do."""
    words = reasons(log)
    advice = ABSENT if "Could not find artifact" in words else UNREACHED
    return NifiError(f"Maven could not {purpose}: {words}", str(log), advice)


def require(output: Path, modules: Sequence[str], log: Path) -> None:
    """Every module must have come; raises NifiError with Maven's words."""
    missing = [module for module in modules if not any((output / module).glob("*.*ar"))]
    if missing:
        raise failure(f"fetch {', '.join(missing)}", log)
