"""Every recorded Jolt case does what the Jolt of each asked release did."""

from functools import cache

import pytest

from emulator.base.versions import version_of
from tests.kits import other_releases
from tests.kits.recorded_jolt_cases import DIFFERENT, OPERATIONS, cases, verdict

WITH_JOLT = [release for release, asked in other_releases.ASKED.items() if "jolt" in asked["asked"]]


@cache
def answers(release):
    return dict(other_releases.different("jolt", release))


def wrong(release, case):
    """The sentence about a case that does not do what that release did."""
    question = {name: value for name, value in case.items() if name not in ("expected", "expect_error")}
    answered = {**question, **answers(release)[case["name"]]} if case["name"] in answers(release) else case
    word, sentence = verdict(answered, version_of(release))
    return (case["name"], sentence) if word == DIFFERENT else None


@pytest.mark.parametrize("operation", OPERATIONS)
def test_does_what_the_jolt_of_1_28_1_did(operation):
    assert not list(filter(None, (wrong("1.28.1", case) for case in cases(operation))))[:10]


@pytest.mark.parametrize("release", WITH_JOLT)
def test_every_release_with_that_jolt_did_the_same(release):
    assert answers(release) == answers("1.28.1")
    assert not list(filter(None, (wrong(release, case) for case in cases() if case["name"] in answers(release))))


def test_every_recorded_case_was_asked():
    recorded = sum(1 for _ in cases())
    assert {other_releases.asked("jolt", release) for release in WITH_JOLT} == {recorded}, other_releases.AGAIN
