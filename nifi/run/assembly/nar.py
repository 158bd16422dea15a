"""A NAR by hand: a zip as NiFi's NarUnpacker wants it, the same bytes each time.

``META-INF/`` comes first, as a directory entry: without it the unpacker fails, and what NiFi says is "Server implementation not found".
Then the manifest, then the rest sorted, with fixed times. Jars that the parents bring are left out.
"""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Iterable, Mapping

GROUP = "org.apache.nifi"
PARENT = "nifi-standard-services-api-nar"
PARENTS_JARS = ("nifi-api-", "nifi-framework-api-", "slf4j-api-")
TIME = (2022, 6, 13, 16, 23, 52)


def manifest(nar_id: str, version: str, parent: str = PARENT) -> bytes:
    """MANIFEST.MF: the coordinates of the bundle and of its parent."""
    rows = {
        "Manifest-Version": "1.0",
        "Build-Tag": "assembled",
        "Nar-Group": GROUP,
        "Nar-Id": nar_id,
        "Nar-Version": version,
        "Nar-Dependency-Group": GROUP,
        "Nar-Dependency-Id": parent,
        "Nar-Dependency-Version": version,
        "Clone-During-Instance-Class-Loading": "false",
    }
    return ("".join(f"{key}: {value}\r\n" for key, value in rows.items()) + "\r\n").encode("ascii")


def write_zip(target: Path, files: Mapping[str, bytes], first: Iterable[str] = ("META-INF/", "META-INF/MANIFEST.MF")) -> None:
    """A zip with a directory entry for every folder, ``first`` in front, the rest sorted, stored, times fixed."""
    names = set(files)
    for name in files:
        parts = name.split("/")[:-1]
        names.update("/".join(parts[: depth + 1]) + "/" for depth in range(len(parts)))
    head = [name for name in first if name in names]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name in head + sorted(names - set(head)):
            entry = zipfile.ZipInfo(name, TIME)
            entry.create_system = 3
            entry.external_attr = (0o40755 << 16 | 0x10) if name.endswith("/") else 0o100644 << 16
            archive.writestr(entry, files.get(name, b""))


def jars_of(lib: Path, nars: Iterable[str], version: str) -> set[str]:
    """The names of the jars that lie in ``lib`` or in those NARs of it."""
    names = {jar.name for jar in lib.glob("*.jar")}
    for nar_id in nars:
        with zipfile.ZipFile(lib / f"{nar_id}-{version}.nar") as archive:
            names.update(Path(name).name for name in archive.namelist() if name.endswith(".jar"))
    return names


def make(folder: Path, nar_id: str, version: str, jars: Iterable[Path], left_out: Iterable[str] = (), parent: str = PARENT) -> Path:
    """``<nar_id>-<version>.nar`` in the folder, of those jars less the parents' and ``left_out`` (beginnings of names)."""
    skipped = PARENTS_JARS + tuple(left_out)
    files = {"META-INF/MANIFEST.MF": manifest(nar_id, version, parent)}
    for jar in jars:
        if not jar.name.startswith(skipped):
            files["META-INF/bundled-dependencies/" + jar.name] = jar.read_bytes()
    target = folder / f"{nar_id}-{version}.nar"
    write_zip(target, files)
    return target
