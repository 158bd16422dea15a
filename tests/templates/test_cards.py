"""Each card alone: with its ports, the same card as in the flow, ready to be imported."""

import json
from pathlib import Path

import pytest

from emulator.flow import load_flow
from templates import cards
from templates.flows import FLOWS
from tests.kits import built

pytestmark = pytest.mark.xdist_group("templates")
ROOT = Path(__file__).resolve().parents[2] / "templates"
IN_FLOWS = {slug: {group.name: group for group in load_flow(ROOT / "json" / f"{slug}.json").root.groups} for slug in FLOWS}


def flow_of(name):
    return cards.CARDS[name].flow


@pytest.fixture(scope="module", params=sorted(cards.CARDS))
def name(request):
    return request.param


def test_every_card_of_every_flow_is_there_alone():
    names = {template.slug: template.name for template in built.everything()}
    alone = {(flow_of(name), names["cards/" + name]) for name in cards.CARDS}
    shared = {found for flow, found in alone if flow == "order_cancellation_request"} | {"Login"}
    for slug, groups in IN_FLOWS.items():
        assert [one for one in groups if (slug, one) not in alone and one not in shared] == [], slug


def test_a_card_alone_is_the_card_of_the_flow(name):
    alone = load_flow(ROOT / "json" / "cards" / f"{name}.json").root
    group = IN_FLOWS[flow_of(name)][alone.name]
    assert sorted((p.name, p.kind) for p in alone.ports) == sorted((p.name, p.kind) for p in group.ports) and alone.ports
    own, theirs = ({p.name: p for p in one.processors} for one in (alone, group))
    assert set(own) == set(theirs)
    for key, one in own.items():
        services = one.service_properties
        assert {n: v for n, v in one.properties.items() if n not in services} == {
            n: v for n, v in theirs[key].properties.items() if n not in services
        }
        assert (one.scheduling, one.retry, one.auto_terminated, one.state) == (
            theirs[key].scheduling, theirs[key].retry, theirs[key].auto_terminated, theirs[key].state,
        )  # fmt: skip
    ways = [sorted((c.source.name, sorted(c.relationships), c.destination.name) for c in g.connections) for g in (alone, group)]
    assert ways[0] == ways[1]


def test_a_card_has_the_settings_that_it_uses_and_no_other(name):
    described = json.loads((ROOT / "parameters" / "cards" / f"{name}.json").read_text(encoding="utf-8"))
    flow = load_flow(ROOT / "json" / "cards" / f"{name}.json")
    (context,) = flow.contexts.values()
    assert context.name == cards.CONTEXT and set(context.parameters) == set(described)
    whole = json.loads((ROOT / "parameters" / f"{flow_of(name)}.json").read_text(encoding="utf-8"))
    assert all(described[one] == whole[one] for one in described)


def test_both_formats_of_a_card_hold_the_same(name):
    xml, definition = (load_flow(ROOT / kind / "cards" / f"{name}.{kind}").root for kind in ("xml", "json"))
    assert xml.id == definition.id and xml.name == definition.name
    for kind in ("processors", "ports", "connections", "services", "labels", "funnels"):
        assert {one.id for one in getattr(xml, kind)} == {one.id for one in getattr(definition, kind)}


def test_a_card_alone_has_ids_of_its_own():
    seen = {}
    for template in built.everything():
        for group in built.flow(template.slug).root.walk():
            ids = [group.id, *(one.id for kind in ("processors", "services", "ports", "connections") for one in getattr(group, kind))]
            for one in ids:
                assert seen.setdefault(one, template.slug) == template.slug, group.name
