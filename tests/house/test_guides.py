"""The guides name places that exist, kinds that ``make scaffold`` knows, and lead to one another."""

import re

import pytest

from templates.flows import FLOWS
from tests.kits.house import ROOT

GUIDES = [ROOT / "CONTRIBUTING.md", *sorted((ROOT / "emulator" / "CONTRIBUTING").glob("*.md"))]
OTHERS = ("README.md", "emulator/DESIGN.md", "emulator/DECISIONS.md", "templates/RULES.md", "templates/RUNBOOK.md", "templates/NIFI2.md")
PAGES = [*GUIDES, *(ROOT / name for name in OTHERS)]
PLACE = re.compile(r"`((?:emulator|templates|processors|nifi|tests)/[\w/.<>*-]*)`")
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
KIND = re.compile(r"KIND=([\w-]+)")


def exists(place):
    """A place with <slug> must be there for every flow; one with another <word> is a pattern of new files: its folder must be there."""
    if "<slug>" in place:
        return all((ROOT / place.replace("<slug>", slug)).exists() for slug in FLOWS)
    folder = place.partition("<")[0].rpartition("/")[0] if "<" in place else place
    return bool(list(ROOT.glob(folder)))


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.name)
def test_every_place_that_a_guide_names_is_there(page):
    assert not [place for place in PLACE.findall(page.read_text(encoding="utf-8")) if not exists(place)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page):
    assert not [link for link in LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / link).exists()]


def test_scaffold_knows_every_kind_that_a_guide_names():
    kinds = (ROOT / "tests" / "scaffold" / "kinds.py").read_text(encoding="utf-8")
    named = {kind for page in GUIDES for kind in KIND.findall(page.read_text(encoding="utf-8"))}
    assert named and not [kind for kind in named if '"%s": Kind(' % kind not in kinds]


def test_every_guide_is_in_the_table_of_contributing():
    listed = set(LINK.findall(GUIDES[0].read_text(encoding="utf-8")))
    assert {"emulator/CONTRIBUTING/" + page.name for page in GUIDES[1:]} <= listed
