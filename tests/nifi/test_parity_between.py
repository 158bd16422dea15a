"""The two NiFis that the flows are proven on differ in what is named, as the emulator has them, and in nothing else."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from nifi.proof.parity import between
from nifi.proof.parity.cases import CASES
from nifi.proof.parity.observed import Observed
from nifi.proof.parity.runs import Runs
from nifi.run.version import NIFI_2

OFTEN = {"plans, scripts", "orders: no login, PUT", "silent resend"}
EACH = [case if case in OFTEN else pytest.param(case, marks=pytest.mark.slow) for case in CASES]
REQUEST = "erp POST /a\nB: 1\nA: 2\n\nbody\n-> 200 complete"
NIFI_1 = Observed(
    {"1": [REQUEST]},
    {"1": [("Order Details/Together again", {"merge.uuid": "<uuid>"})]},
    events=Counter({("ATTRIBUTES_MODIFIED", "Order Details/Together again"): 3}),
    answers={"1": ["good -> 202\nDate: <date>\nServer: Jetty(9.4.46.v20220331)\n\n{}"]},
)
OF_2 = Observed(
    {"1": ["erp POST /a\nA: 2\nB: 1\n\nbody\n-> 200 complete"]},
    {"1": [("Order Details/Together again", {})]},
    events=Counter({("ATTRIBUTES_MODIFIED", "Order Details/Together again"): 2}),
    answers={"1": ["good -> 202\nServer: Jetty(12.0.16)\nDate: <date>\n\n{}"]},
)


def test_what_is_named_is_explained() -> None:
    assert between.unexplained(NIFI_1, OF_2) == []
    assert set(between.NAMED) == {"header order", "Server header", "merge.uuid"}


@pytest.mark.parametrize(("other", "check"), [
    (replace(OF_2, requests={"1": [REQUEST.replace("A: 2", "A: 3")]}), "requests"),
    (replace(OF_2, answers={"1": ["good -> 202\nServer: Jetty(12.0.16)\n\n{}"]}), "answers"),
    (replace(OF_2, finals={"1": [("Order Details/Together again", {"other": "x"})]}), "attributes"),
    (replace(OF_2, events=Counter()), "events"),
], ids=["another value of a header", "a header less", "another attribute", "more events than attributes"])  # fmt: skip
def test_anything_else_is_not(other: Observed, check: str) -> None:
    assert {difference.check for difference in between.unexplained(NIFI_1, other)} == {check}


@pytest.mark.parametrize("case", EACH)
def test_nothing_else_differs_between_the_emulated_nifis(tmp_path: Path, case: str) -> None:
    seen = [Runs(None, tmp_path, nifi).emulated("json", case) for nifi in ("1.16.3", NIFI_2)]
    assert between.unexplained(seen[0], seen[1]) == []
    assert seen[0] != seen[1]
