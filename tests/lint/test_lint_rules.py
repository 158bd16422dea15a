"""Each rule finds what it is for, in a bad script that the real NiFi was seen to stumble over, and leaves the good way alone.

A line that ends in ``# !`` is where a finding is due.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, List

import pytest

import emulator
from emulator.script.lint.rule import all_rules
from tests.kits.lint_replay import outcome

HERE = Path(__file__).parent
RULES = [rule.name for rule in all_rules()]
TARGET = {rule.name: rule.target for rule in all_rules()}
OF_NIFI_1 = [name for name in RULES if not TARGET[name]]
RECORDED = json.loads((HERE.parent / "compliance" / "lint" / "rules.json").read_text(encoding="utf-8"))
CASES = [case for group in RECORDED for case in group["cases"]]
UNSEEN = ("not-emulated", "parameter-reference", "socket-import")  # what is wrong is not to be seen in one run of the processor alone
REFUSED = {("not-emulated", "bad"): emulator.NotEmulated, ("parameter-reference", "bad"): emulator.InputError}


def script(rule: str, kind: str) -> str:
    return (HERE / f"{rule}.{kind}.txt").read_text(encoding="utf-8")


def due(text: str) -> List[int]:
    return [number for number, line in enumerate(text.split("\n"), 1) if line.endswith("# !")]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_finds_its_fault_and_says_where(rule: str) -> None:
    text = script(rule, "bad")
    findings = [finding for finding in emulator.lint(text, target=TARGET[rule]) if finding.rule == rule]
    assert [finding.line for finding in findings] == due(text) != []
    assert all(finding.column >= 1 and finding.advice for finding in findings)


@pytest.mark.parametrize("rule", RULES)
def test_the_good_way_has_no_findings(rule: str) -> None:
    assert emulator.lint(script(rule, "good"), target=TARGET[rule]) == []


@pytest.mark.parametrize("rule", [name for name in RULES if TARGET[name]])
def test_a_rule_of_a_target_says_nothing_to_who_stays(rule: str) -> None:
    assert rule not in [finding.rule for finding in emulator.lint(script(rule, "bad"))]


def test_every_pair_of_scripts_has_its_rule() -> None:
    assert sorted({path.name.partition(".")[0] for path in HERE.glob("*.txt")}) == RULES


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['rule']}-{case['kind']}")
def test_what_nifi_did_with_the_script_is_what_the_emulator_does(case: Dict[str, Any]) -> None:
    expected = REFUSED.get((case["rule"], case["kind"]))
    if expected is not None:
        with pytest.raises(expected):
            outcome(script(case["rule"], case["kind"]))
    else:
        assert outcome(script(case["rule"], case["kind"])) == case["observed"]


@pytest.mark.parametrize("rule", OF_NIFI_1)
def test_nifi_does_other_things_with_the_bad_script_than_with_the_good_one(rule: str) -> None:
    observed = {case["kind"]: case["observed"] for case in CASES if case["rule"] == rule}
    assert set(observed) == {"bad", "good"}
    if rule not in UNSEEN:
        assert observed["bad"] != observed["good"]


OURS = [path for path in sorted((HERE.parents[1] / "processors").glob("*/*.py")) if path.parent.name not in ("blocks", "source")]


@pytest.mark.parametrize("path", OURS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_scripts_of_the_flows_pass(path: Path) -> None:
    allowed = {"socket-import", "undefined-name"} if path.name == "ledger.py" else set()  # lines of other flows that Ledgers carry along
    assert {finding.rule for finding in emulator.lint(path)} <= allowed
