"""The recorded cases of urllib2, httplib, urllib and socket, asked again of Jython's own modules in ExecuteScript."""

from __future__ import annotations

import pytest

from tests.kits.jython_web_cases import CASES, asked, observed

pytestmark = pytest.mark.java


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_jython_still_does_what_was_recorded(jvm, case):
    assert observed(case, asked(jvm)) == case["observed"]
