"""Builds the NAR: ``<cache>/jython-nar/nifi-scripting-nar-<release of NiFi 1>.nar``, anew when its sources changed."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Callable

from ..errors import Misnamed, NifiError
from ..run import prerequisites
from ..run.assembly.maven import UNREACHED, reasons
from ..run.lock import locked
from ..run.places import places
from ..run.version import NIFI_2, PINNED

SOURCES = Path(__file__).resolve().parent
GROUP, ARTIFACT = "org.apache.nifi", "nifi-scripting-nar"
READ = (".java", ".xml", ".Processor", "LICENSE", "NOTICE")


def sources() -> list[Path]:
    """Every file that the NAR is made of."""
    return sorted(file for file in SOURCES.rglob("*") if file.is_file() and file.name.endswith(READ) and "target" not in file.parts)


def digest(version: str) -> str:
    """What tells one build from another."""
    total = hashlib.sha256(version.encode())
    for file in sources():
        total.update(str(file.relative_to(SOURCES)).encode() + b"\0" + file.read_bytes())
    return total.hexdigest()


def file_of(version: str = PINNED) -> Path:
    """Where the NAR of that release is kept."""
    return places(NIFI_2).cache / "jython-nar" / f"{ARTIFACT}-{version}.nar"


def built(version: str = PINNED, say: Callable[[str], None] = lambda _: None) -> Path:
    """The NAR, built if it is not there; raises NifiError with Maven's words when that fails."""
    if not re.fullmatch(r"1\.\d+\.\d+", version):
        raise Misnamed(f"{version} is no release of NiFi 1", "--release", "Name the one that the flow definitions name, such as 1.28.1")
    nar = file_of(version)
    made_of = nar.with_suffix(".sha256")
    with locked(nar.with_name("lock")):
        if not (nar.is_file() and made_of.is_file() and made_of.read_text(encoding="utf-8") == digest(version)):
            make(version, nar, say)
            made_of.write_text(digest(version), encoding="utf-8")
    return nar


def command(version: str, output: Path) -> list[str]:
    """Maven's command line."""
    local = os.environ.get("NIFI_MAVEN_REPOSITORY", "")
    defined = {"nar.version": version, "nifi.version": NIFI_2, "nar.output": str(output), **({"maven.repo.local": local} if local else {})}
    return ["mvn", "-B", "-ntp", "-f", str(SOURCES / "pom.xml"), *(f"-D{name}={value}" for name, value in defined.items()), "package"]


def make(version: str, nar: Path, say: Callable[[str], None]) -> None:
    """One Maven run in a folder of its own."""
    prerequisites.check(True, NIFI_2)
    java = Path(prerequisites.java_of(NIFI_2)).resolve()
    work = nar.with_suffix(".part")
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    log = nar.with_suffix(".log")
    say(f"building {GROUP}:{ARTIFACT}:{version} for NiFi 2; log: {log}")
    with log.open("wb") as sink:
        env = {**os.environ, "JAVA_HOME": str(java.parent.parent)}
        done = subprocess.run(command(version, work), stdin=subprocess.DEVNULL, stdout=sink, stderr=subprocess.STDOUT, env=env, check=False)
    output = work / "nar" / nar.name
    if done.returncode or not output.is_file():
        raise NifiError(f"Maven could not build the NAR: {reasons(log)}", str(log), UNREACHED)
    output.replace(nar)
    shutil.rmtree(work)
