"""What NiFi's own processors were seen to do with given FlowFiles, against the emulated ones; one test for each recorded case."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nifi.proof.recorder.processor_cases import observed, question
from tests.kits.processor_bench import ProcessorBench

FOLDER = Path(__file__).parents[1] / "compliance" / "processors"


def recorded():
    for file in sorted(FOLDER.glob("*.json")):
        for group in json.loads(file.read_text(encoding="utf-8")):
            for case in group["cases"]:
                yield pytest.param(group, case, id=f"{file.stem}-{case['name']}")




@pytest.mark.parametrize(("group", "case"), list(recorded()))
def test_a_processor_does_what_nifis_was_seen_to_do(group, case):
    assert observed(ProcessorBench(question(group, case)).answer()) == case["observed"]
