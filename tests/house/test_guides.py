"""The guides name places that exist, kinds that ``make scaffold`` knows, and lead to one another."""

import re

import pytest

from templates.flows import FLOWS
from tests.kits.house import ROOT, pages

GUIDES = [ROOT / "CONTRIBUTING.md", *sorted((ROOT / "emulator" / "CONTRIBUTING").glob("*.md"))]
PLACE = re.compile(r"`((?:emulator|templates|processors|nifi|tests)/[\w/.<>*-]*)`")
LINK = re.compile(r"\]\(([^)#:]*)(?:#([^)]*))?\)")
HEADING = re.compile(r"^#{1,6} (.*)$", re.MULTILINE)
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
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


def anchors(page):
    """What a heading is called in a link, as GitHub makes it of its words."""
    headings = HEADING.findall(FENCED.sub("", page.read_text(encoding="utf-8")))
    plain = [re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", heading).strip().lower() for heading in headings]
    return {re.sub(r"[^\w\- ]", "", heading).replace(" ", "-") for heading in plain}


def leads(page, file, anchor):
    target = (page.parent / file) if file else page
    return target.exists() and (not anchor or anchor in anchors(target))


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_to_a_file_and_to_a_heading_of_it(page):
    assert not [link for link in LINK.findall(page.read_text(encoding="utf-8")) if not leads(page, *link)]


def test_scaffold_knows_every_kind_that_a_guide_names():
    kinds = (ROOT / "tests" / "scaffold" / "kinds.py").read_text(encoding="utf-8")
    named = {kind for page in GUIDES for kind in KIND.findall(page.read_text(encoding="utf-8"))}
    assert named and not [kind for kind in named if '"%s": Kind(' % kind not in kinds]


def test_every_guide_is_in_the_table_of_contributing():
    listed = {file for file, _ in LINK.findall(GUIDES[0].read_text(encoding="utf-8"))}
    assert {"emulator/CONTRIBUTING/" + page.name for page in GUIDES[1:]} <= listed
