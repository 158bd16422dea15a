"""What NiFi, the pages and the deploy command say of a parameter: its card, required or optional, what may be written, an example."""

import json
import re
from pathlib import Path

import pytest

from emulator.flow import load_flow
from nifi.deploy import forms
from nifi.deploy.parameters import read
from templates import document
from templates.cards import CARDS
from tests.kits import built

ROOT = Path(__file__).resolve().parents[2] / "templates"
FORM = re.compile(
    r"(?P<card>[A-Z][\w ]+)\. (?P<must>Required|Optional)\. (?P<what>.+)\. Options: (?P<options>.+)\. Default: (?P<default>.*)\. Example: "
    r"(?P<example>.+)",
    re.DOTALL,
)
FILES = [*built.SLUGS, *(f"cards/{name}" for name in CARDS)]
SWITCHED = {"writeback.enabled": "Write Data to Omnitron"}  # read by the cards before the one that it switches
OF_CARDS = {f"cards/{name}": card.flow for name, card in CARDS.items()}
pytestmark = pytest.mark.xdist_group("templates")


@pytest.fixture(scope="module", params=FILES)
def file(request):
    return request.param


def described(file):
    """Parameter -> (its row in templates/parameters, the parts of its description)."""
    rows = json.loads((ROOT / "parameters" / f"{file}.json").read_text(encoding="utf-8"))
    return {name: (row, FORM.fullmatch(row["description"])) for name, row in rows.items()}


def test_each_description_says_card_required_or_optional_options_default_and_an_example(file):
    rows = described(file)
    assert [name for name, (_, parts) in rows.items() if not parts] == []
    for name, (row, parts) in rows.items():
        assert parts["must"] == ("Required" if row["required"] else "Optional"), name
        assert parts["default"] == ("none" if row["default"] is None else row["default"] or "empty"), name
        options = ["true", "false"] if row.get("type") == "switch" else [option for option in row.get("options", ()) if option]
        assert parts["options"].split(", ") == options if options else len(parts["options"]) > 4, name


def test_what_nifi_shows_is_what_the_deploy_command_says(file):
    context = next(iter(load_flow(ROOT / "json" / f"{file}.json").contexts.values()))
    assert {name: parameter.description for name, parameter in context.parameters.items()} == {
        name: row["description"] for name, (row, _) in described(file).items()
    }


def test_an_example_is_a_value_that_the_deploy_command_takes(file):
    defined = read(ROOT / "parameters" / f"{file}.json")
    for name, (_, parts) in described(file).items():
        assert forms.broken(parts["example"], defined[name]) == "", name


def test_the_card_of_a_parameter_is_the_documents_else_the_one_that_uses_it(file):
    slug = OF_CARDS.get(file, file)
    flow = built.flow(slug)
    users = document.users(flow)
    of_document = {setting.place: setting.card for setting in document.DOCUMENTS[slug]}
    (reading,) = [group.name for group in flow.root.groups if group.name.endswith(" Data From Omnitron")] or [""]
    for name, (_, parts) in described(file).items():
        if name in of_document:
            assert parts["card"] == of_document[name], name
        else:  # the Ledger writes the query for the card that reads
            assert parts["card"] in {"Configuration", *users[name], *({reading} if "Ledger" in users[name] else ()), SWITCHED.get(name)}, (
                name
            )


@pytest.mark.parametrize("slug", built.SLUGS)
def test_a_page_groups_the_settings_by_card_in_the_documents_order(slug):
    text = (ROOT / "pages" / f"{slug}.md").read_text(encoding="utf-8")
    table = text.partition(f"<!-- parameters: {slug} -->")[2].partition("<!-- end of parameters -->")[0]
    under = {}
    for line in table.splitlines():
        title, parameter = re.fullmatch(r"\*\*(.+)\*\*", line), re.match(r"\| `([\w.]+)` \|", line)
        if title:
            card = title[1]
        elif parameter:
            under.setdefault(card, []).append(parameter[1])
    assert {name: parts["card"] for name, (_, parts) in described(slug).items()} == {
        name: card for card, names in under.items() for name in names
    }
    settings = [setting for setting in document.DOCUMENTS[slug] if " / " not in setting.place]
    cards = list(dict.fromkeys(setting.card for setting in settings))
    assert [card for card in under if card in cards] == cards
    for card in cards:
        places = [setting.place for setting in settings if setting.card == card]
        assert under[card][: len(places)] == places


@pytest.mark.parametrize("slug", built.SLUGS)
def test_a_settings_file_by_card_knows_every_setting_of_the_page_and_every_parameter(slug):
    table = json.loads((ROOT / "settings" / f"{slug}.json").read_text(encoding="utf-8"))
    for setting in document.DOCUMENTS[slug]:
        key = table[setting.card][setting.name]
        assert key == "schedule" or key.partition(".")[2] in (setting.place, setting.place.replace(" / ", "/")), setting
    for name, (row, parts) in described(slug).items():
        assert table[parts["card"]][name] == f"{'secrets' if row['sensitive'] else 'parameters'}.{name}"
