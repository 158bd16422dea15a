"""What a NiFi without a container needs on this machine; what is missing comes with the command that mends it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import Callable, Optional

from ..errors import NifiError

OLDEST_JAVA = 11
INSTALL = {
    "java": "apt-get install openjdk-17-jdk-headless (Debian, Ubuntu) or brew install openjdk@17 (macOS)",
    "mvn": "apt-get install maven (Debian, Ubuntu) or brew install maven (macOS)",
}


def find(program: str) -> Optional[str]:
    """Where a program is, JAVA_HOME first for Java's own."""
    home = os.environ.get("JAVA_HOME")
    if home and program in ("java", "javac"):
        return shutil.which(program, path=os.path.join(home, "bin"))
    return shutil.which(program)


def java_version(java: str) -> int:
    """The feature version of that java: 8, 11, 17 ...; 0 when it does not say."""
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False)
    found = re.search(r'version "(?:1\.)?(\d+)', said.stderr + said.stdout)
    return int(found.group(1)) if found else 0


def missing(assembling: bool, find: Callable[[str], Optional[str]] = find, version: Callable[[str], int] = java_version) -> list[str]:
    """One sentence for each prerequisite that is not there."""
    java = find("java")
    faults = [] if java else [f"java is not installed: {INSTALL['java']}"]
    if java and version(java) < OLDEST_JAVA:
        faults.append(f"{java} is Java {version(java)}, NiFi needs {OLDEST_JAVA} or newer here: {INSTALL['java']}, or set JAVA_HOME")
    if assembling and java and not find("javac"):
        faults.append(f"javac is not installed (a JRE is not enough to assemble): {INSTALL['java']}")
    if assembling and not find("mvn"):
        faults.append(f"mvn is not installed: {INSTALL['mvn']}")
    return faults


def check(assembling: bool) -> None:
    """Raises NifiError with every missing prerequisite."""
    faults = missing(assembling)
    if faults:
        raise NifiError("; ".join(faults), "prerequisites")
