"""The recorded cases of urllib2, httplib, urllib and socket, asked again of Jython's own modules in ExecuteScript."""

from __future__ import annotations

import pytest

from tests.kits.jython_web_cases import CASES, asked, observed
from tests.kits.recorder_kit import open_jvm

pytestmark = pytest.mark.java


@pytest.fixture(scope="module")
def jvm():
    with open_jvm() as found:
        yield found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_jython_still_does_what_was_recorded(jvm, case):
    assert observed(case, asked(jvm)) == case["observed"]
