"""The Java program over the libraries of one release, made once: ``lib`` by Maven, ``classes`` by javac."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import Mapping

from ....run.assembly.maven import copy_dependencies
from ....run.places import places
from ....run.prerequisites import check
from .. import build, jvm

FOLDER = Path(__file__).resolve().parent
SHARED = (  # the recorder's own
    "Questions", "Question", "ExpressionQuestion", "JoltQuestion", "JsonPathQuestion", "TokensQuestion", "UnitsQuestion",
    "Parameters", "Stub", "Told",
)  # fmt: skip
JOLT: Mapping[str, str] = {"1.28.1": "0.1.8", "2.3.0": "0.1.8"}  # jolt.version of that release's pom
OTHER_JOLT = ("2.8.0",)  # a Jolt of other classes (io.github.jolt-community), which is not asked
RELEASES = (*JOLT, *OTHER_JOLT)


def sources() -> list[Path]:
    """Every Java file of the program."""
    return [*sorted(FOLDER.glob("*.java")), *(build.SOURCES / "src" / "recorder" / f"{name}.java" for name in SHARED)]


def mark() -> str:
    """What the program was made of."""
    digest = hashlib.sha256()
    for file in (FOLDER / "pom.xml", *sources()):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def ready(version: str) -> Path:
    """The folder of the program, made when it is not there or its sources changed."""
    folder = places(version).program.with_name(f"release-{version}")
    return build.up_to_date(folder, mark(), lambda: make(folder, version))


def make(folder: Path, version: str) -> None:
    """Fill the folder; NifiError with the words of Maven or javac."""
    check(assembling=True, nifi=version)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    properties = {"nifi.version": version, "jolt.version": JOLT.get(version, max(JOLT.values())), "release.output": str(folder)}
    copy_dependencies(FOLDER / "pom.xml", properties, folder / "maven.log", f"fetch NiFi {version}")
    build.compile_java(sources(), folder, version, f"the program for NiFi {version}")


class Release(jvm.Jvm):
    """The libraries of one release, open for questions until it is closed; a context manager."""

    def __init__(self, version: str) -> None:
        folder = ready(version)
        self._start(version, [*jvm.OPTIONS, "-cp", build.class_path(folder), "recorder.Release"])
