"""lint --target nifi2: what it takes for lost beyond its rules' own scripts, and what it leaves alone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import List

import pytest

import emulator
from emulator.base.errors import InputError
from emulator.script.lint import losses
from emulator.script.lint.rules.nifi2 import GIVEN_BACK, INSTEAD

ROOT = Path(__file__).resolve().parents[2]
OLD_API = (ROOT / "nifi/jython_nar/processors/src/main/java/org/apache/nifi/processors/script/OldApi.java").read_text(encoding="utf-8")
OURS = [path for path in sorted((ROOT / "processors").glob("*/*.py")) if path.parent.name not in ("blocks", "source")]


def said(script: str) -> List[str]:
    return [finding.advice for finding in emulator.lint(script + "pass\n", target="nifi2") if finding.rule.startswith("nifi2-")]


def test_an_unknown_target_is_an_input_error() -> None:
    with pytest.raises(InputError, match="there is no target 'nifi3'"):
        emulator.lint("pass\n", target="nifi3")


@pytest.mark.parametrize(("script", "words"), [
    ("from httplib import HTTPSConnection\n", "has no httplib.HTTPSConnection"),
    ("import urllib2\nx = urllib2.HTTPSHandler()\n", "has no urllib2.HTTPSHandler"),
    ("import urllib2\nx = urllib2.urlopen('https://h/')\n", "urllib2 speaks no https"),
    ("import javax.servlet.http.Cookie as Cookie\n", "no class javax.servlet.http.Cookie"),
    ("from org.codehaus.groovy.control import *\n", "no package org.codehaus.groovy.control"),
    ("from org.apache.nifi.flow import ComponentType as Kind\nx = Kind.TEMPLATE\n", "no ComponentType.TEMPLATE"),
    ("x = log.error('a', ['b'], None)\n", "no ComponentLog.error of its own"),
    ("def f(state):\n    return state.getVersion()\nx = context.getStateManager()\n", "no StateMap.getVersion of its own"),
    ("x = session.clearState(None)\n", "session.clearState is stored"),
    ("x = session.get(None)\n", "the FlowFile that session.get(None) fails on is there for the next session.get()"),
    ("from java.lang import Thread\nThread(None).suspend()\n", "no Thread.suspend"),
])  # fmt: skip
def test_what_is_lost_is_found_wherever_a_script_says_whose_it_is(script: str, words: str) -> None:
    assert [advice for advice in said(script) if words in advice]


@pytest.mark.parametrize("script", [
    "x = log.error('a', ['b'])\n",
    "def f(thing):\n    return thing.getVersion()\n",
    "try:\n    import ssl\nexcept ImportError:\n    ssl = None\n",
    "from com.sun.net.httpserver import HttpServer\n",
    "from urllib import quote\n",
    "import urllib\nx = urllib.quote('a')\n",
    "from org.apache.nifi.components import PropertyDescriptor\nx = PropertyDescriptor.Builder().expressionLanguageSupported(scope)\n",
    "version = 0\nx = version == 0\n",
])  # fmt: skip
def test_what_is_there_or_cannot_be_known_is_left_alone(script: str) -> None:
    assert said(script) == []


def test_what_the_nar_gives_back_is_what_its_source_says_and_what_nifi_2_lost() -> None:
    for java_class, members in GIVEN_BACK.items():
        assert members <= set(losses.lost_members(java_class)), java_class
        for member in members:
            assert re.search(rf'"{member}"', OLD_API), member


def test_advice_is_given_for_what_is_lost_only() -> None:
    lost = {member for name in losses.classes_with_losses() for member in losses.lost_members(name)}
    assert set(INSTEAD) <= lost


@pytest.mark.parametrize("path", OURS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_scripts_of_the_flows_use_nothing_that_nifi_2_lost(path: Path) -> None:
    assert not [finding for finding in emulator.lint(path, target="nifi2") if finding.rule.startswith("nifi2-")]
