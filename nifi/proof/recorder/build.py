"""Makes the Java program with Maven, once for each version of NiFi and of its sources; afterwards nothing is needed but a JVM."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

from ...errors import NifiError
from ...run.assembly.maven import ABSENT, UNREACHED, fetch, reasons, require
from ...run.lock import locked
from ...run.places import places
from ...run.prerequisites import check
from ...run.version import PINNED

SOURCES = Path(__file__).resolve().parent / "java"
GOALS = ("org.apache.maven.plugins:maven-dependency-plugin:3.6.0:copy-dependencies", "compiler:compile")
UPDATE_ATTRIBUTE = ("update-attribute-jars",)
INNER = "META-INF/bundled-dependencies/"


def mark() -> str:
    """What the program was made of."""
    digest = hashlib.sha256()
    for file in sorted(path for path in SOURCES.rglob("*") if path.suffix in (".java", ".xml")):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def ready(version: str = PINNED) -> Path:
    """The folder of the program, made when it is not there or its sources changed."""
    folder = places(version).program.with_name(f"recorder-{version}")
    with locked(folder.with_suffix(".lock")):
        known = folder / "made-of"
        if not known.is_file() or known.read_text(encoding="ascii") != mark():
            make(folder, version)
            known.write_text(mark(), encoding="ascii")
    return folder


def make(folder: Path, version: str) -> None:
    """Fill the folder: ``classes`` and ``lib``."""
    check(assembling=True)
    shutil.rmtree(folder / "classes", ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / "maven.log"
    line = ["mvn", "-B", "-ntp", "-f", str(SOURCES / "pom.xml"), f"-Dnifi.version={version}", f"-Drecorder.output={folder}", *GOALS]
    with log.open("wb") as sink:
        done = subprocess.run(line, stdin=subprocess.DEVNULL, stdout=sink, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        words = reasons(log)
        advice = ABSENT if "Could not find artifact" in words else UNREACHED
        raise NifiError(f"Maven could not make the recorder: {words}", str(log), advice)
    unpack(folder, version)


def unpack(folder: Path, version: str) -> None:
    """``bundles``: a folder with the jars of each NAR; UpdateAttribute's are those the assembled NiFi has."""
    shutil.rmtree(folder / "bundles", ignore_errors=True)
    for nar in (folder / "lib").glob("*.nar"):
        bundle = folder / "bundles" / nar.name.partition(f"-{version}")[0]
        bundle.mkdir(parents=True)
        with zipfile.ZipFile(nar) as archive:
            for inner in archive.namelist():
                if inner.startswith(INNER) and inner.endswith(".jar"):
                    (bundle / Path(inner).name).write_bytes(archive.read(inner))
        nar.unlink()
    log = folder / "maven-update-attribute.log"
    log.write_bytes(b"")
    fetch(version, folder / "bundles", log, UPDATE_ATTRIBUTE, UPDATE_ATTRIBUTE)
    require(folder / "bundles", UPDATE_ATTRIBUTE, log)
    proxy_api = f"nifi-proxy-configuration-api-{version}.jar"
    shutil.copy(folder / "bundles" / "nifi-standard-services-api-nar" / proxy_api, folder / "lib" / proxy_api)


def class_path(folder: Path) -> str:
    """The program and everything it stands on."""
    return os.pathsep.join([str(folder / "classes"), str(folder / "lib" / "*")])
