"""Writes the relationships of NiFi's processors, as data of the emulator's stand-ins: ``emulator/stubs/relationships.json``.

Each NAR says them itself, in ``META-INF/docs/extension-manifest.xml``, which its build made by asking every class (nifi-nar-maven-plugin).
"""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Dict, Iterator, Tuple
from xml.etree import ElementTree

from ...run.places import REPOSITORY
from ...run.version import PINNED
from .assembled import lib_of

FILE = REPOSITORY / "emulator" / "stubs" / "relationships.json"
_MANIFEST = "META-INF/docs/extension-manifest.xml"
Row = Tuple[str, str]  # type, its relationships between commas; "*" at the end: and those that its properties make


def write() -> Dict[str, int]:
    """Read the NARs of the assembled NiFi and write the file; how many processors there are."""
    table = dict(sorted(row for nar in sorted(lib_of(PINNED).glob("*.nar")) for row in rows(nar)))
    lines = [f"{json.dumps(java_type)}: {json.dumps(names)}" for java_type, names in table.items()]
    source = f"NiFi {PINNED}: the manifests of its NARs; '*': and those that its properties make"
    FILE.write_text('{"from": ' + json.dumps(source) + ",\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    return {"processors": len(table)}


def rows(nar: Path) -> Iterator[Row]:
    """The processors of one NAR."""
    with zipfile.ZipFile(nar) as archive:
        if _MANIFEST not in archive.namelist():
            return
        manifest = ElementTree.fromstring(archive.read(_MANIFEST))
    for extension in manifest.iter("extension"):
        if extension.findtext("type") == "PROCESSOR":
            names = sorted(relationship.findtext("name", "") for relationship in extension.iter("relationship"))
            dynamic = ["*"] if extension.find("dynamicRelationship") is not None else []
            yield extension.findtext("name", ""), ",".join([*names, *dynamic])
