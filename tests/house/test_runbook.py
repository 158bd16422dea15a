"""Every command that an operator finds in the runbook and on the flows' pages is one, with options that it has."""

import json
import re
import shlex
from pathlib import Path

import pytest

from nifi.cli import parser
from nifi.deploy import alarms, edit
from nifi.deploy.settings import load
from nifi.deploy.snapshot_file import load as load_flow

ROOT = Path(__file__).resolve().parents[2]
RUNBOOK = ROOT / "templates" / "RUNBOOK.md"
NIFI2 = ROOT / "templates" / "NIFI2.md"
PAGES = [RUNBOOK, NIFI2, *sorted((ROOT / "templates" / "pages").glob("*.md"))]
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"(?:\S*/)?python -m nifi ([^>\n]*)")


def commands(page):
    lines = [line for block in BLOCK.findall(page.read_text(encoding="utf-8")) for line in block.splitlines()]
    return [match.group(1) for match in map(COMMAND.match, lines) if match]


ALL = [(page, words) for page in PAGES for words in commands(page)]


@pytest.mark.parametrize(("page", "words"), ALL, ids=[f"{page.stem} {words.split('#')[0].strip()}" for page, words in ALL])
def test_a_command_on_a_page_is_one(page, words):
    options = parser().parse_args(shlex.split(words, comments=True))
    assert options.settings
    if getattr(options, "alarm", None) is not None:
        assert alarms.limits(options.alarm)


@pytest.mark.parametrize("name", ["status", "why", "release", "done", "replay", "recover", "unpark", "upgrade", "secrets"])
def test_the_runbook_shows_the_command(name):
    assert name in {words.split()[0] for words in commands(RUNBOOK)}


def test_the_runbooks_settings_are_taken_by_the_example():
    block = re.search(r"^```json\n(.*?)^```", RUNBOOK.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    settings = load(ROOT / "nifi" / "deploy" / "settings.example.json")
    settings.tasks = json.loads(block.group(1))["tasks"]
    edit.apply(load_flow(settings.flow), settings)


def test_the_example_keeps_its_log_where_the_runbook_clears_it():
    settings = load(ROOT / "nifi" / "deploy" / "settings.example.json")
    assert f"find {settings.parameters['log.directory']} -name" in RUNBOOK.read_text(encoding="utf-8")
