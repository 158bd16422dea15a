"""What java.net.HttpURLConnection and URL of JDK 17 were seen to do from a script, against the emulated ones."""

from __future__ import annotations

import pytest

from tests.kits.http_connection_cases import CASES, emulated, observed


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_script_gets_what_it_got_from_the_jdk(case):
    assert observed(case, emulated) == case["observed"]
