"""The page of each flow: its generated parts are the flow's, and what is written by hand around them is true."""

import json
import re
import subprocess
import sys
from html import escape
from pathlib import Path

import pytest

from emulator.base.errors import InputError
from emulator.flow import load_flow
from nifi.deploy import deploy
from nifi.deploy.commands import COMMANDS
from nifi.deploy.settings import load
from templates import page, picture
from templates.builder.canvas import notes
from tests.kits import built

ROOT = Path(__file__).resolve().parents[2]
PAGES = {slug: (page.PAGES / f"{slug}.md").read_text(encoding="utf-8") for slug in built.SLUGS}
GENERATED = re.compile(r"^<!-- \w+: \w+ -->\n.*?^<!-- end of \w+ -->\n", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
BY_HAND = {slug: GENERATED.sub("", text) for slug, text in PAGES.items()}
pytestmark = pytest.mark.xdist_group("templates")
DOMAINS = (
    r"omnitron|erp|query\.check|mapping|writeback|webhook|failure"
    r"|plan|nothing|cancellation|custom|page|max|order|item|log|run|start|flow"
)


@pytest.fixture(scope="module", params=built.SLUGS)
def slug(request):
    return request.param


@pytest.fixture(scope="module")
def flow(slug):
    return built.flow(slug)


def processors(flow):
    return {f"{group.name} / {one.name}" for group in flow.root.groups for one in group.processors}


def attributes_of(slug):
    """Those in the page's table of attributes, families such as ledger.* left out."""
    table = BY_HAND[slug].partition("## Attributes")[2].partition("## When")[0]
    rows = re.findall(r"^\| (`.+?`) \|", table, re.MULTILINE)
    return {name for row in rows for name in re.findall(r"`([^`]+)`", row) if "*" not in name}


def commands():
    for slug, text in PAGES.items():
        for block in BLOCK.findall(text):
            for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, _, output = part.partition("\n")
                yield pytest.param(command, output, id=f"{slug}: {command}")


# -- what is generated ------------------------------------------------------------------------------------------------
def test_the_generated_parts_are_up_to_date(slug, flow):
    assert page.render(built.templates()[slug], flow) == PAGES[slug], "run: python -m templates.build"


def test_the_table_of_settings_has_every_parameter_once(slug):
    named = re.findall(r"^\| `([\w.]+)` \|", page.settings(built.templates()[slug], built.flow(slug)), re.MULTILINE)
    assert sorted(named) == sorted(built.templates()[slug].parameters)


def test_a_required_or_secret_parameter_says_so_and_any_other_shows_its_default(slug):
    rows = dict(re.findall(r"^\| `([\w.]+)` \| (.*?) \|", page.settings(built.templates()[slug], built.flow(slug)), re.MULTILINE))
    for name, one in built.templates()[slug].parameters.items():
        assert ("**required**" in rows[name], "secret" in rows[name]) == (one.required, one.sensitive), name
        assert bool(one.default) == rows[name].startswith("`"), name


def svg_of(slug, flow, card=""):
    template = built.templates()[slug]
    return picture.pictures(template, flow)[picture.file(template, card)]


def test_the_picture_has_every_card_and_every_way_between_them(slug, flow):
    text = svg_of(slug, flow)
    assert all(f">{escape(group.name)}</text>" in text for group in flow.root.groups)
    starts = {f"From {way.source.name}" for way in flow.root.connections if way.source.type != "FUNNEL"}
    assert starts <= set(re.findall(r"From [^<]+", text))
    assert text.count("<polyline") == len(flow.root.connections)


def test_the_main_road_is_thick_and_numbered_to_its_end_and_side_roads_are_thin(slug, flow):
    road = built.templates()[slug].root.graph().road
    text = svg_of(slug, flow)
    back = len(road) - len(set(road))
    assert text.count('class="line road"') == len(road) - 1 - back
    assert all(f">{number}</text>" in text for number in range(1, len(set(road)) + 1))


def test_each_card_has_its_picture_on_the_page(slug, flow):
    template = built.templates()[slug]
    for group in flow.root.groups:
        assert f"({picture.file(template, group.name)})" in PAGES[slug]
        assert (page.PAGES / picture.file(template, group.name)).read_text(encoding="utf-8") == svg_of(slug, flow, group.name)


def test_the_picture_of_a_card_colours_what_waits_for_an_operator(slug, flow):
    for group in flow.root.groups:
        waits = [processor for processor in group.processors if processor.state == "DISABLED"]
        assert svg_of(slug, flow, group.name).count(f'style="fill:{notes.WAITS}"') == len(waits), group.name


def test_a_picture_follows_the_flow(flow, slug):
    whole = list(flow.root.connections)
    before = svg_of(slug, flow)
    flow.root.connections = [one for one in whole if one.source.name != "written"]
    after = svg_of(slug, flow)
    flow.root.connections = whole
    assert "From written" in before and "From written" not in after


def test_each_script_that_is_edited_shows_the_contract_at_its_top(slug, flow):
    text = page.scripts(built.templates()[slug], flow)
    assert text.count("\nReads:") == text.count("\nWrites:") == text.count("\nTo edit:") == 3
    assert "**Mapping/Mapping**" in text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("no parts", "<!-- cards: order --> … <!-- end of cards -->"),
        ("<!-- picture: ordre -->\n<!-- end of picture -->\n", "<!-- picture: ordre -->"),
        ("".join(f"<!-- {part}: order -->\n<!-- end of {part} -->\n" for part in [*page.PARTS, "cards"]), "each part once"),
    ],
)
def test_a_page_without_its_parts_or_with_strange_ones_is_refused(text, words):
    with pytest.raises(InputError, match=re.escape(words)):
        page.filled(text, built.templates()["order"], built.flow("order"), "templates/pages/order.md")


