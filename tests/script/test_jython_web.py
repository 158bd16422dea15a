"""What urllib2, httplib, urllib and socket of Jython 2.7.2 were seen to do in NiFi's ExecuteScript, against the emulated ones."""

from __future__ import annotations

import os
from typing import Any, Dict

import pytest

from tests.kits.jython_web_cases import CASES, emulated, observed


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_script_gets_what_it_got_in_nifi(case: Dict[str, Any]) -> None:
    assert observed(case, emulated) == case["observed"]
