"""Every recorded session case: the emulator must do what the real ExecuteScript did; ``CASE=word`` takes those named with the word."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from nifi.proof.recorder.session_cases import script_of
from tests.kits.session_replay import replay

FOLDER = Path(__file__).parents[1] / "compliance" / "session"
CASES = [path for path in sorted(FOLDER.glob("*.json")) if os.environ.get("CASE", "") in path.stem]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_does_what_the_real_session_did(path: Path) -> None:
    case = json.loads(path.read_text(encoding="utf-8"))
    script = script_of(case, FOLDER)
    differences = replay(case, script)
    assert not differences, "\n".join([case["says"], *differences, script])


def test_every_case_says_its_rule_and_where_it_comes_from() -> None:
    for path in CASES:
        case = json.loads(path.read_text(encoding="utf-8"))
        assert case["from"].startswith("recorded:")
        assert case["says"].endswith(".")
