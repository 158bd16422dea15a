"""Every case recorded from Java Jolt 0.1.1, by operation."""

import pytest
from recorded_jolt_cases import DIFFERENT, EXACT, OPERATIONS, ORDER_EXCLUDED, cases, verdict

COUNTS = {
    "cardinality": 402,
    "chain": 413,
    "default": 528,
    "modify-default-beta": 362,
    "modify-define-beta": 353,
    "modify-overwrite-beta": 3094,
    "remove": 428,
    "shift": 1503,
    "sort": 74,
}


@pytest.mark.parametrize("operation", OPERATIONS)
def test_does_what_java_did(operation):
    verdicts = [(case["name"], *verdict(case)) for case in cases(operation)]
    assert len(verdicts) == COUNTS[operation]
    assert not [(name, sentence) for name, word, sentence in verdicts if word == DIFFERENT][:5]


def test_the_order_of_keys_is_excluded_for_default_only():
    words = [(case["op"], verdict(case)[0]) for case in cases()]
    excluded = {operation for operation, word in words if word == ORDER_EXCLUDED}
    assert excluded <= {"default", "chain"}
    assert sum(word == EXACT for _, word in words) >= 7121


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
