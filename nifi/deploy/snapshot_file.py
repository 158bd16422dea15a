"""A flow file, read into the snapshot of its format."""

from __future__ import annotations

from pathlib import Path

from ..errors import NifiError
from .snapshot import Snapshot
from .snapshot_json import JsonSnapshot
from .snapshot_xml import XmlSnapshot


def load(file: Path) -> Snapshot:
    """Read a flow file; its ending says which format. NifiError when it cannot be read, or is none."""
    try:
        data = file.read_bytes()
    except OSError as e:
        raise NifiError(f"cannot be read ({e.strerror})", str(file), "Name an XML template or a JSON flow definition as `flow`")
    return XmlSnapshot(file, data) if file.suffix == ".xml" else JsonSnapshot(file, data)
