"""The jars of an assembled NiFi, those inside its NARs too."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Iterator, List, Tuple

from ...errors import NifiError
from ...run.places import places


def lib_of(version: str) -> Path:
    """The folder ``lib`` of that version; NifiError when it was never assembled here."""
    lib = places(version).program / "lib"
    if not lib.is_dir():
        raise NifiError("there is no assembled NiFi", str(lib), f"Run 'NIFI_VERSION={version} make nifi-up' once")
    return lib


def jars_of(lib: Path) -> List[Path]:
    """The jars that every NAR sees: those of ``lib``, and NiFi's own of its bootstrap."""
    return [*sorted(lib.glob("*.jar")), *sorted((lib / "bootstrap").glob("nifi-*.jar"))]


def jars_in(nar: Path) -> Iterator[Tuple[str, bytes]]:
    """(file name, bytes) of each jar inside a NAR, sorted by its place there."""
    with zipfile.ZipFile(nar) as archive:
        for member in sorted(archive.namelist()):
            if member.endswith(".jar"):
                yield Path(member).name, archive.read(member)
