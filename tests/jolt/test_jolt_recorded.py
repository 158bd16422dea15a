"""Every case recorded from Java Jolt 0.1.1, by operation."""

from functools import cache

import pytest

from tests.kits.recorded_jolt_cases import DIFFERENT, EXACT, OPERATIONS, ORDER_EXCLUDED, cases, verdict

COUNTS = {  # at least so many: new cases are in files of their own
    "cardinality": 666,
    "chain": 1006,
    "default": 754,
    "modify-default-beta": 635,
    "modify-define-beta": 640,
    "modify-overwrite-beta": 3358,
    "remove": 663,
    "shift": 2098,
    "sort": 104,
}


@cache
def verdicts_of(operation):
    return [(case["name"], *verdict(case)) for case in cases(operation)]


@pytest.mark.parametrize("operation", OPERATIONS)
def test_does_what_java_did(operation):
    verdicts = verdicts_of(operation)
    assert len(verdicts) >= COUNTS[operation]
    assert not [(name, sentence) for name, word, sentence in verdicts if word == DIFFERENT][:5]


def test_the_order_of_keys_is_excluded_for_default_only():
    words = [(operation, word) for operation in OPERATIONS for _, word, _ in verdicts_of(operation)]
    assert {operation for operation, word in words if word == ORDER_EXCLUDED} <= {"default", "chain"}
    assert sum(word == EXACT for _, word in words) >= 9888


def test_every_case_says_where_it_comes_from():
    assert {case["from"] for case in cases()} == {"recorded:jolt-0.1.1"}


@pytest.mark.parametrize(
    "changed",
    [
        {"expected": {"b": 1.0}},
        {"expected": {"c": 1}},
        {"expected": None, "expect_error": "spec SpecException"},
    ],
)
def test_a_wrong_expectation_is_told(changed):
    case = {"op": "shift", "spec": {"a": "b"}, "input": {"a": 1}, "expected": {"b": 1}, "keyorder": True}
    assert verdict(case)[0] == EXACT
    if "expect_error" in changed:
        del case["expected"]
    assert verdict({**case, **changed})[0] == DIFFERENT


def test_another_order_of_keys_is_told():
    case = {"op": "shift", "spec": {"a": "x", "b": "y"}, "input": {"b": 2, "a": 1}, "expected": {"y": 2, "x": 1}, "keyorder": True}
    assert verdict(case)[0] == DIFFERENT
