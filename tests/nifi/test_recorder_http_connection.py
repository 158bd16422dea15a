"""The recorded cases of java.net, asked again of the JVM's own classes."""

from __future__ import annotations

import pytest

from tests.kits.http_connection_cases import CASES, observed
from tests.kits.recorder_kit import open_jvm

pytestmark = pytest.mark.java


@pytest.fixture(scope="module")
def jvm():
    with open_jvm() as found:
        yield found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_jdk_still_does_what_was_recorded(jvm, case):
    assert observed(case, lambda script: jvm.ask("script", script=script)["stdout"]) == case["observed"]
