"""A report of many orders stays a file that a mail takes, and leaves nothing out in silence."""

import pytest

from emulator import read_parameters
from emulator.base.clock import VirtualClock
from emulator.engine.run import start_flow
from emulator.picture import Summary, report_html
from nifi.proof.scale.emulated import DEFAULTS, FLOW
from nifi.proof.scale.servers import Servers
from tests.kits.report_run import data_of

MOST_BYTES_AN_ORDER = 7_000  # measured: 5,800 an order of five items with all of its contents, 4,200 where they are cut after 20,000


def order_run(orders, **options):
    with Servers(orders, 5) as servers:
        parameters = {**read_parameters(str(DEFAULTS)), **servers.scenario.parameters()}
        run = start_flow(str(FLOW), parameters=parameters, clock=VirtualClock(servers.start_ms), keep_contents=True, **options).run(2)
    assert not run.stalled
    return run, report_html(run, Summary("Order Flow", "all is well", [], [], servers.start_ms), parameters)


@pytest.fixture(scope="module")
def small():
    return order_run(8)


def test_every_step_is_told_as_it_was_and_no_flowfile_is_missing(small):
    run, page = small
    data = data_of(page)
    steps = list(run.steps())
    assert len(steps) == len(data["steps"]) > 1000 and set(data["flowfiles"]) >= {step.uuid for step in steps} and data["left_out"] == []
    for step, (kind, path, uuid, _, attributes, content) in zip(steps, data["steps"]):
        assert (kind, path, uuid) == (step.type, step.component, step.uuid)
        secret = {name for name, value in attributes.items() if "••••••" in value}
        assert {name: value for name, value in attributes.items() if name not in secret} == {
            name: value for name, value in step.after.items() if name not in secret
        }
        text, size = data["contents"][content]
        assert size == step.content.size and ("••••••" in text or text.encode("utf-8") == step.content.read())


def test_the_page_grows_by_few_bytes_an_order_and_by_the_same_for_each(small):
    few, many = len(small[1]), len(order_run(32)[1])
    for_each = (many - few) / 24
    assert for_each < MOST_BYTES_AN_ORDER
    assert for_each < 1.15 * few / 8


def test_the_page_says_how_many_of_how_many_events_it_shows():
    run, page = order_run(2, history_limit=100)
    data = data_of(page)
    all_events = 100 + run.events_forgotten
    assert run.events_forgotten > 100 and len(data["steps"]) == 100
    assert data["left_out"][0].startswith("Of %s events the latest 100 are kept: " % all_events)
