"""nifi="2.3.0" does what NiFi 2.3.0's own session did with the recorded cases, but for the kinds that it does not follow."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, List

import pytest

from nifi.proof.recorder.session_cases import script_of
from tests.kits.session_replay import replay

FOLDER = Path(__file__).parents[1] / "compliance"
KINDS: Dict[str, Dict[str, Any]] = json.loads((FOLDER / "nifi2" / "cases.json").read_text(encoding="utf-8"))["topics"]["session"]["kinds"]
NOT_FOLLOWED = {
    "a FlowFile that `session.get(None)` failed on",
    "`str(flowFile)` without a file name",
    "the lines of `urllib`",
}
DIFFERING = [(kind, name) for kind, cases in KINDS.items() for name in cases]


def differences(kind: str, name: str) -> List[str]:
    """What the emulator did otherwise than NiFi 2; Jython's library is in another jar there."""
    case = json.loads((FOLDER / "session" / f"{name}.json").read_text(encoding="utf-8"))
    of_2 = {part: values[1] for part, values in KINDS[kind][name].items()}
    text = json.dumps({**case["observed"], **of_2}).replace("jython-nar-processors-1.jar", "jython-standalone-2.7.2.jar")
    return replay({**case, "observed": json.loads(text)}, script_of(case, FOLDER / "session"), "2.3.0")


@pytest.mark.parametrize("kind, name", [(kind, name) for kind, name in DIFFERING if kind not in NOT_FOLLOWED], ids=lambda text: text[:60])
def test_what_nifi_2_does_otherwise_is_done_otherwise(kind: str, name: str) -> None:
    assert not differences(kind, name)


@pytest.mark.parametrize("kind, name", [(kind, name) for kind, name in DIFFERING if kind in NOT_FOLLOWED], ids=lambda text: text[:60])
def test_what_is_not_followed_is_done_as_nifi_1_does(kind: str, name: str) -> None:
    assert differences(kind, name)


def test_what_is_the_same_on_nifi_2_is_the_same_here() -> None:
    differing = {name for _, name in DIFFERING}
    for file in sorted((FOLDER / "session").glob("*state*.json")):
        case = json.loads(file.read_text(encoding="utf-8"))
        if file.stem not in differing:
            assert not replay(case, script_of(case, FOLDER / "session"), "2.3.0"), file.stem
