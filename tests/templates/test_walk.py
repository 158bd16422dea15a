"""A person's walk: from a setting of the document to the flow that was imported, by the names on page and canvas alone."""

import re
from functools import cache
from pathlib import Path

import pytest

from emulator.flow import load_flow
from templates import document
from templates.builder.canvas import notes
from tests.kits import built

ROOT = Path(__file__).resolve().parents[2] / "templates"
PAGE = re.compile(
    r"^\| (?P<card>[^|]+) \| (?P<name>[^|]+) \| (?:`(?P<parameter>[^`]+)`|\*(?P<place>[^*|]+)\*) \| (?:\[`(?P<file>\w+)`\][^|]*)?\|$"
)
pytestmark = pytest.mark.xdist_group("templates")


load = cache(load_flow)


def walks():
    for slug in built.SLUGS:
        text = (ROOT / "pages" / f"{slug}.md").read_text(encoding="utf-8")
        table = text.partition(f"<!-- document: {slug} -->")[2].partition("<!-- end of document -->")[0]
        for line in table.splitlines():
            row = PAGE.match(line)
            if row and row["card"] != "card":
                yield pytest.param(slug, row, id=f"{slug}: {row['card']}, {row['name']}")


WALKS = list(walks())


@pytest.mark.parametrize(("slug", "row"), WALKS)
@pytest.mark.parametrize("form", ["json", "xml"])
def test_a_setting_of_the_document_is_found_and_can_be_changed_in_what_is_imported(slug, row, form):
    flow = load(ROOT / form / f"{slug}.{form}")
    cards = {group.name: group for group in flow.root.groups}
    if row["place"]:
        card, _, name = row["place"].partition(" / ")
        (processor,) = [one for one in cards[card].processors if one.name == name]
        assert processor.style["background-color"] == notes.EDIT
        return
    values = [value for group in cards.values() for item in (*group.processors, *group.services) for value in item.properties.values()]
    assert any(f"#{{{row['parameter']}}}" in (value or "") for value in values)
    if form == "json":
        (context,) = flow.contexts.values()
        assert row["parameter"] in context.parameters


@pytest.mark.parametrize("slug", built.SLUGS)
def test_the_page_has_every_setting_of_the_document_in_its_order(slug):
    rows = [walk.values[1] for walk in WALKS if walk.values[0] == slug]
    assert [(row["card"], row["name"], row["parameter"] or row["place"]) for row in rows] == list(document.DOCUMENTS[slug])


@pytest.mark.parametrize(("slug", "row"), WALKS)
def test_the_file_of_a_card_has_the_setting_too(slug, row):
    root = load(ROOT / "json" / "cards" / f"{row['file']}.json").root
    texts = [value or "" for item in (*root.processors, *root.services) for value in item.properties.values()]
    names = {f"{root.name} / {processor.name}" for processor in root.processors}
    assert any(f"#{{{row['parameter']}}}" in text for text in texts) or row["place"] in names


@pytest.mark.parametrize("slug", built.SLUGS)
def test_script_testing_and_mapping_testing_stand_on_the_page_with_their_commands(slug):
    text = (ROOT / "pages" / f"{slug}.md").read_text(encoding="utf-8")
    for words in ("**Script Testing**", "**Mapping Testing**", "**+ Add Attributes**", "emulator run ", "emulator jolt "):
        assert words in text
    assert "## Where this flow does more than the document" in text
