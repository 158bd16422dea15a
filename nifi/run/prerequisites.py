"""What a NiFi without a container needs on this machine; what is missing comes with the command that mends it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Callable, Optional, Sequence

from ..errors import NifiError
from .version import PINNED, is_nifi_2

OLDEST_JAVA = 11
OLDEST_JAVA_OF_NIFI_2 = 21
JVMS = Path("/usr/lib/jvm")
INSTALL = {
    "java": "apt-get install openjdk-17-jdk-headless (Debian, Ubuntu) or brew install openjdk@17 (macOS)",
    "java 21": "apt-get install openjdk-21-jdk-headless (Debian, Ubuntu) or brew install openjdk@21 (macOS)",
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


def javas() -> list[str]:
    """Every java of this machine: JAVA_HOME's, the one on the PATH, those of /usr/lib/jvm."""
    first = find("java")
    on_path = shutil.which("java")
    return [*filter(None, (first, on_path)), *map(str, sorted(JVMS.glob("*/bin/java")))]


def java_of_nifi_2(candidates: Sequence[str], version: Callable[[str], int] = java_version) -> Optional[str]:
    """The first of them that is new enough."""
    return next((java for java in candidates if version(java) >= OLDEST_JAVA_OF_NIFI_2), None)


def java_of(nifi: str) -> str:
    """The java that runs that version of NiFi; raises NifiError when there is none."""
    java = java_of_nifi_2(javas()) if is_nifi_2(nifi) else find("java")
    if not java:
        raise NifiError("; ".join(missing_of(nifi, False)), "prerequisites")
    return java


def missing_of(nifi: str, assembling: bool) -> list[str]:
    """What that version of NiFi lacks here."""
    if not is_nifi_2(nifi):
        return missing(assembling)
    faults = []
    if not java_of_nifi_2(javas()):
        faults.append(f"no Java {OLDEST_JAVA_OF_NIFI_2} or newer is installed, NiFi 2 needs it: {INSTALL['java 21']}, or set JAVA_HOME")
    if assembling and not find("mvn"):
        faults.append(f"mvn is not installed: {INSTALL['mvn']}")
    return faults


def check(assembling: bool, nifi: str = PINNED) -> None:
    """Raises NifiError with every missing prerequisite."""
    faults = missing_of(nifi, assembling)
    if faults:
        raise NifiError("; ".join(faults), "prerequisites")