def test_what_is_written_by_hand_stays(flow, slug):
    text = page.filled(PAGES[slug].replace("## Limits\n", "## Limits\n\nOurs.\n"), built.templates()[slug], flow, "page")
    assert "\n\nOurs.\n" in text
    assert page.filled(text, built.templates()[slug], flow, "page") == text


def test_a_flow_without_a_page_has_none(flow, slug, tmp_path):
    assert page.render(built.templates()[slug], flow, tmp_path) is None


def test_each_card_of_the_page_has_its_file(slug, flow):
    for group in flow.root.groups:
        (file,) = re.findall(rf"^\| \*\*{group.name}\*\* .*\.\./json/cards/(\w+\.json)\) \|$", PAGES[slug], re.MULTILINE)
        assert load_flow(ROOT / "templates" / "json" / "cards" / file).root.name == group.name


# -- what is written by hand ------------------------------------------------------------------------------------------
def test_every_link_leads_to_a_file(slug):
    links = re.findall(r"\]\(([^)#]+)", PAGES[slug])
    assert links
    assert [link for link in links if not (page.PAGES / link).exists()] == []


def test_every_setting_that_the_text_names_is_a_parameter(slug):
    named = set(re.findall(rf"`((?:{DOMAINS})\.[a-z.]+[a-z])`", BY_HAND[slug]))
    named = {name for name in named if not re.match(r"log\.(?!directory)|event\.|\w+\.(?:json|xml|py)$", name)}
    assert named
    assert named - attributes_of(slug) - set(built.templates()[slug].parameters) == set()


def test_every_processor_that_the_text_names_is_there(slug, flow):
    text = " ".join(BY_HAND[slug].split())
    named = set(re.findall(r"\*([A-Z][\w' ]+ / [A-Z][\w' ]+)\*", text))
    assert named
    assert named - processors(flow) == set()


def test_every_attribute_that_the_text_names_is_one_of_the_flow(slug, flow):
    whole = json.dumps([[one.properties, sorted(one.relationships)] for group in flow.root.groups for one in group.processors])
    named = attributes_of(slug)
    assert len(named) > 10
    assert [name for name in named if name not in whole] == []


def test_every_line_of_the_ledger_that_the_text_quotes_is_said_by_it(slug, flow):
    scripts = "".join(one.properties.get("Script Body") or "" for group in flow.root.groups for one in group.processors)
    said = re.sub(r"'\s*\n\s*'", "", scripts)
    quoted = re.findall(r"^\| `([^`]+)`", BY_HAND[slug].partition("| bulletin | means |")[2].partition("\n## ")[0], re.MULTILINE)
    assert len(quoted) > 5
    for line in quoted:
        for part in re.split(r"…|\b\d+\b|start_date", line):
            assert part.strip(" :()") in said, line


@pytest.mark.parametrize("command, output", list(commands()))
def test_a_command_of_a_page_prints_what_it_says(command, output):
    command = command.replace("python3", sys.executable)
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    lines = ["(?:.*\n)*?" if line == "…" else re.escape(line) + "\n" for line in output.splitlines()]
    assert done.returncode == 0 and re.fullmatch("".join(lines), done.stdout), done.stdout + done.stderr


def test_the_wait_for_an_answer_is_the_one_of_the_webhook():
    services = [one for group in built.flow("cancellation_plan").root.groups for one in group.services]
    assert [one.properties["Request Expiration"] for one in services if one.name == "Webhook calls"] == ["30 secs"]
    assert "no answer in thirty seconds" in PAGES["cancellation_plan"]


def test_the_commands_for_a_deployed_flow_exist(slug):
    named = set(re.findall(r"python -m nifi (\w+)", PAGES[slug]))
    assert {"status", "release", "done", "unpark", "drain"} <= named <= set(COMMANDS)


def test_the_demo_of_the_page_is_the_one_of_its_flow(slug):
    assert re.findall(r"make demo FLOW=(\w+)", PAGES[slug]) == [slug]


def test_the_settings_file_on_the_page_is_taken(slug, tmp_path, monkeypatch):
    blocks = [block for block in re.findall(r"^```json\n(.*?)^```", PAGES[slug], re.MULTILINE | re.DOTALL)]
    text = blocks[0] if blocks else (ROOT / "nifi" / "deploy" / "settings.example.json").read_text(encoding="utf-8")
    (tmp_path / "merchant.json").write_text(text, encoding="utf-8")
    monkeypatch.chdir(ROOT)
    settings = load(tmp_path / "merchant.json")
    assert settings.flow.stem == slug
    assert deploy.plan(settings, settings.flow).rows()


def test_the_readme_leads_to_every_page(slug):
    assert f"(templates/pages/{slug}.md" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_both_files_carry_the_flow_that_the_picture_shows(slug):
    for kind in ("json", "xml"):
        read = load_flow(ROOT / "templates" / kind / f"{slug}.{kind}")
        assert sorted(svg_of(slug, read).splitlines()) == sorted(svg_of(slug, built.flow(slug)).splitlines()), kind
