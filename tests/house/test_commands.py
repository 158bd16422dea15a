"""Every command that stands in a sentence or a block of a page is there, with the options that it is given."""

import contextlib
import io
import re
from functools import cache
from importlib.util import find_spec

import pytest

from emulator.cli import main as emulator
from nifi import cli as nifi
from tests.kits.house import ROOT, pages

SPAN = re.compile(r"`([^`\n]+)`|^(?:\$ )?((?:[A-Z_]+=\S+ )*(?:make|nifi-emulator|\S*python3?) .*)$", re.MULTILINE)
MAKE = re.compile(r"(?:^|[ ;|])make ([a-z][a-z0-9-]*(?: [a-z][a-z0-9-]*)*)")
MODULE = re.compile(r"(?:^|[ /])(?:python3? -m ([a-z_.]+)|(nifi-emulator))(?: ([a-z]+)\b)?(.*)")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
TARGETS = set(re.findall(r"^([a-z0-9-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
MAINS = {"emulator": emulator.main, "nifi": nifi.main}


def spans(page):
    return [first or second for first, second in SPAN.findall(page.read_text(encoding="utf-8"))]


def makes():
    asked = {(page.name, targets) for page in pages() for span in spans(page) for targets in MAKE.findall(span)}
    return sorted({(page, target) for page, targets in asked for target in targets.split()})


def calls():
    """(page, module, command, what follows)"""
    matches = [(page.name, *match) for page in pages() for span in spans(page) for match in MODULE.findall(span)]
    return sorted({(page, module or "emulator", command, more.partition(" | ")[0]) for page, module, _, command, more in matches})


@cache
def options(module, command):
    """The options of a command, as its own parser has them."""
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown), pytest.raises(SystemExit) as ended:
        MAINS[module]([command, "--help"])
    assert ended.value.code == 0, (module, command)
    return set(OPTION.findall(shown.getvalue()))


@pytest.mark.parametrize(("page", "target"), makes())
def test_what_make_is_asked_for_is_there(page, target):
    assert target in TARGETS


@pytest.mark.parametrize(("page", "module", "command", "more"), calls())
def test_a_command_is_there_with_its_options(page, module, command, more):
    if module not in MAINS or not command:
        assert find_spec(module) is not None
    else:
        assert set(OPTION.findall(more)) <= options(module, command)


def test_the_pages_name_commands_of_both_and_of_make():
    assert {"emulator", "nifi", "templates.build", "nifi.proof.parity"} <= {module for _, module, _, _ in calls()} and len(makes()) > 20
