"""Compiles our own controller services of ``java/`` against the NARs at hand and packs each as the NAR that bears its real name.

They share the parent NAR of the scripting NAR, so that a script's ``from org.apache.nifi.proxy import ProxyConfigurationService`` finds the
interface that the service implements.
"""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

from ...errors import NifiError
from . import nar

SOURCES = Path(__file__).resolve().parent / "java"
SERVICE_FILE = "META-INF/services/org.apache.nifi.controller.ControllerService"
SERVICES = {
    "nifi-http-context-map-nar": "org.apache.nifi.http.StandardHttpContextMap",
    "nifi-proxy-configuration-nar": "org.apache.nifi.proxy.StandardProxyConfigurationService",
}


def api_jars(lib: Path, version: str, work: Path) -> list[Path]:
    """The service interfaces, out of the parent NAR, and NiFi's API."""
    with zipfile.ZipFile(lib / f"{nar.PARENT}-{version}.nar") as parent:
        inside = [name for name in parent.namelist() if name.endswith(".jar")]
        for name in inside:
            (work / Path(name).name).write_bytes(parent.read(name))
    return [*sorted(work.glob("*.jar")), *sorted(lib.glob("nifi-api-*.jar")), *sorted(lib.glob("javax.servlet-api-*.jar"))]


def make(nar_id: str, version: str, lib: Path, work: Path) -> Path:
    """Compile the one class that this NAR holds and write the NAR into ``lib``."""
    name = SERVICES[nar_id]
    classes, jars = work / nar_id, work / "api"
    classes.mkdir(parents=True, exist_ok=True)
    jars.mkdir(exist_ok=True)
    source = SOURCES / (name.replace(".", "/") + ".java")
    path = ":".join(map(str, api_jars(lib, version, jars)))
    done = subprocess.run(
        ["javac", "-nowarn", "-proc:none", "--release", "8", "-Xlint:-options", "-cp", path, "-d", str(classes), str(source)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise NifiError(f"javac refused {source.name} for NiFi {version}: {done.stderr.strip()}", str(source))
    files = {str(file.relative_to(classes)): file.read_bytes() for file in sorted(classes.rglob("*.class"))}
    files[SERVICE_FILE] = (name + "\n").encode("ascii")
    jar = work / f"{nar_id[:-4]}-{version}.jar"
    nar.write_zip(jar, files)
    return nar.make(lib, nar_id, version, [jar])
