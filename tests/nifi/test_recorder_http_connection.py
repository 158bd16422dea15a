"""The recorded cases of java.net, asked again of the JVM's own classes."""

from __future__ import annotations

import pytest

from tests.kits.http_connection_cases import CASES, observed

pytestmark = pytest.mark.java


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_jdk_still_does_what_was_recorded(jvm, case):
    assert observed(case, lambda script: jvm.ask("script", script=script)["stdout"]) == case["observed"]
