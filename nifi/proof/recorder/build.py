"""Makes the Java program, once for each version of NiFi and of its sources; afterwards nothing is needed but a JVM.

``java/src`` is for every NiFi, ``java/nifi1`` and ``java/nifi2`` hold what the two frameworks make otherwise. NiFi 1's classes come by
Maven; those of NiFi 2 are the assembled NiFi's, with the processors and the Jython of our NAR.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Callable, Sequence

from ...errors import NifiError
from ...jython_nar import build as nar_build
from ...run.assembly.maven import copy_dependencies, fetch, require
from ...run.lock import locked
from ...run.places import places
from ...run.prerequisites import OLDEST_JAVA, OLDEST_JAVA_OF_NIFI_2, check, java_of
from ...run.version import PINNED, is_nifi_2
from .assembled import jars_in, jars_of, lib_of

SOURCES = Path(__file__).resolve().parent / "java"
UPDATE_ATTRIBUTE = ("update-attribute-jars",)
INNER = "META-INF/bundled-dependencies/"
NARS_OF_2 = ("nifi-standard-services-api-nar", "nifi-framework-nar")
# without logback slf4j is silent, else a script's log would be among what it prints; Bouncy Castle, the framework's own, no script sees
LEFT_OUT = ("logback-", "bcprov-", "bcpkix-", "bcutil-")


def mark(version: str = PINNED) -> str:
    """What the program was made of."""
    digest = hashlib.sha256()
    for file in sorted(path for path in SOURCES.rglob("*") if path.suffix in (".java", ".xml")):
        digest.update(file.relative_to(SOURCES).as_posix().encode() + file.read_bytes())
    return digest.hexdigest() + (nar_build.digest(PINNED) if is_nifi_2(version) else "")


def ready(version: str = PINNED) -> Path:
    """The folder of the program, made when it is not there or its sources changed."""
    folder = places(version).program.with_name(f"recorder-{version}")
    return up_to_date(folder, mark(version), lambda: make(folder, version))


def up_to_date(folder: Path, mark: str, make: Callable[[], None]) -> Path:
    """The folder, filled by ``make`` where it is not there or was made of something else than what ``mark`` tells."""
    with locked(folder.with_suffix(".lock")):
        made_of = folder / "made-of"
        if not made_of.is_file() or made_of.read_text(encoding="ascii") != mark:
            make()
            made_of.write_text(mark, encoding="ascii")
    return folder


def make(folder: Path, version: str) -> None:
    """Fill the folder: ``lib``, for NiFi 1 ``bundles``, ``classes``."""
    check(assembling=True, nifi=version)
    shutil.rmtree(folder / "classes", ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    if is_nifi_2(version):
        unpack_assembled(folder, version)
    else:
        by_maven(folder, version)
        unpack(folder, version)
    compile_sources(folder, version)


def by_maven(folder: Path, version: str) -> None:
    """``lib``: the jars and NARs of the pom."""
    properties = {"nifi.version": version, "recorder.output": str(folder)}
    copy_dependencies(SOURCES / "pom.xml", properties, folder / "maven.log", "make the recorder")


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


def unpack_assembled(folder: Path, version: str) -> None:
    """``lib``: the jars of our NAR, of its parent, of the framework and of NiFi's own ``lib``; of no artifact are there two versions."""
    lib = folder / "lib"
    shutil.rmtree(lib, ignore_errors=True)
    lib.mkdir()
    assembled = lib_of(version)
    for nar in (nar_build.built(), *(assembled / f"{name}-{version}.nar" for name in NARS_OF_2)):
        for name, data in jars_in(nar):
            (lib / name).write_bytes(data)
    for jar in jars_of(assembled):
        shutil.copy(jar, lib / jar.name)
    for jar in lib.iterdir():
        if jar.name.startswith(LEFT_OUT):
            jar.unlink()


def compile_sources(folder: Path, version: str) -> None:
    """``classes``."""
    sources = [*(SOURCES / "src").rglob("*.java"), *(SOURCES / f"nifi{version[0]}").rglob("*.java")]
    compile_java(sorted(sources), folder, version, "the recorder")


def compile_java(sources: Sequence[Path], folder: Path, version: str, program: str) -> None:
    """The folder's ``classes`` over its ``lib``, for the oldest Java that runs that NiFi; NifiError with javac's words."""
    javac = shutil.which("javac", path=str(Path(java_of(version)).resolve().parent)) or "javac"
    line = [javac, "-nowarn", "-proc:none", "-encoding", "UTF-8", "-cp", str(folder / "lib" / "*"), "-d", str(folder / "classes")]
    oldest = OLDEST_JAVA_OF_NIFI_2 if is_nifi_2(version) else OLDEST_JAVA
    line += ["--release", str(oldest), *map(str, sources)]
    done = subprocess.run(line, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NifiError(f"javac could not make {program}: {done.stderr.strip()[-2000:]}", os.path.commonpath(sources))


def class_path(folder: Path) -> str:
    """The program and everything it stands on."""
    return os.pathsep.join([str(folder / "classes"), str(folder / "lib" / "*")])
