"""Every recorded session case: the emulator must do what the real ExecuteScript did."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.kits.session_replay import replay

CASES = sorted((Path(__file__).parent.parent / "compliance" / "session").glob("*.json"))
CASES = [path for path in CASES if os.environ.get("CASE", "") in str(path)]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_does_what_the_real_session_did(path: Path) -> None:
    case = json.loads(path.read_text(encoding="utf-8"))
    differences = replay(case)
    assert not differences, "\n".join([*differences, *case["script"]])


def test_every_case_says_where_it_comes_from() -> None:
    for path in CASES:
        assert json.loads(path.read_text(encoding="utf-8"))["from"].startswith("recorded:")
