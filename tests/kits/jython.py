"""Finds the real Jython (Maven Central, pinned, kept in .cache/jython) and runs jython_driver.py in one JVM."""

import json
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache" / "jython"
JARS = (
    "org.python:jython-standalone:2.7.2",
    "org.apache.nifi:nifi-api:1.16.3",
    "commons-io:commons-io:2.11.0",
)
SERVICES = "org.apache.nifi:nifi-standard-services-api-nar:1.16.3:nar"
PROXY_API = "META-INF/bundled-dependencies/nifi-proxy-configuration-api-1.16.3.jar"  # Maven Central has it only inside that nar
DRIVER = Path(__file__).with_name("jython_driver.py")


def unavailable(reason):
    """Skips with a reason; on a build server (CI=true) a missing Java or Maven is a failure."""
    if os.environ.get("CI") == "true":
        pytest.fail("the scripts must be checked under Jython here: " + reason)
    pytest.skip(reason)


def jar(coordinates):
    """The file of one artifact, fetched once by Maven."""
    name, version, kind = (coordinates.split(":") + ["jar"])[1:4]
    path = CACHE / ("%s-%s.%s" % (name, version, kind))
    if not path.is_file():
        if not shutil.which("mvn"):
            unavailable("there is no mvn to fetch %s" % coordinates)
        command = ["mvn", "-q", "-B", "dependency:copy", "-Dartifact=" + coordinates, "-DoutputDirectory=%s" % CACHE]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if not path.is_file():
            unavailable("mvn cannot fetch %s: %s" % (coordinates, (done.stdout + done.stderr).strip()[-300:]))
    return path


def class_path():
    """Every jar, the one inside a nar unpacked beside it."""
    inner = CACHE / Path(PROXY_API).name
    if not inner.is_file():
        with zipfile.ZipFile(jar(SERVICES)) as nar:
            inner.write_bytes(nar.read(PROXY_API))
    return os.pathsep.join([str(jar(each)) for each in JARS] + [str(inner)])


def run_jobs(jobs, folder):
    """The driver's answers to a list of jobs, all in one JVM."""
    if not shutil.which("java"):
        unavailable("there is no java")
    source, target = folder / "jobs.json", folder / "results.json"
    source.write_text(json.dumps(jobs))
    command = [
        "java",
        "-cp",
        class_path(),
        "-Dpython.cachedir=%s" % (CACHE / "packages"),
        "org.python.util.jython",
        str(DRIVER),
        str(source),
        str(target),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert target.is_file(), "Jython ended without an answer: %s" % done.stderr[-3000:]
    return json.loads(target.read_text())
