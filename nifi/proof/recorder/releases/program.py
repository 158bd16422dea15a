"""The Java program over the libraries of one release, made once: ``lib`` by Maven, ``classes`` by javac."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Mapping

from ....errors import NifiError
from ....run.assembly.maven import ABSENT, UNREACHED, reasons
from ....run.lock import locked
from ....run.places import places
from ....run.prerequisites import check, java_of
from .. import jvm
from ..build import SOURCES

FOLDER = Path(__file__).resolve().parent
GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.6.0:copy-dependencies"
SHARED = ("Question", "ExpressionQuestion", "JoltQuestion", "JsonPathQuestion", "UnitsQuestion", "Stub", "Told")  # the recorder's own
JOLT: Mapping[str, str] = {"1.28.1": "0.1.8", "2.3.0": "0.1.8"}  # jolt.version of that release's pom
OTHER_JOLT = ("2.8.0",)  # a Jolt of other classes (io.github.jolt-community), which is not asked
RELEASES = (*JOLT, *OTHER_JOLT)


def sources() -> list[Path]:
    """Every Java file of the program."""
    return [*sorted(FOLDER.glob("*.java")), *(SOURCES / "src" / "recorder" / f"{name}.java" for name in SHARED)]


def mark() -> str:
    """What the program was made of."""
    digest = hashlib.sha256()
    for file in (FOLDER / "pom.xml", *sources()):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def ready(version: str) -> Path:
    """The folder of the program, made when it is not there or its sources changed."""
    folder, wanted = places(version).program.with_name(f"release-{version}"), mark()
    with locked(folder.with_suffix(".lock")):
        made_of = folder / "made-of"
        if not made_of.is_file() or made_of.read_text(encoding="ascii") != wanted:
            make(folder, version)
            made_of.write_text(wanted, encoding="ascii")
    return folder


def make(folder: Path, version: str) -> None:
    """Fill the folder; NifiError with the words of Maven or javac."""
    check(assembling=True, nifi=version)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    log = folder / "maven.log"
    defined = {"nifi.version": version, "jolt.version": JOLT.get(version, max(JOLT.values())), "release.output": str(folder)}
    line = ["mvn", "-B", "-ntp", "-f", str(FOLDER / "pom.xml"), *(f"-D{name}={value}" for name, value in defined.items()), GOAL]
    with log.open("wb") as sink:
        done = subprocess.run(line, stdin=subprocess.DEVNULL, stdout=sink, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        words = reasons(log)
        advice = ABSENT if "Could not find artifact" in words else UNREACHED
        raise NifiError(f"Maven could not fetch NiFi {version}: {words}", str(log), advice)
    compiler = [str(Path(java_of(version)).resolve().with_name("javac")), "-nowarn", "-proc:none", "-encoding", "UTF-8"]
    line = [*compiler, "-cp", str(folder / "lib" / "*"), "-d", str(folder / "classes"), *map(str, sources())]
    javac = subprocess.run(line, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if javac.returncode:
        raise NifiError(f"javac could not make the program for NiFi {version}: {javac.stderr.strip()[-2000:]}", str(FOLDER))


class Release(jvm.Jvm):
    """The libraries of one release, open for questions until it is closed; a context manager."""

    def __init__(self, version: str) -> None:
        folder = ready(version)
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115  closed in close()
        class_path = os.pathsep.join([str(folder / "classes"), str(folder / "lib" / "*")])
        self._process = subprocess.Popen(
            [java_of(version), *jvm.OPTIONS, "-cp", class_path, "recorder.Release"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors, text=True, encoding="utf-8",
        )  # fmt: skip
