"""NiFi 2's schedules, as Spring's CronExpression answered to the same texts."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, Dict, List

import pytest

import emulator
from emulator.base.errors import InputError
from emulator.engine.cron import Cron
from emulator.engine.spring_cron import SpringCron
from emulator.flow.load import parse_flow
from tests.kits.small_flow import definition, processor

RECORDED = json.loads((Path(__file__).resolve().parents[1] / "compliance" / "nifi2" / "schedules.json").read_text(encoding="utf-8"))
CASES: List[Dict[str, Any]] = RECORDED["cases"]
START = 1_767_225_600_000


def moments(cron: Cron, count: int) -> List[str]:
    shown, moment = [], START
    for _ in range(count):
        following = cron.next_after(moment)
        if following is None:
            break
        moment = following
        shown.append(datetime.fromtimestamp(moment / 1000, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"))
    return shown


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["schedule"]))
def test_the_moments_are_springs(case: Dict[str, Any]) -> None:
    if "error" in case["nifi2"]:
        with pytest.raises(InputError, match="Write six fields"):
            SpringCron(case["schedule"])
    else:
        assert moments(SpringCron(case["schedule"]), 4) == case["nifi2"]["moments"]


@pytest.mark.parametrize("case", [case for case in CASES if "moments" in case["nifi1"]], ids=lambda case: str(case["schedule"]))
def test_the_moments_of_nifi_1_are_quartzs(case: Dict[str, Any]) -> None:
    assert moments(Cron(case["schedule"]), 4) == case["nifi1"]["moments"]


def test_a_flow_goes_by_the_cron_of_its_nifi() -> None:
    source = processor("Source", "GenerateFlowFile", {}, ["success"], schedulingStrategy="CRON_DRIVEN", schedulingPeriod="0 0 6 * * 1-5")
    flow = parse_flow(definition([source]).encode())
    assert len(emulator.run_flow(flow, nifi="2.3.0").finals) == 1
    with pytest.raises(InputError, match="both a day-of-week AND a day-of-month"):
        emulator.run_flow(flow)
