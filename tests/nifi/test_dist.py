"""`make dist`: a user without Maven finds the NAR beside the wheel and the templates, with checksums."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from nifi.run.places import REPOSITORY
from nifi.run.version import PINNED


@pytest.mark.java
@pytest.mark.slow
def test_a_release_has_wheel_nar_and_templates_with_their_checksums(tmp_path: Path) -> None:
    env = {**os.environ, "DIST": str(tmp_path), "PYTHON": sys.executable}
    done = subprocess.run([str(REPOSITORY / ".ci" / "dist")], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    sums = dict(reversed(line.split("  ")) for line in (tmp_path / "SHA256SUMS").read_text(encoding="utf-8").splitlines())
    assert {name: hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() for name in sums} == sums
    assert {f"nifi-scripting-nar-{PINNED}.nar", "templates.zip"} < set(sums) and len(sums) == 3
    with zipfile.ZipFile(tmp_path / "templates.zip") as archive:
        names = set(archive.namelist())
    assert {"LICENSE", "templates/NIFI2.md", "templates/json/order.json", "templates/xml/order.xml"} <= names
    assert not [name for name in names if name.endswith(".py")]
