"""ZooKeeper as a process of its own, of the version that this NiFi was built with (3.5.9 in 1.16.3, 3.9.3 in 2.3.0).

Its jars are in the framework NAR.
"""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import List

HEAP = "256m"
INSIDE = ("zookeeper-", "audience-annotations-", "metrics-core-", "snappy-java-")  # zookeeper-jute too; the last two since 3.6
LOGGING = ("slf4j-api-", "logback-classic-", "logback-core-")
MAIN = "org.apache.zookeeper.server.ZooKeeperServerMain"


def jars(program: Path, version: str) -> List[Path]:
    """Its jars; those inside the NAR are taken out once."""
    folder, lib = program / "zookeeper", program / "lib"
    if not folder.is_dir():
        part = folder.with_suffix(".part")
        part.mkdir(exist_ok=True)
        with zipfile.ZipFile(lib / f"nifi-framework-nar-{version}.nar") as nar:
            for name in nar.namelist():
                if name.rpartition("/")[2].startswith(INSIDE) and name.endswith(".jar"):
                    (part / name.rpartition("/")[2]).write_bytes(nar.read(name))
        part.rename(folder)
    return [*sorted(folder.glob("*.jar")), *(jar for name in LOGGING for jar in sorted(lib.glob(f"{name}*.jar")))]


def command(java: str, program: Path, version: str, home: Path, host: str, port: int) -> List[str]:
    """Write its configuration into ``home``; the command that is ZooKeeper itself."""
    (home / "data").mkdir(parents=True, exist_ok=True)
    settings = {
        "tickTime": 2000, "dataDir": home / "data", "clientPort": port, "clientPortAddress": host, "maxClientCnxns": 60,
        "autopurge.purgeInterval": 1, "autopurge.snapRetainCount": 3,
    }  # fmt: skip
    (home / "zoo.cfg").write_text("".join(f"{name}={value}\n" for name, value in settings.items()), encoding="utf-8")
    own = ["-Dzookeeper.admin.enableServer=false", "-Dzookeeper.4lw.commands.whitelist=srvr,mntr,ruok", "-Djava.net.preferIPv4Stack=true"]
    return [java, f"-Xmx{HEAP}", *own, "-cp", ":".join(map(str, jars(program, version))), MAIN, str(home / "zoo.cfg")]
